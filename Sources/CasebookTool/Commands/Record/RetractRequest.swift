internal import Cases
internal import Screens
internal import Views

/// An entry to be taken back.
struct RetractRequest: Request, Hashable {
  var entry: TypedReference
  var why: String
  var reasonCode: String
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let card = try desk.case(entry)
    let records = try records(of: card, desk)
    let retracted = EntryRetracted(
      events: records.map(\.id), reasonCode: reasonCode, reason: why)
    let kinds = records.compactMap(\.event.kind?.rawValue).joined(separator: ", ")
    let place =
      records.first?.entry.map { ProvisionalNumber.reference(card.number, $0) } ?? entry.text
    return try writer.decide(
      .retractEntry(retracted), refs: Refs(records.flatMap(\.refs.all)),
      says: Bilingual(ja: "\(place) (\(kinds)) を取り消し", en: "\(place) (\(kinds)) taken back"),
      on: WriteSubject(case: card))
  }

  /// The events of the entry that still hold; all of them if none does, or if only the book wrote
  /// it: why they stay is then for the book to say.
  private func records(of card: CaseCard, _ desk: Desk) throws(ErrorReport) -> [Record] {
    guard let number = entry.entry else {
      throw UsageProblem.missingArgument("REF#N", command: "retract").report
    }
    let feed = try desk.records(of: card)
    let written = feed.filter { $0.entry == number && $0.refs.case == card.id }
    guard !written.isEmpty else { throw desk.entryDoesNotExist(number, in: card) }
    let corrections = Corrections(of: feed)
    let holding = written.filter { $0.origin != .book && !corrections.isTakenBack($0.id) }
    return holding.isEmpty ? written : holding
  }
}
