internal import Cases
internal import Screens
internal import Views
internal import Wire

/// A case with the words by which people know it.
struct CaseCard: Hashable, Sendable {
  let state: CaseState
  let subject: SealedText
  let customer: CustomerCard?
  let item: ItemState?
  /// The last day of the item's warranty.
  var warrantyEndsOn: Day?

  var id: CaseID { state.id }
  /// `C-1042`.
  var number: String { state.number }

  /// `C-1042  山田製作所  圧縮機 異音 E4`.
  func line(_ language: Language) -> String {
    [number, customer?.name.spoken.text(in: language), subject.spoken.text(in: language)]
      .compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "  ")
  }
}

/// An item with the warranty that it has, be it carried on from the item whose place it took.
struct ItemCard: Hashable, Sendable {
  let state: ItemState
  let warrantyEndsOn: Day?
}

extension CaseCard {
  /// The item with its warranty.
  var itemCard: ItemCard? {
    item.map { ItemCard(state: $0, warrantyEndsOn: warrantyEndsOn) }
  }

  /// What was judged of the item's warranty in this case.
  var verdict: StandingVerdict? {
    state.verdicts.last { $0.item == item?.id } ?? state.verdicts.last
  }
}

/// A customer with the name.
struct CustomerCard: Hashable, Sendable {
  let state: CustomerState
  let name: SealedText
  let kana: SealedText

  var id: CustomerID { state.id }
  /// `K-77`.
  var number: String { state.number }
}

/// One of the staff, with the name.
struct MemberCard: Hashable, Sendable {
  let state: MemberState
  let name: SealedText

  var id: MemberID { state.id }

  /// What JSON calls a person: the user of the operating system, else the id.
  var handle: String { state.osUser ?? id.description }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// The card of a case.
  func card(_ state: CaseState) throws(RowsError) -> CaseCard {
    var subject = SealedText.absent
    if state.subjectSeq > 0 {
      let record = try record(at: state.subjectSeq, opened: true)
      if case .cases(.caseOpened(let opened)) = record.event {
        subject = SealedText(opened.subject, of: record)
      }
    }
    let item = try state.item.flatMapItem(in: self)
    return CaseCard(
      state: state, subject: subject, customer: try state.customer.flatMapCard(in: self),
      item: item, warrantyEndsOn: try item.flatMapWarranty(in: self))
  }

  /// An item with its warranty.
  func card(_ state: ItemState) throws(RowsError) -> ItemCard {
    ItemCard(state: state, warrantyEndsOn: try warrantyEnd(of: state))
  }

  /// The card of a customer.
  func card(_ state: CustomerState) throws(RowsError) -> CustomerCard {
    guard state.nameSeq > 0 else {
      return CustomerCard(state: state, name: .absent, kana: .absent)
    }
    let record = try record(at: state.nameSeq, opened: true)
    guard case .customers(.customerRegistered(let registered)) = record.event else {
      throw .damagedRow(.customers)
    }
    return CustomerCard(
      state: state, name: SealedText(registered.name, of: record),
      kana: SealedText(registered.nameKana, of: record))
  }

  /// The card of one of the staff.
  func card(_ state: MemberState) throws(RowsError) -> MemberCard {
    guard state.nameSeq > 0 else { return MemberCard(state: state, name: .absent) }
    let record = try record(at: state.nameSeq, opened: true)
    guard case .book(.memberRegistered(let registered)) = record.event else {
      throw .damagedRow(.members)
    }
    return MemberCard(state: state, name: SealedText(registered.name, of: record))
  }

  /// The card of a member who is named in an event; nil for a stranger.
  func member(_ id: MemberID?) throws(RowsError) -> MemberCard? {
    guard let id, let state = try state(id, as: MemberState.self) else { return nil }
    return try card(state)
  }

  /// All of the staff, in the order of their ids.
  func members() throws(RowsError) -> [MemberCard] {
    var states: [MemberState] = []
    try scan(in: .members, from: [stateRowKind], to: [stateRowKind + 1], reverse: false) {
      (key, value) throws(RowsError) in
      var reader = RowKeyReader(key, of: .members)
      states.append(try MemberState.decoded(try reader.id(), value))
      return true
    }
    var cards: [MemberCard] = []
    for state in states { cards.append(try card(state)) }
    return cards
  }
}

extension CustomerID? {
  fileprivate func flatMapCard<R: RowSource & ~Copyable & ~Escapable>(
    in rows: borrowing R
  ) throws(RowsError) -> CustomerCard? {
    guard let self, let state = try rows.state(self, as: CustomerState.self) else { return nil }
    return try rows.card(state)
  }
}

extension ItemState? {
  fileprivate func flatMapWarranty<R: RowSource & ~Copyable & ~Escapable>(
    in rows: borrowing R
  ) throws(RowsError) -> Day? {
    guard let self else { return nil }
    return try rows.warrantyEnd(of: self)
  }
}

extension ItemID? {
  fileprivate func flatMapItem<R: RowSource & ~Copyable & ~Escapable>(
    in rows: borrowing R
  ) throws(RowsError) -> ItemState? {
    guard let self else { return nil }
    return try rows.state(self, as: ItemState.self)
  }
}
