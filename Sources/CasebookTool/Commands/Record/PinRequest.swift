internal import Cases
internal import Screens
internal import Views

/// An entry to be put on top of the timeline, or taken from there.
struct PinRequest: Request, Hashable {
  var entry: TypedReference
  var isUnpinning: Bool
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let card = try desk.case(entry)
    let records = try desk.entry(entry, of: card)
    guard let first = records.first, let number = first.entry else {
      throw UsageProblem.missingArgument("REF#N", command: "pin").report
    }
    let pinned = try pinnedEntries(card, desk)
    let isPinned = pinned.contains(number)
    let reference = "\(card.number)#\(number)"
    guard isPinned == isUnpinning else { throw problem(reference, pinned, card) }
    // Whatever of the entry was pinned comes down: its first event, or the memo in it.
    let event: Event.Book =
      isUnpinning
      ? .entryUnpinned(EntryUnpinned(event: pinnedEvent(of: records) ?? first.id))
      : .entryPinned(EntryPinned(event: first.id))
    return try writer.record(
      [Draft(.book(event), refs: first.refs, causation: first.id)],
      says: isUnpinning
        ? Bilingual(ja: "\(reference) の固定を解除", en: "\(reference) taken from the top")
        : Bilingual(ja: "\(reference) を固定", en: "\(reference) pinned"),
      on: WriteSubject(case: card))
  }

  /// The event of an entry that keeps it on top by itself: a memo that was written so.
  private func pinnedEvent(of records: [Record]) -> EventID? {
    records.first { record in
      if case .facts(.memoWritten(let memo)) = record.event { memo.pinned } else { false }
    }?.id
  }

  private func pinnedEntries(_ card: CaseCard, _ desk: Desk) throws(ErrorReport) -> [Int] {
    let timeline = Timeline(
      try desk.records(of: card), of: card.state, try desk.timelineRequest())
    return timeline.pins.entries.compactMap(\.number)
  }

  private func problem(_ reference: String, _ pinned: [Int], _ card: CaseCard) -> ErrorReport {
    if isUnpinning {
      return ErrorReport(
        code: "entry.isNotPinned", exit: .refused,
        message: Bilingual(
          ja: "\(reference) は固定されていません", en: "\(reference) is not pinned"),
        details: pinned.map { Bilingual(same: "\(card.number)#\($0)") },
        hint: ErrorReport.Hint(
          pinned.first.map { "casebook unpin \"\(card.number)#\($0)\"" }
            ?? "casebook timeline \(card.number)"))
    }
    return ErrorReport(
      code: "entry.isPinned", exit: .refused,
      message: Bilingual(ja: "\(reference) はもう固定されています", en: "\(reference) is pinned already"),
      hint: ErrorReport.Hint("casebook unpin \"\(reference)\""))
  }
}
