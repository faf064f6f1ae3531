internal import Glibc
internal import LMDB
internal import Views

/// The text index of a book: the environment `search/`, which can be thrown away and made again.
///
/// The table `words` has the parts of postings (`PostingPart`), under hashes of tokens with the
/// book's lookup key, so that no text stands there.  `meta` has `folded`, the seq up to which the
/// log is in it, and `version`, the code that folded it; both 8 bytes, big-endian.
struct SearchIndex: Sendable {
  /// The version of what is written: another one folds the index again.
  static let codeVersion: UInt64 = 1
  static let definitions = [TableDefinition("meta"), TableDefinition("words")]

  let environment: Environment
  let words: Table
  private let meta: Table
  private let keys: KeyStore
  private let place: FilePlace

  /// Opens the index in `directory`, and makes it where there is none, or a damaged one.
  ///
  /// Only one process makes it at a time: the book's upkeep lock is held.
  init(directory: String, keys: KeyStore) throws(LMDBError) {
    self.keys = keys
    environment = try Self.openOrMakeAnew(directory)
    // Nobody replaces it meanwhile: that takes the upkeep lock too.
    place = FilePlace(directory + "/data.mdb")
    words = environment.table("words")
    meta = environment.table("meta")
  }

  /// Whether it is still the one in `directory`: whoever forgets somebody puts another in its
  /// place.
  func isCurrent(in directory: String) -> Bool { FilePlace(directory + "/data.mdb") == place }

  private static func openOrMakeAnew(_ directory: String) throws(LMDBError) -> Environment {
    do throws(LMDBError) { return try open(directory) } catch {
      // Nothing is lost with it: it is folded again from the log.
      guard error.code.isDamage else { throw error }
      remove(directory)
      return try open(directory)
    }
  }

  private static func open(_ directory: String) throws(LMDBError) -> Environment {
    unsafe mkdir(directory, 0o755)
    do throws(LMDBError) {
      return try Environment(directory: directory, for: .write, tables: definitions)
    } catch {
      guard error.code == .noEntry else { throw error }
    }
    let size = Environment.mapSizeBytesDefault
    return try Environment(
      directory: directory, for: .create(mapSizeBytes: size), tables: definitions)
  }

  /// Removes the files of an index that is damaged; who has them open goes on with what is gone.
  static func remove(_ directory: String) {
    for name in ["data.mdb", "lock.mdb"] { unsafe unlink(directory + "/" + name) }
  }

  // MARK: Meta

  /// Up to where the log is in it; 0 also if other code has folded it.
  func folded<Reading: TableReading & ~Copyable & ~Escapable>(
    in transaction: borrowing Reading
  ) throws(LMDBError) -> UInt64 {
    guard try number("version", in: transaction) == Self.codeVersion else { return 0 }
    return try number("folded", in: transaction)
  }

  func setFolded(_ seq: UInt64, in transaction: inout WriteTransaction) throws(LMDBError) {
    try set("version", Self.codeVersion, in: &transaction)
    try set("folded", seq, in: &transaction)
  }

  /// Copies how far the log is in this index to another environment.
  func copyMeta(
    from snapshot: borrowing ReadTransaction, to other: Environment
  ) throws(LMDBError) {
    var transaction = try WriteTransaction(other)
    for name in ["version", "folded"] {
      let key = Array(name.utf8)
      guard let value = try snapshot.value(for: key.span, in: meta)?.array else { continue }
      try transaction.put(value.span, for: key.span, in: other.table("meta"))
    }
    try transaction.commit()
  }

  private func number<Reading: TableReading & ~Copyable & ~Escapable>(
    _ name: String, in transaction: borrowing Reading
  ) throws(LMDBError) -> UInt64 {
    guard let bytes = try transaction.value(for: Array(name.utf8).span, in: meta),
      bytes.byteCount == 8
    else { return 0 }
    return bytes.array.reduce(0) { $0 << 8 | UInt64($1) }
  }

  private func set(
    _ name: String, _ number: UInt64, in transaction: inout WriteTransaction
  ) throws(LMDBError) {
    let bytes = (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
    try transaction.put(bytes.span, for: Array(name.utf8).span, in: meta)
  }

  // MARK: Words

  /// Under what a token stands in the table.
  func hash(_ token: SearchToken) -> UInt64 {
    keys.searchHash(token.bytes)
  }

  /// The last part of a token whose first event is at `seq` or before.
  func part<Reading: TableReading & ~Copyable & ~Escapable>(
    of hash: UInt64, beginningBy seq: UInt64, in transaction: borrowing Reading
  ) throws(LMDBError) -> PostingPart? {
    var cursor = try transaction.cursor(in: words)
    let end = seq == .max ? Self.key(hash, .max) : Self.key(hash, seq + 1)
    guard let entry = try cursor.seek(before: end.span) else { return nil }
    let key = entry.key.array
    guard key.starts(with: end.prefix(PostingPart.hashByteCount)) else { return nil }
    guard let part = PostingPart(key: key, value: entry.value.array) else {
      throw LMDBError(code: .corrupted, function: "mdb_cursor_get")
    }
    return part
  }

  private static func key(_ hash: UInt64, _ seq: UInt64) -> [UInt8] {
    var key = RowKey(capacity: PostingPart.keyByteCount)
    key.number(hash)
    key.number(seq)
    return key.bytes
  }
}

/// Which file stands at a path: another one after it was replaced.
struct FilePlace: Hashable {
  private let device: UInt64
  private let inode: UInt64

  init(_ path: String) {
    var status = stat()
    let isThere = unsafe stat(path, &status) == 0
    device = isThere ? UInt64(status.st_dev) : 0
    inode = isThere ? UInt64(status.st_ino) : 0
  }
}

extension LMDBError.Code {
  /// Whether the file is not what was written: half made by a process that was killed, cut short,
  /// or spoilt.
  var isDamage: Bool {
    [.invalid, .fileTruncated, .versionMismatch, .corrupted, .pageNotFound].contains(self)
  }
}
