package import Cases

extension ItemState: FoldedState {
  package typealias Tag = IdentifierTag.Item

  package static var feedRole: Role { .item }
  package static var view: ViewName { .items }

  package func write(to row: inout RowWriter) {
    row.text(number)
    row.text(model)
    row.optional(serial) { $0.text($1) }
    row.optional(lot) { $0.text($1) }
    row.optional(installedOn) { $0.day($1) }
    row.optional(registeredOn) { $0.day($1) }
    row.optional(parentItem) { $0.id($1) }
    row.optional(replaces) { row, replaces in
      row.id(replaces.item)
      row.text(replaces.reason)
      row.code(replaces.warrantyCarry)
    }
    row.optional(registeredBy) { $0.id($1) }
    row.optional(customer) { $0.id($1) }
    row.optional(ownedSince) { $0.day($1) }
    row.optional(ownerSaidBy) { $0.id($1) }
    row.code(holder)
    row.optional(heldSince) { $0.instant($1) }
    row.optional(place) { $0.text($1) }
    row.list(warranties) { $0.warranty($1) }
    row.list(verdicts) { $0.verdict($1) }
    row.list(partUses) { row, use in
      row.byte(use.kind.rawValue)
      row.id(use.usage)
      row.optional(use.partNo) { $0.text($1) }
      row.optional(use.serial) { $0.text($1) }
      row.text(use.quantity.text)
      row.optional(use.position) { $0.text($1) }
      row.optional(use.pairs) { $0.id($1) }
      row.instant(use.at)
      row.id(use.event)
    }
    row.optional(loan) { row, loan in
      row.id(loan.id)
      row.day(loan.dueOn)
      row.optional(loan.customer) { $0.id($1) }
      row.optional(loan.case) { $0.id($1) }
      row.instant(loan.lentAt)
      row.id(loan.event)
    }
    row.list(loansReturnedEarly) { $0.id($1) }
    row.number(lastSeq)
    row.instant(lastOccurredAt)
    writeCare(to: &row)
  }

  package static func read(
    _ id: ItemID, from row: inout RowReader
  ) throws(RowsError) -> ItemState {
    var state = ItemState(id: id)
    state.number = try row.text()
    state.model = try row.text()
    state.serial = try row.optional { (row) throws(RowsError) in try row.text() }
    state.lot = try row.optional { (row) throws(RowsError) in try row.text() }
    state.installedOn = try row.optional { (row) throws(RowsError) in try row.day() }
    state.registeredOn = try row.optional { (row) throws(RowsError) in try row.day() }
    state.parentItem = try row.optional { (row) throws(RowsError) in try row.id() }
    state.replaces = try row.optional { (row) throws(RowsError) in
      Replacement(item: try row.id(), reason: try row.text(), warrantyCarry: try row.code())
    }
    state.registeredBy = try row.optional { (row) throws(RowsError) in try row.id() }
    state.customer = try row.optional { (row) throws(RowsError) in try row.id() }
    state.ownedSince = try row.optional { (row) throws(RowsError) in try row.day() }
    state.ownerSaidBy = try row.optional { (row) throws(RowsError) in try row.id() }
    state.holder = try row.code()
    state.heldSince = try row.optional { (row) throws(RowsError) in try row.instant() }
    state.place = try row.optional { (row) throws(RowsError) in try row.text() }
    state.warranties = try row.list { (row) throws(RowsError) in try row.warranty() }
    state.verdicts = try row.list { (row) throws(RowsError) in try row.verdict() }
    state.partUses = try row.list { (row) throws(RowsError) in try row.partUse() }
    state.loan = try row.optional { (row) throws(RowsError) in
      ItemLoan(
        id: try row.id(), dueOn: try row.day(),
        customer: try row.optional { (row) throws(RowsError) in try row.id() },
        case: try row.optional { (row) throws(RowsError) in try row.id() },
        lentAt: try row.instant(), event: try row.id())
    }
    state.loansReturnedEarly = try row.list { (row) throws(RowsError) in try row.id() }
    state.lastSeq = try row.number()
    state.lastOccurredAt = try row.instant()
    try state.readCare(from: &row)
    return state
  }

  /// Items of a customer.
  package static let byCustomer: UInt8 = 2

  /// Item of which others are parts ‖ item.
  static let byParent: UInt8 = 6

  /// Day on which a loan is due back ‖ item.
  static let loans: UInt8 = 7

  package func addBoardRows(to rows: inout [BoardRow]) {
    addCareRows(to: &rows)
    if let parentItem {
      var key = RowKey(Self.byParent)
      key.id(parentItem)
      key.id(id)
      rows.append(BoardRow(key))
    }
    if let loan {
      var key = RowKey(Self.loans)
      key.instant(loan.dueOn.start(offsetMinutes: 0))
      key.id(id)
      rows.append(BoardRow(key))
    }
    guard let customer else { return }
    var key = RowKey(Self.byCustomer)
    key.id(customer)
    key.id(id)
    rows.append(BoardRow(key))
  }
}

extension RowReader {
  fileprivate mutating func partUse() throws(RowsError) -> PartUse {
    guard let kind = PartUse.Kind(rawValue: try byte()) else { throw .damagedRow(.items) }
    return PartUse(
      kind: kind, usage: try id(),
      partNo: try optional { (row) throws(RowsError) in try row.text() },
      serial: try optional { (row) throws(RowsError) in try row.text() },
      quantity: try quantity(),
      position: try optional { (row) throws(RowsError) in try row.text() },
      pairs: try optional { (row) throws(RowsError) in try row.id() },
      at: try instant(), event: try id())
  }
}
