package import Cases
internal import Crypto
internal import EventLog
internal import Glibc
internal import LMDB
internal import Wire

/// What a backup holds, as its `manifest.json` says.
package struct BackupManifest: Hashable, Sendable {
  package var book: BookID
  package var epoch: UInt32
  package var seq: UInt64
  /// The chain hash of the last record, in hex.
  package var hash: String
  package var madeAt: Instant
  /// File below the backup → SHA-256 in hex.
  package var files: [String: String]

  static let name = "manifest.json"

  var bytes: [UInt8] {
    JSON.object([
      "bookId": .string(book.description), "epoch": .integer(Int64(epoch)),
      "files": .object(files.mapValues { .string($0) }), "hash": .string(hash),
      "madeAtMicroseconds": .integer(madeAt.microseconds), "seq": .integer(Int64(seq)),
    ]).line()
  }
}

extension Book {
  /// Copies the book into the new directory `target`, while others read and write.
  ///
  /// The log and the views are one compact, flushed copy; then the blobs, which exist before the
  /// events that name them; then the manifest with the SHA-256 of every file.  The copy is
  /// verified.  The keys go apart, into `keysTarget`, unless that is `nil`: whoever has both can
  /// read everything.
  ///
  /// - Throws: `existsAlready`; what keeps it from writing; `log` if the copy does not verify.
  ///   Nothing of the backup stays then; keys that were copied already do.
  @available(*, noasync)
  package func backUp(
    to target: String, keysTo keysTarget: String?, now: Instant
  ) throws(BookError) -> BackupManifest {
    guard unsafe mkdir(target, 0o750) == 0 else {
      throw errno == EEXIST ? .existsAlready(path: target) : DurableFile.failure(target)
    }
    do throws(BookError) {
      return try fill(target, keysTo: keysTarget, now)
    } catch {
      BookDirectory.remove(target, itself: true)
      throw error
    }
  }

  private func fill(
    _ target: String, keysTo keysTarget: String?, _ now: Instant
  ) throws(BookError) -> BackupManifest {
    for name in ["events", "blobs"] {
      guard unsafe mkdir(target + "/" + name, 0o750) == 0 else {
        throw DurableFile.failure(target)
      }
    }
    do throws(LMDBError) {
      _ = try access.store.environment.copy(to: target + "/events/data.mdb")
    } catch { throw BookError(storage: error, path: target) }
    // What somebody is writing just now belongs to no event of the copy.
    for name in Self.blobNames(in: path + "/blobs").blobs {
      do throws(BookError) {
        try FileSum.copy(path + "/blobs/" + name, to: target + "/blobs/" + name, mode: 0o640)
      } catch .doesNotExist {
        // It was taken back meanwhile, so no event names it; `copy` had made an empty file.
        unsafe unlink(target + "/blobs/" + name)
      }
    }
    try DurableFile.write(file.bytes, to: BookFile.path(in: target))
    if let keysTarget, let keys {
      do throws(KeyError) {
        try keys.copyKeys(to: keysTarget)
        try keys.noteCopy(at: keysTarget)
      } catch { throw BookError(keys: error) }
    }
    let manifest = try manifest(of: target, now)
    try DurableFile.write(manifest.bytes, to: target + "/" + BackupManifest.name)
    try DurableFile.flushDirectory(of: target)
    return manifest
  }

  /// Proves the copied log and sums up the files.
  private func manifest(of target: String, _ now: Instant) throws(BookError) -> BackupManifest {
    let copy = try Book(opening: target, for: .readClosedCopy)
    let end: LogVerifier.Progress
    do throws(LogError) {
      var verifier = LogVerifier(copy.access.store)
      end = try verifier.run { _ in }
    } catch { throw BookError(error, path: target) }
    var files: [String: String] = [:]
    var names = ["book.json", "events/data.mdb"]
    names += (BookDirectory.names(target + "/blobs") ?? []).map { "blobs/" + $0 }
    for name in names { files[name] = try FileSum.sha256(target + "/" + name) }
    return BackupManifest(
      book: file.id, epoch: file.epoch, seq: end.head.seq, hash: hex(end.head.hash.array),
      madeAt: now, files: files)
  }

  /// Makes the book in the new directory `target` out of a backup, and begins a new epoch.
  ///
  /// Whoever has seen what the backup lacks is told so by the epoch.
  ///
  /// `backup` is what `backUp` made, and every file of it is compared with the manifest; `keysPath`
  /// holds the keys that were copied with it; `target` does not exist.  Whoever was forgotten is
  /// forgotten again: by the log of the backup, and by the lists of erasures beside the keys and at
  /// `erasures`.  A sealed copy of the keys needs the `recovery` key.  What was made is verified as
  /// a whole, keys included.  The epoch that begins is returned.  When it throws, nothing stays.
  @available(*, noasync)
  package static func restore(
    _ backup: String, keys keysPath: String, recovery: RecoveryKey? = nil,
    erasures: [String] = [], to target: String, now: Instant
  ) throws(BookError) -> UInt32 {
    try check(backup)
    guard unsafe mkdir(target, 0o755) == 0 else {
      throw errno == EEXIST ? .existsAlready(path: target) : DurableFile.failure(target)
    }
    do throws(BookError) {
      let epoch = try fill(target, from: backup, keysPath, recovery)
      try forgetAgain(in: target, by: [keysPath] + erasures, now)
      try prove(target)
      return epoch
    } catch {
      BookDirectory.remove(target, itself: true)
      throw error
    }
  }

  /// Compares every file of a backup with its manifest.
  private static func check(_ backup: String) throws(BookError) {
    let path = backup + "/" + BackupManifest.name
    let parsed: JSON
    let bytes = try DurableFile.read(path)
    do { parsed = try JSON(parsing: bytes) } catch {
      throw .file(path: path, why: "\(error)")
    }
    guard let files = parsed["files"]?.members,
      ["book.json", "events/data.mdb"].allSatisfy({ files[$0] != nil })
    else {
      throw .file(path: path, why: "files")
    }
    for (name, sum) in files {
      guard try FileSum.sha256(backup + "/" + name) == sum.text else {
        throw .file(path: backup + "/" + name, why: "SHA-256 differs from manifest.json")
      }
    }
  }

  private static func fill(
    _ target: String, from backup: String, _ keysPath: String, _ recovery: RecoveryKey?
  ) throws(BookError) -> UInt32 {
    var file = try BookFile(
      DurableFile.read(BookFile.path(in: backup)), path: BookFile.path(in: backup))
    for name in ["events", "blobs", "search", "keys"] {
      guard unsafe mkdir(target + "/" + name, name == "keys" ? 0o700 : 0o755) == 0 else {
        throw DurableFile.failure(target)
      }
    }
    try FileSum.copy(backup + "/events/data.mdb", to: target + "/events/data.mdb", mode: 0o640)
    for name in BookDirectory.names(backup + "/blobs") ?? [] {
      try FileSum.copy(backup + "/blobs/" + name, to: target + "/blobs/" + name, mode: 0o640)
    }
    guard let keys = BookDirectory.names(keysPath) else { throw .doesNotExist(path: keysPath) }
    for name in keys where name != ErasureList.fileName && name != KeyStore.sealedName {
      try FileSum.copy(keysPath + "/" + name, to: target + "/keys/" + name, mode: 0o600)
    }
    do throws(KeyError) {
      try KeyStore.openSealed(in: keysPath, with: recovery, to: target + "/keys")
    } catch { throw .keys(error) }
    file.epoch = try beginEpoch(target, file)
    // In its new epoch it follows nobody any more.
    file.replicaOf = nil
    try DurableFile.write(file.bytes, to: BookFile.path(in: target))
    try DurableFile.flushDirectory(of: target)
    return file.epoch
  }

  /// Refuses a restored book in which anything is wrong.
  private static func prove(_ target: String) throws(BookError) {
    let book = try Book(opening: target)
    defer { book.close() }
    let report = try book.verify { _, _, _ in }
    if let fault = report.faults.first { throw .file(path: target, why: "\(fault)") }
  }

  private static func beginEpoch(
    _ target: String, _ file: BookFile
  ) throws(BookError) -> UInt32 {
    do throws(LMDBError) {
      let environment = try Environment(
        directory: target + "/events", for: .write, tables: tables)
      let store = LogStore(environment, bookID: file.id.bytes)
      var transaction = try WriteTransaction(environment)
      let epoch: UInt32
      do throws(LogError) { epoch = try store.beginEpoch(in: &transaction) } catch {
        throw LMDBError.afterLog(error)
      }
      try transaction.commit()
      return epoch
    } catch { throw BookError(storage: error, path: target) }
  }
}

extension LMDBError {
  /// The failure of the store behind an error of the log.
  fileprivate static func afterLog(_ error: LogError) -> LMDBError {
    if case .storage(let error) = error { return error }
    return LMDBError(code: .corrupted, function: "mdb_get")
  }
}

/// Files too large for memory: their sums and copies.
enum FileSum {
  /// SHA-256 of a file, in hex.
  static func sha256(_ path: String) throws(BookError) -> String {
    var hasher = SHA256()
    try read(path) { (bytes) throws(BookError) in hasher.update(data: bytes) }
    return hex(Array(hasher.finalize()))
  }

  /// Copies a file and flushes the copy; `target` does not exist.
  static func copy(_ path: String, to target: String, mode: mode_t) throws(BookError) {
    let descriptor = unsafe open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw DurableFile.failure(target) }
    defer { close(descriptor) }
    try read(path) { (bytes) throws(BookError) in
      var done = 0
      while done < bytes.count {
        let step = unsafe bytes.withUnsafeBytes { buffer in
          let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[done...])
          return unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
        }
        if step < 0, errno == EINTR { continue }
        guard step > 0 else { throw DurableFile.failure(target) }
        done += step
      }
    }
    guard fsync(descriptor) == 0 else { throw DurableFile.failure(target) }
    try DurableFile.flushDirectory(of: target)
  }

  private static func read(
    _ path: String, _ body: ([UInt8]) throws(BookError) -> Void
  ) throws(BookError) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DurableFile.failure(path) }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { buffer in
        unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw DurableFile.failure(path) }
      if count == 0 { return }
      try body(Array(buffer[..<count]))
    }
  }
}
