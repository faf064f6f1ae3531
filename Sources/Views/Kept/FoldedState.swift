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
    _ folded: FoldedRecord, into rows: inout R
  ) throws(RowsError) {
    if !folded.needsRefold, let changes = rows.changes {
      let cache = cache(in: changes)
      while let missing = cache.apply(folded.record) {
        try cache.load(missing, try rows.get(key(missing), in: view))
      }
      return
    }
    for state in try states(after: folded, in: rows) { try rows.keep(state) }
  }

  /// The states that all subjects of this kind have after a record.
  static func states<R: Rows & ~Copyable & ~Escapable>(
    after folded: FoldedRecord, in rows: borrowing R
  ) throws(RowsError) -> [Self] {
    var states: [Self] = []
    for id in folded.record.subjects(of: feedRole) {
      if folded.needsRefold {
        let records = try rows.records(of: Feed(Ref(feedRole, id)), through: folded.record)
        states.append(fold(ID(id), records: records))
      } else {
        var state: Self = try rows.keptState(ID(id)) ?? Self(id: ID(id))
        state.apply(folded.record)
        states.append(state)
      }
    }
    return states
  }
}

extension StateCache where State: FoldedState {
  /// Applies `record` to all subjects that it names; or to none, and says which one is not held.
  @inline(__always)
  func apply(_ record: Record) -> State.ID? {
    let role = State.feedRole
    var first: KeptState<State>?
    var others: [KeptState<State>] = []
    for ref in record.refs.all where ref.role.feedRole == role {
      guard let kept = kept(State.ID(ref.id)) else { return State.ID(ref.id) }
      if first == nil {
        first = kept
      } else if first !== kept, !others.contains(where: { $0 === kept }) {
        others.append(kept)
      }
    }
    if let first { apply(record, to: first) }
    for other in others { apply(record, to: other) }
    return nil
  }

  @inline(__always)
  private func apply(_ record: Record, to kept: KeptState<State>) {
    touch(kept)
    if kept.state == nil { kept.state = State(id: kept.id) }
    kept.state?.apply(record)
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
  static func cache(in changes: OverlayChanges) -> StateCache<CaseState> { changes.cases }
}

extension CustomerState: KeptRow {
  static func cache(in changes: OverlayChanges) -> StateCache<CustomerState> { changes.customers }
}

extension ItemState: KeptRow {
  static func cache(in changes: OverlayChanges) -> StateCache<ItemState> { changes.items }
}

extension MemberState: KeptRow {
  static func cache(in changes: OverlayChanges) -> StateCache<MemberState> { changes.members }
}
