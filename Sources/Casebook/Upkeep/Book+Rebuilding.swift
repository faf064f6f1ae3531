internal import Cases
internal import EventLog
internal import LMDB
package import Views

extension Book {
  /// Folds `view` again from the first event, while it serves, and then puts the new rows in
  /// place of the old ones.
  ///
  /// Killed at any point, the old rows or the new ones are there; the next run begins anew.
  ///
  /// `progress` is told how many records are folded, and of how many.
  @available(*, noasync)
  package func rebuild(
    _ view: ViewName, progress: (_ done: UInt64, _ of: UInt64) -> Void
  ) throws(BookError) {
    let refolding = Refolding(access: access, view: view, path: path)
    while true {
      let outcome = try refolding.run(progress)
      if try exchange(view, outcome) {
        try refolding.empty(access.tables[view, 1 - outcome.idle])
        return
      }
    }
  }

  /// Makes the idle table the live one, if both stand at the same record.
  private func exchange(
    _ view: ViewName, _ outcome: Refolding.Outcome
  ) throws(BookError) -> Bool {
    do throws(LogError) {
      let environment = access.store.environment
      var transaction: WriteTransaction
      do throws(LMDBError) { transaction = try WriteTransaction(environment) } catch {
        throw .storage(error)
      }
      guard try access.store.folded(in: transaction) == outcome.folded,
        try access.tables.slots(in: transaction) == outcome.slots
      else { return false }
      let slot = ViewSlot(
        slot: outcome.idle, codeVersion: AllViews.codeVersion(of: view),
        stoppedAt: outcome.stop?.seq ?? 0, why: outcome.stop?.why ?? "")
      try access.tables.set(slot, of: view, in: &transaction)
      do throws(LMDBError) { try transaction.commit() } catch { throw .storage(error) }
      return true
    } catch { throw BookError(error, path: path) }
  }
}
