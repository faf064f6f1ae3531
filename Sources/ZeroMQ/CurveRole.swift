internal import CZeroMQ

/// Which side of CURVE a socket is on, and with which keys.
package enum CurveRole: Hashable, Sendable {
  /// Accepts whom the ZAP handler allows for `domain`.
  ///
  /// Without a handler nobody is accepted: ZeroMQ alone would accept everybody (WIRE.md §7).
  case server(secret: CurveSecretKey, domain: String)

  /// Speaks only with the server that has the secret of `server`.
  case client(server: CurvePublicKey, pair: CurveKeyPair)
}

extension CurveRole {
  /// `ZMQ_ZAP_ENFORCE_DOMAIN`: with a domain and without a handler, nobody comes in.
  ///
  /// Debian's header shows it among the drafts only; its library honours it.
  private static let zapEnforceDomain: CInt = 93

  func apply(to socket: SocketHandle) throws(ZeroMQError) {
    try Library.loadWithCurve()
    switch self {
    case .server(let secret, let domain):
      precondition(!domain.isEmpty, "an empty ZAP domain is not asked about")
      try socket.set(ZMQ_CURVE_SERVER, 1)
      try socket.set(ZMQ_CURVE_SECRETKEY, secret.bytes)
      try socket.set(ZMQ_ZAP_DOMAIN, Array(domain.utf8))
      try socket.set(Self.zapEnforceDomain, 1)
    case .client(let server, let pair):
      try socket.set(ZMQ_CURVE_SERVERKEY, server.bytes)
      try socket.set(ZMQ_CURVE_PUBLICKEY, pair.publicKey.bytes)
      try socket.set(ZMQ_CURVE_SECRETKEY, pair.secretKey.bytes)
    }
  }
}
