package import Cases

/// Customers: id → state; keyed hashes of their contact points, so that a number is found without
/// standing anywhere in the clear; and contacts, by whom they were with.
///
/// The hashes need the personal fields of the record: on a copy of the book without keys they are
/// missing.  They go when the person is to be forgotten.
package enum CustomersView: View {
  package static let name = ViewName.customers
  package static let codeVersion = 4

  /// lookup kind ‖ hash ‖ customer ‖ point → whether the point has an extension beyond the hash.
  fileprivate static let byHash: UInt8 = 2
  /// customer ‖ point → the keys of its rows by hash.
  private static let byPoint: UInt8 = 3

  package static func fold<R: Rows & ~Copyable & ~Escapable>(
    _ record: Record, _ glance: Glance, into rows: inout R
  ) throws(RowsError) {
    // All is read before anything is written.
    let contacts = try contacts(after: record, glance, in: rows)
    if glance.changesPoints {
      try foldPoints(record, glance, into: &rows)
    } else {
      try CustomerState.fold(record, glance, into: &rows)
    }
    for state in contacts { try rows.keep(state) }
  }

  /// The contacts that a record changes.
  private static func contacts<R: Rows & ~Copyable & ~Escapable>(
    after record: Record, _ glance: Glance, in rows: borrowing R
  ) throws(RowsError) -> [ContactState] {
    guard record.refs[.contact] != nil else { return [] }
    return try ContactState.states(after: record, glance, in: rows)
  }

  private static func foldPoints<R: Rows & ~Copyable & ~Escapable>(
    _ record: Record, _ glance: Glance, into rows: inout R
  ) throws(RowsError) {
    let states = try CustomerState.states(after: record, glance, in: rows)
    var changes: [(key: [UInt8], value: [UInt8]?)] = []
    for state in states {
      let before: CustomerState? = try rows.keptState(state.id)
      let old = before?.findablePoints ?? []
      let new = state.findablePoints
      for point in old where !new.contains(point) {
        let key = pointKey(state.id, point.id)
        guard let row = try rows.get(key, in: name) else { continue }
        changes += try hashKeys(row).map { ($0, nil) } + [(key, nil)]
      }
      for point in new where !old.contains(point) {
        changes += try hashRows(of: point, state.id, record, in: rows)
      }
    }
    for state in states { try rows.keep(state) }
    for (key, value) in changes {
      if let value {
        try rows.put(value, for: key, in: name)
      } else {
        try rows.delete(key, in: name)
      }
    }
  }

  /// The rows by which a point is found; none without the key.
  private static func hashRows<R: Rows & ~Copyable & ~Escapable>(
    of point: FindablePoint, _ customer: CustomerID, _ record: Record, in rows: borrowing R
  ) throws(RowsError) -> [(key: [UInt8], value: [UInt8]?)] {
    let isHere = point.seq == record.seq && record.personal == .opened
    let said = isHere ? record : try rows.record(at: point.seq, opened: true)
    guard case .customers(.contactPointAdded(let added)) = said.event,
      let text = added.normalized ?? added.raw
    else { return [] }
    let kind = LookupKind(added.kind)
    var texts = [(text, added.extensionDigits != nil)]
    if let digits = added.extensionDigits {
      texts.append((phoneText(text, extensionDigits: digits), false))
    }
    var list = RowWriter()
    var found: [(key: [UInt8], value: [UInt8]?)] = []
    for (text, hasMore) in texts {
      guard let hash = rows.lookupHash(kind, text) else { return [] }
      var key = hashPrefix(kind, hash)
      key.id(customer)
      key.id(point.id)
      found.append((key.bytes, [hasMore ? 1 : 0]))
    }
    list.list(found) { $0.data($1.key) }
    return found + [(pointKey(customer, point.id), list.bytes)]
  }

  fileprivate static func hashPrefix(_ kind: LookupKind, _ hash: [UInt8]) -> RowKey {
    var key = RowKey(byHash)
    key.text(kind.rawValue)
    for byte in hash { key.byte(byte) }
    return key
  }

  private static func pointKey(_ customer: CustomerID, _ point: ContactPointID) -> [UInt8] {
    var key = RowKey(byPoint)
    key.id(customer)
    key.id(point)
    return key.bytes
  }

  private static func hashKeys(_ bytes: [UInt8]) throws(RowsError) -> [[UInt8]] {
    var row = RowReader(bytes, of: name)
    let keys = try row.list { (row) throws(RowsError) in try row.data() }
    try row.end()
    return keys
  }
}

/// A number with the extension behind it, as it is looked up.
package func phoneText(_ normalized: String, extensionDigits: String) -> String {
  "\(normalized);ext=\(extensionDigits)"
}

/// A point as far as its hashes depend on it.
private struct FindablePoint: Hashable {
  let id: ContactPointID
  let seq: UInt64
}

extension CustomerState {
  fileprivate var findablePoints: [FindablePoint] {
    isErased ? [] : points.map { FindablePoint(id: $0.id, seq: $0.seq) }
  }
}

extension LookupKind {
  package init(_ kind: ContactPointKind) {
    switch kind {
    case .phone, .sms: self = .phone
    case .email: self = .email
    case .address: self = .address
    }
  }
}

extension Glance {
  /// Whether it may change which points of a customer can be found.
  fileprivate var changesPoints: Bool {
    needsRefold || kind == .contactPointAdded || kind == .erasureOrdered
      || kind == .erasureCompleted
  }
}

/// A contact point that has the text that was looked up.
package struct PointMatch: Hashable, Sendable {
  package var customer: CustomerID
  package var point: ContactPointID
  /// Whether the point has an extension that the text did not name.
  package var hasExtension: Bool
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// Every point of every customer with this text, in the order of customers; none on a copy of
  /// the book without keys.
  package func points(
    _ kind: LookupKind, _ text: String
  ) throws(RowsError) -> [PointMatch] {
    guard let hash = lookupHash(kind, text) else { return [] }
    let prefix = CustomersView.hashPrefix(kind, hash).bytes
    var matches: [PointMatch] = []
    try scan(in: .customers, from: prefix, to: keyAfter(prefix), reverse: false) {
      (key, value) throws(RowsError) in
      guard value.count == 1 else { throw .damagedRow(.customers) }
      var reader = RowKeyReader(key, of: .customers, at: prefix.count)
      matches.append(
        PointMatch(
          customer: try reader.id(), point: try reader.id(), hasExtension: value[0] == 1))
      try reader.end()
      return true
    }
    return matches
  }

  /// Hands every point by which somebody is found to `body`, those with the same text behind one
  /// another, until it returns `false`; none on a copy of the book without keys.
  package func scanPoints(
    _ body: (_ text: [UInt8], _ kind: LookupKind, _ match: PointMatch) throws(RowsError) -> Bool
  ) throws(RowsError) {
    for kind in LookupKind.allCases {
      var prefix = RowKey(CustomersView.byHash)
      prefix.text(kind.rawValue)
      var goesOn = true
      try scan(in: .customers, from: prefix.bytes, to: keyAfter(prefix.bytes), reverse: false) {
        (key, value) throws(RowsError) in
        guard value.count == 1, key.count >= prefix.bytes.count + 32 else {
          throw .damagedRow(.customers)
        }
        var reader = RowKeyReader(key, of: .customers, at: key.count - 32)
        let match = PointMatch(
          customer: try reader.id(), point: try reader.id(), hasExtension: value[0] == 1)
        try reader.end()
        goesOn = try body(Array(key.dropLast(32)), kind, match)
        return goesOn
      }
      guard goesOn else { return }
    }
  }
}
