package import Cases

/// A subject under whose keys records are sealed, and the customers whose rings hold those keys.
package struct SealedSubject: Hashable, Sendable {
  package let id: Ref
  /// The slots of its keys, in the order in which they were used first.
  package var keys: [UInt64] = []
  /// Of a case or contact, who the customer is; of an item, the owner by now.
  var customer: CustomerID?
  /// When that was found out, of a contact.
  var identifiedAt: Instant?
  /// The cases that a contact was about.
  var cases: [CaseID] = []
  /// The contacts that were about a case.
  package internal(set) var contacts: [ContactID] = []
  /// In whose rings the keys are, in the order of ids.
  package var holders: [CustomerID] = []

  package init(id: Ref) { self.id = Ref(id.role.feedRole, id.id) }
}

extension SealedSubject: KeptRow {
  package static var view: ViewName { .keys }

  package static func key(_ id: Ref) -> [UInt8] {
    var key = RowKey(stateRowKind)
    key.byte(id.role.rawValue)
    key.id(id.id)
    return key.bytes
  }

  /// The subject whose state stands at `key`; `nil` for other rows.
  static func subject(_ key: [UInt8]) -> Ref? {
    guard key.count == 18, key[0] == stateRowKind, let role = Role(rawValue: key[1]) else {
      return nil
    }
    return Ref(role, AnyID(high: bigEndian(key, at: 2), low: bigEndian(key, at: 10)))
  }

  @inline(__always)
  static func withCache<Result: ~Copyable, Failure: Error>(
    in contents: inout OverlayContents,
    _ body: (inout StateCache<SealedSubject>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(&contents.rings)
  }

  static func cacheKey(_ id: Ref) -> SubjectKey { SubjectKey(id.role, id.id) }

  package func write(to row: inout RowWriter) {
    row.list(keys) { $0.number($1) }
    row.optional(customer) { $0.id($1) }
    row.optional(identifiedAt) { $0.instant($1) }
    row.list(cases) { $0.id($1) }
    row.list(contacts) { $0.id($1) }
    row.list(holders) { $0.id($1) }
  }

  package static func read(
    _ id: Ref, from row: inout RowReader
  ) throws(RowsError) -> SealedSubject {
    var subject = SealedSubject(id: id)
    subject.keys = try row.list { (row) throws(RowsError) in try row.number() }
    subject.customer = try row.optional { (row) throws(RowsError) in try row.id() }
    subject.identifiedAt = try row.optional { (row) throws(RowsError) in try row.instant() }
    subject.cases = try row.list { (row) throws(RowsError) in try row.id() }
    subject.contacts = try row.list { (row) throws(RowsError) in try row.id() }
    subject.holders = try row.list { (row) throws(RowsError) in try row.id() }
    return subject
  }

  /// The rings, besides 1 ‖ role ‖ id → state: customer ‖ key ‖ role ‖ id.
  static let rings: UInt8 = 2

  package func addBoardRows(to rows: inout [BoardRow]) {
    for slot in keys {
      for holder in holders {
        var key = RowKey(Self.rings)
        key.id(holder)
        key.number(slot)
        key.byte(id.role.rawValue)
        key.id(id.id)
        rows.append(BoardRow(key))
      }
    }
  }
}

/// The subject under whose key the personal fields of `record` are sealed.
func sealingSubject(_ record: Record, _ glance: Glance) -> Ref? {
  record.refs.sealingSubject(first: glance.kind?.namedRole)
}

extension Event {
  /// The subject under whose key the event's personal fields are sealed: its contact, else its
  /// case, customer, item; a member for the member's name, a customer for the customer's name,
  /// numbers and addresses, so that these outlive whoever was in the same call.
  ///
  /// `nil` if it names none of them: then the member who acted, which the caller knows.
  package func sealingSubject(_ refs: Refs) -> Ref? { refs.sealingSubject(first: kind?.namedRole) }
}

extension Event.Kind {
  /// The role of the subject whose own name or numbers events of this type say.
  fileprivate var namedRole: Role? {
    if self == .memberRegistered { return .member }
    let isOwn = self == .customerRegistered || self == .contactPointAdded
    return isOwn ? .customer : nil
  }
}

extension Refs {
  fileprivate func sealingSubject(first named: Role?) -> Ref? {
    func first(_ role: Role) -> Ref? {
      all.first { $0.role.feedRole == role }.map { Ref(role, $0.id) }
    }
    if let named, let subject = first(named) { return subject }
    return first(.contact) ?? first(.case) ?? first(.customer) ?? first(.item) ?? first(.member)
  }
}
