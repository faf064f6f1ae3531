internal import Cases
internal import Wire
internal import ZeroMQ

/// One publisher of one audience, at one endpoint; belongs to the feed thread.
final class FeedSocket {
  let audience: Audience
  /// As it was asked for.
  let wanted: String
  /// As it is bound, with the port that the system chose.
  private(set) var endpoint: String
  private(set) var subscriberCount = 0
  private var socket: Socket<Publish>
  private var monitor: ZeroMQ.Monitor

  init(
    _ audience: Audience, at wanted: String, keys: CurveKeyPair?, in context: Context
  ) throws(ServiceError) {
    self.audience = audience
    self.wanted = wanted
    var options = wanted.hasPrefix("ipc://") ? SocketOptions.localFeed : SocketOptions.feed
    options.curve = keys.map {
      .server(secret: $0.secretKey, domain: ServiceConfiguration.domain(of: audience))
    }
    do throws(ZeroMQError) {
      socket = try Socket(Publish.self, in: context, options: options)
      monitor = try socket.makeMonitor()
    } catch { throw .zeroMQ(error) }
    do throws(ZeroMQError) {
      try socket.bind(wanted)
      endpoint = try socket.lastEndpoint
    } catch { throw .cannotBind(endpoint: wanted, error) }
  }

  /// Sends a message to everybody who subscribed; whose queue is full loses it and will READ.
  func send(_ frames: [[UInt8]]) throws(ZeroMQError) { _ = try socket.send(frames) }

  /// Drops every connection and takes new ones: ZAP is asked again for each (WIRE.md §7).
  ///
  /// At the same port, also where the system chose it: it stands in the answer to HELLO.
  func bindAnew() throws(ZeroMQError) {
    try socket.bindAnew(endpoint)
  }

  /// Stands for it where all are waited for.
  var token: PollToken { socket.token }

  /// Counts those who come and go.
  func countSubscribers() throws(ZeroMQError) {
    while let event = try monitor.next() {
      switch event.kind {
      case .handshakeSucceeded: subscriberCount += 1
      case .disconnected: subscriberCount = max(0, subscriberCount - 1)
      case .connected, .handshakeFailed, .closed, .retried, .listening, .accepted, .acceptFailed:
        break
      }
    }
  }
}
