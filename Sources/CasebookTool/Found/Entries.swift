internal import Cases
internal import Screens
internal import Views

extension Desk {
  /// All events of a case, in the order of the log, opened.
  func records(of card: CaseCard) throws(ErrorReport) -> [Record] {
    try read { (snapshot) throws(RowsError) in
      try snapshot.records(of: .case(card.id), opened: true)
    }
  }

  /// The events of an entry of a case that a person wrote, without what was corrected since.
  func entry(_ typed: TypedReference, of card: CaseCard) throws(ErrorReport) -> [Record] {
    guard let entry = typed.entry else {
      throw UsageProblem.missingArgument("REF#N", command: words.first ?? "").report
    }
    let records = try records(of: card)
    let corrections = Corrections(of: records)
    let found = records.filter {
      $0.entry == entry && $0.origin != .book && !corrections.isTakenBack($0.id)
    }
    guard found.isEmpty else { return found }
    guard let gone = records.first(where: { $0.entry == entry && $0.origin != .book }) else {
      throw entryDoesNotExist(entry, in: card)
    }
    throw try entryIsTakenBack(gone, in: card, records)
  }

  /// That an entry was corrected or taken back, and by which one.
  private func entryIsTakenBack(
    _ record: Record, in card: CaseCard, _ records: [Record]
  ) throws(ErrorReport) -> ErrorReport {
    let correction = records.last { $0.supersedes == record.id }
    let retraction = records.last { $0.retractedEvents?.contains(record.id) == true }
    let later = [correction, retraction].compactMap(\.self).max { $0.seq < $1.seq }
    let reference = "\(card.number)#\(record.entry ?? 0)"
    let isCorrected = later?.supersedes != nil
    return ErrorReport(
      code: "entry.isTakenBack", exit: .refused,
      message: isCorrected
        ? Bilingual(ja: "\(reference) はもう訂正されています", en: "\(reference) has been corrected since")
        : Bilingual(ja: "\(reference) はもう取り消されています", en: "\(reference) is taken back already"),
      details: try entryLines(of: [later?.id].compactMap(\.self), in: card),
      hint: ErrorReport.Hint(
        isCorrected
          ? later?.entry.map {
            let typed = words.first { TypedReference($0).entry == record.entry }
            return lineWords(
              replacing: typed, with: "\(card.number)#\($0)", option: "--case")
          } ?? "casebook timeline \(card.number)"
          : "casebook timeline \(card.number)"))
  }

  /// That a case has no such entry, and which one is its last.
  func entryDoesNotExist(_ entry: Int, in card: CaseCard) -> ErrorReport {
    ErrorReport(
      code: "entry.doesNotExist", exit: .notFound,
      message: Bilingual(
        ja: "\(card.number) に記入 #\(entry) はありません (最後は #\(card.state.entryCount))",
        en: "\(card.number) has no entry #\(entry) (the last is #\(card.state.entryCount))"),
      hint: ErrorReport.Hint("casebook timeline \(card.number)"))
  }

  /// Events of a case as people find them again: `C-1042#12  11/20 14:37  木村  …`.
  ///
  /// An event that does not stand on the case is named by its id.
  func entryLines(of events: [EventID], in card: CaseCard) throws(ErrorReport) -> [Bilingual] {
    let dates = try dates()
    let teams = try teams()
    let codes = try codeNames()
    let language = language
    return try read { (snapshot) throws(RowsError) in
      let records = try snapshot.records(of: .case(card.id), opened: true)
      var names = try NameBook(records, [card.state], snapshot).names
      names.code = { codes[$0]?.text(in: language) }
      let writer = LineWriter(names: names, dates: dates, teams: teams)
      var lines: [Bilingual] = []
      for event in events.prefix(FindingLimits.countMax) {
        guard let record = records.first(where: { $0.id == event }) else {
          lines.append(Bilingual(same: "\(event)"))
          continue
        }
        let parts: [String?] = [
          record.entry.map { ProvisionalNumber.reference(card.number, $0) } ?? card.number,
          dates.dayAndTime(record.occurredAt), record.actor.flatMap(names.member),
          writer.text(record),
        ]
        lines.append(Bilingual(same: parts.compactMap(\.self).joined(separator: "  ")))
      }
      return lines
    }
  }

  /// The open promise that an entry made; without one the only open promise of the case.
  func openPromise(_ typed: TypedReference?, of card: CaseCard) throws(ErrorReport) -> OpenPromise {
    let open = card.state.promises
    if let entry = typed?.entry {
      if let promise = open.first(where: { $0.entry == entry }) { return promise }
    } else if open.count == 1, let only = open.first {
      return only
    }
    var lines: [Bilingual] = []
    let dates = try dates()
    for promise in open {
      let text: SealedText = try read { (snapshot) throws(RowsError) in
        try snapshot.words(of: promise)
      }
      let reference = "\(card.number)#\(promise.entry)  \(dates.dayAndTime(promise.window.to))"
      lines.append(
        Bilingual(ja: "\(reference)  \(text.spoken.ja)", en: "\(reference)  \(text.spoken.en)"))
    }
    guard !open.isEmpty else {
      throw ErrorReport(
        code: "promise.doesNotExist", exit: .notFound,
        message: Bilingual(
          ja: "\(card.number) に果たす約束はありません", en: "\(card.number) has no open promise"),
        hint: ErrorReport.Hint("casebook due"))
    }
    throw ErrorReport(
      code: typed?.entry == nil ? "promise.ambiguous" : "promise.doesNotExist",
      exit: typed?.entry == nil ? .usage : .notFound,
      message: Bilingual(
        ja: typed?.entry.map { "\(card.number)#\($0) は果たす約束ではありません" }
          ?? "\(card.number) の約束は \(open.count) 件あります",
        en: typed?.entry.map { "\(card.number)#\($0) is no open promise" }
          ?? "\(card.number) has \(open.count) open promises"),
      details: lines,
      hint: open.first.map { ErrorReport.Hint("casebook keep \"\(card.number)#\($0.entry)\"") })
  }

  /// The visit that an entry planned.
  func plannedVisit(
    _ typed: TypedReference, of card: CaseCard
  ) throws(ErrorReport) -> PlannedVisit {
    let visit = try entry(typed, of: card).lazy.compactMap(\.refs.visit).first
    if let visit = card.state.visits.first(where: { $0.id == visit }) { return visit }
    throw ErrorReport(
      code: "visit.doesNotExist", exit: .notFound,
      message: Bilingual(
        ja: "\(typed.text) は予定中の訪問ではありません", en: "\(typed.text) is no planned visit"))
  }
}
