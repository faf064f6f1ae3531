internal import Glibc

/// The data file, read by its bytes before this process maps it.
///
/// A map reaches beyond the end of a file that was cut short, and reading there is SIGBUS, which
/// kills the process.  So the length is compared with what the file says about itself: the meta
/// pages first, then the length, since another process may make the file longer meanwhile.  And
/// before the environment is open here, since closing a descriptor of the file drops the
/// process's locks (`lmdb.h`, Caveats).
///
/// A length below the last page is not always damage.  LMDB does not write a page that a
/// transaction took from the end of the file and gave back before the commit; such a page is in
/// the list of free pages.  So a file is short only when a missing page is not free.
@safe
struct DataFile: ~Copyable {
  private let descriptor: CInt

  /// Opens `data.mdb` for reading.
  init(in directory: OpenDirectory) throws(LMDBError) {
    descriptor = unsafe openat(directory.descriptor, "data.mdb", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system("open") }
  }

  deinit { close(descriptor) }

  /// Throws unless every page that may be read is in the file.
  ///
  /// - Throws: `.fileTruncated`; `.invalid` or `.versionMismatch` when it is not a file of LMDB
  ///   0.9; what the system says.
  func checkLength() throws(LMDBError) {
    // Other processes may commit in between, and use the free pages that are being read here
    // again: then the answer means nothing, and the question is put again.
    for _ in 0..<8 {
      let meta = try newestMeta()
      let pageCount = try byteCount() / UInt64(meta.pageSize)
      if pageCount > meta.lastPage { return }
      let isExplained = (try? isFree(pageCount...meta.lastPage, in: meta)) ?? false
      if try newestMeta().transaction != meta.transaction { continue }
      if isExplained { return }
      throw LMDBError(code: .fileTruncated, function: "fstat")
    }
    throw LMDBError(code: .busy, function: "fstat")
  }

  /// The `byteCount` bytes at `offset`; fewer where the file ends.
  func bytes(at offset: UInt64, byteCount: Int) throws(LMDBError) -> [UInt8] {
    var failure: LMDBError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, count in
      while count < byteCount {
        let rest = unsafe buffer.baseAddress.map { unsafe $0 + count }
        let read = unsafe pread(descriptor, rest, byteCount - count, off_t(offset) + count)
        if read > 0 { count += read }
        if read == 0 { return }
        if read < 0, errno != EINTR {
          failure = .system("pread")
          return
        }
      }
    }
    if let failure { throw failure }
    return bytes
  }

  private func byteCount() throws(LMDBError) -> UInt64 {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw .system("fstat") }
    return UInt64(status.st_size)
  }

  /// The meta page that LMDB would use: that of the later transaction.
  private func newestMeta() throws(LMDBError) -> MetaPage {
    let first = try MetaPage(bytes(at: 0, byteCount: MetaPage.byteCount))
    let second = try MetaPage(
      bytes(at: UInt64(first.pageSize), byteCount: MetaPage.byteCount))
    return second.transaction > first.transaction ? second : first
  }
}

/// What one of the two meta pages of a data file says.
///
/// `MDB_page` and `MDB_meta` of liblmdb 0.9 on a 64-bit system, native byte order:
///
///       0  page header               16
///      16  magic 0xBEEFC0DE           4
///      20  version 1                  4
///      24  address, map size      8 + 8
///      40  free pages (MDB_db)       48   page size 4, flags 2, depth 2, … root page 8 at 80
///      88  tables (MDB_db)           48
///     136  last page                  8
///     144  transaction                8
struct MetaPage {
  static let byteCount = 152

  let pageSize: UInt32
  let freePagesRoot: UInt64
  let lastPage: UInt64
  let transaction: UInt64

  init(_ bytes: [UInt8]) throws(LMDBError) {
    guard bytes.count == Self.byteCount else {
      throw LMDBError(code: .fileTruncated, function: "pread")
    }
    let meta = bytes
    guard meta.number(at: 16, as: UInt32.self) == 0xBEEF_C0DE else {
      throw LMDBError(code: .invalid, function: "pread")
    }
    guard meta.number(at: 20, as: UInt32.self) == 1 else {
      throw LMDBError(code: .versionMismatch, function: "pread")
    }
    pageSize = meta.number(at: 40)
    freePagesRoot = meta.number(at: 80)
    lastPage = meta.number(at: 136)
    transaction = meta.number(at: 144)
    // Powers of two from 256 to 65,536 (`mdb_env_init_meta`).
    guard pageSize >= 256, pageSize <= 65_536, pageSize & (pageSize - 1) == 0 else {
      throw LMDBError(code: .invalid, function: "pread")
    }
  }
}
