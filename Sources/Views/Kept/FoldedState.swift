package import Cases

/// A state that a view folds from the feed of its subject: 1 ‖ id → state.
package protocol FoldedState: StateRow, SubjectState where ID == Identifier<Tag> {
  /// The kind of subject that the id names.
  associatedtype Tag

  /// The role of the subject's feed.
  static var feedRole: Role { get }
}

extension FoldedState {
  package static func key(_ id: Identifier<Tag>) -> [UInt8] {
    var key = RowKey(stateRowKind)
    key.id(id)
    return key.bytes
  }
}

extension FoldedState where Self: KeptRow {
  static func cacheKey(_ id: Identifier<Tag>) -> SubjectKey { SubjectKey(feedRole, id) }

  /// Folds a record into the states of all subjects of this kind that it names.
  ///
  /// Inlined, so that the common way is compiled for each type of state: this is the innermost loop
  /// of every fold.
  @inline(__always)
  static func fold<R: Rows & ~Copyable & ~Escapable>(
    _ record: Record, _ glance: Glance, into rows: inout R
  ) throws(RowsError) {
    if !glance.needsRefold, let changes = rows.changes {
      while true {
        let missing = withCache(in: &changes.contents) { $0.apply(record) }
        guard let missing else { return }
        _ = try rows.place(of: missing, Self.self, in: changes)
      }
    }
    for state in try states(after: record, glance, in: rows) { try rows.keep(state) }
  }

  /// The states that all subjects of this kind have after a record.
  static func states<R: Rows & ~Copyable & ~Escapable>(
    after record: Record, _ glance: Glance, in rows: borrowing R
  ) throws(RowsError) -> [Self] {
    var states: [Self] = []
    for id in record.subjects(of: feedRole) {
      if glance.needsRefold {
        let records = try rows.records(of: Feed(Ref(feedRole, id)), through: record)
        states.append(fold(ID(id), records: records))
      } else {
        var state: Self = try rows.keptState(ID(id)) ?? Self(id: ID(id))
        state.apply(record)
        states.append(state)
      }
    }
    return states
  }
}

extension StateCache where State: FoldedState {
  /// Applies `record` to all subjects that it names; or to none, and says which one is not held.
  @inline(__always)
  mutating func apply(_ record: Record) -> State.ID? {
    let role = State.feedRole
    var first: Int?
    var others: [Int] = []
    for ref in record.refs.all where ref.role.feedRole == role {
      let id = State.ID(ref.id)
      guard let place = place(of: id) else { return id }
      if first == nil {
        first = place
      } else if first != place, !others.contains(place) {
        others.append(place)
      }
    }
    if let first { change(at: first) { $0.apply(record) } }
    for other in others { change(at: other) { $0.apply(record) } }
    return nil
  }
}

extension Record {
  /// The ids of all subjects that it names with `feedRole`, each once.
  func subjects(of feedRole: Role) -> [AnyID] {
    var ids: [AnyID] = []
    for ref in refs.all where ref.role.feedRole == feedRole && !ids.contains(ref.id) {
      ids.append(ref.id)
    }
    return ids
  }
}

extension CaseState: KeptRow {
  @inline(__always)
  static func withCache<Result: ~Copyable, Failure: Error>(
    in contents: inout OverlayContents,
    _ body: (inout StateCache<CaseState>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(&contents.cases)
  }
}

extension CustomerState: KeptRow {
  @inline(__always)
  static func withCache<Result: ~Copyable, Failure: Error>(
    in contents: inout OverlayContents,
    _ body: (inout StateCache<CustomerState>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(&contents.customers)
  }
}

extension ItemState: KeptRow {
  @inline(__always)
  static func withCache<Result: ~Copyable, Failure: Error>(
    in contents: inout OverlayContents,
    _ body: (inout StateCache<ItemState>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(&contents.items)
  }
}

extension MemberState: KeptRow {
  @inline(__always)
  static func withCache<Result: ~Copyable, Failure: Error>(
    in contents: inout OverlayContents,
    _ body: (inout StateCache<MemberState>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(&contents.members)
  }
}
