internal import Screens

extension ErrorReport {
  /// The same, with the line as it was probably meant for a hint, where one word of it is wrong.
  func corrected(on words: [String]) -> ErrorReport {
    guard let correction else { return self }
    let (typed, meant) = (correction.typed, correction.meant)
    guard
      let index = words.lastIndex(where: {
        $0 == typed || $0.hasPrefix(typed + "=") || $0.hasSuffix("=" + typed)
      })
    else { return self }
    var words = words
    if words[index].hasPrefix(typed + "=") {
      words[index] = meant + words[index].dropFirst(typed.count)
    } else {
      words[index] = words[index].dropLast(typed.count) + meant
    }
    return hinting(Hint((["casebook"] + words.map(ShellText.quoted)).joined(separator: " ")))
  }

  /// The same, with the book that stood on the command line in the hint too: a pasted hint must not
  /// go to another book.
  func naming(_ options: GlobalOptions) -> ErrorReport {
    guard let hint, hint.isAboutTheBook, let named = Self.naming(options) else { return self }
    return ErrorReport(
      code: code, exit: exit, message: message, details: details,
      hint: Hint(
        "\(hint.command) \(named)", before: hint.before,
        after: hint.after), saved: saved, correction: correction, passes: isRetryable)
  }

  private static func naming(_ options: GlobalOptions) -> String? {
    if let context = options.context { return "--context \(ShellText.quoted(context))" }
    return options.book.map { "--book \(ShellText.quoted($0))" }
  }
}

extension ErrorReport.Hint {
  /// Whether it is a command on the book, and does not name one already.
  fileprivate var isAboutTheBook: Bool {
    let words = command.split(separator: " ")
    guard words.first == "casebook", words.count > 1, !words.contains("--book"),
      !words.contains("--context")
    else {
      return false
    }
    return !["init", "restore", "explain", "help", "schema", "config", "context"].contains(words[1])
  }
}
