internal import CLMDB
internal import Glibc

extension Environment {
  /// How a copy was made.
  package enum CopyKind: Hashable, Sendable {
    /// Without free pages, so without what was deleted.
    case compact
    /// With all pages: compacting failed because pages have leaked (`lmdb.h`,
    /// `mdb_env_copy2`), which a verification should look into.
    case plain
  }

  /// Copies the last commit to a new file `path`, durably, while others read and write.
  ///
  /// It is written beside `path` under a temporary name, flushed, renamed, and the directory
  /// flushed: `path` is either whole or not there.  LMDB's own copies are not flushed.  The copy
  /// is one long snapshot: make it when little is written.
  ///
  /// - Throws: `.entryExists` when `path` or its temporary name is taken; `.noSpace`; what the
  ///   system or LMDB says.  Nothing is left behind then.
  @available(*, noasync)
  package func copy(to path: String) throws(LMDBError) -> CopyKind {
    guard unsafe access(path, F_OK) != 0 else {
      throw LMDBError(code: .entryExists, function: "open")
    }
    let temporary = path + ".partial"
    let file = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .system("open") }
    var kind = CopyKind.compact
    do throws(LMDBError) {
      defer { close(file) }
      kind = try copy(to: file)
      guard fsync(file) == 0 else { throw .system("fsync") }
    } catch {
      unsafe unlink(temporary)
      throw error
    }
    guard unsafe rename(temporary, path) == 0 else {
      let error = LMDBError.system("rename")
      unsafe unlink(temporary)
      throw error
    }
    try flushDirectory(of: path)
    return kind
  }

  /// Copies the last commit into the empty file behind `descriptor`; flushes nothing.
  ///
  /// C: `mdb_env_copyfd2`.
  @available(*, noasync)
  package func copy(to descriptor: CInt) throws(LMDBError) -> CopyKind {
    // The copy begins a snapshot of its own, which does not know the gate; and it does not
    // follow a map that was made larger, so that is done first.
    do {
      let environment = self
      _ = try ReadTransaction(environment)
    }
    try gate.enter()
    defer { gate.leave() }
    let code = unsafe mdb_env_copyfd2(handle, descriptor, UInt32(MDB_CP_COMPACT))
    if code == 0 { return .compact }
    guard code == MDB_INCOMPATIBLE else {
      throw LMDBError(code: .init(rawValue: code), function: "mdb_env_copyfd2")
    }
    guard ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
      throw .system("ftruncate")
    }
    try check(unsafe mdb_env_copyfd2(handle, descriptor, 0), "mdb_env_copyfd2")
    return .plain
  }
}

private func flushDirectory(of path: String) throws(LMDBError) {
  let directory = path.lastIndex(of: "/").map { path[...$0] } ?? "."
  let descriptor = unsafe open(String(directory), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard descriptor >= 0 else { throw .system("open") }
  defer { close(descriptor) }
  guard fsync(descriptor) == 0 else { throw .system("fsync") }
}
