package import Wire
internal import ZeroMQ

/// What was heard on a feed's socket for a moment.
package enum Pulse: Hashable, Sendable {
  case heartbeat(Heartbeat)
  /// None within the time, and why.
  case nothing(Silence)
  /// The server says that it speaks nowhere.
  case noFeed
}

extension DeskClient {
  /// Listens for the next heartbeat of the feed of our audience.
  ///
  /// - Parameters:
  ///   - hello: What the desk says of itself.
  ///   - milliseconds: How long at most.
  /// - Returns: What was heard.
  /// - Throws: `socket`.
  @available(*, noasync)
  package func pulse(_ hello: HelloAnswer, within milliseconds: Int) throws(ClientError) -> Pulse {
    guard let endpoint = Follower.endpoint(hello.live, address) else { return .noFeed }
    do throws(ZeroMQError) {
      let subscriber = try Subscriber(to: endpoint, nil, keys: keys, in: context)
      let end = Clock.milliseconds() + Int64(milliseconds)
      while true {
        let left = end - Clock.milliseconds()
        guard left > 0, let message = try subscriber.next(within: Int(left)) else {
          return .nothing(subscriber.silence)
        }
        if let heartbeat = Heartbeat(message) { return .heartbeat(heartbeat) }
      }
    } catch { throw .socket(error) }
  }
}
