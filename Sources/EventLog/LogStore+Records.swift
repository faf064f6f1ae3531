package import LMDB

extension LogStore {
  /// The bytes of record `seq`, or `nil` when there is none.
  ///
  /// Copies nothing.
  @_lifetime(borrow transaction)
  package func record<Reading: TableReading & ~Copyable & ~Escapable>(
    at seq: UInt64, in transaction: borrowing Reading
  ) throws(LogError) -> RawSpan? {
    try value(at: seq, in: transaction)?.extracting(droppingFirst: ChainHash.byteCount)
  }

  /// The chain hash and the bytes of record `seq`, as they are stored; `nil` when there is none.
  ///
  /// Copies nothing.
  @_lifetime(borrow transaction)
  package func value<Reading: TableReading & ~Copyable & ~Escapable>(
    at seq: UInt64, in transaction: borrowing Reading
  ) throws(LogError) -> RawSpan? {
    do throws(LMDBError) {
      guard let row = try transaction.value(at: seq, in: log) else { return nil }
      guard row.byteCount >= ChainHash.byteCount else {
        throw LMDBError(code: .corrupted, function: "mdb_get")
      }
      return row
    } catch {
      if error.code == .corrupted { throw .corrupted(.recordMalformed(seq: seq)) }
      throw .storage(error)
    }
  }

  /// The chain hash of record `seq`, or `nil` when there is none; zeros for 0.
  package func hash<Reading: TableReading & ~Copyable & ~Escapable>(
    at seq: UInt64, in transaction: borrowing Reading
  ) throws(LogError) -> ChainHash? {
    if seq == 0 { return .zero }
    do throws(LMDBError) {
      guard let row = try transaction.value(at: seq, in: log) else { return nil }
      if row.byteCount >= ChainHash.byteCount { return ChainHash(row) }
    } catch { throw .storage(error) }
    throw .corrupted(.recordMalformed(seq: seq))
  }

  /// The greatest seq in the table, which is to be the head's; 0 when there is none.
  func lastSeq<Reading: TableReading & ~Copyable & ~Escapable>(
    in transaction: borrowing Reading
  ) throws(LogError) -> UInt64 {
    do throws(LMDBError) {
      var cursor = try transaction.cursor(in: log)
      return try cursor.last()?.number ?? 0
    } catch { throw .storage(error) }
  }

  /// Calls `body` with the records after `position`, in order, without copying them.
  ///
  /// A snapshot is to be short, so the number is bounded: go on from the last seq with a new
  /// snapshot.  The records are gapless by construction, and this checks it.
  ///
  /// - Parameters:
  ///   - position: The seq after which to begin; 0 for the first record.
  ///   - countMax: The number of records, at most.
  ///   - transaction: A snapshot, or the writer's.
  ///   - body: Gets seq and record; the span is valid until `body` returns.
  /// - Returns: The seq of the last record that `body` got; `position` when there was none.
  /// - Throws: `.corrupted` at a gap; what `body` throws.
  @discardableResult
  package func scan<Reading: TableReading & ~Copyable & ~Escapable>(
    after position: UInt64, countMax: Int, in transaction: borrowing Reading,
    _ body: (UInt64, RawSpan) throws(LogError) -> Void
  ) throws(LogError) -> UInt64 {
    try scanRows(after: position, countMax: countMax, in: transaction) {
      seq, _, record throws(LogError) in
      try body(seq, record)
    }
  }

  /// `scan`, with the chain hash of each record.
  func scanRows<Reading: TableReading & ~Copyable & ~Escapable>(
    after position: UInt64, countMax: Int, in transaction: borrowing Reading,
    _ body: (UInt64, ChainHash, RawSpan) throws(LogError) -> Void
  ) throws(LogError) -> UInt64 {
    var last = position
    var cursor: Cursor
    do throws(LMDBError) { cursor = try transaction.cursor(in: log) } catch {
      throw .storage(error)
    }
    for count in 0..<countMax {
      let entry: Cursor.Entry?
      do throws(LMDBError) {
        entry = try count == 0 ? cursor.seek(to: last + 1) : cursor.next()
      } catch { throw .storage(error) }
      guard let entry else { break }
      let seq = entry.number
      guard seq == last + 1 else { throw .corrupted(.recordMissing(seq: last + 1)) }
      guard entry.value.byteCount >= ChainHash.byteCount else {
        throw .corrupted(.recordMalformed(seq: seq))
      }
      let record = entry.value.extracting(droppingFirst: ChainHash.byteCount)
      try body(seq, ChainHash(entry.value), record)
      last = seq
    }
    return last
  }
}
