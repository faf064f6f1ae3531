internal import Cases
internal import EventLog
internal import LMDB
internal import Views

/// Folds views again from the first event into their idle tables, while the live ones serve.
///
/// Rebuilding makes the idle tables the live ones; verifying compares the two and empties the idle
/// ones again.  All views of a run are folded side by side, since reading and decoding a record
/// costs more than any fold of it.
struct Refolding {
  /// The number of records that one transaction folds (STORAGE.md §5: 1,000 to 20,000).
  static let eventCountMax = 10_000
  /// The number of rows that one transaction deletes.
  static let rowCountMax = 20_000

  let access: RowAccess
  let views: [ViewName]
  let path: String

  /// How a refolding ended.
  struct Outcome {
    /// The live tables.
    let slots: [ViewSlot]
    /// Up to where both tables of each view stand.
    let folded: UInt64
    /// The views whose fold stopped.
    let stops: [ViewName: ViewStop]

    /// The table of `view` that does not serve.
    func idle(_ view: ViewName) -> Int { 1 - slots[view.index].slot }
  }

  /// How far it has come; the book's upkeep lock is held from the first run to the last.
  private var isBegun = false
  private var done: UInt64 = 0
  private var stops: [ViewName: ViewStop] = [:]
  /// What the records of one transaction change; states stay decoded from one to the next.
  private let changes = OverlayChanges()

  private var store: LogStore { access.store }

  init(access: RowAccess, views: [ViewName], path: String) {
    self.access = access
    self.views = views
    self.path = path
  }

  /// Folds everything that the live tables hold; `report` is told how far it is.
  ///
  /// Run again, it goes on where it was: others may have folded further meanwhile.
  mutating func run(
    _ report: (_ done: UInt64, _ of: UInt64) -> Void
  ) throws(BookError) -> Outcome {
    if !isBegun {
      let (slots, _) = try standing()
      for view in views { try empty(access.tables[view, 1 - slots[view.index].slot]) }
      isBegun = true
    }
    while true {
      let (slots, folded) = try standing()
      report(done, folded)
      if done >= folded || stops.count == views.count {
        return Outcome(slots: slots, folded: folded, stops: stops)
      }
      try step(through: folded, slots)
    }
  }

  /// Empties the tables that do not serve after `outcome`.
  func emptyIdle(after outcome: Outcome) throws(BookError) {
    for view in views { try empty(access.tables[view, outcome.idle(view)]) }
  }

  /// Empties a table in bounded steps.
  private func empty(_ table: Table) throws(BookError) {
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

  /// Folds the next records over the idle tables and writes what they change.
  private mutating func step(through folded: UInt64, _ slots: [ViewSlot]) throws(BookError) {
    var slots = slots
    for view in views { slots[view.index].slot = 1 - slots[view.index].slot }
    let count = min(Int(folded - done), Self.eventCountMax)
    do throws(LogError) {
      let environment = store.environment
      var rows = Overlay(TableRows(try LogStore.snapshot(environment), access, slots), changes)
      let wanted = ViewSet(views)
      var stopped = ViewSet(stops.keys)
      for record in try rows.base.records(after: done, count: count) {
        let failures = AllViews.fold(record, into: &rows, of: wanted, except: stopped)
        for (view, error) in failures {
          stops[view] = ViewStop(seq: record.seq, why: "\(error)")
          stopped.insert(view)
        }
      }
    } catch { throw BookError(error, path: path) }
    try write(slots)
    changes.rebase()
    done += UInt64(count)
  }

  private func write(_ slots: [ViewSlot]) throws(BookError) {
    // Encoded before the transaction begins, since writers wait for its end.
    changes.settle()
    do throws(LMDBError) {
      let environment = store.environment
      var transaction = try WriteTransaction(environment)
      for view in views {
        let table = access.tables[view, slots[view.index].slot]
        try changes.write(view, to: table, in: &transaction)
      }
      try transaction.commit()
    } catch { throw BookError(.storage(error), path: path) }
  }
}
