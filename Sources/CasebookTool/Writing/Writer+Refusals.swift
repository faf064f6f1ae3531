internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

extension Writer {
  /// A refusal in words, with what helps.
  func report(_ refusal: Refusal, on subject: WriteSubject) throws(ErrorReport) -> ErrorReport {
    if case .isStale(let seq) = refusal { return try stale(seq, subject) }
    let words = RefusalWords(refusal: refusal, teams: try desk.teams())
    let number = subject.case.map { "\($0.number): " } ?? ""
    let details = try details(refusal, subject)
    return ErrorReport(
      code: refusal.reportCode, exit: refusal.exit,
      message: Bilingual(ja: number + words.ja, en: number + words.en), details: details,
      hint: hint(refusal, subject, details))
  }

  /// Which promises are open, with their words; which entries are meant, with their lines.
  private func details(
    _ refusal: Refusal, _ subject: WriteSubject
  ) throws(ErrorReport) -> [Bilingual] {
    if let card = subject.case, !refusal.events.isEmpty {
      return try desk.entryLines(of: refusal.events, in: card)
    }
    if let other = refusal.otherCase {
      let card: CaseCard? = try desk.read { (snapshot) throws(RowsError) in
        try snapshot.state(other, as: CaseState.self).map { (state) throws(RowsError) in
          try snapshot.card(state)
        }
      }
      return card.map { [Bilingual(ja: $0.line(.ja), en: $0.line(.en))] } ?? []
    }
    if case .mergeIsSuperseded(let later) = refusal { return try mergeLine(later) }
    guard case .promisesAreOpen(let promises) = refusal, let number = subject.case?.number else {
      return []
    }
    let dates = try desk.dates()
    var lines: [Bilingual] = []
    for promise in promises.prefix(FindingLimits.countMax) {
      // It may be owed in a duplicate of the case.
      let (words, owner): (SealedText, String?) = try desk.read { (snapshot) throws(RowsError) in
        let record = try snapshot.record(at: promise.seq, opened: false)
        let state = try record.refs.case.flatMap { (id) throws(RowsError) in
          try snapshot.state(id, as: CaseState.self)
        }
        return (try snapshot.words(of: promise), state?.number)
      }
      let text = words.spoken
      let reference = "\(owner ?? number)#\(promise.entry)"
      let end = dates.dayAndTime(promise.window.to)
      lines.append(
        Bilingual(ja: "\(reference)  \(end)  \(text.ja)", en: "\(reference)  \(end)  \(text.en)"))
    }
    return lines
  }

  private func hint(
    _ refusal: Refusal, _ subject: WriteSubject, _ details: [Bilingual]
  ) -> ErrorReport.Hint? {
    if case .mergeIsSuperseded = refusal,
      let first = details.first?.en.split(separator: " ").first
    {
      return ErrorReport.Hint("casebook unmerge \(first) --why mistake")
    }
    if refusal.isOfMerge, let customer = subject.customer {
      return ErrorReport.Hint("casebook customer show \(customer.number)")
    }
    guard let number = subject.case?.number else { return nil }
    if case .decisionsRestOnIt = refusal, let last = details.last?.en.split(separator: " ").first {
      return ErrorReport.Hint(
        "casebook retract \"\(last)\" --why …",
        before: Bilingual(ja: "後のものから取り消す", en: "take the later one back first"))
    }
    if case .promisesAreOpen = refusal, let first = details.first?.en.split(separator: " ").first {
      return ErrorReport.Hint("casebook keep \"\(first)\"")
    }
    if case .caseIsNotResolved = refusal {
      return ErrorReport.Hint("casebook case resolve \(number)")
    }
    if case .otherTeamNeedsHandoff(let team) = refusal {
      return ErrorReport.Hint("casebook handoff offer \(team.code) --case \(number) --ask …")
    }
    if case .unknownsAreUnlisted(let keys) = refusal {
      // What was typed already stays in the list: the option holds once.
      let place = desk.words.lastIndex(of: "--open").map { $0 + 1 }
      let typed = place.flatMap { desk.words.indices.contains($0) ? desk.words[$0] : nil }
      let list = ([typed].compactMap(\.self) + keys).joined(separator: ",")
      return ErrorReport.Hint(
        desk.lineWords(replacing: typed, with: list, option: "--open"),
        after: Bilingual(
          ja: "聞いてしまうなら  casebook intake --case \(number)",
          en: "or find out: casebook intake --case \(number)"))
    }
    if case .repairIsOpen = refusal {
      return ErrorReport.Hint("casebook repair finish --case \(number)")
    }
    if case .handoffIsPending = refusal { return ErrorReport.Hint("casebook show \(number)") }
    if case .caseIsDuplicate = refusal {
      return ErrorReport.Hint(
        "casebook show \(number)",
        after: Bilingual(ja: "間違いなら  casebook case unlink", en: "or undo it: casebook case unlink"))
    }
    if case .loanersAreOut = refusal {
      return ErrorReport.Hint("casebook loaner return --case \(number)")
    }
    if case .evidenceIsMissing = refusal {
      return ErrorReport.Hint(desk.lineWords(adding: ["--by", "\(number)#…"]))
    }
    if case .newItemIsMissing = refusal {
      return ErrorReport.Hint(desk.lineWords(adding: ["--new-item", "I-…"]))
    }
    if case .returnsAreOpen = refusal { return ErrorReport.Hint("casebook rma list") }
    if case .itemHasNotArrived = refusal {
      return ErrorReport.Hint("casebook custody take --why rma --case \(number)")
    }
    if case .conflictsAreOpen = refusal {
      return ErrorReport.Hint("casebook conflict list --case \(number)")
    }
    if case .verdictStands = refusal {
      return ErrorReport.Hint(desk.lineWords(adding: ["--overturn"]))
    }
    if case .caseIsClosed = refusal { return ErrorReport.Hint("casebook case reopen \(number)") }
    return nil
  }

  /// Who was merged into whom by a merge that stands above: `K-77  山田  > K-5`.
  private func mergeLine(_ merge: MergeID) throws(ErrorReport) -> [Bilingual] {
    try desk.read { (snapshot) throws(RowsError) in
      guard let record = try snapshot.merge(merge),
        let one = record.refs[.absorbed].map(CustomerID.init),
        let other = record.refs[.survivor].map(CustomerID.init),
        let absorbed = try snapshot.state(one, as: CustomerState.self),
        let survivor = try snapshot.state(other, as: CustomerState.self)
      else { return [] }
      let name = try snapshot.card(absorbed).name.spoken
      return [
        Bilingual(
          ja: "\(absorbed.number)  \(name.ja)  > \(survivor.number)",
          en: "\(absorbed.number)  \(name.en)  > \(survivor.number)")
      ]
    }
  }

  /// What came after the entry that was expected to be the last.
  private func stale(_ seq: UInt64, _ subject: WriteSubject) throws(ErrorReport) -> ErrorReport {
    let (record, member): (Record, MemberCard?) = try desk.read { (snapshot) throws(RowsError) in
      let record = try snapshot.record(at: seq, opened: false)
      return (record, try snapshot.member(record.actor))
    }
    let number = subject.case?.number ?? ""
    let time = try desk.dates().time(record.occurredAt)
    let who = [member?.name.text, time].compactMap(\.self).joined(separator: " ")
    return ErrorReport(
      code: refusalCode, exit: .stale,
      message: Bilingual(
        ja: "\(number) は見た後に変わりました (\(who))",
        en: "\(number) has changed since you looked (\(who))"),
      hint: ErrorReport.Hint(
        "casebook timeline \(number) --since \(time)",
        after: Bilingual(
          ja: "確かめてから  --expect \(record.entry ?? 0)  を付けてもう一度",
          en: "look, then again with  --expect \(record.entry ?? 0)")))
  }

  private var refusalCode: String { "case.stale" }
}

extension Refusal {
  /// Whether it is about two customers who are one already, or never were.
  fileprivate var isOfMerge: Bool {
    switch self {
    case .mergesWithItself, .alreadyMerged, .mergeMakesCycle, .alreadyUnmerged: true
    case _: false  // Open set: all others are about something else.
    }
  }

  /// The events because of which it was refused.
  fileprivate var events: [EventID] {
    switch self {
    case .eventIsRetracted(let event), .eventIsTheBooks(let event): [event]
    case .decisionsRestOnIt(let events): events
    case _: []  // Open set: other refusals name no events.
    }
  }

  /// Another case that it speaks of.
  fileprivate var otherCase: CaseID? {
    if case .caseIsDuplicate(let survivor) = self { survivor } else { nil }
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// What was promised.
  func words(of promise: OpenPromise) throws(RowsError) -> SealedText {
    let record = try record(at: promise.seq, opened: true)
    guard case .commitments(.promiseMade(let made)) = record.event else { return .absent }
    return SealedText(made.what, of: record)
  }
}
