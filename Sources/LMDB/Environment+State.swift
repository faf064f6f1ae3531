internal import CLMDB

extension Environment {
  /// How the environment stands at the moment.
  package struct State: Hashable, Sendable {
    /// The upper bound of the file, as this process has it mapped.
    package let mapSizeBytes: Int
    /// How far into the file the last commit reaches; free pages before that are counted.
    package let usedByteCount: Int
    /// The number of the last commit; may run ahead of the disk by one meta write.
    package let lastTransaction: UInt64
    /// The number of reader slots that have ever been used at once.
    package let readerSlotCount: Int
  }

  /// A snapshot that some process holds.
  package struct Reader: Hashable, Sendable {
    package let processID: Int32
    /// The commit it shows; pages freed since then are kept for it.
    package let transaction: UInt64
  }

  /// How the environment stands at the moment.
  ///
  /// C: `mdb_env_info`.
  package func state() throws(LMDBError) -> State {
    try gate.enter()
    defer { gate.leave() }
    var info = unsafe MDB_envinfo()
    try check(unsafe mdb_env_info(handle, &info), "mdb_env_info")
    var statistics = MDB_stat()
    try check(unsafe mdb_env_stat(handle, &statistics), "mdb_env_stat")
    return unsafe State(
      mapSizeBytes: info.me_mapsize,
      usedByteCount: (info.me_last_pgno + 1) * Int(statistics.ms_psize),
      lastTransaction: UInt64(info.me_last_txnid), readerSlotCount: Int(info.me_numreaders))
  }

  /// The number of the last commit, by any process, without a reader slot or a system call.
  ///
  /// It is read from the page cache, where a new meta page stands before its synchronous write
  /// has returned.  So it says that there *may* be something new: compare it with the
  /// `identifier` of the last *snapshot*, not with an earlier answer (STORAGE.md §4).
  package func lastTransaction() throws(LMDBError) -> UInt64 {
    try gate.enter()
    defer { gate.leave() }
    var info = unsafe MDB_envinfo()
    try check(unsafe mdb_env_info(handle, &info), "mdb_env_info")
    return unsafe UInt64(info.me_last_txnid)
  }

  /// Whether a failed write of the meta page has ended this environment for this process.
  ///
  /// To be asked after a commit that failed: then it is not known whether it happened.
  package var isPanicked: Bool {
    let environment = self
    do throws(LMDBError) {
      _ = try ReadTransaction(environment)
      return false
    } catch {
      return error.code == .panic
    }
  }

  /// How many bytes a user may still write to the device.
  ///
  /// C: `fstatvfs`.
  package func freeByteCount() throws(LMDBError) -> Int { try directory.freeByteCount() }

  /// The snapshots that are open in all processes, the oldest first.
  ///
  /// C: `mdb_reader_list`.
  package func readers() throws(LMDBError) -> [Reader] {
    var lines = ""
    // The lines are "%10d %zx %zu\n" (pid, thread, transaction), with "-" for an unused slot,
    // after a heading.
    let code = unsafe withUnsafeMutablePointer(to: &lines) { lines in
      unsafe mdb_reader_list(
        handle,
        { line, context in
          guard let line = unsafe line, let context = unsafe context else { return 0 }
          unsafe context.assumingMemoryBound(to: String.self).pointee += String(cString: line)
          return 0
        }, lines)
    }
    if code < 0 { try check(code, "mdb_reader_list") }
    return lines.split(separator: "\n").compactMap { line -> Reader? in
      let words = line.split(separator: " ")
      guard words.count == 3, let processID = Int32(words[0]),
        let transaction = UInt64(words[2])
      else { return nil }
      return Reader(processID: processID, transaction: transaction)
    }
    .sorted { a, b in a.transaction < b.transaction }
  }
}
