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
    guard !found.isEmpty else {
      throw ErrorReport(
        code: "entry.doesNotExist", exit: .notFound,
        message: Bilingual(
          ja: "\(card.number) に記入 #\(entry) はありません (最後は #\(card.state.entryCount))",
          en: "\(card.number) has no entry #\(entry) (the last is #\(card.state.entryCount))"),
        hint: ErrorReport.Hint("casebook timeline \(card.number)"))
    }
    return found
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
