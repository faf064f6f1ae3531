internal import Wire
internal import ZeroMQ

/// One socket to a desk with its monitor, and at most one question in flight.
///
/// It belongs to the thread that made it.  Letting go of it closes the socket; what was unsent is
/// lost, and what comes late with it.
final class DeskConnection {
  private var socket: Socket<Dealer>
  private var monitor: Monitor
  private(set) var history = LinkHistory()

  @available(*, noasync)
  init(
    to address: ServerAddress, keys: ClientKeys?, in context: Context
  ) throws(ZeroMQError) {
    var options = SocketOptions.client
    if let keys { options.curve = .client(server: keys.server, pair: keys.pair) }
    // A dead server's ipc file refuses at once, and libzmq would wait up to ten seconds.
    options.reconnectMillisecondsMax = Self.reconnectMillisecondsMax
    socket = try Socket(Dealer.self, in: context, options: options)
    monitor = try socket.makeMonitor()
    try socket.connect(address.text)
  }

  /// Bound of the pauses between tries to connect, while somebody waits.
  private static let reconnectMillisecondsMax = 1_000

  /// How one sending ended.
  enum Outcome {
    case answered([[UInt8]])
    /// More frames or bytes than any answer has.
    case tooLong
    /// The time is over, or waiting is hopeless.
    case nothing
  }

  /// Sends a question and waits for its answer.
  ///
  /// - Parameters:
  ///   - frames: From the name of the protocol on; the empty frame of REQ is put before it.
  ///   - deadline: The time of `Clock` at which to stop.
  /// - Returns: The answer, or that there is none.
  /// - Throws: What ZeroMQ reports.
  @available(*, noasync)
  func ask(_ frames: [[UInt8]], until deadline: Int64) throws(ZeroMQError) -> Outcome {
    var isSent = try socket.send([[]] + frames)
    while true {
      try takeEvents()
      if let received = try socket.receive(
        frameCountMax: DeskLimits.replyFrameCountMax + 1, byteCountMax: Message.byteCountMax)
      {
        guard case .message(let message) = received else { return .tooLong }
        // Others than the one empty frame before an answer are nothing of ours.
        guard message.frames.count > 1, message.frames[0].isEmpty else { continue }
        return .answered(Array(message.frames.dropFirst()))
      }
      let left = deadline - Clock.milliseconds()
      if left <= 0 || history.isHopeless { return .nothing }
      if !isSent { isSent = try socket.send([[]] + frames) }
      _ = try Poller.wait(
        for: [socket.token, monitor.token],
        milliseconds: Int(min(left, isSent ? left : Self.resendMilliseconds)))
    }
  }

  /// How long a full queue is waited for.
  private static let resendMilliseconds: Int64 = 20

  private func takeEvents() throws(ZeroMQError) {
    while let event = try monitor.next() { history.take(event.kind) }
  }
}
