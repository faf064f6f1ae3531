package import LMDB

extension LogStore {
  /// Begins a snapshot, with the error of this module.
  @available(*, noasync)
  @_lifetime(borrow environment)
  package static func snapshot(
    _ environment: borrowing Environment
  ) throws(LogError) -> ReadTransaction {
    do throws(LMDBError) { return try ReadTransaction(environment) } catch {
      throw .storage(error)
    }
  }

  /// The first record accepted at `microseconds` or later, by binary search.
  ///
  /// `acceptedAt` is increasing in seq, so no index is needed; it stands inside the record,
  /// which only the caller can read.
  ///
  /// - Parameters:
  ///   - microseconds: µs UTC.
  ///   - transaction: A snapshot, or the writer's.
  ///   - acceptedAt: Reads the time of a record, in µs UTC.
  /// - Returns: Its seq; one more than the head's when there is none.
  /// - Throws: `.corrupted` when a record is missing; what `acceptedAt` throws.
  /// - Complexity: O(log n) records are read.
  package func firstSeq<Reading: TableReading & ~Copyable & ~Escapable>(
    acceptedAtOrAfter microseconds: Int64, in transaction: borrowing Reading,
    acceptedAt: (RawSpan) throws(LogError) -> Int64
  ) throws(LogError) -> UInt64 {
    var low: UInt64 = 1
    var high = try head(in: transaction).seq + 1
    while low < high {
      let middle = low + (high - low) / 2
      guard let record = try record(at: middle, in: transaction) else {
        throw .corrupted(.recordMissing(seq: middle))
      }
      if try acceptedAt(record) < microseconds { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
