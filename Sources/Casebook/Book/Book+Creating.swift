package import Cases
internal import EventLog
internal import Glibc
internal import LMDB
internal import Views

extension Book {
  /// The directories of a book, beside `keys/`, which makes itself.
  private static let directories = ["events", "search", "blobs"]

  /// Makes a book in the directory `path`, which does not exist or is empty.
  ///
  /// `book.json` is there first, under another name, and gets its own last: a directory without it
  /// is no book, so that a power cut while a book is made leaves nothing that could be taken for
  /// one, and what it leaves is known for what it is.
  ///
  /// The parent of `path` exists; `id` is the book's name for ever; `mapSizeBytes` bounds
  /// `events/data.mdb` and reserves addresses, not disk.  When it throws, what had been made is
  /// removed again.
  @available(*, noasync)
  package static func create(
    at path: String, id: BookID, clock: @escaping @Sendable () -> Instant = Book.systemClock,
    mapSizeBytes: Int = Environment.mapSizeBytesDefault
  ) throws(BookError) -> Book {
    let book = try prepare(at: path, id: id, clock: clock, mapSizeBytes: mapSizeBytes)
    try book.establish()
    return book
  }

  /// `create` without its last step, for what is to be in the book from the first moment on.
  ///
  /// It can be written to, but is no book before `establish`, even after a power cut.  With the
  /// path of a master key that stands elsewhere, the book only points to that.
  @available(*, noasync)
  package static func prepare(
    at path: String, id: BookID, clock: @escaping @Sendable () -> Instant = Book.systemClock,
    mapSizeBytes: Int = Environment.mapSizeBytesDefault, masterKey: String? = nil,
    numbering: Numbering = .final
  ) throws(BookError) -> Book {
    let file = BookFile(id: id, epoch: 1, createdAt: clock())
    return try prepare(
      at: path, file, clock: clock, mapSizeBytes: mapSizeBytes, masterKey: masterKey,
      numbering: numbering)
  }

  /// `prepare` for a book that says of itself what stands in `file`; a replica has no keys.
  static func prepare(
    at path: String, _ file: BookFile, clock: @escaping @Sendable () -> Instant, mapSizeBytes: Int,
    masterKey: String? = nil, numbering: Numbering = .final
  ) throws(BookError) -> Book {
    let isNew = try makeDirectory(path)
    do throws(BookError) {
      let lock = try fill(path, file, mapSizeBytes: mapSizeBytes, masterKey: masterKey)
      return try Book(
        path: path, file: file, lock: lock, purpose: .write, numbering: numbering, clock: clock)
    } catch {
      BookDirectory.remove(path, itself: isNew)
      throw error
    }
  }

  /// Makes what `prepare` made a book, durably.
  @available(*, noasync)
  package func establish() throws(BookError) {
    // What is in the directory is durable before it is called a book.
    try DurableFile.flushDirectory(of: BookFile.path(in: path))
    guard unsafe rename(BookFile.unestablishedPath(in: path), BookFile.path(in: path)) == 0 else {
      throw DurableFile.failure(path)
    }
    try DurableFile.flushDirectory(of: BookFile.path(in: path))
    try DurableFile.flushDirectory(of: path)
  }

  /// Removes what `prepare` made, when it cannot be established.
  @available(*, noasync)
  package func abandon() {
    close()
    BookDirectory.remove(path, itself: true)
  }

  private static func makeDirectory(_ path: String) throws(BookError) -> Bool {
    if unsafe mkdir(path, 0o755) == 0 { return true }
    switch errno {
    case EEXIST:
      guard BookDirectory.isEmpty(path) else { throw try obstacle(path) }
      return false
    case EACCES, EPERM, EROFS: throw .permissionIsDenied(path: path)
    case ENOSPC, EDQUOT: throw .unavailable(.diskFull)
    default: throw .cannotBeCreated(path: path, why: systemText(errno))
    }
  }

  /// What keeps a book from being made in the directory `path`, which is not empty.
  ///
  /// The file that says that a book is being made is the first in it, and whoever makes it has it
  /// locked; `establish` gives it another name.  So where it stands unlocked, making it was broken
  /// off, and nothing was ever in it.
  /// - Throws: `overloaded` while somebody makes a book there.
  private static func obstacle(_ path: String) throws(BookError) -> BookError {
    let names = BookDirectory.names(path) ?? []
    let making = BookFile.unestablishedPath(in: path)
    guard !names.contains("book.json") else { return .existsAlready(path: path) }
    // Before it has its name it has that of a file which is being written.
    if names == ["book.json.making.new"] { return .isHalfMade(path: path) }
    guard unsafe Glibc.access(making, F_OK) == 0 else { return .existsAlready(path: path) }
    _ = try BookLock(path: making, isExclusive: true)
    return .isHalfMade(path: path)
  }

  private static func fill(
    _ path: String, _ file: BookFile, mapSizeBytes: Int, masterKey: String?
  ) throws(BookError) -> BookLock {
    try DurableFile.write(file.bytes, to: BookFile.unestablishedPath(in: path))
    // The lock belongs to the file, whatever its name will be.
    let lock = try BookLock(path: BookFile.unestablishedPath(in: path), isExclusive: false)
    for name in directories {
      guard unsafe mkdir(path + "/" + name, 0o755) == 0 else {
        throw DurableFile.failure(path + "/" + name)
      }
    }
    if file.replicaOf == nil {
      do throws(KeyError) {
        _ = try KeyStore.create(
          directory: path + "/keys", book: file.id, masterKey: masterKey)
      } catch { throw BookError(keys: error) }
    }
    try makeTables(path + "/events", file, mapSizeBytes: mapSizeBytes)
    return lock
  }

  private static func makeTables(
    _ directory: String, _ file: BookFile, mapSizeBytes: Int
  ) throws(BookError) {
    let environment: Environment
    do throws(LMDBError) {
      environment = try Environment(
        directory: directory, for: .create(mapSizeBytes: mapSizeBytes), tables: tables)
    } catch { throw BookError(storage: error, path: directory) }
    do throws(LogError) { try begin(environment, file) } catch {
      throw BookError(error, path: directory)
    }
  }

  /// Writes an empty log and says which tables of the views are live.
  private static func begin(_ environment: Environment, _ file: BookFile) throws(LogError) {
    let store = LogStore(environment, bookID: file.id.bytes)
    let views = ViewTables(environment, meta: store.meta)
    var transaction: WriteTransaction
    do throws(LMDBError) { transaction = try WriteTransaction(environment) } catch {
      throw .storage(error)
    }
    try store.create(epoch: file.epoch, in: &transaction)
    for view in ViewName.allCases {
      let slot = ViewSlot(slot: 0, codeVersion: AllViews.codeVersion(of: view))
      try views.set(slot, of: view, in: &transaction)
    }
    do throws(LMDBError) { try transaction.commit() } catch { throw .storage(error) }
  }
}
