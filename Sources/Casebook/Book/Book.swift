package import Cases
package import EventLog
internal import Glibc
internal import LMDB
internal import Synchronization
internal import Views

/// An opened book: one directory with its log, its views and its keys.
///
/// Open a directory once per process, and keep the book as long as it is used.  Commands go
/// through one writer thread; reading takes short snapshots on any thread.  Several processes may
/// have the same book open.
package final class Book: Sendable {
  /// What somebody opens a book for.
  package enum Purpose: Hashable, Sendable {
    /// Reading, and writing now and then.
    case write
    /// Reading and writing for as long as a service or a desk is open.
    case serve
    /// Writing very much, as an import does: the tail is folded seldom, so others who open the
    /// book meanwhile have more of it to fold in memory.
    case writeInBulk
    /// Only reading; where older code has folded the views, a writer must fold them again first.
    case read
    /// Only reading a copy that nobody writes to, without touching its lock file.
    case readClosedCopy
  }

  /// The directory.
  package let path: String
  /// What `book.json` says.
  package let file: BookFile
  let access: RowAccess
  /// The keys; `nil` on a copy of a book without them.
  package let keys: KeyStore?
  private let lock: BookLock
  private let purpose: Purpose
  private let log: EventLog<BookWriter>?
  private let kept = Mutex<Tail?>(nil)
  /// Rings at every commit of this process.
  let bell = CommitBell()
  let openedSearch = Mutex<SearchIndex?>(nil)

  /// Opens the book in the directory `path`.
  ///
  /// - Parameters:
  ///   - path: The directory that holds `book.json`.
  ///   - purpose: What for.
  ///   - numbering: Who gives numbers to what is written.
  ///   - clock: The time, for `acceptedAt`.
  /// - Throws: `BookError`; nothing has been changed.  `viewsAreOutdated` for who only reads: open
  ///   it for writing once.
  @available(*, noasync)
  package convenience init(
    opening path: String, for purpose: Purpose = .write, numbering: Numbering = .final,
    clock: @escaping @Sendable () -> Instant = Book.systemClock
  ) throws(BookError) {
    let lock = try BookLock(path: BookFile.path(in: path), isExclusive: false)
    let file = try BookFile(
      DurableFile.read(BookFile.path(in: path)), path: BookFile.path(in: path))
    try self.init(
      path: path, file: file, lock: lock, purpose: purpose, numbering: numbering, clock: clock)
    switch purpose {
    case .write, .serve, .writeInBulk:
      try rebuildOutdatedViews()
      // A device forgets with its next pack.  What keeps an erasure from being carried out keeps
      // nobody from the book: the order stands, and the next opening goes on.  So nobody waits here
      // for a verification to end.
      if numbering == .final {
        do throws(BookError) {
          try carryOutErasures(isThorough: purpose == .serve, waitingAtMost: 0)
        } catch {}
      }
    case .read: try checkViews()
    case .readClosedCopy: break
    }
  }

  init(
    path: String, file: BookFile, lock: BookLock, purpose: Purpose,
    numbering: Numbering = .final, clock: @escaping @Sendable () -> Instant
  ) throws(BookError) {
    self.path = path
    self.file = file
    self.lock = lock
    self.purpose = purpose
    let environment = try Self.environment(path, purpose)
    let store = LogStore(environment, bookID: file.id.bytes)
    keys = try Self.keys(path, file, purpose)
    access = RowAccess(
      store: store, tables: ViewTables(environment, meta: store.meta),
      opener: RecordOpener(keys: keys))
    // What a replica holds is written by whoever follows, and by nobody else.
    if file.replicaOf == nil, let limits = purpose.logLimits, let keys {
      let writer = BookWriter(
        access: access, sealer: Sealer(keys: keys, random: .system), numbering: numbering,
        clock: clock, bell: bell)
      log = EventLog(store, writer: writer, limits: limits)
    } else {
      log = nil
    }
  }

  /// The names of all tables of `events/`.
  static var tables: [TableDefinition] { LogStore.tables + ViewTables.definitions }

  private static func environment(
    _ path: String, _ purpose: Purpose
  ) throws(BookError) -> Environment {
    let directory = path + "/events"
    do throws(LMDBError) {
      let kind: Environment.Purpose =
        switch purpose {
        case .write, .serve, .writeInBulk: .write
        case .read: .read
        case .readClosedCopy: .readClosedCopy
        }
      return try Environment(directory: directory, for: kind, tables: tables)
    } catch {
      throw BookError(storage: error, path: directory)
    }
  }

  /// A reader of a copy and a replica do without keys where there are none; everybody else needs
  /// them.
  private static func keys(
    _ path: String, _ file: BookFile, _ purpose: Purpose
  ) throws(BookError) -> KeyStore? {
    let directory = path + "/keys"
    if purpose == .readClosedCopy || file.replicaOf != nil,
      unsafe Glibc.access(directory, F_OK) != 0
    {
      return nil
    }
    do throws(KeyError) {
      return try KeyStore(directory: directory, book: file.id)
    } catch { throw .keys(error) }
  }

  /// The system's clock, in microseconds.
  package static let systemClock: @Sendable () -> Instant = {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Instant(
      microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
  }

  // MARK: Writing

  /// How the writing side stands; `nil` if the book was opened for reading.
  package var state: LogState? { log?.state }

  /// Has `command` carried out; returns when its events are durable, or it was refused.
  ///
  /// Blocks the calling thread.
  @available(*, noasync)
  package func perform(_ command: Command) throws(BookError) -> Reply {
    guard let log else { throw notWritable }
    return try reply(log.submitAndWait(command))
  }

  /// `perform` without blocking a thread.
  package func submit(_ command: Command) async throws(BookError) -> Reply {
    guard let log else { throw notWritable }
    return try reply(await log.submit(command))
  }

  /// `perform` for a thread that goes on meanwhile.
  ///
  /// - Parameters:
  ///   - command: What is to be carried out.
  ///   - callback: Gets the answer once: on the writer's thread, which waits for it, so it only
  ///     hands over; or at once on the calling thread, when the command was not taken.
  package func submit(
    _ command: Command, then callback: @escaping @Sendable (Result<Reply, BookError>) -> Void
  ) {
    let path = path
    guard let log else { return callback(.failure(.permissionIsDenied(path: path))) }
    log.submit(command) { answer in
      callback(answer.mapError { BookError($0, path: path) })
    }
  }

  /// How many commands wait for the writer; 0 for who only reads.
  package var waitingCount: Int { log?.waitingCount ?? 0 }

  /// `perform` for many commands, in their order; they share the flushes of the disk.
  ///
  /// - Parameter commands: At most `commandsAtOnceMax`.
  /// - Returns: The answers, in the order of the commands.
  @available(*, noasync)
  package func performAll(_ commands: [Command]) -> [Result<Reply, BookError>] {
    begin(commands).wait()
  }

  /// `performAll` that returns before the commands are durable: for who has more to hand over.
  ///
  /// - Parameter commands: At most `commandsAtOnceMax`; let no more than two groups wait.
  /// - Returns: Where to wait for the replies.
  package func begin(_ commands: [Command]) -> PendingReplies {
    precondition(commands.count <= Self.commandsAtOnceMax, "a bounded number of commands waits")
    guard let log else {
      return PendingReplies(refusedCount: commands.count, because: notWritable)
    }
    return PendingReplies(log.begin(commands), path: path)
  }

  /// How many commands may be handed over at once.
  package static let commandsAtOnceMax = 4_096

  /// Why nothing can be written.
  var notWritable: BookError {
    if let source = file.replicaOf { return .isReplica(of: source, path: path) }
    return .permissionIsDenied(path: path)
  }

  private func reply(_ answer: EventLog<BookWriter>.Answer) throws(BookError) -> Reply {
    switch answer {
    case .success(let reply): return reply
    case .failure(let error): throw BookError(error, path: path)
    }
  }

  /// Finishes what waits.
  ///
  /// Folding the tail is for processes that leave a long one behind, which everybody who opens the
  /// book would fold in memory: who serves or has written in bulk does so in any case.
  @available(*, noasync)
  package func close(folding: Bool = false) {
    log?.closeAndWait(folding: folding || purpose.leavesLongTail)
  }

  // MARK: Reading

  /// Calls `body` with everything that is known up to the head of the log, in one snapshot.
  ///
  /// `body` must be short: a screen, a page.  Nothing of the snapshot outlives it.  It is called
  /// again when the snapshot has become too old meanwhile, as that of a stopped process.
  ///
  /// - Throws: What `body` throws, and what keeps the log from being read.
  @available(*, noasync)
  package func read<Result>(
    _ body: (borrowing BookSnapshot) throws(BookError) -> Result
  ) throws(BookError) -> Result {
    while true {
      let environment = access.store.environment
      var tail = kept.withLock { kept in
        defer { kept = nil }
        return kept
      }
      let snapshot = try BookSnapshot.take(environment, access, &tail, path: path)
      let result = try body(snapshot)
      if snapshot.isTooOld { continue }
      kept.withLock { $0 = tail }
      return result
    }
  }
}
