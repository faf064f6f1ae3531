package import Cases

// Contacts stand in the view of customers: whoever calls is a customer first.

extension ContactState: FoldedState {
  package typealias Tag = IdentifierTag.Contact

  package static var feedRole: Role { .contact }
  package static var view: ViewName { .customers }

  /// The kind of row of the view `customers`, which keeps customers under the usual one.
  package static let stateKind: UInt8 = 12
  /// customer ‖ beginning, the latest first ‖ contact → direction.
  static let byCustomer: UInt8 = 13

  package static func key(_ id: ContactID) -> [UInt8] {
    var key = RowKey(stateKind)
    key.id(id)
    return key.bytes
  }

  package func write(to row: inout RowWriter) {
    row.code(channel)
    row.code(direction)
    row.optional(toLine) { $0.text($1) }
    row.number(startedSeq)
    row.optional(startedAt) { $0.instant($1) }
    row.optional(customer) { $0.id($1) }
    row.optional(level) { $0.code($1) }
    row.optional(identifiedAt) { $0.instant($1) }
    row.optional(firstAnsweredAt) { $0.instant($1) }
    row.optional(lastAnsweredAt) { $0.instant($1) }
    row.optional(agent) { $0.id($1) }
    row.optional(lastWait) { row, wait in
      row.code(wait.kind)
      row.optional(wait.queue) { $0.text($1) }
      row.text(wait.reason)
      row.instant(wait.startedAt)
    }
    row.optional(divertedTo) { $0.code($1) }
    row.optional(endedAt) { $0.instant($1) }
    row.optional(stage) { $0.code($1) }
    row.optional(outcome) { $0.code($1) }
    row.list(wrappedUpLegs) { $0.integer($1) }
    row.number(lastSeq)
    row.instant(lastOccurredAt)
  }

  package static func read(
    _ id: ContactID, from row: inout RowReader
  ) throws(RowsError) -> ContactState {
    var state = ContactState(id: id)
    state.channel = try row.code()
    state.direction = try row.code()
    state.toLine = try row.optional { (row) throws(RowsError) in try row.text() }
    state.startedSeq = try row.number()
    state.startedAt = try row.optional { (row) throws(RowsError) in try row.instant() }
    state.customer = try row.optional { (row) throws(RowsError) in try row.id() }
    state.level = try row.optional { (row) throws(RowsError) in try row.code() }
    state.identifiedAt = try row.optional { (row) throws(RowsError) in try row.instant() }
    state.firstAnsweredAt = try row.optional { (row) throws(RowsError) in try row.instant() }
    state.lastAnsweredAt = try row.optional { (row) throws(RowsError) in try row.instant() }
    state.agent = try row.optional { (row) throws(RowsError) in try row.id() }
    state.lastWait = try row.optional { (row) throws(RowsError) in
      ContactWait(
        kind: try row.code(), queue: try row.optional { (row) throws(RowsError) in try row.text() },
        reason: try row.text(), startedAt: try row.instant())
    }
    state.divertedTo = try row.optional { (row) throws(RowsError) in try row.code() }
    state.endedAt = try row.optional { (row) throws(RowsError) in try row.instant() }
    state.stage = try row.optional { (row) throws(RowsError) in try row.code() }
    state.outcome = try row.optional { (row) throws(RowsError) in try row.code() }
    state.wrappedUpLegs = try row.list { (row) throws(RowsError) in try row.integer() }
    state.lastSeq = try row.number()
    state.lastOccurredAt = try row.instant()
    return state
  }

  package func addBoardRows(to rows: inout [BoardRow]) {
    guard let customer, let startedAt else { return }
    var key = RowKey(Self.byCustomer)
    key.id(customer)
    key.latestFirst(startedAt)
    key.id(id)
    rows.append(BoardRow(key, [direction == .inbound ? 1 : 0]))
  }
}

extension ContactState: KeptRow {
  @inline(__always)
  static func withCache<Result: ~Copyable, Failure: Error>(
    in contents: inout OverlayContents,
    _ body: (inout StateCache<ContactState>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(&contents.contacts)
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// Hands the contacts with one customer to `body`, those that began last first, until it returns
  /// `false`.
  package func scanContacts(
    of customer: CustomerID,
    _ body: (
      _ id: ContactID, _ startedAt: Instant, _ direction: Direction
    ) throws(RowsError) -> Bool
  ) throws(RowsError) {
    var prefix = RowKey(ContactState.byCustomer)
    prefix.id(customer)
    let start = prefix.bytes
    try scan(in: .customers, from: start, to: keyAfter(start), reverse: false) {
      (key, value) throws(RowsError) in
      var reader = RowKeyReader(key, of: .customers, at: start.count)
      let startedAt = try reader.latestFirst()
      let id: ContactID = try reader.id()
      try reader.end()
      return try body(id, startedAt, value == [1] ? .inbound : .outbound)
    }
  }
}
