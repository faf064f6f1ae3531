internal import CLMDB

/// The one transaction that may write.
///
/// Dropping it without `commit()` aborts it.
///
/// It cannot leave the scope that began it: LMDB requires the thread that begins a write
/// transaction to end it.  A transaction in which a call failed is dropped; nothing is tried
/// again inside it (STORAGE.md §1).
@safe
package struct WriteTransaction: ~Copyable, ~Escapable, TableReading {
  // Keeps the map open until `deinit` has run.
  private let environment: Environment
  // `nil` once committed, so that `deinit` has nothing to abort.
  private var open: OpaquePointer?

  var handle: OpaquePointer {
    guard let handle = unsafe open else { preconditionFailure("transaction already ended") }
    return unsafe handle
  }

  /// Waits for the writer lock, which LMDB ties to the calling thread until the end.
  ///
  /// The lock is shared by all processes that have the environment open; one that was killed
  /// while it held it is recovered from.
  @available(*, noasync)
  @_lifetime(borrow environment)
  package init(_ environment: borrowing Environment) throws(LMDBError) {
    self.environment = copy environment
    unsafe self.open = try begin(self.environment, 0)
  }

  deinit {
    if let open = unsafe open {
      unsafe mdb_txn_abort(open)
      environment.gate.leave()
    }
  }

  /// Makes every change durable, or none.
  ///
  /// Two flushes: of the pages, then of the meta page that names them.  A transaction that
  /// changed nothing flushes nothing.
  ///
  /// - Throws: `.inputOutput`, `.noSpace` and the like: nothing was changed, unless
  ///   `Environment.isPanicked` afterwards; then the meta page is the old or the new one, which
  ///   only a new opening can tell.
  package consuming func commit() throws(LMDBError) {
    let handle = unsafe self.handle
    unsafe self.open = nil  // LMDB frees the handle whether or not the commit succeeds.
    let code = unsafe mdb_txn_commit(handle)
    environment.gate.leave()
    try check(code, "mdb_txn_commit")
  }

  // MARK: Reading

  package var identifier: UInt64 { UInt64(unsafe mdb_txn_id(handle)) }

  /// The value stored for `key`, valid until the next change made through this transaction.
  ///
  /// Changes are `mutating`, so the compiler rejects one while a span is alive: LMDB's own rule
  /// ("valid until a subsequent update operation"), checked before the program runs.
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
