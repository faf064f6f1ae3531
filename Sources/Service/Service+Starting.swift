internal import Logging
internal import Synchronization
internal import Wire
internal import ZeroMQ

// Each of these makes its sockets on the thread that will own them, and says what came of it.
extension Service {
  /// Bound: how long binding may take, in milliseconds.
  static let bindMilliseconds = 5_000

  func startZap(_ context: Context) throws(ServiceError) -> Worker {
    let shared = shared
    let decide = decide
    let bound = Promised<ServiceError?>()
    let worker = Worker(name: "zap") {
      do throws(ZeroMQError) {
        let handler = try ZapHandler(
          in: context, users: shared.users, decide: decide, figures: shared.figures,
          logger: shared.logger)
        bound.keep(nil)
        try handler.run(shared.zapWake) { shared.isStopping.load(ordering: .acquiring) }
      } catch {
        bound.keep(.zeroMQ(error))
        shared.lost("zap", error)
      }
    }
    return try settled(worker, bound)
  }

  func startDesk(
    _ context: Context, _ gate: Gate, _ readers: ReaderPool
  ) throws(ServiceError) -> Worker {
    let shared = shared
    let bound = Promised<ServiceError?>()
    let worker = Worker(name: "desk") {
      do throws(ServiceError) {
        let loop = try DeskLoop(shared, readers: readers, in: context)
        shared.bound.withLock { $0.desk = loop.endpoints }
        bound.keep(nil)
        guard gate.pass() else { return }
        do throws(ZeroMQError) { try loop.run() } catch { shared.lost("desk", error) }
      } catch { bound.keep(error) }
    }
    return try settled(worker, bound)
  }

  func startFeeds(_ context: Context, _ gate: Gate) throws(ServiceError) -> Worker {
    let shared = shared
    let bound = Promised<ServiceError?>()
    let worker = Worker(name: "feeds") {
      do throws(ServiceError) {
        let loop = try FeedLoop(shared, in: context)
        var live: [String: [String]] = [:]
        for (audience, endpoint) in loop.endpoints {
          live[audience.name, default: []].append(endpoint)
        }
        shared.bound.withLock { $0.feeds = live }
        shared.live.withLock { $0 = live.mapValues { $0.map(Self.announced) } }
        bound.keep(nil)
        guard gate.pass() else { return }
        do throws(ZeroMQError) { try loop.run() } catch { shared.lost("feeds", error) }
      } catch { bound.keep(error) }
    }
    return try settled(worker, bound)
  }

  private func settled(
    _ worker: Worker?, _ bound: Promised<ServiceError?>
  ) throws(ServiceError) -> Worker {
    guard let worker, let outcome = bound.wait(atMost: Self.bindMilliseconds) else {
      throw .noThread
    }
    if let error = outcome { throw error }
    return worker
  }

  /// Has the self-test try every endpoint.
  func proveRefusal(_ context: Context) throws(ServiceError) {
    guard let keys = shared.configuration.keys else { return }
    let endpoints = endpoints
    for endpoint in endpoints.desk {
      try SelfTest.prove(endpoint, serverKey: keys.publicKey, isFeed: false, in: context)
    }
    for endpoint in endpoints.feeds.values.joined() {
      try SelfTest.prove(endpoint, serverKey: keys.publicKey, isFeed: true, in: context)
    }
    shared.logger.info("unknown keys are refused at every endpoint")
  }

  func startMetrics() throws(ServiceError) -> MetricsServer? {
    guard let port = shared.configuration.metricsPort else { return nil }
    let server = try MetricsServer(port: port, registry: registry)
    guard server.start() else { throw .noThread }
    shared.bound.withLock { $0.metricsPort = server.port }
    return server
  }

  /// How an endpoint is told to clients: `*` stands for the host by which they reached the desk,
  /// and an address of IPv4 is written as people do, because not every client understands IPv6.
  static func announced(_ endpoint: String) -> String {
    for wild in ["tcp://0.0.0.0:", "tcp://[::]:"] where endpoint.hasPrefix(wild) {
      return "tcp://*:" + endpoint.dropFirst(wild.count)
    }
    let mapped = "tcp://[::ffff:"
    guard endpoint.hasPrefix(mapped), let end = endpoint.firstIndex(of: "]") else {
      return endpoint
    }
    return "tcp://" + endpoint[..<end].dropFirst(mapped.count) + endpoint[end...].dropFirst()
  }
}

extension ServiceShared {
  /// A thread has lost its sockets, which happens only when the context ends or by our own fault.
  func lost(_ thread: String, _ error: ZeroMQError) {
    guard !error.isTerminated else { return }
    logger.critical("a thread has ended", metadata: ["thread": "\(thread)", "why": "\(error)"])
    hasFailed.store(true, ordering: .releasing)
  }
}

extension ServiceConfiguration {
  /// Looks whether it keeps within its bounds, and stays at home without keys.
  func check() throws(ServiceError) {
    guard (1...Self.endpointCountMax).contains(desk.count),
      feeds.allSatisfy({ (1...Self.endpointCountMax).contains($0.endpoints.count) })
    else { throw .tooMany("endpoints") }
    guard feeds.count <= Self.feedCountMax else { throw .tooMany("audiences") }
    guard (1...Self.readerCountMax).contains(readerCount) else { throw .tooMany("readers") }
    guard (1...Self.ioThreadCountMax).contains(ioThreadCount) else { throw .tooMany("threads") }
    if keys == nil, let endpoint = publicEndpoint { throw .isOpen(endpoint: endpoint) }
  }
}
