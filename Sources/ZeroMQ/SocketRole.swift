internal import CZeroMQ

/// What a socket is for.
///
/// The role decides at compile time which calls a socket has.  There is no role for the extended
/// publisher: subscriptions come in by the desk (WIRE.md §7).
package protocol SocketRole {
  /// The number of `zmq_socket(3)`.
  static var type: CInt { get }
  /// Whether received messages say who sent them.
  static var namesPeer: Bool { get }
}

extension SocketRole {
  package static var namesPeer: Bool { false }
}

/// A role that can send.
package protocol SendingRole: SocketRole {}

/// A role that can receive.
package protocol ReceivingRole: SocketRole {}

/// Serves many peers; the first frame of a message names the peer.
package enum Router: SendingRole, ReceivingRole {
  package static var type: CInt { ZMQ_ROUTER }
  package static var namesPeer: Bool { true }
}

/// Asks without waiting for the answer first.
package enum Dealer: SendingRole, ReceivingRole {
  package static var type: CInt { ZMQ_DEALER }
}

/// Asks, and then waits for the one answer.
package enum Request: SendingRole, ReceivingRole {
  package static var type: CInt { ZMQ_REQ }
}

/// Answers one question after the other.
package enum Reply: SendingRole, ReceivingRole {
  package static var type: CInt { ZMQ_REP }
  package static var namesPeer: Bool { true }
}

/// Says something to everybody who subscribed.
package enum Publish: SendingRole {
  package static var type: CInt { ZMQ_PUB }
}

/// Hears what it subscribed to.
package enum Subscribe: ReceivingRole {
  package static var type: CInt { ZMQ_SUB }
}

/// One of two.
package enum Pair: SendingRole, ReceivingRole {
  package static var type: CInt { ZMQ_PAIR }
}

/// Hands out work.
package enum Push: SendingRole {
  package static var type: CInt { ZMQ_PUSH }
}

/// Takes work in.
package enum Pull: ReceivingRole {
  package static var type: CInt { ZMQ_PULL }
}
