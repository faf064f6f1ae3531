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
    row.optional(registeredBy) { $0.id($1) }
    row.optional(customer) { $0.id($1) }
    row.optional(ownedSince) { $0.day($1) }
    row.optional(ownerSaidBy) { $0.id($1) }
    row.code(holder)
    row.optional(heldSince) { $0.instant($1) }
    row.optional(warrantyEndsOn) { $0.day($1) }
    row.list(partUses) { row, use in
      row.byte(use.kind.rawValue)
      row.id(use.usage)
      row.optional(use.partNo) { $0.text($1) }
      row.optional(use.serial) { $0.text($1) }
      row.text(use.quantity.text)
      row.optional(use.position) { $0.text($1) }
      row.instant(use.at)
      row.id(use.event)
    }
    row.optional(loan) { row, loan in
      row.id(loan.id)
      row.day(loan.dueOn)
      row.id(loan.event)
    }
    row.list(loansReturnedEarly) { $0.id($1) }
    row.number(lastSeq)
    row.instant(lastOccurredAt)
    // At the end and only where there are any: rows of the version before are read all the same.
    guard !plans.isEmpty else { return }
    row.list(plans) { row, plan in
      row.id(plan.id)
      row.day(plan.dueOn)
      row.flag(plan.isWaiting)
      row.id(plan.event)
    }
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
    state.registeredBy = try row.optional { (row) throws(RowsError) in try row.id() }
    state.customer = try row.optional { (row) throws(RowsError) in try row.id() }
    state.ownedSince = try row.optional { (row) throws(RowsError) in try row.day() }
    state.ownerSaidBy = try row.optional { (row) throws(RowsError) in try row.id() }
    state.holder = try row.code()
    state.heldSince = try row.optional { (row) throws(RowsError) in try row.instant() }
    state.warrantyEndsOn = try row.optional { (row) throws(RowsError) in try row.day() }
    state.partUses = try row.list { (row) throws(RowsError) in try row.partUse() }
    state.loan = try row.optional { (row) throws(RowsError) in
      ItemLoan(id: try row.id(), dueOn: try row.day(), event: try row.id())
    }
    state.loansReturnedEarly = try row.list { (row) throws(RowsError) in try row.id() }
    state.lastSeq = try row.number()
    state.lastOccurredAt = try row.instant()
    guard !row.isAtEnd else { return state }
    state.plans = try row.list { (row) throws(RowsError) in
      MaintenancePlan(
        id: try row.id(), dueOn: try row.day(), isWaiting: try row.flag(), event: try row.id())
    }
    return state
  }

  /// Items of a customer.
  package static let byCustomer: UInt8 = 2

  /// Day on which maintenance falls due ‖ item; once for each day of an item.
  static let maintenance: UInt8 = 3

  package func addBoardRows(to rows: inout [BoardRow]) {
    for day in Set(plans.filter(\.isWaiting).map(\.dueOn)).sorted() {
      var key = RowKey(Self.maintenance)
      key.instant(day.start(offsetMinutes: 0))
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
      at: try instant(), event: try id())
  }
}
