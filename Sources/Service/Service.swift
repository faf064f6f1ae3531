package import Casebook
internal import Cases
package import Logging
internal import Synchronization
internal import Wire
internal import ZeroMQ

/// Sockets around a book: commands, replay and broadcast (WIRE.md).
///
/// The threads: one answers ZeroMQ's question about keys, one owns the desk, one owns the feeds, a
/// few read, one looks after the allowlist and the clocks.  Each socket belongs to one of them.
package final class Service: Sendable {
  private struct Running: Sendable {
    let context: Context
    let gate: Gate
    let workers: [Worker]
    let readers: ReaderPool
    let keeper: Keeper
    let metrics: MetricsServer?
  }

  /// Where it is reached, as bound.
  package struct Endpoints: Hashable, Sendable {
    /// With the ports that the system chose.
    package var desk: [String] = []
    /// By the name of the audience.
    package var feeds: [String: [String]] = [:]
    package var metricsPort: Int?
  }

  let shared: ServiceShared
  let registry = PrometheusRegistry()
  private let notifier: Notifier
  private let watchdogMilliseconds: Int?
  let decide: ZapHandler.Decide
  private let running = Mutex<Running?>(nil)

  /// Puts a service around `book`, which was opened with the purpose `serve` and stays the
  /// caller's to close.
  ///
  /// - Parameters:
  ///   - book: The book.
  ///   - configuration: Endpoints, keys and bounds.
  ///   - logger: Where it says what happens; never what customers said.
  ///   - notifier: Who is told that it is ready, alive, ending.
  ///   - watchdogMilliseconds: How often that one wants to hear of it.
  ///   - handlers: What others do for it.
  /// - Throws: What is wrong with the configuration.
  package convenience init(
    book: Book, configuration: ServiceConfiguration,
    logger: Logger = Logger(label: "casebook", factory: { _ in SwiftLogNoOpLogHandler() }),
    notifier: Notifier = .silent, watchdogMilliseconds: Int? = nil, handlers: ServiceHandlers
  ) throws(ServiceError) {
    try self.init(
      book: book, configuration: configuration, logger: logger, notifier: notifier,
      watchdogMilliseconds: watchdogMilliseconds, handlers: handlers, decide: ZapHandler.usual)
  }

  /// As above, with another judge of keys: for the test that the self-test finds one who says yes.
  init(
    book: Book, configuration: ServiceConfiguration, logger: Logger, notifier: Notifier,
    watchdogMilliseconds: Int?, handlers: ServiceHandlers, decide: @escaping ZapHandler.Decide
  ) throws(ServiceError) {
    try configuration.check()
    self.notifier = notifier
    self.watchdogMilliseconds = watchdogMilliseconds
    self.decide = decide
    shared = try ServiceShared(
      book: book, configuration: configuration, handlers: handlers,
      figures: ServiceFigures(registry), logger: logger)
  }

  /// Where it is reached, once it has started.
  package var endpoints: Endpoints { shared.bound.withLock { $0 } }

  /// Whether a thread has ended by itself: stop, and have the process started again.
  package var hasFailed: Bool { shared.hasFailed.load(ordering: .acquiring) }

  /// The figures, as Prometheus reads them.
  package var figures: String { registry.text }

  /// Has the allowlist read now, as SIGHUP asks; that it is ready again is said after that.
  package func reload() {
    guard let running = running.withLock({ $0 }) else { return }
    notifier.reloading()
    running.keeper.lookNow()
  }

  /// Binds the sockets, proves that unknown keys are refused, and serves; returns at once.
  ///
  /// The handler of keys comes first of all (WIRE.md §7).
  ///
  /// - Throws: Why nothing is served; every socket is closed again then.
  @available(*, noasync)
  package func start() throws(ServiceError) {
    let configuration = shared.configuration
    let context: Context
    do throws(ZeroMQError) {
      context = try Context(ioThreadCount: configuration.ioThreadCount)
    } catch { throw .zeroMQ(error) }
    let keeper = Keeper(shared, notifier: notifier, watchdogMilliseconds: watchdogMilliseconds)
    do throws(KeyFileError) { try keeper.loadAllowlist() } catch { throw .keys(error) }
    let gate = Gate()
    guard let readers = ReaderPool(threadCount: configuration.readerCount) else { throw .noThread }
    var workers: [Worker] = []
    do throws(ServiceError) {
      if configuration.keys != nil { workers.append(try startZap(context)) }
      workers.append(try startDesk(context, gate, readers))
      workers.append(try startFeeds(context, gate))
      try proveRefusal(context)
      let metrics = try startMetrics()
      guard let worker = Worker(name: "keeper", { keeper.run() }) else { throw .noThread }
      workers.append(worker)
      running.withLock { running in
        running = Running(
          context: context, gate: gate, workers: workers, readers: readers, keeper: keeper,
          metrics: metrics)
      }
    } catch {
      gate.cancel()
      end(context, workers, readers)
      throw error
    }
    gate.open()
    let endpoints = endpoints
    let feeds = endpoints.feeds.values.joined().sorted()
    shared.logger.notice(
      "serving",
      metadata: [
        "desk": "\(endpoints.desk.map(Self.announced).joined(separator: " "))",
        "feeds": "\(feeds.map(Self.announced).joined(separator: " "))",
      ])
    notifier.ready("serving")
  }

  /// Answers what is begun, closes the sockets and ends the threads, within two seconds.
  ///
  /// Idempotent.  The book stays open.
  @available(*, noasync)
  package func stop() {
    let running = running.withLock { running in
      defer { running = nil }
      return running
    }
    guard let running else { return }
    notifier.stopping()
    shared.logger.notice("draining")
    shared.isDraining.store(true, ordering: .releasing)
    shared.deskWake.signal()
    let deadline = Clock.monotonicMilliseconds() + shared.configuration.drainMilliseconds
    while shared.inHandCount.load(ordering: .relaxed) > 0,
      Clock.monotonicMilliseconds() < deadline
    {
      Clock.sleep(milliseconds: 5)
    }
    running.keeper.stop()
    running.metrics?.stop()
    end(running.context, running.workers, running.readers)
    shared.logger.notice("stopped")
  }

  /// Ends every thread; their sockets close with them.
  private func end(_ context: Context, _ workers: [Worker], _ readers: ReaderPool) {
    shared.isStopping.store(true, ordering: .releasing)
    readers.close()
    shared.deskWake.signal()
    shared.zapWake.signal()
    let deadline = Clock.monotonicMilliseconds() + Self.endMilliseconds
    for worker in workers {
      let left = max(0, deadline - Clock.monotonicMilliseconds())
      if !worker.wait(atMost: left) { shared.logger.error("a thread does not end") }
    }
    _ = readers.wait(atMost: max(0, deadline - Clock.monotonicMilliseconds()))
  }

  /// Bound: how long threads may take to end, in milliseconds.
  static let endMilliseconds = 400
}
