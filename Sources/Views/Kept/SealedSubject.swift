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
  /// In whose rings the keys are, in the order of ids.
  package var holders: [CustomerID] = []

  package init(id: Ref) { self.id = Ref(id.role.feedRole, id.id) }
}

/// The kinds of rows of the view `keys`, besides 1 ‖ role ‖ id → state.
enum RingKind {
  /// customer ‖ key ‖ role ‖ id.
  static let rings: UInt8 = 2
  /// key ‖ role ‖ id.
  static let subjects: UInt8 = 3
  /// case ‖ contact.
  static let contactsOfCase: UInt8 = 4
}

extension SealedSubject: KeptRow {
  package static var view: ViewName { .keys }

  package static func key(_ id: Ref) -> [UInt8] {
    var key = RowKey(stateRowKind)
    key.byte(id.role.rawValue)
    key.id(id.id)
    return key.bytes
  }

  static func cache(in changes: OverlayChanges) -> StateCache<SealedSubject> { changes.rings }

  package func write(to row: inout RowWriter) {
    row.list(keys) { $0.number($1) }
    row.optional(customer) { $0.id($1) }
    row.optional(identifiedAt) { $0.instant($1) }
    row.list(cases) { $0.id($1) }
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
    subject.holders = try row.list { (row) throws(RowsError) in try row.id() }
    return subject
  }

  package func addBoardRows(to rows: inout [BoardRow]) {
    func add(_ key: RowKey, _ slot: UInt64) {
      var key = key
      key.number(slot)
      key.byte(id.role.rawValue)
      key.id(id.id)
      rows.append(BoardRow(key))
    }
    for slot in keys {
      add(RowKey(RingKind.subjects), slot)
      for holder in holders {
        var key = RowKey(RingKind.rings)
        key.id(holder)
        add(key, slot)
      }
    }
    for `case` in cases {
      var key = RowKey(RingKind.contactsOfCase)
      key.id(`case`)
      key.id(id.id)
      rows.append(BoardRow(key))
    }
  }
}

extension Event {
  /// Whether a member's name stands in it, which is sealed under the member's own key.
  fileprivate var namesMember: Bool {
    if case .book(.memberRegistered) = self { true } else { false }
  }

  /// The subject under whose key the event's personal fields are sealed: its contact, else its
  /// case, customer, item; a member for the member's name.
  ///
  /// `nil` if it names none of them: then the member who acted, which the caller knows.
  package func sealingSubject(_ refs: Refs) -> Ref? {
    let roles: [Role] = namesMember ? [.member] : [.contact, .case, .customer, .item, .member]
    for role in roles {
      if let ref = refs.all.first(where: { $0.role.feedRole == role }) {
        return Ref(role, ref.id)
      }
    }
    return nil
  }
}
