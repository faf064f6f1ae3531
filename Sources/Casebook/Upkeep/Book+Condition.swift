package import Cases
internal import EventLog
internal import Glibc
internal import LMDB
package import Views

/// A snapshot that another process holds.
package struct HeldSnapshot: Hashable, Sendable {
  package var processID: Int32
  /// How many commits have come since.
  package var commitCountBehind: UInt64
  /// Whether the process is no more.
  package var isOrphaned: Bool
}

/// How a book stands on its disk, for whoever looks after it.
package struct BookCondition: Hashable, Sendable {
  /// The version of the layout.
  package var format: Int
  /// The views that older code has folded; the next writer folds them again.
  package var outdatedViews: [ViewName]
  /// The views that newer code has folded: this one must not write.
  package var newerViews: [ViewName]
  /// The views that stopped at an event that they could not fold.
  package var stoppedViews: [ViewName]
  /// The number of the last record, and when it was accepted; nil where there is none.
  package var recordCount: UInt64
  package var lastAcceptedAt: Instant?
  /// The bound of the file, how far it reaches, and what is free on its device, in bytes.
  package var mapSizeBytes: Int
  package var usedByteCount: Int
  package var freeByteCount: Int
  /// The other processes that hold a snapshot: pages are kept for them.
  package var readers: [HeldSnapshot]
  /// Up to which record the text index goes; nil where there is none yet.
  package var searchFolded: UInt64?
  /// How it stands to the book that it follows; nil for a book of its own.
  package var replica: ReplicaStatus?
  /// Whether there are keys.
  package var hasKeys: Bool
}

extension Book {
  /// Looks at the book in the directory `path` as it is, also where older code has folded views.
  ///
  /// - Returns: How it stands; nothing is changed.
  /// - Throws: What keeps it from being opened.
  @available(*, noasync)
  package static func condition(of path: String) throws(BookError) -> BookCondition {
    let lock = try BookLock(path: BookFile.path(in: path), isExclusive: false)
    let file = try BookFile(
      DurableFile.read(BookFile.path(in: path)), path: BookFile.path(in: path))
    let book = try Book(
      path: path, file: file, lock: lock, purpose: .read, clock: Book.systemClock)
    defer { book.close() }
    return try book.condition()
  }

  /// How this opened book stands.
  ///
  /// - Returns: The snapshots of this process are not among its readers.
  /// - Throws: What keeps it from being looked at.
  @available(*, noasync)
  package func condition() throws(BookError) -> BookCondition {
    let environment = access.store.environment
    let state: Environment.State
    let readers: [Environment.Reader]
    let freeByteCount: Int
    do throws(LMDBError) {
      state = try environment.state()
      readers = try environment.readers()
      freeByteCount = try environment.freeByteCount()
    } catch { throw BookError(storage: error, path: path) }
    let head: Head
    do throws(LogError) {
      let snapshot = try LogStore.snapshot(environment)
      head = try access.store.head(in: snapshot)
    } catch { throw BookError(error, path: path) }
    let slots = try standingSlots()
    let held = readers.filter { $0.processID != getpid() }.map { reader in
      HeldSnapshot(
        processID: reader.processID,
        commitCountBehind: state.lastTransaction - min(reader.transaction, state.lastTransaction),
        // ESRCH alone says that a process is no more; others may only not be asked.
        isOrphaned: kill(reader.processID, 0) != 0 && errno == ESRCH)
    }
    return BookCondition(
      format: file.format, outdatedViews: slots.map(ViewVersions.outdated) ?? [],
      newerViews: slots.map(ViewVersions.newer) ?? [],
      stoppedViews: slots.map { slots in
        ViewName.allCases.filter { slots[$0.index].stoppedAt > 0 }
      } ?? [],
      recordCount: head.seq,
      lastAcceptedAt: head.seq > 0 ? Instant(microseconds: head.acceptedAtMicroseconds) : nil,
      mapSizeBytes: state.mapSizeBytes, usedByteCount: state.usedByteCount,
      freeByteCount: freeByteCount, readers: held, searchFolded: foldedSearch(),
      replica: replicaStatus, hasKeys: keys != nil)
  }

  /// Up to where the text index goes; nil where there is none, or it cannot be opened.
  private func foldedSearch() -> UInt64? {
    guard unsafe Glibc.access(path + "/search/data.mdb", R_OK | W_OK) == 0 else { return nil }
    do throws(BookError) { return try searchFolded(try searchIndex()) } catch { return nil }
  }
}
