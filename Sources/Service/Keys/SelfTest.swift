internal import ZeroMQ

/// Proves, before anything is served, that a key which nobody allowed is refused everywhere.
///
/// Without a ZAP handler CURVE accepts every key (WIRE.md §7): a service that stands open by a
/// mistake of ours must not come up.
enum SelfTest {
  /// How long a refusal may take, in milliseconds.
  static let patienceMilliseconds = 2_000

  /// Connects to an endpoint with a fresh random key.
  ///
  /// - Parameters:
  ///   - endpoint: As it is bound: "tcp://[::]:7101".
  ///   - serverKey: The public key of the service.
  ///   - isFeed: Whether it is a feed and not the desk.
  ///   - context: That of the service.
  /// - Throws: `acceptsUnknownKeys`; `selfTestFailed` when no refusal came in time.
  @available(*, noasync)
  static func prove(
    _ endpoint: String, serverKey: CurvePublicKey, isFeed: Bool, in context: Context
  ) throws(ServiceError) {
    let found: Outcome
    do throws(ZeroMQError) {
      found = try outcome(
        reachable(endpoint), serverKey: serverKey, isFeed: isFeed, in: context)
    } catch { found = .silent("\(error)") }
    switch found {
    case .refused: return
    case .accepted: throw .acceptsUnknownKeys(endpoint: endpoint)
    case .silent(let why): throw .selfTestFailed(endpoint: endpoint, why: why)
    }
  }

  private enum Outcome { case refused, accepted, silent(String) }

  private static func outcome(
    _ endpoint: String, serverKey: CurvePublicKey, isFeed: Bool, in context: Context
  ) throws(ZeroMQError) -> Outcome {
    var options = isFeed ? SocketOptions.subscriber : .client
    options.curve = .client(server: serverKey, pair: try CurveKeyPair.generate())
    if isFeed {
      var socket = try Socket(Subscribe.self, in: context, options: options)
      let monitor = try socket.makeMonitor()
      try socket.connect(endpoint)
      return try watch(monitor)
    }
    var socket = try Socket(Dealer.self, in: context, options: options)
    let monitor = try socket.makeMonitor()
    try socket.connect(endpoint)
    return try watch(monitor)
  }

  private static func watch(_ monitor: consuming ZeroMQ.Monitor) throws(ZeroMQError) -> Outcome {
    let deadline = Clock.monotonicMilliseconds() + patienceMilliseconds
    var last = "nothing happened"
    while true {
      let left = deadline - Clock.monotonicMilliseconds()
      guard left > 0 else { return .silent(last) }
      _ = try Poller.wait(for: [monitor.token], milliseconds: left)
      while let event = try monitor.next() {
        switch event.kind {
        case .handshakeFailed(.authentication): return .refused
        case .handshakeSucceeded: return .accepted
        case .connected, .handshakeFailed, .disconnected, .closed, .retried, .listening,
          .accepted, .acceptFailed:
          last = "\(event.kind)"
        }
      }
    }
  }

  /// The endpoint by which this machine reaches what is bound at all its addresses.
  static func reachable(_ endpoint: String) -> String {
    for (wild, own) in [("tcp://0.0.0.0:", "tcp://127.0.0.1:"), ("tcp://[::]:", "tcp://[::1]:")] {
      if endpoint.hasPrefix(wild) { return own + endpoint.dropFirst(wild.count) }
    }
    return endpoint
  }
}
