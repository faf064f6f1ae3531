package import Cases

/// The rows of a base with what the tail of the log changed over them.
///
/// Put and deleted rows stay in `changes`; the base is only read.
package struct Overlay<Base: RowSource & ~Copyable & ~Escapable>: ~Copyable, ~Escapable {
  /// The table, or whatever else is below; for the owner of a transaction to write through.
  package var base: Base
  private let held: OverlayChanges

  /// Lays `changes` over `base`; they must have been made over these very rows.
  @_lifetime(copy base)
  package init(_ base: consuming Base, _ changes: OverlayChanges) {
    self.base = base
    self.held = changes
  }

  /// Ends the overlay; the changes stay in the object that was given to `init`.
  @_lifetime(copy self)
  package consuming func takeBase() -> Base { base }
}

extension Overlay: Copyable where Base: Copyable, Base: ~Escapable {}
extension Overlay: Escapable where Base: Escapable, Base: ~Copyable {}

extension Overlay: Rows where Base: ~Copyable, Base: ~Escapable {
  package var changes: OverlayChanges? { held }

  package func get(_ key: [UInt8], in view: ViewName) throws(RowsError) -> [UInt8]? {
    switch held.contents.change(of: key, in: view) {
    case .put(let value): value
    case .deleted: nil
    case .asBefore, nil: try base.get(key, in: view)
    }
  }

  package mutating func put(
    _ value: [UInt8], for key: [UInt8], in view: ViewName
  ) throws(RowsError) {
    held.contents.set(.put(value), for: key, in: view)
  }

  package mutating func delete(_ key: [UInt8], in view: ViewName) throws(RowsError) {
    held.contents.set(.deleted, for: key, in: view)
  }

  package func scan(
    in view: ViewName, from lower: [UInt8], to upper: [UInt8], reverse: Bool,
    _ body: (_ key: [UInt8], _ value: [UInt8]) throws(RowsError) -> Bool
  ) throws(RowsError) {
    var keys = held.contents.keys(in: view, from: lower, to: upper, reverse: reverse)
    var waiting = keys.next()
    var goesOn = true
    // Hands out the changed rows before `limit`; says whether `limit` itself was changed.
    func passChanges(upTo limit: [UInt8]?) throws(RowsError) -> Bool {
      while goesOn, let key = waiting {
        let isLimit = key == limit
        if !isLimit, let limit, precedes(key, limit) == reverse { return false }
        waiting = keys.next()
        switch held.contents.change(of: key, in: view) {
        case .put(let value): goesOn = try body(key, value)
        case .deleted: break
        case .asBefore, nil: if isLimit { return false }
        }
        if isLimit { return true }
      }
      return false
    }
    try base.scan(in: view, from: lower, to: upper, reverse: reverse) {
      (key, value) throws(RowsError) in
      let wasChanged = try passChanges(upTo: key)
      if goesOn, !wasChanged { goesOn = try body(key, value) }
      return goesOn
    }
    _ = try passChanges(upTo: nil)
  }

  package func record(at seq: UInt64, opened: Bool) throws(RowsError) -> Record {
    try base.record(at: seq, opened: opened)
  }

  package func lookupHash(_ kind: LookupKind, _ text: String) -> [UInt8]? {
    base.lookupHash(kind, text)
  }

  package func nameHash(_ kind: FeedKind, _ name: String) -> [UInt8] {
    base.nameHash(kind, name)
  }

  package func houseDocument(
    at seq: UInt64, event: EventID
  ) throws(RowsError) -> HouseDocument? {
    try base.houseDocument(at: seq, event: event)
  }
}
