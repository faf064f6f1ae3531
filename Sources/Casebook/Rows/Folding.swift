internal import Cases
internal import EventLog
internal import LMDB
internal import Views

extension RowAccess {
  /// The tail over the tables of `snapshot`, ready to be folded further and to be read.
  @_lifetime(copy snapshot)
  func overlay(
    _ snapshot: consuming ReadTransaction, _ tail: Tail, pending: PendingRecords? = nil
  ) -> Overlay<TableRows> {
    Overlay(TableRows(snapshot, self, tail.slots, pending: pending), tail.changes)
  }

  /// Folds the records up to `through`, which the log has, into `rows`.
  func extend(
    _ tail: inout Tail, through: UInt64, into rows: inout Overlay<TableRows>
  ) throws(LogError) {
    while tail.through < through {
      let count = min(Int(clamping: through - tail.through), Tailer.eventCountMax)
      let records = try rows.base.records(after: tail.through, count: count)
      for record in records { tail.fold(record, into: &rows) }
    }
  }

  /// `kept`, extended up to `through`; a new one where it does not stand on these tables.
  ///
  /// The tables stand at `folded`, and `slots` says which they are; `through` is the last record
  /// to be folded, which the log has.
  func tail(
    extending kept: consuming Tail?, folded: UInt64, _ slots: [ViewSlot], through: UInt64
  ) throws(LogError) -> Tail {
    var tail = Tail(folded: folded, slots: slots)
    if let kept, kept.stands(on: folded, slots, upTo: through) { tail = kept }
    if tail.through == through { return tail }
    let environment = store.environment
    var rows = overlay(try LogStore.snapshot(environment), tail)
    try extend(&tail, through: through, into: &rows)
    return tail
  }
}

extension Record {
  /// Whether the fold of an event of this type looks at personal fields: numbers and addresses,
  /// of which a view keeps keyed hashes.
  var isOpenedToFold: Bool {
    if case .customers(.contactPointAdded) = event { personal == .closed } else { false }
  }
}

extension ViewTables {
  /// Writes what the tail changed into the live tables, view by view in the order of keys.
  func write(_ tail: Tail, in transaction: inout WriteTransaction) throws(LogError) {
    for view in ViewName.allCases {
      let slot = tail.slots[view.index]
      let table = self[view, slot.slot]
      do throws(LMDBError) {
        try tail.changes.write(view, to: table, in: &transaction)
      } catch { throw .storage(error) }
      if slot.stoppedAt == 0, let stop = tail.stops[view] {
        try set(
          ViewSlot(
            slot: slot.slot, codeVersion: slot.codeVersion, stoppedAt: stop.seq, why: stop.why),
          of: view, in: &transaction)
      }
    }
  }
}

extension OverlayChanges {
  /// Writes the changed rows of `view` to its table.
  func write(
    _ view: ViewName, to table: Table, in transaction: inout WriteTransaction
  ) throws(LMDBError) {
    try forEachChange(in: view, into: &transaction) {
      (transaction, key, value) throws(LMDBError) in
      if let value {
        try transaction.put(value.span, for: key.span, in: table)
      } else {
        try transaction.delete(key.span, in: table)
      }
    }
  }
}

/// By which code the views were folded.
enum ViewVersions {
  /// Stops a process whose code is older than the one that folded a view.
  static func check(_ slots: [ViewSlot]) throws(LogError) {
    if !newer(slots).isEmpty { throw .bookIsNewer }
  }

  /// The views that newer code has folded.
  static func newer(_ slots: [ViewSlot]) -> [ViewName] {
    ViewName.allCases.filter { slots[$0.index].codeVersion > AllViews.codeVersion(of: $0) }
  }

  /// The views that older code has folded.
  static func outdated(_ slots: [ViewSlot]) -> [ViewName] {
    ViewName.allCases.filter { slots[$0.index].codeVersion < AllViews.codeVersion(of: $0) }
  }
}
