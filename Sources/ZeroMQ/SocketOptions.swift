internal import CZeroMQ

/// The limits and keys of a socket, set before it is bound or connected.
///
/// What is not here is not to be set: heartbeats of ZeroMQ let a peer end the process
/// (libzmq#4364), `CONFLATE` keeps one frame of a message, `ROUTER_HANDOVER` lets a peer take
/// another's place (WIRE.md §7).
package struct SocketOptions: Hashable, Sendable {
  /// Messages that may wait for one peer; 0 is no bound.
  package var sendHighWaterMark = 1_000
  /// Messages of one peer that may wait for us; 0 is no bound.
  package var receiveHighWaterMark = 1_000
  /// How long closing may wait for what is unsent.
  package var lingerMilliseconds = 0
  /// The longest frame that is taken in, as encrypted (33 bytes more); its sender is disconnected.
  package var frameByteCountMax: Int?
  /// How long a peer may take for its handshake, before it is disconnected.
  package var handshakeMilliseconds = 30_000
  /// How long sent bytes may stay unacknowledged before the connection is given up.
  package var tcpRetransmitMilliseconds: Int?
  /// Whether an idle connection is probed, and when.
  package var keepAlive: KeepAlive?
  /// Connections that may wait to be accepted.
  package var backlog = 100
  /// Whether names and addresses of IPv6 are understood; those of IPv4 are in any case.
  package var isIPv6 = true
  /// Whether a router reports a peer that is gone, and a full queue, instead of dropping.
  package var isRouterMandatory = false
  /// The first pause before a connection is tried anew, to which ZeroMQ adds up to as much again.
  package var reconnectMilliseconds = 100
  /// The longest pause, up to which the pauses double; 0 keeps them as the first.
  package var reconnectMillisecondsMax = 0
  /// How long one try to connect may take; 0 leaves it to the system.
  package var connectMilliseconds = 0
  /// Whether nothing is queued for a peer before its connection stands.
  package var isOnlyForConnected = false
  /// The keys; `nil` speaks openly, which is for loopback and for development alone.
  package var curve: CurveRole?

  package init() {}

  /// When an idle TCP connection is probed, and how often before it is given up.
  package struct KeepAlive: Hashable, Sendable {
    package var idleSeconds: Int
    package var intervalSeconds: Int
    package var probeCount: Int

    package init(idleSeconds: Int, intervalSeconds: Int, probeCount: Int) {
      self.idleSeconds = idleSeconds
      self.intervalSeconds = intervalSeconds
      self.probeCount = probeCount
    }
  }
}

extension SocketOptions {
  func apply(to socket: SocketHandle) throws(ZeroMQError) {
    try socket.set(ZMQ_SNDHWM, sendHighWaterMark)
    try socket.set(ZMQ_RCVHWM, receiveHighWaterMark)
    try socket.set(ZMQ_LINGER, lingerMilliseconds)
    try socket.set(ZMQ_HANDSHAKE_IVL, handshakeMilliseconds)
    try socket.set(ZMQ_BACKLOG, backlog)
    try socket.set(ZMQ_IPV6, isIPv6 ? 1 : 0)
    try socket.set(ZMQ_RECONNECT_IVL, reconnectMilliseconds)
    try socket.set(ZMQ_RECONNECT_IVL_MAX, reconnectMillisecondsMax)
    try socket.set(ZMQ_CONNECT_TIMEOUT, connectMilliseconds)
    try socket.set(ZMQ_IMMEDIATE, isOnlyForConnected ? 1 : 0)
    if let frameByteCountMax {
      // The one option of 64 bits (zmq_setsockopt(3)).
      let bytes = unsafe withUnsafeBytes(of: Int64(frameByteCountMax)) { unsafe Array($0) }
      try socket.set(ZMQ_MAXMSGSIZE, bytes)
    }
    if let tcpRetransmitMilliseconds {
      try socket.set(ZMQ_TCP_MAXRT, tcpRetransmitMilliseconds)
    }
    if let keepAlive {
      try socket.set(ZMQ_TCP_KEEPALIVE, 1)
      try socket.set(ZMQ_TCP_KEEPALIVE_IDLE, keepAlive.idleSeconds)
      try socket.set(ZMQ_TCP_KEEPALIVE_INTVL, keepAlive.intervalSeconds)
      try socket.set(ZMQ_TCP_KEEPALIVE_CNT, keepAlive.probeCount)
    }
    // Only routers know it, and it is off where nobody asks for it.
    if isRouterMandatory { try socket.set(ZMQ_ROUTER_MANDATORY, 1) }
    try curve?.apply(to: socket)
  }
}
