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
  /// Folds `record` into the states of all subjects of this kind that it names.
  static func fold<R: Rows & ~Copyable & ~Escapable>(
    _ record: Record, into rows: inout R
  ) throws(RowsError) {
    let subjects = record.subjects(of: feedRole)
    guard let first = subjects.first else { return }
    // The common way, in place: a record that names one subject and corrects nothing.
    if !record.needsRefold, subjects.count == 1, let changes = rows.changes {
      let kept: KeptState<Self> = try rows.kept(ID(first))
      cache(in: changes).touch(kept, ID(first))
      if kept.state == nil { kept.state = Self(id: ID(first)) }
      kept.state?.apply(record)
      return
    }
    for state in try states(after: record, in: rows) { try rows.keep(state) }
  }

  /// The states that all subjects of this kind have after `record`.
  static func states<R: Rows & ~Copyable & ~Escapable>(
    after record: Record, in rows: borrowing R
  ) throws(RowsError) -> [Self] {
    var states: [Self] = []
    for id in record.subjects(of: feedRole) {
      if record.needsRefold {
        let records = try rows.records(of: Feed(Ref(feedRole, id)), through: record)
        states.append(fold(ID(id), records: records))
      } else {
        var state: Self = try rows.kept(ID(id)).state ?? Self(id: ID(id))
        state.apply(record)
        states.append(state)
      }
    }
    return states
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
