// The limits of WIRE.md §7, each tested at its bound.

extension SocketOptions {
  /// The longest frame that a bound socket takes in, as encrypted: 64 KiB, and 1 KiB around them.
  package static let servedFrameByteCountMax = 66_560

  /// What CURVE adds to each frame.
  package static let curveByteCount = 33

  /// The longest frame that a client takes in: the output of a whole command is one frame.
  package static let answerFrameByteCountMax = 64 << 20

  /// Messages that may wait for one subscriber over TCP; a thousand stuck ones at 1 KB are 1 GB.
  package static let feedHighWaterMark = 1_000

  /// Messages that may wait for one subscriber on the same machine.
  package static let localFeedHighWaterMark = 10_000

  /// Replies that may wait for one client, and requests of one client for us.
  package static let deskHighWaterMark = 100

  /// How long closing the desk may wait for its last replies.
  package static let deskLingerMilliseconds = 500

  /// What all bound sockets have in common.
  private static var served: SocketOptions {
    var options = SocketOptions()
    options.frameByteCountMax = servedFrameByteCountMax
    options.handshakeMilliseconds = 1_000
    options.tcpRetransmitMilliseconds = 15_000
    options.keepAlive = KeepAlive(idleSeconds: 60, intervalSeconds: 10, probeCount: 3)
    options.backlog = 1_024
    options.isIPv6 = true
    return options
  }

  /// The router at which commands and questions come in.
  package static var desk: SocketOptions {
    var options = served
    options.sendHighWaterMark = deskHighWaterMark
    options.receiveHighWaterMark = deskHighWaterMark
    options.lingerMilliseconds = deskLingerMilliseconds
    options.isRouterMandatory = true
    return options
  }

  /// The publisher of an audience over TCP.
  package static var feed: SocketOptions {
    var options = served
    options.sendHighWaterMark = feedHighWaterMark
    options.lingerMilliseconds = 0
    return options
  }

  /// The publisher of an audience on the same machine: a socket of its own, with a longer queue.
  package static var localFeed: SocketOptions {
    var options = feed
    options.sendHighWaterMark = localFeedHighWaterMark
    return options
  }

  /// What all connecting sockets have in common.
  private static var connecting: SocketOptions {
    var options = SocketOptions()
    options.frameByteCountMax = answerFrameByteCountMax
    options.tcpRetransmitMilliseconds = 15_000
    options.keepAlive = KeepAlive(idleSeconds: 60, intervalSeconds: 10, probeCount: 3)
    options.reconnectMilliseconds = 100
    options.reconnectMillisecondsMax = 10_000
    options.connectMilliseconds = 5_000
    return options
  }

  /// Who asks at a desk.
  package static var client: SocketOptions {
    var options = connecting
    options.sendHighWaterMark = deskHighWaterMark
    options.receiveHighWaterMark = deskHighWaterMark
    return options
  }

  /// Who hears a feed.
  ///
  /// Its subscriptions are messages, which are lost above a bound of their queue: it has none
  /// (WIRE.md §9, 7).  A local feed's queue is the longer one: ours is as long.
  package static var subscriber: SocketOptions {
    var options = connecting
    options.sendHighWaterMark = 0
    options.receiveHighWaterMark = localFeedHighWaterMark
    return options
  }
}
