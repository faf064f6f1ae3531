internal import Cases
internal import EventLog
internal import LMDB
internal import Views

/// Folds a view again from the first event into its idle table, while the live one serves.
///
/// Rebuilding makes the idle table the live one; verifying compares the two and empties the idle
/// one again.
struct Refolding {
  /// The number of records that one transaction folds (STORAGE.md §5: 1,000 to 20,000).
  static let eventCountMax = 5_000
  /// The number of rows that one transaction deletes.
  static let rowCountMax = 20_000

  let access: RowAccess
  let view: ViewName
  let path: String

  /// How a refolding ended.
  struct Outcome {
    /// The live table, and whether the fold stopped.
    let slots: [ViewSlot]
    let idle: Int
    /// Up to where both tables stand.
    let folded: UInt64
    let stop: ViewStop?
  }

  private var store: LogStore { access.store }

  /// Folds everything that the live table holds; `report` is told how far it is.
  func run(_ report: (_ done: UInt64, _ of: UInt64) -> Void) throws(BookError) -> Outcome {
    let (slots, _) = try standing()
    let idle = 1 - slots[view.index].slot
    try empty(access.tables[view, idle])
    var done: UInt64 = 0
    var stop: ViewStop?
    while true {
      let (now, folded) = try standing()
      guard now[view.index].slot != idle else {
        throw .unavailable(.store(LMDBError(code: .busy, function: "rebuild")))
      }
      report(done, folded)
      if done >= folded || stop != nil {
        return Outcome(slots: now, idle: idle, folded: folded, stop: stop)
      }
      done = try step(after: done, through: folded, now, idle, &stop)
    }
  }

  /// Empties a table in bounded steps.
  func empty(_ table: Table) throws(BookError) {
    while true {
      let count: Int
      do throws(LMDBError) {
        let environment = store.environment
        var transaction = try WriteTransaction(environment)
        count = try transaction.deleteFirst(Self.rowCountMax, in: table)
        try transaction.commit()
      } catch { throw BookError(.storage(error), path: path) }
      if count < Self.rowCountMax { return }
    }
  }

  private func standing() throws(BookError) -> (slots: [ViewSlot], folded: UInt64) {
    do throws(LogError) {
      let environment = store.environment
      let snapshot = try LogStore.snapshot(environment)
      return (try access.tables.slots(in: snapshot), try store.folded(in: snapshot))
    } catch { throw BookError(error, path: path) }
  }

  /// Folds the next records over the idle table and writes what they change.
  private func step(
    after done: UInt64, through folded: UInt64, _ slots: [ViewSlot], _ idle: Int,
    _ stop: inout ViewStop?
  ) throws(BookError) -> UInt64 {
    var slots = slots
    slots[view.index].slot = idle
    let changes = OverlayChanges()
    var last = done
    do throws(LogError) {
      let environment = store.environment
      var rows = Overlay(TableRows(try LogStore.snapshot(environment), access, slots), changes)
      let count = min(Int(folded - done), Self.eventCountMax)
      for record in try rows.base.records(after: done, count: count) {
        do throws(RowsError) {
          try AllViews.fold(record, view, into: &rows)
          last = record.seq
        } catch {
          stop = ViewStop(seq: record.seq, why: "\(error)")
          break
        }
      }
    } catch { throw BookError(error, path: path) }
    try write(changes, into: access.tables[view, idle])
    return last
  }

  private func write(_ changes: OverlayChanges, into table: Table) throws(BookError) {
    var rows: [(key: [UInt8], value: [UInt8]?)] = []
    changes.forEachChange(in: view) { key, value in rows.append((key, value)) }
    do throws(LMDBError) {
      let environment = store.environment
      var transaction = try WriteTransaction(environment)
      for (key, value) in rows {
        if let value {
          try transaction.put(value.span, for: key.span, in: table)
        } else {
          try transaction.delete(key.span, in: table)
        }
      }
      try transaction.commit()
    } catch { throw BookError(.storage(error), path: path) }
  }
}
