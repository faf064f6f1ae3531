internal import CLMDB

/// A consistent snapshot of the environment.
///
/// Spans returned by a snapshot point into the memory map.  The compiler ties their lifetime to
/// the snapshot, and the snapshot's to the environment.
///
/// Keep it short: pages that are freed while it lives are not used again, and the file grows.
/// What must read much reads some thousands of rows, lets the snapshot go, and goes on from
/// where it was.
@safe
package struct ReadTransaction: ~Copyable, ~Escapable, TableReading {
  /// How old a snapshot may be when what it read is used, in milliseconds (STORAGE.md §1).
  ///
  /// "Read transactions suspended when writers commit could sometimes see wrong data" (`lmdb.h`):
  /// a stopped process can wake up over pages that have been written again.
  package static var ageMillisecondsMax: Int { 5_000 }

  let handle: OpaquePointer
  // Keeps the map open until `deinit` has run.
  private let environment: Environment
  private let begunNanoseconds: UInt64

  /// Begins a snapshot of the last commit.
  ///
  /// Unavailable in `async` code: a snapshot held across a suspension stops LMDB from reusing
  /// pages, and the file grows.  A thread holds one snapshot at a time.
  ///
  /// - Throws: `.readersFull` when all slots are taken by live processes, `.panic`, `.unmapped`.
  @available(*, noasync)
  @_lifetime(borrow environment)
  package init(_ environment: borrowing Environment) throws(LMDBError) {
    self.environment = copy environment
    unsafe self.handle = try begin(self.environment, UInt32(MDB_RDONLY))
    begunNanoseconds = monotonicNanoseconds()
  }

  deinit {
    unsafe mdb_txn_abort(handle)
    environment.gate.leave()
  }

  /// How long ago the snapshot was begun.
  package var ageMilliseconds: Int {
    Int((monotonicNanoseconds() - begunNanoseconds) / 1_000_000)
  }

  /// Whether what was read must be thrown away and read again from a new snapshot.
  package var isTooOld: Bool { ageMilliseconds > Self.ageMillisecondsMax }

  package var identifier: UInt64 { UInt64(unsafe mdb_txn_id(handle)) }

  @_lifetime(borrow self)
  package func value(for key: Span<UInt8>, in table: Table) throws(LMDBError) -> RawSpan? {
    guard let found = unsafe try get(handle, key, table) else { return nil }
    return unsafe _overrideLifetime(RawSpan(_unsafeBytes: found), borrowing: self)
  }

  @_lifetime(borrow self)
  package func value(at number: UInt64, in table: Table) throws(LMDBError) -> RawSpan? {
    precondition(table.keys == .numbers, "the keys of the table are numbers")
    let key = unsafe unsafeBitCast(number, to: InlineArray<8, UInt8>.self)
    guard let found = unsafe try get(handle, key.span, table) else { return nil }
    return unsafe _overrideLifetime(RawSpan(_unsafeBytes: found), borrowing: self)
  }

  @_lifetime(borrow self)
  package func cursor(in table: Table) throws(LMDBError) -> Cursor {
    try Cursor(self, in: table)
  }

  package func rowCount(of table: Table) throws(LMDBError) -> Int {
    unsafe try LMDB.rowCount(handle, table)
  }
}
