package import EventLog
internal import LMDB

extension Book {
  /// Where the log ends, with its chain hash; nothing is folded for it.
  @available(*, noasync)
  package func head() throws(BookError) -> Head { try look().head }

  /// Waits until the log has a record after `seq`, or the time is over.
  ///
  /// Writers of this process wake it at once, those of others are seen within
  /// `FeedLimits.pollMilliseconds`.  No snapshot is open while it waits, and what it finds is
  /// durable.  It blocks the calling thread: have one that waits for all.
  ///
  /// - Parameters:
  ///   - seq: The last record that is known; 0 for none.
  ///   - milliseconds: At most `FeedLimits.waitMillisecondsMax`; 0 only looks.
  ///   - isInterrupted: Asked every few milliseconds whether it is to come back at once.
  /// - Returns: Where the log ends now; `nil` if it has not moved.
  /// - Throws: What keeps the log from being read.
  @available(*, noasync)
  package func waitForChange(
    after seq: UInt64, milliseconds: Int, isInterrupted: () -> Bool = { false }
  ) throws(BookError) -> Head? {
    let wait = UInt64(FeedLimits.bounded(waitMilliseconds: milliseconds)) * 1_000_000
    let deadline = monotonicNanoseconds() + wait
    while true {
      let rungCount = bell.count
      let (head, transaction) = try look()
      if head.seq > seq { return head }
      // The number of the last commit runs ahead of the disk, so a look may come too early: then
      // the next one comes a moment later, and not at once again.
      repeat {
        let now = monotonicNanoseconds()
        if now >= deadline || isInterrupted() { return nil }
        let left = Int((deadline - now + 999_999) / 1_000_000)
        if bell.wait(after: rungCount, atMost: min(left, FeedLimits.pollMilliseconds)) { break }
      } while try lastTransaction() == transaction
    }
  }

  /// Wakes whoever waits for the log of this book in this process, to look again.
  ///
  /// Own commits do it by themselves.
  package func hint() { bell.ring() }

  /// Where the log ends in a snapshot of its own, and the number of the commit that it shows.
  private func look() throws(BookError) -> (head: Head, transaction: UInt64) {
    let environment = access.store.environment
    do throws(LogError) {
      let snapshot = try LogStore.snapshot(environment)
      return (try access.store.head(in: snapshot), snapshot.identifier)
    } catch { throw BookError(error, path: path) }
  }

  private func lastTransaction() throws(BookError) -> UInt64 {
    do throws(LMDBError) { return try access.store.environment.lastTransaction() } catch {
      throw BookError(storage: error, path: path)
    }
  }
}
