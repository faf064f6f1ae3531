package import Wire
package import ZeroMQ

/// What a service is told: plain values, read by whoever starts it.
package struct ServiceConfiguration: Hashable, Sendable {
  /// A broadcast: what an audience sees, and where.
  package struct Feed: Hashable, Sendable {
    package var audience: Audience
    /// "tcp://*:7101", "ipc:///run/casebook/feed.whole".
    package var endpoints: [String]

    package init(_ audience: Audience, at endpoints: [String]) {
      self.audience = audience
      self.endpoints = endpoints
    }
  }

  /// Where requests come in; at most `endpointCountMax`.
  package var desk: [String]
  /// One for each audience; at most `feedCountMax`.
  package var feeds: [Feed]
  /// The keys of the service; nil serves without any, on this machine alone.
  package var keys: CurveKeyPair?
  /// The allowlist and what else the service keeps; nil keeps nothing and allows nobody.
  package var directory: DeskDirectory?
  /// The port on the loopback address where Prometheus reads; nil for none.
  package var metricsPort: Int?
  /// The threads that read pages, documents and command lines.
  package var readerCount = 2
  /// ZeroMQ's own threads, which encrypt.
  package var ioThreadCount = 1
  /// How often a feed says that it lives.
  package var heartbeatMilliseconds = DeskLimits.heartbeatMilliseconds
  /// How often the allowlist is looked at.
  package var allowlistMilliseconds = 250
  /// How long the end waits for commands that are being written.
  package var drainMilliseconds = 1_000
  /// How often clocks are asked whether something fell due.
  package var timeMilliseconds = 30_000

  package init(desk: [String], feeds: [Feed], keys: CurveKeyPair?, directory: DeskDirectory?) {
    self.desk = desk
    self.feeds = feeds
    self.keys = keys
    self.directory = directory
  }

  /// Bounds.
  package static let endpointCountMax = 8
  package static let feedCountMax = 64
  package static let readerCountMax = 64
  package static let ioThreadCountMax = 16

  /// The name for ZAP of the desk, and that of the feed of an audience.
  static let deskDomain = "desk"
  static func domain(of audience: Audience) -> String { "feed.\(audience.name)" }

  /// The first endpoint that other machines may reach; nil if there is none.
  package var publicEndpoint: String? {
    (desk + feeds.flatMap(\.endpoints)).first { !Self.isLocal($0) }
  }

  /// Whether only this machine reaches an endpoint.
  package static func isLocal(_ endpoint: String) -> Bool {
    let local = ["ipc://", "inproc://", "tcp://127.", "tcp://[::1]:", "tcp://localhost:"]
    return local.contains(where: endpoint.hasPrefix)
  }
}

/// Why there is no service.
package enum ServiceError: Error, Hashable, Sendable {
  /// Keys or the allowlist cannot be used.
  case keys(KeyFileError)
  /// Without keys only this machine may be served.
  case isOpen(endpoint: String)
  /// An endpoint cannot be bound.
  case cannotBind(endpoint: String, ZeroMQError)
  /// ZeroMQ is missing, or refuses.
  case zeroMQ(ZeroMQError)
  /// A key that nobody allowed was not refused: nothing is served.
  case acceptsUnknownKeys(endpoint: String)
  /// It could not be proved within two seconds that unknown keys are refused.
  case selfTestFailed(endpoint: String, why: String)
  /// The system refused a thread.
  case noThread
  /// The metrics port cannot be had.
  case cannotListen(port: Int, why: String)
  /// The book cannot be read.
  case book(why: String)
  /// More endpoints, feeds or threads than the bounds allow.
  case tooMany(String)
}
