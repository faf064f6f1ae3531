internal import Casebook
internal import Cases
internal import Screens
internal import Views

/// Something that somebody wants to ask a customer.
struct AskRequest: Request, Hashable {
  var key: String
  /// Whether what is known is to be read back.
  var isReadBack = false
  /// Why it is asked although it is known.
  var because: AskReason?
  var place = TypedPlace()
  var contact: TypedReference?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let asking = try Asking(try Writer(desk, terms), place, contact: contact)
    let finding = try asking.finding(try asking.key(key))
    let text = AskText(facts: try FactText(desk), typed: key)
    guard let form = form(for: finding) else {
      let report =
        isReadBack && finding.facts.isEmpty && finding.verdict == .ask
        ? text.nothingToConfirm(finding) : text.known(finding)
      return Answer(
        lines: { report.lines(desk.language) }, rows: { text.rows(finding) },
        document: {
          Document(AskDocument.shape, document(finding, nil, nil, asking))
        }, exit: .no)
    }
    let question = try asking.question(finding, form, because: because)
    let written = try asking.record([question.draft], says: form.said)
    let id = desk.options.isDryRun ? nil : question.id
    return Answer(
      lines: { text.asked(finding, form) + written.lines() },
      rows: { text.rows(finding) },
      document: { Document(AskDocument.shape, document(finding, id, form, asking)) })
  }

  /// How it may be asked; nil where it must not be.
  private func form(for finding: OpenedFinding) -> QuestionForm? {
    if because != nil { return .open }
    switch finding.verdict {
    case .ask: return isReadBack && finding.facts.isEmpty ? nil : isReadBack ? .readBack : .open
    case .answered, .confirm, .conflict: return isReadBack ? .readBack : nil
    case .restricted, .refused: return nil
    }
  }

  private func document(
    _ finding: OpenedFinding, _ question: QuestionID?, _ form: QuestionForm?, _ asking: Asking
  ) -> AskDocument {
    AskDocument(
      finding: finding, question: question, form: form, because: because, asOf: asking.asOf)
  }
}

extension QuestionForm {
  /// What a write says.
  fileprivate var said: Bilingual {
    switch self {
    case .open: Bilingual(ja: "質問を記録", en: "question noted")
    case .readBack: Bilingual(ja: "読み上げを記録", en: "reading back noted")
    }
  }
}

/// What `ask` says.
struct AskText {
  let facts: FactText
  /// The key as it was typed, for hints.
  let typed: String

  private var desk: Desk { facts.desk }

  /// The question to be asked, or what is to be read back; then how to write the answer down.
  func asked(_ finding: OpenedFinding, _ form: QuestionForm) -> [Line] {
    let key = finding.key
    let title = key.titleWords
    let isOpen = form == .open
    let heading =
      isOpen
      ? Bilingual(ja: "聞いてください: \(title.ja)", en: "ask: \(title.en)")
      : Bilingual(ja: "読み上げて確かめてください: \(title.ja)", en: "read back: \(title.en)")
    let sentence = isOpen ? key.askWords : finding.confirmWords
    var lines = [
      Line(desk.say(heading), .heading),
      Line(desk.say(Bilingual(ja: "  「\(sentence.ja)」", en: "  \"\(sentence.en)\""))),
    ]
    if let reason = key.alwaysAsk {
      lines.append(Line("  " + desk.say(reason.words), .notice))
    }
    lines += finding.facts.map { Line("  " + desk.say(facts.line($0)), .dim) }
    let answer = "casebook fact set \(key.name)"
    let hint = key.valueHint ?? Bilingual(same: "…")
    let next =
      isOpen
      ? Bilingual(ja: "答えは  \(answer) \(hint.ja)", en: "the answer: \(answer) \(hint.en)")
      : Bilingual(
        ja: "合っていれば  casebook fact confirm \(key.name)   違えば  casebook fact correct",
        en: "if so: casebook fact confirm \(key.name)   if not: casebook fact correct")
    lines.append(Line("  " + desk.say(next), .dim))
    return lines.flatMap(wrapped)
  }

  private func wrapped(_ line: Line) -> [Line] {
    guard desk.ruler.cells(line) > desk.width else { return [line] }
    return desk.ruler.wrapped(line.text, to: desk.width).map {
      Line($0, line.spans.first?.role ?? .plain)
    }
  }

  /// That nobody need be asked, with what is known: an answer, not an error.
  func known(_ finding: OpenedFinding) -> ErrorReport {
    let title = finding.key.titleWords
    let known = finding.facts.map(facts.line)
    switch finding.verdict {
    case .answered, .ask:
      return ErrorReport(
        code: "fact.alreadyKnown", exit: .no,
        message: Bilingual(
          ja: "聞かなくて大丈夫です: \(title.ja)は分かっています",
          en: "no need to ask: \(title.en) is known"),
        details: known,
        hint: ErrorReport.Hint(
          desk.lineWords(adding: ["--confirm"]),
          before: Bilingual(ja: "読み上げて確かめる", en: "read it back:"),
          after: Bilingual(
            ja: "それでも聞くなら  --because valueDoubted",
            en: "to ask all the same: --because valueDoubted")))
    case .confirm:
      return ErrorReport(
        code: "fact.isStale", exit: .no,
        message: Bilingual(
          ja: "聞き直さず、読み上げて確かめてください: \(title.ja)は前に伺っています",
          en: "read it back, do not ask: \(title.en) was said before"),
        details: known, hint: ErrorReport.Hint(desk.lineWords(adding: ["--confirm"])))
    case .conflict:
      return ErrorReport(
        code: "fact.isInConflict", exit: .no,
        message: Bilingual(
          ja: "\(title.ja)が食い違っています。読み上げて確かめてください",
          en: "what is known of \(title.en) contradicts itself: read it all back"),
        details: known, hint: ErrorReport.Hint(desk.lineWords(adding: ["--confirm"])))
    case .restricted: return restricted(finding)
    case .refused: return refused(finding)
    }
  }

  private func restricted(_ finding: OpenedFinding) -> ErrorReport {
    let title = finding.key.titleWords
    let team = finding.finding.restrictedTo
    let name = team.map { facts.teams.label($0.code).name }
    return ErrorReport(
      code: "fact.isRestricted", exit: .no,
      message: Bilingual(
        ja: "お客様に聞かないでください: \(title.ja)は\(name?.ja ?? "別の班")が知っています",
        en: "do not ask the customer: \(name?.en ?? "another team") knows \(title.en)"),
      hint: team.map { team in
        ErrorReport.Hint(
          "casebook memo --to \(team.code) …",
          before: Bilingual(ja: "その班に聞く", en: "ask them:"))
      })
  }

  private func refused(_ finding: OpenedFinding) -> ErrorReport {
    let title = finding.key.titleWords
    let when = finding.finding.refusedAt.map { facts.dates.dayAndTime($0) }
    return ErrorReport(
      code: "fact.wasRefused", exit: .no,
      message: Bilingual(
        ja: "お客様は前に断っています: \(title.ja)\(when.map { " (\($0))" } ?? "")",
        en: "the customer declined before: \(title.en)\(when.map { " (\($0))" } ?? "")"),
      hint: ErrorReport.Hint(
        desk.lineWords(adding: ["--because", "customerRequested"]),
        before: Bilingual(ja: "お客様から話すなら", en: "if the customer wants to tell:")))
  }

  /// That there is nothing to be read back.
  func nothingToConfirm(_ finding: OpenedFinding) -> ErrorReport {
    let title = finding.key.titleWords
    return ErrorReport(
      code: "fact.isUnknown", exit: .no,
      message: Bilingual(
        ja: "\(title.ja)はまだ分かっていません。読み上げるものがありません",
        en: "\(title.en) is not known yet: there is nothing to read back"),
      hint: ErrorReport.Hint("casebook ask \(finding.key.name)"))
  }

  /// For `--plain`: the verdict, the key, then what is known.
  func rows(_ finding: OpenedFinding) -> [[String]] {
    [[finding.verdict.rawValue, finding.key.name]] + finding.facts.map(facts.row)
  }
}

extension AlwaysAsk {
  /// Why it is asked whatever is known.
  var words: Bilingual {
    switch self {
    case .identity: Bilingual(ja: "本人確認のため毎回聞きます", en: "always asked, to prove identity")
    case .safety: Bilingual(ja: "安全のため毎回聞きます", en: "always asked, for safety")
    case .legal: Bilingual(ja: "法令により毎回聞きます", en: "always asked, by law")
    }
  }
}
