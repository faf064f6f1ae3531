internal import CLMDB
internal import Glibc

extension Environment {
  /// Makes the map twice as large, after a transaction failed with `.mapFull`.
  ///
  /// Call it with no transaction open on this thread.  Waits for the snapshots of this process,
  /// for 5 s at most.  Other processes follow at their next transaction.  When another process
  /// has made the map larger already, that size is adopted and nothing more.
  ///
  /// - Throws: `.busy` when a snapshot stayed open; `.noMemory` when there are not that many
  ///   addresses, and everything is as before; `.unmapped` when there is no map any more.
  @available(*, noasync)
  package func grow() throws(LMDBError) {
    try gate.whileEmpty { () throws(LMDBError) in
      let before = mapSizeBytes
      try setMapSize(0)
      guard mapSizeBytes <= before else { return }
      try checkAddresses(byteCount: 2 * before)
      try setMapSize(2 * before)
    }
  }

  /// Follows another process that made the map larger.
  @available(*, noasync)
  func adoptMapSize() throws(LMDBError) {
    try gate.whileEmpty { () throws(LMDBError) in try setMapSize(0) }
  }

  /// The size of the map in this process: only inside the gate or while it is empty.
  private var mapSizeBytes: Int {
    var info = unsafe MDB_envinfo()
    unsafe mdb_env_info(handle, &info)
    return unsafe info.me_mapsize
  }

  private func setMapSize(_ byteCount: Int) throws(LMDBError) {
    let code = unsafe mdb_env_set_mapsize(handle, byteCount)
    if code == 0 { return }
    // It unmaps first: with this one exception nothing is mapped any more.
    guard code == EINVAL else {
      throw LMDBError(code: .unmapped, function: "mdb_env_set_mapsize")
    }
    throw LMDBError(code: .busy, function: "mdb_env_set_mapsize")
  }

  /// Asks for the addresses while the old map is still there, because `mdb_env_set_mapsize` gives
  /// that up before it knows whether it can have the new one.
  private func checkAddresses(byteCount: Int) throws(LMDBError) {
    let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
    let probe = unsafe mmap(nil, byteCount, PROT_NONE, flags, -1, 0)
    guard let probe = unsafe probe, unsafe probe != MAP_FAILED else {
      throw LMDBError(code: .noMemory, function: "mdb_env_set_mapsize")
    }
    unsafe munmap(probe, byteCount)
  }
}
