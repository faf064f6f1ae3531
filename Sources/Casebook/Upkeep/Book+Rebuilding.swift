internal import Cases
internal import EventLog
internal import LMDB
package import Views

extension Book {
  /// Folds `views` again from the first event, while they serve, and then puts the new rows in
  /// place of the old ones.
  ///
  /// Killed at any point, the old rows or the new ones are there; the next run begins anew.  One
  /// process rebuilds or verifies at a time, the next waits.
  ///
  /// `progress` is told how many records are folded, and of how many.
  @available(*, noasync)
  package func rebuild(
    _ views: [ViewName] = ViewName.allCases,
    progress: (_ done: UInt64, _ of: UInt64) -> Void
  ) throws(BookError) {
    var refolding = Refolding(access: access, views: views, path: path)
    try doingUpkeep { () throws(BookError) in
      while true {
        let outcome = try refolding.run(progress)
        if try exchange(views, outcome) {
          // What was live is idle now.
          return try refolding.emptyIdle(after: outcome.exchanged(views))
        }
      }
    }
  }

  /// Folds the views again that older code has folded, before this process takes commands.
  ///
  /// Older processes go on with the rows that they know until their next write.
  func rebuildOutdatedViews() throws(BookError) {
    guard let slots = try standingSlots() else { return }
    let outdated = ViewVersions.outdated(slots)
    if !outdated.isEmpty { try rebuild(outdated) { _, _ in } }
  }

  /// Refuses to only read rows that other code has folded.
  ///
  /// - Throws: `viewsAreOutdated`, `codeIsOlder`.
  func checkViews() throws(BookError) {
    guard let slots = try standingSlots() else { return }
    do throws(LogError) { try ViewVersions.check(slots) } catch {
      throw BookError(error, path: path)
    }
    guard ViewVersions.outdated(slots).isEmpty else { throw .viewsAreOutdated }
  }

  /// The tables that serve; `nil` where nobody can say: whoever needs the views is told, and
  /// `verify` must be able to open the book.
  func standingSlots() throws(BookError) -> [ViewSlot]? {
    do throws(LogError) {
      let environment = access.store.environment
      let snapshot = try LogStore.snapshot(environment)
      return try access.tables.slots(in: snapshot)
    } catch .corrupted {
      return nil
    } catch { throw BookError(error, path: path) }
  }

  /// Makes the idle tables the live ones, if all stand at the same record.
  private func exchange(
    _ views: [ViewName], _ outcome: Refolding.Outcome
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
      for view in views {
        let stop = outcome.stops[view]
        let slot = ViewSlot(
          slot: outcome.idle(view), codeVersion: AllViews.codeVersion(of: view),
          stoppedAt: stop?.seq ?? 0, why: stop?.why ?? "")
        try access.tables.set(slot, of: view, in: &transaction)
      }
      do throws(LMDBError) { try transaction.commit() } catch { throw .storage(error) }
      return true
    } catch { throw BookError(error, path: path) }
  }
}

extension Refolding.Outcome {
  /// The same after the tables of `views` have changed places.
  fileprivate func exchanged(_ views: [ViewName]) -> Self {
    var slots = slots
    for view in views { slots[view.index].slot = idle(view) }
    return Self(slots: slots, folded: folded, stops: stops)
  }
}
