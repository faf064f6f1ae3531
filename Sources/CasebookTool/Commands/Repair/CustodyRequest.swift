internal import Casebook
internal import Cases
internal import Screens
internal import Views

/// An item that passes into other hands.
struct CustodyRequest: Request, Hashable {
  var handing: Handing
  /// Nil: who has it.
  var from: Holder?
  var to: Holder
  /// Nil: as it was taken, and for repair what is taken.
  var why: CustodyReason?
  var place: String?
  var rma: TypedReference?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    var subject = try writer.subject(ofItem: handing.item, case: handing.case)
    let last = try lastReason(subject.item, desk)
    let why = why ?? last
    let isArrival = why == .rma && (to == .us || to == .maker)
    if isArrival, subject.case == nil, let item = subject.item {
      try Self.addCase(ofReturn: item, to: &subject, desk)
    }
    let from = from ?? subject.item?.holder ?? .customer
    guard from != to else { throw Self.unmoved(to, subject) }
    var refs = subject.refs
    if why == .repair, let card = subject.case, card.state.item == subject.item?.id {
      refs.repair = card.state.openRepairs.last
    }
    if isArrival, let card = subject.case {
      let found = try desk.openReturn(rma, of: card, holding: subject.item?.id)
      refs.insert(Ref(.rma, found.id.any))
    }
    let passed = ItemCustodyPassed(
      from: from, to: to, place: place, why: why, condition: handing.condition,
      accessories: handing.accessories)
    let hands = (Bilingual(from), Bilingual(to))
    let item = subject.item.map { "\($0.model) \($0.serial ?? $0.number)" } ?? ""
    return try writer.record(
      [Draft(.items(.itemCustodyPassed(passed)), refs: refs)],
      says: Bilingual(
        ja: "\(item): \(hands.0.ja) > \(hands.1.ja)", en: "\(item): \(hands.0.en) > \(hands.1.en)"),
      on: subject)
  }

  /// What the item was taken for, if it is given back; else for repair.
  private func lastReason(
    _ item: ItemState?, _ desk: Desk
  ) throws(ErrorReport) -> CustodyReason {
    guard let item, item.holder != .customer else { return .repair }
    let reasons: [CustodyReason] = try desk.read { (snapshot) throws(RowsError) in
      let history = ItemHistory(
        item.id, records: try snapshot.records(of: Feed(Ref(.item, item.id.any)), opened: false))
      return history.custody.map(\.passed.why)
    }
    return reasons.first ?? .repair
  }

  /// An item that comes back stands in the case in which its return was authorized.
  private static func addCase(
    ofReturn item: ItemState, to subject: inout WriteSubject, _ desk: Desk
  ) throws(ErrorReport) {
    let cards: [CaseCard] = try desk.read { (snapshot) throws(RowsError) in
      var cards: [CaseCard] = []
      for open in try snapshot.openReturns(of: item.id) {
        if let state = try snapshot.state(open.case, as: CaseState.self) {
          cards.append(try snapshot.card(state))
        }
      }
      return cards
    }
    guard let only = cards.first else {
      throw ErrorReport(
        code: "rma.doesNotExist", exit: .notFound,
        message: Bilingual(
          ja: "\(item.number) の返品は承認されていません", en: "no return of \(item.number) is open"),
        hint: ErrorReport.Hint("casebook rma list"))
    }
    subject.case = only
  }

  /// Who has it already cannot take it.
  private static func unmoved(_ holder: Holder, _ subject: WriteSubject) -> ErrorReport {
    let word = Bilingual(holder)
    let item = subject.item?.number ?? ""
    return ErrorReport(
      code: "custody.isTheSame", exit: .usage,
      message: Bilingual(
        ja: "\(item) はもう\(word.ja)にあります", en: "\(item) is with \(word.en) already"),
      hint: ErrorReport.Hint("casebook item show \(item)"))
  }
}
