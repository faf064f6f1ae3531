internal import CoreMetrics
internal import Logging
internal import ZeroMQ

/// Answers ZeroMQ's question whether a key may come in: the first socket of all, on its own thread.
///
/// Without it CURVE accepts every key (WIRE.md §7).  It looks into a table and nowhere else, so it
/// is never slow: a connection that waits for it would hold up ZeroMQ's I/O thread.
final class ZapHandler {
  /// The name that ZeroMQ asks (rfc/27).
  static let endpoint = "inproc://zeromq.zap.01"
  /// Bound: addresses whose refusals are counted; then counting begins anew.
  static let addressCountMax = 10_000
  /// Bound: refusals for one address a second, and at once.
  static let refusalsPerSecond = 10
  static let refusalBurst = 100

  private var socket: Socket<ZeroMQ.Reply>
  private let users: CurrentUsers
  private let decide: Decide
  private let figures: ServiceFigures
  private let logger: Logger
  private var refusals: [String: TokenBucket] = [:]

  /// How a key is judged; a test puts one in place that says yes to everybody.
  typealias Decide = @Sendable (CurvePublicKey, String, UserTable?) -> ZapDecision

  /// The real one.
  static let usual: Decide = { ZapDecision($0, domain: $1, in: $2) }

  init(
    in context: Context, users: CurrentUsers, decide: @escaping Decide, figures: ServiceFigures,
    logger: Logger
  ) throws(ZeroMQError) {
    self.users = users
    self.decide = decide
    self.figures = figures
    self.logger = logger
    socket = try Socket(ZeroMQ.Reply.self, in: context)
    try socket.bind(Self.endpoint)
  }

  /// Answers until `isOver` says so after a wake.
  func run(_ wake: Wake, until isOver: () -> Bool) throws(ZeroMQError) {
    while !isOver() {
      _ = try wait(for: socket, or: wake)
      while let received = try socket.receive(frameCountMax: 8, byteCountMax: 4_096) {
        // A reply socket owes every question an answer.
        _ = try socket.send(answer(to: received))
      }
    }
  }

  private func answer(to received: Received) -> [[UInt8]] {
    switch received {
    case .tooManyFrames(let beginning), .tooManyBytes(let beginning):
      return ZapRequest.failure(beginning.frames)
    case .message(let message):
      guard let request = ZapRequest(message.frames) else {
        return ZapRequest.failure(message.frames)
      }
      var decision = decide(request.key, request.domain, users.current)
      if decision == .refused, isTooOften(request.address) { decision = .later }
      note(decision, request)
      return request.reply(decision)
    }
  }

  /// Whether so many keys were refused for the address that it has to wait.
  ///
  /// Only refusals count: a thousand subscribers behind one address all come back at once.
  private func isTooOften(_ address: String) -> Bool {
    let now = Clock.monotonicMilliseconds()
    if refusals.count >= Self.addressCountMax { refusals = [:] }
    var bucket =
      refusals[address]
      ?? TokenBucket(perSecond: Self.refusalsPerSecond, burst: Self.refusalBurst, at: now)
    defer { refusals[address] = bucket }
    return bucket.take(at: now) != nil
  }

  private func note(_ decision: ZapDecision, _ request: ZapRequest) {
    switch decision {
    case .allowed: figures.keysAllowed.increment()
    case .later: figures.keysDelayed.increment()
    case .refused:
      figures.keysRefused.increment()
      logger.notice(
        "key refused",
        metadata: [
          "address": "\(Endpoint.address(request.address))", "domain": "\(request.domain)",
        ])
    }
  }
}
