internal import Cases
internal import Screens

extension Asking {
  /// Has a value written down: as new, or as the confirmation of the same one.
  func set(
    _ key: FactKey, _ value: String, _ origin: TypedSource, evidence: Evidence?, isAnyway: Bool
  ) throws(ErrorReport) -> Answer {
    let finding = try finding(key)
    if finding.finding.verdict == .restricted, !isAnyway { throw nothingKnown(finding) }
    let same = finding.facts.first { $0.value.text.map(searchText) == searchText(value) }
    if let same, finding.verdict != .conflict || finding.facts.count == 1 {
      desk.note(
        Line(
          desk.say(
            Bilingual(ja: "同じ値が分かっています。確認として残します", en: "known already: it is confirmed")),
          .dim))
      return try confirm(finding, same, .volunteered)
    }
    if !finding.facts.isEmpty, !isAnyway {
      // What has aged, or is asked every time, may well be another one by now.
      guard finding.verdict == .confirm || key.alwaysAsk != nil else {
        throw try differs(finding, value)
      }
      return try correct(finding, value, .changed, evidence: evidence)
    }
    let asserted = try assertion(key, value, origin, evidence: evidence)
    return try record(
      [asserted.draft] + (try answers(key, .fact, fact: asserted.id)),
      says: Bilingual(ja: "\(key.titleWords.ja)を記録", en: "\(key.titleWords.en) recorded"))
  }

  /// The event that makes a value known, and its fact.
  func assertion(
    _ key: FactKey, _ value: String, _ origin: TypedSource, evidence: Evidence?
  ) throws(ErrorReport) -> (id: FactID, draft: Draft) {
    let id: FactID = writer.newID()
    let isOpen = key.sensitivity == .impersonal
    let asserted = FactAsserted(
      factID: id, subject: key.subject, key: key.name, value: isOpen ? nil : value,
      impersonalValue: isOpen ? value : nil, unit: key.unit,
      source: origin.source ?? evidence?.usualSource ?? .customerSaid, evidence: evidence,
      saidBy: origin.saidBy, confidence: origin.confidence)
    return (id, Draft(.facts(.factAsserted(asserted)), refs: try refs(key)))
  }

  /// Has it written down that what is known was confirmed.
  func confirm(
    _ finding: OpenedFinding, _ fact: OpenedFact, _ how: ConfirmationMethod
  ) throws(ErrorReport) -> Answer {
    let title = finding.key.titleWords
    let drafts =
      [confirmation(of: fact, how)] + (try answers(finding.key, .fact, fact: fact.fact.id))
    return try record(
      drafts, says: Bilingual(ja: "\(title.ja)を確認", en: "\(title.en) confirmed"))
  }

  func confirmation(of fact: OpenedFact, _ how: ConfirmationMethod) -> Draft {
    Draft(
      .facts(.factConfirmed(FactConfirmed(factID: fact.fact.id, how: how))),
      refs: refs(fact.fact.subject))
  }

  /// Has everything replaced that says something else than `value`.
  func correct(
    _ finding: OpenedFinding, _ value: String, _ cause: CorrectionCause, evidence: Evidence?
  ) throws(ErrorReport) -> Answer {
    let corrected = corrections(finding, value, cause, evidence: evidence)
    guard let new = corrected.fact else { throw isTheSame(finding) }
    let title = finding.key.titleWords
    return try record(
      corrected.drafts + (try answers(finding.key, .fact, fact: new)),
      says: Bilingual(ja: "\(title.ja)を改めた", en: "\(title.en) corrected"))
  }

  /// The events that replace what says something else, and the fact that holds then; no fact
  /// where nothing does.
  func corrections(
    _ finding: OpenedFinding, _ value: String, _ cause: CorrectionCause, evidence: Evidence?
  ) -> (drafts: [Draft], fact: FactID?) {
    let isOpen = finding.key.sensitivity == .impersonal
    var last: FactID?
    var drafts: [Draft] = []
    for fact in finding.facts where fact.value.text.map(searchText) != searchText(value) {
      let new: FactID = writer.newID()
      last = new
      let corrected = FactCorrected(
        factID: fact.fact.id, newFactID: new, value: isOpen ? nil : value,
        impersonalValue: isOpen ? value : nil, cause: cause, evidence: evidence)
      drafts.append(Draft(.facts(.factCorrected(corrected)), refs: refs(fact.fact.subject)))
    }
    return (drafts, last)
  }

  /// That the customer could or would not say: the question that waits is answered so; where
  /// nobody noted one, it is noted now.
  func unanswered(_ key: FactKey, _ outcome: AnswerOutcome) throws(ErrorReport) -> [Draft] {
    let waiting = try answers(key, outcome)
    guard waiting.isEmpty else { return waiting }
    let finding = try finding(key)
    let question = try question(finding, .open, because: nil)
    let answered = QuestionAnswered(questionID: question.id, outcome: outcome)
    return [
      question.draft,
      Draft(.facts(.questionAnswered(answered)), refs: try questionRefs(key)),
    ]
  }

  // MARK: Refusals

  /// That another value is known, or several.
  func differs(
    _ finding: OpenedFinding, _ value: String? = nil
  ) throws(ErrorReport) -> ErrorReport {
    let text = try FactText(desk)
    let title = finding.key.titleWords
    let shown = value.map(ShellText.quoted) ?? "…"
    let place = place.subject.case.map { " --case \($0.number)" } ?? ""
    return ErrorReport(
      code: "fact.differs", exit: .refused,
      message: Bilingual(
        ja: value == nil
          ? "\(title.ja)が食い違っています。どれが正しいかを決めます"
          : "\(title.ja)は別の値が分かっています",
        en: value == nil
          ? "what is known of \(title.en) contradicts itself: say which value holds"
          : "another value of \(title.en) is known"),
      details: finding.facts.map(text.line),
      hint: ErrorReport.Hint(
        "casebook fact correct \(finding.key.name) \(shown) --cause wasWrong\(place)",
        after: Bilingual(
          ja: "変わったなら --cause changed   並べて残すなら fact set --anyway",
          en: "if it changed: --cause changed   to keep both: fact set --anyway")))
  }

  /// That there is nothing to be confirmed or corrected, as far as this team may know.
  func nothingKnown(_ finding: OpenedFinding) -> ErrorReport {
    let title = finding.key.titleWords
    if let team = finding.finding.restrictedTo {
      return ErrorReport(
        code: "fact.isRestricted", exit: .refused,
        message: Bilingual(
          ja: "\(title.ja)は別の班だけが知っています", en: "only another team knows \(title.en)"),
        hint: ErrorReport.Hint(
          "casebook memo --to \(team.code) …",
          before: Bilingual(ja: "その班に聞く", en: "ask them:")))
    }
    return ErrorReport(
      code: "fact.isUnknown", exit: .notFound,
      message: Bilingual(
        ja: "\(title.ja)はまだ分かっていません", en: "\(title.en) is not known yet"),
      hint: ErrorReport.Hint("casebook fact set \(finding.key.name) …"))
  }

  private func isTheSame(_ finding: OpenedFinding) -> ErrorReport {
    ErrorReport(
      code: "fact.isTheSame", exit: .refused,
      message: Bilingual(
        ja: "\(finding.key.titleWords.ja)はもうその値です",
        en: "\(finding.key.titleWords.en) has that value already"),
      hint: ErrorReport.Hint("casebook fact confirm \(finding.key.name)"))
  }
}

extension Evidence {
  /// Where something comes from that this shows, if nobody says.
  fileprivate var usualSource: FactSource? {
    if document != nil { return .document }
    if contact != nil { return .customerSaid }
    return media != nil ? .observed : nil
  }
}

extension Writer {
  /// Lets only the owner of a restricted key see what is written, unless somebody said who may.
  mutating func restrict(to key: FactKey) {
    guard key.sensitivity == .restricted, terms.only.isEmpty, let owner = key.owner else { return }
    terms.only = [owner.code]
  }
}

extension Desk {
  /// A value as its key declares it.
  func value(_ typed: String, of key: FactKey) throws(ErrorReport) -> String {
    switch key.type {
    case .text: return String(try Typed.text(typed, of: key.name).trimmingSpaces)
    case .number: return try Typed.quantity(typed, of: key.name).text
    case .date:
      guard let day = try day(typed, .ahead, option: key.name) else { return typed }
      return day.description
    case .flag: return try Typed.truth(typed, of: key.name) ? "yes" : "no"
    case .choice(let codes):
      let text = String(typed.halfWidth.trimmingSpaces).lowercased()
      if let code = codes.first(where: { $0.lowercased() == text }) { return code }
      let names = try codeNames()
      let named = codes.filter { code in
        names[code].map { [$0.ja, $0.en].contains { $0.lowercased() == text } } ?? false
      }
      if named.count == 1, let only = named.first { return only }
      throw UsageProblem.invalidValue(typed, of: key.name, allowed: codes).report
    }
  }
}
