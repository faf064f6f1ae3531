package import ZeroMQ

/// Where a desk is: `tcp://HOST:PORT` or `ipc://PATH`.
package struct ServerAddress: Hashable, Sendable {
  /// How it is reached.
  package enum Transport: Hashable, Sendable {
    case tcp(host: String, port: UInt16)
    case ipc(path: String)
  }

  package let transport: Transport

  /// The port of a desk where none is said.
  package static let portDefault: UInt16 = 7_100

  /// Whether a text is meant for one, well written or not.
  package static func isMeant(by text: String) -> Bool {
    text.hasPrefix("tcp://") || text.hasPrefix("ipc://")
  }

  /// Reads an address; nil if it is none.
  ///
  /// A host of IPv6 stands in brackets.
  package init?(_ text: String) {
    if text.hasPrefix("ipc://") {
      let path = String(text.dropFirst(6))
      guard !path.isEmpty, path.utf8.count <= Endpoint.ipcPathByteCountMax else { return nil }
      transport = .ipc(path: path)
      return
    }
    guard text.hasPrefix("tcp://") else { return nil }
    var rest = text.dropFirst(6)
    while rest.hasSuffix("/") { rest.removeLast() }
    var host = String(rest)
    var port = Self.portDefault
    let colon = rest.lastIndex(of: ":")
    if let colon, !rest[colon...].contains("]") {
      guard let number = UInt16(rest[rest.index(after: colon)...]), number > 0 else { return nil }
      port = number
      host = String(rest[..<colon])
    }
    let isBracketed = host.hasPrefix("[") && host.hasSuffix("]") && host.count > 2
    guard !host.isEmpty, host != "*", isBracketed || !host.contains(":"),
      !host.contains(where: { $0.isWhitespace || $0 == "/" })
    else { return nil }
    transport = .tcp(host: host, port: port)
  }

  /// As ZeroMQ and people have it.
  package var text: String {
    switch transport {
    case .tcp(let host, let port): "tcp://\(host):\(port)"
    case .ipc(let path): "ipc://\(path)"
    }
  }

  /// The machine, for people; the path where it is this one.
  package var host: String {
    switch transport {
    case .tcp(let host, _): host
    case .ipc(let path): path
    }
  }

  /// Whether nothing that is sent there leaves this machine.
  package var isLocal: Bool {
    switch transport {
    case .ipc: true
    case .tcp(let host, _):
      host == "localhost" || host == "[::1]" || host.hasPrefix("127.")
    }
  }

  /// Another endpoint of the same server, such as a feed's: where it names every address of its
  /// machine, or none that means anything here, ours takes its place.
  package func reached(_ endpoint: String) -> String {
    guard case .tcp(let host, _) = transport, endpoint.hasPrefix("tcp://"),
      let colon = endpoint.lastIndex(of: ":")
    else { return endpoint }
    let there = endpoint[endpoint.index(endpoint.startIndex, offsetBy: 6)..<colon]
    guard ["*", "0.0.0.0", "[::]", "::", ""].contains(String(there)) else { return endpoint }
    return "tcp://\(host)\(endpoint[colon...])"
  }
}

/// With which keys a client comes.
package struct ClientKeys: Hashable, Sendable {
  /// The server's, which nobody else can stand for.
  package let server: CurvePublicKey
  package let pair: CurveKeyPair

  package init(server: CurvePublicKey, pair: CurveKeyPair) {
    self.server = server
    self.pair = pair
  }
}
