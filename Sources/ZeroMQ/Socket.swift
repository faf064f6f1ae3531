internal import CZeroMQ
internal import Glibc

/// One ZeroMQ socket.
///
/// ZeroMQ allows one thread at a time to use a socket (zmq_socket(3), "Thread safety").  A socket
/// is noncopyable and not `Sendable`: it has one owner, and the compiler refuses a second user.
/// Create it on the thread that will use it.  It is closed when its owner lets go of it.
package struct Socket<Role: SocketRole>: ~Copyable {
  let handle: SocketHandle

  /// Makes a socket with `options`, which cannot be changed afterwards.
  ///
  /// - Parameters:
  ///   - role: What it is for.
  ///   - context: Whose I/O threads carry its bytes.
  ///   - options: Its limits and keys; start from one of the named sets of `SocketOptions`.
  /// - Throws: `tooManySockets`; `terminated`; `curveMissing`.
  @available(*, noasync)
  package init(
    _ role: Role.Type, in context: Context, options: SocketOptions = SocketOptions()
  ) throws(ZeroMQError) {
    handle = try SocketHandle(type: Role.type, in: context, options: options)
  }

  deinit { handle.close() }

  /// Closes the socket; what is unsent is lost when it may linger no longer.
  package consuming func close() {}

  /// Accepts peers at `endpoint`, for example `"ipc:///run/casebook/desk"` or `"tcp://*:7100"`.
  ///
  /// An ipc file of a process that died is replaced, and so, silently, is that of a living one.
  ///
  /// - Throws: `addressInUse`, `nameTooLong` and the like.  C: `zmq_bind`.
  package mutating func bind(_ endpoint: String) throws(ZeroMQError) {
    try unsafe handle.act("zmq_bind", on: endpoint, casebook_zmq_bind)
  }

  /// Stops accepting peers at `endpoint`, and drops the connections that came in there.
  ///
  /// - Parameter endpoint: As `lastEndpoint` said it after `bind`.
  /// - Throws: `noEntry` when it is not bound there.  C: `zmq_unbind`.
  package mutating func unbind(_ endpoint: String) throws(ZeroMQError) {
    try unsafe handle.act("zmq_unbind", on: endpoint, casebook_zmq_unbind)
  }

  /// Stops accepting at `endpoint` and begins again, so that every peer must show its key anew.
  ///
  /// Blocks for some milliseconds: the address is free only when an I/O thread has let go of it,
  /// and an old connection ends only while this thread is inside ZeroMQ.
  ///
  /// - Throws: `addressInUse` after `Endpoint.bindMillisecondsMax`.
  package mutating func bindAnew(_ endpoint: String) throws(ZeroMQError) {
    do throws(ZeroMQError) { try unbind(endpoint) } catch {
      // A try before this one has unbound it already, and could not bind it again.
      guard error.code == .noEntry else { throw error }
    }
    let pauseMilliseconds = 5
    for _ in 0..<Endpoint.bindMillisecondsMax / pauseMilliseconds {
      do throws(ZeroMQError) {
        try bind(endpoint)
        _ = try Poller.wait(for: [token], milliseconds: Endpoint.farewellMilliseconds)
        return
      } catch {
        guard error.code == .addressInUse else { throw error }
      }
      usleep(UInt32(pauseMilliseconds * 1_000))
    }
    try bind(endpoint)
  }

  /// Connects to `endpoint` in the background; succeeds before the peer exists.
  ///
  /// C: `zmq_connect`.
  package mutating func connect(_ endpoint: String) throws(ZeroMQError) {
    try unsafe handle.act("zmq_connect", on: endpoint, casebook_zmq_connect)
  }

  /// Ends the connection to `endpoint`.
  ///
  /// - Throws: `noEntry` when there is none.  C: `zmq_disconnect`.
  package mutating func disconnect(_ endpoint: String) throws(ZeroMQError) {
    try unsafe handle.act("zmq_disconnect", on: endpoint, casebook_zmq_disconnect)
  }

  /// The endpoint of the last `bind` or `connect`, with the port that the system chose.
  ///
  /// With IPv6 on, 127.0.0.1 is `[::ffff:127.0.0.1]` in it.
  package var lastEndpoint: String {
    get throws(ZeroMQError) { try handle.text(ZMQ_LAST_ENDPOINT) }
  }

  /// Stands for this socket where several are waited for.
  package var token: PollToken { PollToken(handle: handle) }
}

extension Socket where Role == Subscribe {
  /// Receives the messages whose first frame starts with `prefix`; all when it is empty.
  ///
  /// Subscribe before connecting: subscriptions are messages, and can be lost as such.
  package mutating func subscribe(_ prefix: String) throws(ZeroMQError) {
    try handle.set(ZMQ_SUBSCRIBE, Array(prefix.utf8))
  }

  /// Takes one `subscribe` of the same prefix back.
  package mutating func unsubscribe(_ prefix: String) throws(ZeroMQError) {
    try handle.set(ZMQ_UNSUBSCRIBE, Array(prefix.utf8))
  }
}
