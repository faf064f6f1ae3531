internal import CZeroMQ
internal import Synchronization

/// Says what happens to the connections of a socket.
///
/// Take its events whenever it has some.  Its queue has no bound, because ZeroMQ's I/O thread
/// would wait for a place in it, and with it every connection (libzmq:src/socket_base.cpp,
/// `monitor_event`).  It belongs to the thread of its socket and may outlive it.
package struct Monitor: ~Copyable {
  private let source: SocketHandle
  private let events: SocketHandle

  /// The number of the next endpoint: `inproc://` names are the context's.
  private static let nextNumber = Atomic<Int>(0)

  fileprivate init(of source: SocketHandle) throws(ZeroMQError) {
    let (number, _) = Self.nextNumber.add(1, ordering: .relaxed)
    events = try source.startMonitor(at: "inproc://casebook.monitor.\(number)")
    self.source = source
  }

  // The socket stops first: it would wait for ever for a reader that is gone.
  deinit {
    source.stopMonitor()
    events.close()
  }

  /// Stands for this monitor where several are waited for.
  package var token: PollToken { PollToken(handle: events) }

  /// Takes the next event, without waiting; `nil` when there is none.
  package mutating func next() throws(ZeroMQError) -> MonitorEvent? {
    while let received = try events.receive(
      frameCountMax: 2, byteCountMax: 4_096, namesPeer: false)
    {
      switch received {
      case .message(let message):
        if let event = MonitorEvent(message.frames) { return event }
      case .tooManyFrames, .tooManyBytes: continue  // No event of ZeroMQ has such a form.
      }
    }
    return nil
  }
}

extension Socket {
  /// Watches the connections of this socket from now on.
  ///
  /// One monitor per socket.  C: `zmq_socket_monitor`.
  package mutating func makeMonitor() throws(ZeroMQError) -> Monitor {
    try Monitor(of: handle)
  }
}

/// Something that happened to a connection.
package struct MonitorEvent: Hashable, Sendable {
  package let kind: Kind
  /// The endpoint of ours that it is about.
  package let endpoint: String
  /// What belongs to the kind: a descriptor, an `errno`, a status of ZAP, milliseconds.
  package let value: UInt32

  /// What happened; those after `disconnected` are not only a client's.
  package enum Kind: Hashable, Sendable {
    /// The connection stands; its handshake begins.
    case connected
    /// The handshake is over: the peer is who it should be, or speaks openly like us.
    case handshakeSucceeded
    /// The handshake failed.
    case handshakeFailed(HandshakeFailure)
    /// The connection is over.
    case disconnected
    /// A connection, or a try to make one, was closed by ourselves.
    case closed
    /// The next try comes in `value` milliseconds.
    case retried
    /// Bound.
    case listening
    /// A peer has connected to us; its handshake begins.
    case accepted
    /// A peer could not be accepted; `value` is the `errno`, of too many open files for example.
    case acceptFailed
  }

  /// Why a handshake failed.
  package enum HandshakeFailure: Hashable, Sendable {
    /// The ZAP handler has refused the key, with the status that is the event's value.
    case authentication
    /// The peer went away in the middle: with CURVE, the server has another key than we think.
    case noDetail
    /// The peer does not speak our protocol, or not our security.
    case protocolError
  }
}

extension MonitorEvent {
  /// The events that are asked for: never those of the pipe statistics, which crash (libzmq#4647).
  static let wanted: CInt = kinds.reduce(0) { $0 | $1.number }

  private static let kinds: [(number: CInt, kind: Kind)] = [
    (ZMQ_EVENT_CONNECTED, .connected),
    (ZMQ_EVENT_HANDSHAKE_SUCCEEDED, .handshakeSucceeded),
    (ZMQ_EVENT_HANDSHAKE_FAILED_AUTH, .handshakeFailed(.authentication)),
    (ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL, .handshakeFailed(.noDetail)),
    (ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL, .handshakeFailed(.protocolError)),
    (ZMQ_EVENT_DISCONNECTED, .disconnected),
    (ZMQ_EVENT_CLOSED, .closed),
    (ZMQ_EVENT_CONNECT_RETRIED, .retried),
    (ZMQ_EVENT_LISTENING, .listening),
    (ZMQ_EVENT_ACCEPTED, .accepted),
    (ZMQ_EVENT_ACCEPT_FAILED, .acceptFailed),
  ]

  /// Reads an event: 16 bits of kind and 32 of value, lowest byte first, then the endpoint.
  init?(_ frames: [[UInt8]]) {
    guard frames.count == 2, frames[0].count == 6 else { return nil }
    let head = frames[0]
    let number = UInt16(head[0]) | UInt16(head[1]) << 8
    guard let kind = Self.kinds.first(where: { $0.number == CInt(number) })?.kind else {
      return nil
    }
    self.kind = kind
    endpoint = String(decoding: frames[1], as: UTF8.self)
    value = (2..<6).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32(head[$1]) }
  }
}
