internal import Casebook
internal import Cases
internal import EventLog
internal import Screens
internal import Views

/// A script that is worked through on a terminal: every answer is written down before the next
/// question, so that nothing is lost when the line goes dead.
final class IntakeTalk {
  private let asking: Asking
  private let text: IntakeText
  private let typed: TypedLines
  private var counts = Counts()

  /// What came of the questions.
  private struct Counts {
    var asked = 0
    var confirmed = 0
    var spared = 0
    var left = 0
  }

  /// Bound: how often a question is asked again because its answer could not be read.
  static let triesMax = 3

  init(asking: Asking, text: IntakeText, typed: TypedLines) {
    self.asking = asking
    self.text = text
    self.typed = typed
  }

  private var desk: Desk { asking.desk }

  /// Asks one question after the other until the end, `.`, or until nobody types any more.
  func run() throws(ErrorReport) -> Answer {
    try say([
      text.heading(),
      Line(
        desk.say(
          Bilingual(
            ja: "空の行は飛ばす  ? は分からない  - は断られた  . で終わり",
            en: "empty skips  ? not known  - declined  . ends")), .dim),
    ])
    try spare()
    var isOver = false
    for step in text.sheet.steps {
      switch step {
      case .say(let words):
        if !isOver { try say([Line("  " + desk.say(words))]) }
      case .ask(let finding):
        guard !isOver else {
          counts.left += finding.isLeft ? 1 : 0
          continue
        }
        isOver = try !go(through: finding)
      }
    }
    let counts = counts
    let words = Bilingual(
      ja: "聞いた \(counts.asked)  確かめた \(counts.confirmed)  "
        + "聞かずに済んだ \(counts.spared)  残り \(counts.left)",
      en: "asked \(counts.asked)  confirmed \(counts.confirmed)  "
        + "spared \(counts.spared)  left \(counts.left)")
    return Answer(lines: { [Line(self.desk.say(words), .heading)] })
  }

  /// Notes what need not be asked in this contact, once for each key.
  private func spare() throws(ErrorReport) {
    let known = text.sheet.findings.filter { $0.verdict == .answered }
    counts.spared = known.count
    guard let contact = asking.contact, !known.isEmpty else { return }
    let noted: Set<String> = try desk.read { (snapshot) throws(RowsError) in
      let records = try snapshot.records(of: Feed(Ref(.contact, contact.id.any)), opened: false)
      return Set(
        records.compactMap { record in
          if case .facts(.questionSpared(let spared)) = record.event { spared.key } else { nil }
        })
    }
    var drafts: [Draft] = []
    for finding in known where !noted.contains(finding.key.name) {
      guard let fact = finding.facts.first else { continue }
      let spared = QuestionSpared(key: finding.key.name, factID: fact.fact.id)
      drafts.append(
        Draft(.facts(.questionSpared(spared)), refs: asking.refs(fact.fact.subject)))
    }
    guard !drafts.isEmpty else { return }
    _ = try asking.record(
      drafts, says: Bilingual(ja: "聞かずに済んだことを記録", en: "noted what was spared"))
  }

  // MARK: One question

  /// Asks, reads back, or shows why neither; false where it is to end.
  private func go(through finding: OpenedFinding) throws(ErrorReport) -> Bool {
    let title = finding.key.titleWords
    switch finding.verdict {
    case .answered:
      let known = text.known(finding)
      try say([
        Line([
          Span("  v ", .dim), Span("\(desk.say(title)): "), Span(desk.say(known), .dim),
        ])
      ])
      return true
    case .restricted:
      try say([Line("  \(desk.say(title)): \(desk.say(text.restricted(finding)))", .notice)])
      return true
    case .refused:
      let words = Bilingual(ja: "前に断られています", en: "declined before")
      try say([Line("  \(desk.say(title)): \(desk.say(words))", .notice)])
      return true
    case .ask: return try ask(finding)
    case .confirm, .conflict: return try readBack(finding)
    }
  }

  private func ask(_ finding: OpenedFinding) throws(ErrorReport) -> Bool {
    let title = finding.key.titleWords
    let words = finding.key.askWords
    let sentence = Bilingual(ja: "「\(words.ja)」", en: "\"\(words.en)\"")
    try say(
      [Line(desk.say(sentence))]
        + finding.facts.map { Line("  " + desk.say(text.facts.line($0)), .dim) })
    let hint = finding.key.valueHint.map { " (\(desk.say($0)))" } ?? ""
    for _ in 0..<Self.triesMax {
      guard let line = prompt(desk.say(title) + hint) else { return false }
      switch line {
      case "":
        counts.left += 1
        return true
      case ".":
        counts.left += 1
        return false
      case "?": try answer(finding, .unknown)
      case "-": try answer(finding, .refused)
      case _:  // Open set: whatever was typed.
        guard let value = try read(line, of: finding.key) else { continue }
        try answer(finding, value)
      }
      counts.asked += 1
      return true
    }
    counts.left += 1
    return true
  }

  private func readBack(_ finding: OpenedFinding) throws(ErrorReport) -> Bool {
    let words = finding.confirmWords
    let title = finding.key.titleWords
    var lines = [Line(desk.say(Bilingual(ja: "「\(words.ja)」", en: "\"\(words.en)\"")))]
    let isConflict = finding.verdict == .conflict
    for (index, fact) in finding.facts.enumerated() {
      let number = isConflict ? "\(index + 1) " : ""
      lines.append(Line("  \(number)\(desk.say(text.facts.line(fact)))", .dim))
    }
    try say(lines)
    let usual =
      isConflict
      ? Bilingual(ja: "番号か正しい値", en: "number, or the value that holds")
      : Bilingual(ja: "はい=y、違えば値", en: "y, or the value that holds")
    for _ in 0..<Self.triesMax {
      guard let line = prompt("\(desk.say(title)) (\(desk.say(usual)))") else { return false }
      switch line {
      case "":
        counts.left += 1
        return true
      case ".":
        counts.left += 1
        return false
      case _:  // Open set: whatever was typed.
        guard try settle(finding, line) else { continue }
      }
      counts.confirmed += 1
      return true
    }
    counts.left += 1
    return true
  }

  // MARK: Writing

  private func answer(_ finding: OpenedFinding, _ outcome: AnswerOutcome) throws(ErrorReport) {
    let question = try asking.question(finding, .open, because: finding.reason)
    let answered = QuestionAnswered(questionID: question.id, outcome: outcome)
    try write([
      question.draft,
      Draft(.facts(.questionAnswered(answered)), refs: question.draft.refs),
    ])
  }

  private func answer(_ finding: OpenedFinding, _ value: String) throws(ErrorReport) {
    let key = finding.key
    let question = try asking.question(finding, .open, because: finding.reason)
    var drafts = [question.draft]
    let fact: FactID
    let corrected = asking.corrections(finding, value, .changed, evidence: evidence())
    if let new = corrected.fact {
      drafts += corrected.drafts
      fact = new
    } else if let same = finding.facts.first {
      drafts.append(asking.confirmation(of: same, .volunteered))
      fact = same.fact.id
    } else {
      let asserted = try asking.assertion(key, value, TypedSource(), evidence: evidence())
      drafts.append(asserted.draft)
      fact = asserted.id
    }
    let answered = QuestionAnswered(questionID: question.id, outcome: .fact, factID: fact)
    drafts.append(Draft(.facts(.questionAnswered(answered)), refs: question.draft.refs))
    try write(drafts)
  }

  /// Confirms what was read back, or replaces it; false where the answer cannot be read.
  private func settle(_ finding: OpenedFinding, _ line: String) throws(ErrorReport) -> Bool {
    let question = try asking.question(finding, .readBack, because: nil)
    var drafts = [question.draft]
    let isYes = ["y", "yes", "はい"].contains(line.halfWidth.lowercased())
    let fact: FactID
    if finding.verdict == .confirm, isYes, let known = finding.facts.first {
      drafts.append(asking.confirmation(of: known, .readBack))
      fact = known.fact.id
    } else if finding.verdict == .conflict, finding.key.type != .number,
      let number = Int(line.halfWidth), finding.facts.indices.contains(number - 1),
      let value = finding.facts[number - 1].value.text
    {
      let chosen = finding.facts[number - 1]
      drafts.append(asking.confirmation(of: chosen, .readBack))
      drafts += asking.corrections(finding, value, .wasWrong, evidence: evidence()).drafts
      fact = chosen.fact.id
    } else {
      guard let value = try read(line, of: finding.key) else { return false }
      let cause: CorrectionCause = finding.verdict == .conflict ? .wasWrong : .changed
      let corrected = asking.corrections(finding, value, cause, evidence: evidence())
      guard let new = corrected.fact ?? finding.facts.first?.fact.id else { return false }
      if corrected.fact == nil, let known = finding.facts.first {
        drafts.append(asking.confirmation(of: known, .readBack))
      }
      drafts += corrected.drafts
      fact = new
    }
    let answered = QuestionAnswered(questionID: question.id, outcome: .fact, factID: fact)
    drafts.append(Draft(.facts(.questionAnswered(answered)), refs: question.draft.refs))
    try write(drafts)
    return true
  }

  private func evidence() -> Evidence? {
    asking.contact.map {
      Evidence(contact: $0.id, offsetSeconds: $0.offset(at: desk.world.clock()))
    }
  }

  private func write(_ drafts: [Draft]) throws(ErrorReport) {
    let written = try asking.record(drafts, says: Bilingual(ja: "記録", en: "noted"))
    try say(written.lines().prefix(1).map { "  " + $0 })
  }

  // MARK: The terminal

  /// The value that was typed; says what is wrong with it and gives nil where it is none.
  private func read(_ line: String, of key: FactKey) throws(ErrorReport) -> String? {
    do throws(ErrorReport) { return try desk.value(line, of: key) } catch {
      try say(error.lines(desk.language).prefix(2).map { "  " + $0 })
      return nil
    }
  }

  /// What is typed after a prompt; nil where nobody types any more.
  private func prompt(_ words: String) -> String? {
    guard (try? desk.world.output.write("  " + words.printable + "> ")) != nil,
      let line = typed.next()
    else { return nil }
    return String(line.printable.trimmingSpaces)
  }

  private func say(_ lines: [Line]) throws(ErrorReport) {
    let fitting = lines.flatMap { line in
      desk.ruler.cells(line) <= desk.width
        ? [line]
        : desk.ruler.wrapped(line.text, to: desk.width).map {
          Line($0, line.spans.first?.role ?? .plain)
        }
    }
    try Presenter(desk: desk).write(fitting.rendered(desk.colour(desk.world.output)))
  }
}

extension OpenedFinding {
  /// Whether it would have been asked or read back.
  fileprivate var isLeft: Bool {
    switch verdict {
    case .ask, .confirm, .conflict: true
    case .answered, .restricted, .refused: false
    }
  }

  /// Why it is asked although it is known, of what is always asked.
  fileprivate var reason: AskReason? {
    guard !facts.isEmpty else { return nil }
    switch key.alwaysAsk {
    case .identity: return .identityCheck
    case .safety: return .safety
    case .legal: return .legal
    case nil: return nil
    }
  }
}
