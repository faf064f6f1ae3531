internal import Wire
internal import ZeroMQ

/// The socket that hears a feed and its heartbeats.
final class Subscriber {
  private var socket: Socket<Subscribe>
  private var monitor: Monitor
  private var history = LinkHistory()

  @available(*, noasync)
  init(
    to endpoint: String, _ feed: FeedName?, keys: ClientKeys?, in context: Context
  ) throws(ZeroMQError) {
    var options = SocketOptions.subscriber
    if let keys { options.curve = .client(server: keys.server, pair: keys.pair) }
    socket = try Socket(Subscribe.self, in: context, options: options)
    monitor = try socket.makeMonitor()
    // Before connecting: subscriptions are messages, and can be lost as such (WIRE.md §9, 7).
    if let feed { try socket.subscribe(feed.text) }
    try socket.subscribe(String(decoding: Heartbeat.topic, as: UTF8.self))
    try socket.connect(endpoint)
  }

  /// Why nothing is heard.
  var silence: Silence { history.silence }

  /// Whether the connection stood, and does no more.
  var isBroken: Bool { history.wasUp && !history.isUp }

  /// Whether waiting on changes nothing.
  var isHopeless: Bool { history.isHopeless }

  /// The next message of the protocol; nil if none came in time.
  @available(*, noasync)
  func next(within milliseconds: Int) throws(ZeroMQError) -> LiveMessage? {
    let deadline = Clock.milliseconds() + Int64(milliseconds)
    while true {
      while let event = try monitor.next() { history.take(event.kind) }
      if let received = try socket.receive(frameCountMax: DeskLimits.frameCountMax) {
        if case .message(let message) = received,
          let live = LiveMessage(frames: message.frames)
        {
          return live
        }
        continue
      }
      let left = deadline - Clock.milliseconds()
      guard left > 0, !isHopeless else { return nil }
      _ = try Poller.wait(for: [socket.token, monitor.token], milliseconds: Int(left))
    }
  }
}
