package import Cases
package import EventLog
internal import Glibc
internal import LMDB
internal import Synchronization
internal import Views
internal import Wire

/// A copy of a book that follows it: the same records, byte for byte, and the same chain.
///
/// Its own users read it and cannot write to it.  Keys do not travel: without them it shows every
/// personal field as `keyMissing`, with a copy of `keys/` it opens them.  Open it once per process;
/// `ReplicaFollower` is who writes to it, and others may have the book open for reading.
package final class Replica: Sendable {
  /// The book, for reading.
  package let book: Book
  private let log: EventLog<ReplicaWriter>
  private let status: Mutex<ReplicaStatus>
  /// Where the book is said to be now; noted once it was found to be there.
  let newSource: String?

  /// Opens the replica in the directory `path`, to go on with it.
  ///
  /// Keys that were destroyed for good are destroyed again, since a copy of `keys/` may be older
  /// than that.  Where views were folded without keys that are there now, they are folded again.
  ///
  /// - Parameters:
  ///   - path: The directory.
  ///   - source: Where the book is said to be now; noted once it was reached there.
  ///   - clock: The time, for what looks at it.
  /// - Throws: `isNoReplica` for a book of its own; as `Book.init(opening:)`.
  @available(*, noasync)
  package init(
    opening path: String, source: String? = nil,
    clock: @escaping @Sendable () -> Instant = Book.systemClock
  ) throws(BookError) {
    try Self.noteFile(in: path)
    newSource = source
    book = try Book(opening: path, for: .serve, clock: clock)
    guard let source = book.file.replicaOf else { throw .isNoReplica(path: path) }
    log = EventLog(
      book.access.store, writer: ReplicaWriter(access: book.access, bell: book.bell))
    status = Mutex(ReplicaStatus.read(in: path, source: source))
    try foldWithNewKeys()
    try eraseAgain()
  }

  /// Makes an empty replica of the book `origin`, which is at `source`, in the directory `path`,
  /// which does not exist or is empty.
  ///
  /// What a process left that was killed here before it was done is removed first: there is nothing
  /// in it yet.
  ///
  /// - Throws: As `Book.create`.
  @available(*, noasync)
  package static func create(
    at path: String, of origin: ReplicaOrigin, source: String,
    clock: @escaping @Sendable () -> Instant = Book.systemClock,
    mapSizeBytes: Int = Book.mapSizeBytesDefault
  ) throws(BookError) -> Replica {
    let file = BookFile(
      id: origin.book, epoch: origin.epochs.first?.number ?? 1, createdAt: clock(),
      replicaOf: source)
    do throws(BookError) {
      try make(path, file, clock, mapSizeBytes)
    } catch .isHalfMade {
      BookDirectory.remove(path, itself: false)
      try make(path, file, clock, mapSizeBytes)
    }
    return try Replica(opening: path, clock: clock)
  }

  private static func make(
    _ path: String, _ file: BookFile, _ clock: @escaping @Sendable () -> Instant,
    _ mapSizeBytes: Int
  ) throws(BookError) {
    let book = try Book.prepare(at: path, file, clock: clock, mapSizeBytes: mapSizeBytes)
    try book.establish()
    book.close()
  }

  /// Finishes what waits, and folds it.
  @available(*, noasync)
  package func close() {
    log.closeAndWait(folding: true)
    book.close()
  }

  /// Writes the present epoch into `book.json` if following has brought a new one, and where the
  /// book is, unless somebody has the replica open: the file is replaced, and its lock with it.
  private static func noteFile(in path: String) throws(BookError) {
    guard let (file, epoch) = try presentEpoch(in: path), let source = file.replicaOf else {
      return
    }
    var noted = file
    noted.epoch = epoch
    noted.replicaOf = ReplicaStatus.read(in: path, source: source).source
    guard noted != file else { return }
    do throws(BookError) {
      let lock = try BookLock(path: BookFile.path(in: path), isExclusive: true)
      try withExtendedLifetime(lock) { () throws(BookError) in
        try DurableFile.write(noted.bytes, to: BookFile.path(in: path))
      }
    } catch .overloaded {}
  }

  /// What `book.json` says, and the epoch in which the log is; `nil` for a book of its own.
  private static func presentEpoch(in path: String) throws(BookError) -> (BookFile, UInt32)? {
    let book = try Book(opening: path, for: .serve)
    guard book.file.replicaOf != nil else { return nil }
    return (book.file, try book.epochs().last?.number ?? 1)
  }

  // MARK: Following

  /// Appends a page of stored records, if it is the next one and all of its hashes fit.
  ///
  /// Where a record says that somebody was forgotten, the keys are destroyed before anything later
  /// is appended.
  ///
  /// - Parameters:
  ///   - page: Of the whole log, rendered as records.
  ///   - epochs: All epochs of the book.
  /// - Returns: Where the log ends now; the same as before where another process had been faster.
  /// - Throws: `fault` with nothing of this page written from there on; `book`.
  @available(*, noasync)
  package func apply(_ page: FeedPage, epochs: [Epoch]) throws(ReplicaError) -> Head {
    var head = try head()
    let items = page.items.drop { $0.seq <= head.seq }
    for (place, item) in items.enumerated() where item.seq != head.seq + UInt64(place) + 1 {
      throw .fault(.isNotNext(after: head.seq + UInt64(place)))
    }
    if items.isEmpty, try self.epochs() == epochs { return head }
    var rest = items.map(\.bytes)[...]
    repeat {
      let end = rest.firstIndex(where: Self.isErasure).map { $0 + 1 } ?? rest.endIndex
      let part = Array(rest[..<end])
      rest = rest[end...]
      noteMissingKey(in: part)
      head = try append(ReplicaBatch(after: head.seq, values: part, epochs: epochs))
      if let last = part.last, Self.isErasure(last) {
        do throws(BookError) { try eraseAgain() } catch { throw .book(error) }
      }
    } while !rest.isEmpty
    return head
  }

  private func append(_ batch: ReplicaBatch) throws(ReplicaError) -> Head {
    switch log.submitAndWait(batch) {
    case .success(.applied(let head)), .success(.moved(let head)): return head
    case .success(.refused(let fault)): throw .fault(fault)
    case .failure(let error): throw .book(BookError(error, path: book.path))
    }
  }

  private static func isErasure(_ value: [UInt8]) -> Bool {
    guard value.count > ChainHash.byteCount,
      let stored = try? StoredRecord(bytes: Array(value[ChainHash.byteCount...]))
    else { return false }
    return stored.type == Event.Kind.erasureCompleted.rawValue
  }

  /// Where the log ends.
  @available(*, noasync)
  package func head() throws(ReplicaError) -> Head {
    do throws(BookError) { return try book.head() } catch { throw .book(error) }
  }

  /// The epochs that the log has seen begin.
  @available(*, noasync)
  package func epochs() throws(ReplicaError) -> [Epoch] {
    do throws(BookError) { return try book.epochs() } catch { throw .book(error) }
  }

  /// Where the book is that the replica in the directory `path` follows; `nil` if nothing is there.
  ///
  /// - Throws: `isNoReplica` for a book of its own.
  package static func source(in path: String) throws(BookError) -> String? {
    let file: BookFile
    do throws(BookError) {
      file = try BookFile(DurableFile.read(BookFile.path(in: path)), path: path)
    } catch .doesNotExist {
      return nil
    }
    guard let source = file.replicaOf else { throw .isNoReplica(path: path) }
    return ReplicaStatus.read(in: path, source: source).source
  }

  // MARK: Status

  /// How it stands to its book.
  package var standing: ReplicaStatus { status.withLock { $0 } }

  /// Changes what is noted of it; durably, if `isKept`.
  func note(
    isKept: Bool = true, _ change: (inout ReplicaStatus) -> Void
  ) throws(BookError) {
    let changed = status.withLock { status in
      change(&status)
      return status
    }
    if isKept { try changed.write(in: book.path) }
  }

  // MARK: Keys

  /// Notes the first key that a record needs and that is not here.
  private func noteMissingKey(in values: [[UInt8]]) {
    guard standing.missingKeySlot == nil else { return }
    for value in values where value.count > ChainHash.byteCount {
      guard let stored = try? StoredRecord(bytes: Array(value[ChainHash.byteCount...])),
        stored.keyID != 0, !has(keySlot: stored.keyID)
      else { continue }
      // Kept with the next note; lost with a killed process, it is seen again with the next record.
      status.withLock { $0.missingKeySlot = stored.keyID }
      return
    }
  }

  /// Whether the key is here, or was destroyed.
  private func has(keySlot slot: UInt64) -> Bool {
    guard let keys = book.keys else { return false }
    do throws(KeyError) {
      _ = try keys.key(slot)
      return true
    } catch { return false }
  }

  /// Folds all views again where keys have come that were missing when they were folded.
  private func foldWithNewKeys() throws(BookError) {
    guard let missing = standing.missingKeySlot, has(keySlot: missing) else { return }
    try book.rebuild { _, _ in }
    try refoldSearch()
    let last = try book.head().keySlotCount
    let stillMissing = (KeyStore.firstRecordSlot..<max(KeyStore.firstRecordSlot, last + 1))
      .first { !has(keySlot: $0) }
    try note { $0.missingKeySlot = stillMissing }
  }

  /// Folds the text index again where there is one.
  private func refoldSearch() throws(BookError) {
    guard book.keys != nil, unsafe Glibc.access(book.searchPath + "/data.mdb", F_OK) == 0 else {
      return
    }
    try book.rebuildSearch { _, _ in }
  }

  /// Destroys every key that the book had destroyed, as far as it is still here.
  private func eraseAgain() throws(BookError) {
    try book.destroyErasedKeys()
    guard let last = try book.erasedKeySlots().last else { return }
    if standing.erasedThrough < last.seq { try note { $0.erasedThrough = last.seq } }
  }
}
