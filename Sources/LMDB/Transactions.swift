internal import CLMDB

/// What can be read through a snapshot and through a write transaction alike.
///
/// Code that reads is written once, generic over this, and serves readers and the writer.
package protocol TableReading: ~Copyable, ~Escapable {
  /// The transaction's number: for a snapshot that of the commit it shows, for a write
  /// transaction that of the commit it will be.  C: `mdb_txn_id`.
  var identifier: UInt64 { get }

  /// The value stored for `key`, or `nil` when there is none.  Copies nothing.
  @_lifetime(borrow self)
  func value(for key: Span<UInt8>, in table: Table) throws(LMDBError) -> RawSpan?

  /// The value stored for `number` in a table of numbers, or `nil`.  Copies nothing.
  @_lifetime(borrow self)
  func value(at number: UInt64, in table: Table) throws(LMDBError) -> RawSpan?

  /// A walk over `table`, as this transaction sees it.
  @_lifetime(borrow self)
  func cursor(in table: Table) throws(LMDBError) -> Cursor

  /// The number of rows in `table`.  Constant time.  C: `mdb_stat`.
  func rowCount(of table: Table) throws(LMDBError) -> Int
}

/// Begins a transaction inside the gate; it leaves the gate again only when it throws.
///
/// Follows a map that another process grew, and frees the slots of dead readers when there are
/// no others, each once: "begin" fails for good only when that did not help.
@available(*, noasync)
func begin(_ environment: Environment, _ flags: UInt32) throws(LMDBError) -> OpaquePointer {
  var hasAdopted = false
  var hasCheckedReaders = false
  while true {
    try environment.gate.enter()
    var begun: OpaquePointer?
    let code = unsafe mdb_txn_begin(environment.handle, nil, flags, &begun)
    if code == 0, let begun = unsafe begun { return unsafe begun }
    environment.gate.leave()
    switch LMDBError.Code(rawValue: code) {
    case .mapResized where !hasAdopted:
      hasAdopted = true
      try environment.adoptMapSize()
    case .readersFull where !hasCheckedReaders:
      hasCheckedReaders = true
      try environment.freeDeadReaders()
    default:  // Open set: LMDB passes on the codes of the system.
      throw LMDBError(code: .init(rawValue: code), function: "mdb_txn_begin")
    }
  }
}

func get(
  _ transaction: OpaquePointer, _ key: Span<UInt8>, _ table: Table
) throws(LMDBError) -> UnsafeRawBufferPointer? {
  var value = unsafe MDB_val()
  let code = unsafe key.withUnsafeBytes { key in
    var key = unsafe MDB_val(key)
    return unsafe mdb_get(transaction, table.dbi, &key, &value)
  }
  if code == MDB_NOTFOUND { return nil }
  try check(code, "mdb_get")
  return unsafe value.bytes
}

func rowCount(_ transaction: OpaquePointer, _ table: Table) throws(LMDBError) -> Int {
  var statistics = MDB_stat()
  try check(unsafe mdb_stat(transaction, table.dbi, &statistics), "mdb_stat")
  return statistics.ms_entries
}

func openCursor(_ transaction: OpaquePointer, _ table: Table) throws(LMDBError) -> OpaquePointer {
  var opened: OpaquePointer?
  try check(unsafe mdb_cursor_open(transaction, table.dbi, &opened), "mdb_cursor_open")
  guard let opened = unsafe opened else { preconditionFailure("mdb_cursor_open gave no handle") }
  return unsafe opened
}
