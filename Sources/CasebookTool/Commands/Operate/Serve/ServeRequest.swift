internal import Casebook
internal import Glibc
internal import Logging
internal import Screens
internal import Service
internal import Synchronization
internal import ZeroMQ

/// A book to be served until somebody stops it.
struct ServeRequest: Request, Hashable {
  let config: String?
  let listen: [String]
  let isInsecure: Bool

  /// How often it looks whether it is to end, in milliseconds.
  private static let tickMilliseconds: UInt32 = 25

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let file = try file(desk)
    let book = try book(file, desk)
    let directory = DeskDirectory(ofBook: book.path)
    let keys = try isInsecure ? nil : serverKeys(directory)
    let configuration = ServiceConfiguration(
      file, listen: listen, runDirectory: try runDirectory(desk), keys: keys,
      directory: directory)
    let environment = desk.world.environment
    let logger = Logger(label: "casebook") { label in
      ServiceLog(
        label: label, form: file.logForm, level: file.logLevel,
        isJournal: environment["JOURNAL_STREAM"] != nil)
    }
    do throws(ServiceError) {
      let service = try Service(
        book: book, configuration: configuration, logger: logger,
        notifier: Notifier(path: environment["NOTIFY_SOCKET"]),
        watchdogMilliseconds: environment["WATCHDOG_USEC"].flatMap { Int($0) }.map { $0 / 1_000 },
        handlers: ServedParts.handlers(of: book, at: desk))
      try service.start()
      if isInsecure { warn(logger, desk) }
      wait(for: service, desk)
      service.stop()
      guard !service.hasFailed else { throw ServiceError.zeroMQ(.threadHasEnded) }
    } catch { throw ErrorReport(error) }
    return Answer(
      document: { Document(NoDocument.shape, ()) }, isWanted: false, isStreamed: true)
  }

  /// Waits until somebody asks it to end, or a thread of it has.
  private func wait(for service: Service, _ desk: Desk) {
    desk.world.interruption.listen()
    HangUp.listen()
    while !desk.world.interruption.isWanted, !service.hasFailed {
      if HangUp.take() { service.reload() }
      desk.world.pause(Self.tickMilliseconds)
    }
    desk.world.interruption.ignore()
  }

  private func warn(_ logger: Logger, _ desk: Desk) {
    logger.warning("no keys and no encryption: every user of this machine may do everything")
  }

  // MARK: What it needs

  private func file(_ desk: Desk) throws(ErrorReport) -> ServiceFile {
    let usual = (desk.world.places.system ?? "/etc/casebook") + "/casebook.toml"
    do throws(KeyFileError) {
      if let config { return try ServiceFile(path: config) }
      return unsafe access(usual, F_OK) == 0 ? try ServiceFile(path: usual) : ServiceFile()
    } catch { throw ErrorReport(error) }
  }

  /// The book: what is typed or set comes before what the file of `--config` says.
  private func book(_ file: ServiceFile, _ desk: Desk) throws(ErrorReport) -> Book {
    guard let config, let path = file.book else { return try desk.book(for: .serve) }
    switch desk.configuration.book(desk.options)?.value.origin {
    case .option, .variable: return try desk.book(for: .serve)
    case .file, .standard, nil: break
    }
    let parts = config.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let whole = path.hasPrefix("/") ? path : (parts + [Substring(path)]).joined(separator: "/")
    do throws(BookError) {
      let book = try Book(opening: whole, for: .serve, clock: desk.world.clock)
      desk.openedBook = book
      return book
    } catch { throw ErrorReport(error) }
  }

  private func serverKeys(_ directory: DeskDirectory) throws(ErrorReport) -> CurveKeyPair {
    do throws(KeyFileError) { return try KeyPairFile(path: directory.serverKey).pair } catch {
      if case .isMissing = error { throw ServerKeyProblem.isMissing(directory.serverKey) }
      throw ErrorReport(error)
    }
  }

  /// Where the sockets of this machine are made: what systemd has made, else the user's own.
  private func runDirectory(_ desk: Desk) throws(ErrorReport) -> String? {
    if let made = desk.world.environment["RUNTIME_DIRECTORY"], made.hasPrefix("/") { return made }
    guard let own = desk.world.environment["XDG_RUNTIME_DIR"], own.hasPrefix("/") else {
      return nil
    }
    let path = own + "/casebook"
    guard unsafe mkdir(path, 0o750) == 0 || errno == EEXIST else { return nil }
    return path
  }
}

/// Set by the handler of SIGHUP, which may do nothing but that (signal-safety(7)).
private let isHungUp = Atomic<Bool>(false)

/// SIGHUP: read the allowlist again.
enum HangUp {
  static func listen() {
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { _ in
      isHungUp.store(true, ordering: .relaxed)
    }
    action.sa_flags = CInt(bitPattern: UInt32(SA_RESTART))
    _ = unsafe sigaction(SIGHUP, &action, nil)
  }

  /// Whether it came since the last time.
  static func take() -> Bool { isHungUp.exchange(false, ordering: .relaxed) }
}

extension ZeroMQError {
  /// A thread of a service has ended by itself; the log says why.
  fileprivate static let threadHasEnded = ZeroMQError(
    code: .terminated, function: "casebook serve")
}
