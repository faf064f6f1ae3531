/// Everything that a person or a script is told when a command does not end as wished.
///
/// In the order of what is printed: what happened in the user's words, with the value typed; why,
/// or what is near, and whether anything is lost; a command to paste; the code for
/// `casebook explain`.
package struct ErrorReport: Error, Hashable, Sendable {
  /// A command that may help, with words around it.
  package struct Hint: Hashable, Sendable {
    /// To be pasted; alone in JSON.
    package let command: String
    package let before: Bilingual?
    package let after: Bilingual?

    /// Makes a hint.
    package init(_ command: String, before: Bilingual? = nil, after: Bilingual? = nil) {
      self.command = command
      self.before = before
      self.after = after
    }
  }

  /// A word of the command line that was probably meant to be another one.
  package struct Correction: Hashable, Sendable {
    /// As it was typed: an option, or the value of one.
    package let typed: String
    package let meant: String

    /// Makes a correction.
    package init(_ typed: String, meant: String) {
      self.typed = typed
      self.meant = meant
    }
  }

  /// What was written on this device all the same.
  package struct Saved: Hashable, Sendable {
    /// The ULID of the command.
    package let command: String
    /// The ULID of the case.
    package let caseID: String
    /// `C-1042`; nil while unsent.
    package let caseReference: String?
    /// `queued`, `sent`, `accepted` or `refused`.
    package let delivery: String

    /// Makes the note of a write.
    package init(command: String, caseID: String, caseReference: String?, delivery: String) {
      self.command = command
      self.caseID = caseID
      self.caseReference = caseReference
      self.delivery = delivery
    }
  }

  /// Stable and untranslated: `case.doesNotExist`.
  package let code: String
  package let exit: ExitCode
  package let message: Bilingual
  /// Why, what is near, what did succeed; one line each.
  package let details: [Bilingual]
  package let hint: Hint?
  package let saved: Saved?
  /// Where one word is the whole trouble; the tool makes a hint of it.
  package let correction: Correction?
  /// Whether the same command may succeed later.
  package let isRetryable: Bool

  /// Makes a report; what stands in the way of other exit codes than "try again" passes as well
  /// where `passes` says so.
  package init(
    code: String, exit: ExitCode, message: Bilingual, details: [Bilingual] = [],
    hint: Hint? = nil, saved: Saved? = nil, correction: Correction? = nil, passes: Bool = false
  ) {
    self.code = code
    self.exit = exit
    self.message = message
    self.details = details
    self.hint = hint
    self.saved = saved
    self.correction = correction
    isRetryable = passes || exit == .tryAgain || exit == .unreachable
  }

  /// The same report with one more line of what is to be known.
  package func adding(_ detail: Bilingual) -> ErrorReport {
    ErrorReport(
      code: code, exit: exit, message: message, details: details + [detail], hint: hint,
      saved: saved, correction: correction, passes: isRetryable)
  }

  /// The same report with another hint.
  package func hinting(_ hint: Hint) -> ErrorReport {
    ErrorReport(
      code: code, exit: exit, message: message, details: details, hint: hint, saved: saved,
      correction: correction, passes: isRetryable)
  }
}

extension ErrorReport {
  /// The text for a person, for standard error.
  ///
  /// An answer (exit code 1) is not called an error.  Nothing is wrapped or cut: a hint must stay
  /// one line to be pasted, and a terminal wraps the rest.
  package func lines(_ language: Language) -> [Line] {
    var first = [Span(message.text(in: language))]
    if exit != .no { first.insert(Span(Words.error.text(in: language), .failure), at: 0) }
    var lines = [Line(first)]
    lines += details.map { Line("  " + $0.text(in: language)) }
    if let hint { lines.append(Self.line(hint, language)) }
    lines.append(Line("[\(code)]", .dim))
    return lines
  }

  private static func line(_ hint: Hint, _ language: Language) -> Line {
    var spans = [Span(Words.hint.text(in: language), .hint)]
    if let before = hint.before { spans.append(Span(before.text(in: language) + "  ")) }
    spans.append(Span(hint.command, .command))
    if let after = hint.after { spans.append(Span("   " + after.text(in: language))) }
    return Line(spans)
  }

  private enum Words: Message {
    case error, hint

    var ja: String {
      switch self {
      case .error: "エラー: "
      case .hint: "ヒント: "
      }
    }

    var en: String {
      switch self {
      case .error: "error: "
      case .hint: "hint: "
      }
    }
  }
}
