internal import LMDB

/// Follows a log: one loop for catching up and for live, in any process (STORAGE.md §4).
///
/// `next` reads what there is in one short snapshot; while that is empty, `wait`.  No snapshot is
/// open while what was read is delivered.  Nothing tells a tailer *what* is new: a nudge that is
/// lost costs time, never a record.
package struct Tailer: Sendable {
  /// The number of records that one snapshot reads, at most.
  package static let eventCountMax = 5_000
  /// How long `wait` waits between two looks, in milliseconds.
  package static let pollMilliseconds = 2

  /// The seq of the last record that was read.
  package private(set) var position: UInt64
  /// The transaction of the last snapshot: later commits may have something new.
  private var seenTransaction: UInt64 = 0
  private let store: LogStore

  /// - Parameters:
  ///   - store: The log.
  ///   - position: The seq after which to begin.
  package init(_ store: LogStore, after position: UInt64) {
    self.store = store
    self.position = position
  }

  /// The next records, made into values of the caller's by `decode` while the snapshot is open.
  ///
  /// - Parameters:
  ///   - countMax: From 1 to `eventCountMax`.
  ///   - decode: Gets seq and record; the span must not be kept.
  /// - Returns: In order of seq; empty when there is nothing new.
  /// - Throws: `.storage`, `.corrupted` at a gap, what `decode` throws; the position stays.
  @available(*, noasync)
  package mutating func next<Value>(
    countMax: Int = Tailer.eventCountMax, decode: (UInt64, RawSpan) throws(LogError) -> Value
  ) throws(LogError) -> [Value] {
    precondition((1...Self.eventCountMax).contains(countMax), "a snapshot reads a bounded number")
    while true {
      var values: [Value] = []
      let environment = store.environment
      let snapshot = try LogStore.snapshot(environment)
      let head = try store.head(in: snapshot)
      let last = try store.scan(after: position, countMax: countMax, in: snapshot) {
        seq, record throws(LogError) in
        values.append(try decode(seq, record))
      }
      guard last == head.seq || values.count == countMax else {
        throw .corrupted(.recordMissing(seq: last + 1))
      }
      if snapshot.isTooOld { continue }
      position = last
      seenTransaction = snapshot.identifier
      return values
    }
  }

  /// Waits until there may be something new, or the time is over.
  ///
  /// Holds no snapshot.
  ///
  /// - Parameter milliseconds: At most 100 is meant; the caller looks after it anyway.
  /// - Returns: Whether there may be something new.
  /// - Throws: `.storage`.
  @available(*, noasync)
  package func wait(atMost milliseconds: Int = 100) throws(LogError) -> Bool {
    let deadline = monotonicMilliseconds() + milliseconds
    while true {
      do throws(LMDBError) {
        if try store.environment.lastTransaction() != seenTransaction { return true }
      } catch { throw .storage(error) }
      let left = deadline - monotonicMilliseconds()
      if left <= 0 { return false }
      sleepMilliseconds(min(left, Self.pollMilliseconds))
    }
  }
}
