internal import CLMDB

extension WriteTransaction {
  /// Stores `value` for `key`, replacing what was there.
  ///
  /// - Throws: `.mapFull`, `.transactionFull`; `.badValueSize` when `key` is empty or longer
  ///   than 511 bytes.  The transaction is then to be dropped.
  package mutating func put(
    _ value: Span<UInt8>, for key: Span<UInt8>, in table: Table
  ) throws(LMDBError) {
    try put(value, for: key, in: table, flags: 0)
  }

  /// Stores `value` for `number`, replacing what was there.
  package mutating func put(
    _ value: Span<UInt8>, at number: UInt64, in table: Table
  ) throws(LMDBError) {
    precondition(table.keys == .numbers, "the keys of the table are numbers")
    try withKey(number) { key throws(LMDBError) in
      try put(value, for: key, in: table, flags: 0)
    }
  }

  /// Stores `value` at the end of `table`.
  ///
  /// - Throws: `.keyExists` when `key` is not greater than every key of `table`.
  package mutating func append(
    _ value: Span<UInt8>, for key: Span<UInt8>, in table: Table
  ) throws(LMDBError) {
    try put(value, for: key, in: table, flags: UInt32(MDB_APPEND))
  }

  /// Stores `start` followed by `rest` as one value at the end of `table`, copying each once.
  ///
  /// - Throws: `.keyExists` when `number` is not greater than every key of `table`.
  package mutating func append(
    _ start: Span<UInt8>, _ rest: Span<UInt8>, at number: UInt64, in table: Table
  ) throws(LMDBError) {
    precondition(table.keys == .numbers, "the keys of the table are numbers")
    var number = number
    var value = unsafe MDB_val(mv_size: start.count + rest.count, mv_data: nil)
    // With MDB_RESERVE the page has room for the value and its bytes are still undefined: all of
    // them are written below.
    let flags = UInt32(MDB_APPEND | MDB_RESERVE)
    let code = unsafe withUnsafeMutableBytes(of: &number) { number in
      var key = unsafe MDB_val(UnsafeRawBufferPointer(number))
      return unsafe mdb_put(handle, table.dbi, &key, &value, flags)
    }
    try check(code, "mdb_put")
    let stored = unsafe UnsafeMutableRawBufferPointer(start: value.mv_data, count: value.mv_size)
    unsafe start.withUnsafeBytes { unsafe stored.copyMemory(from: $0) }
    unsafe rest.withUnsafeBytes { bytes in
      unsafe UnsafeMutableRawBufferPointer(rebasing: stored[start.count...])
        .copyMemory(from: bytes)
    }
  }

  /// Removes the row of `key`.
  ///
  /// - Returns: Whether there was one.
  @discardableResult
  package mutating func delete(_ key: Span<UInt8>, in table: Table) throws(LMDBError) -> Bool {
    let code = unsafe key.withUnsafeBytes { key in
      var key = unsafe MDB_val(key)
      return unsafe mdb_del(handle, table.dbi, &key, nil)
    }
    if code == MDB_NOTFOUND { return false }
    try check(code, "mdb_del")
    return true
  }

  /// Removes all rows of `table`.
  ///
  /// All of its pages are visited and freed at once: for a large table use `deleteFirst`.
  /// C: `mdb_drop`.
  package mutating func clear(_ table: Table) throws(LMDBError) {
    try check(unsafe mdb_drop(handle, table.dbi, 0), "mdb_drop")
  }

  /// Removes rows from the beginning of `table`, a bounded number of them.
  ///
  /// - Returns: How many there were to remove, at most `rowCountMax`.
  package mutating func deleteFirst(
    _ rowCountMax: Int, in table: Table
  ) throws(LMDBError) -> Int {
    let cursor = unsafe try openCursor(handle, table)
    defer { unsafe mdb_cursor_close(cursor) }
    var key = unsafe MDB_val()
    var value = unsafe MDB_val()
    for count in 0..<rowCountMax {
      // After a deletion the cursor stands at the row that moved up; `MDB_FIRST` is that too.
      let code = unsafe mdb_cursor_get(cursor, &key, &value, MDB_FIRST)
      if code == MDB_NOTFOUND { return count }
      try check(code, "mdb_cursor_get")
      try check(unsafe mdb_cursor_del(cursor, 0), "mdb_cursor_del")
    }
    return rowCountMax
  }

  private mutating func put(
    _ value: Span<UInt8>, for key: Span<UInt8>, in table: Table, flags: UInt32
  ) throws(LMDBError) {
    let code = unsafe key.withUnsafeBytes { key in
      unsafe value.withUnsafeBytes { value in
        var key = unsafe MDB_val(key)
        var value = unsafe MDB_val(value)
        return unsafe mdb_put(handle, table.dbi, &key, &value, flags)
      }
    }
    try check(code, "mdb_put")
  }
}
