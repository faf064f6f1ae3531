internal import CZeroMQ
internal import Glibc

/// Stands for a socket, or a monitor, where several are waited for.
///
/// Not `Sendable`: the thread that owns the socket waits for it.  A publisher has never anything to
/// receive, and is waited for nevertheless: only a thread inside ZeroMQ takes subscriptions up and
/// lets go of connections that are over (WIRE.md §9, 8).
package struct PollToken {
  let handle: SocketHandle
}

/// What ended a wait.
package struct Ready: Hashable, Sendable {
  private let bits: UInt64
  /// Whether the `Wake` was signalled.
  package let isWoken: Bool

  init(bits: UInt64, isWoken: Bool) {
    self.bits = bits
    self.isWoken = isWoken
  }

  /// Whether the socket at `index` of those waited for has something to receive.
  package func has(_ index: Int) -> Bool { bits & (1 << UInt64(index)) != 0 }

  /// Whether the time was over before anything happened.
  package var isEmpty: Bool { bits == 0 && !isWoken }
}

/// Waits for sockets and a wake together.
package enum Poller {
  /// How many sockets one thread waits for.
  package static let socketCountMax = 64

  /// Blocks the calling thread until a socket has something to receive, `wake` is signalled, or
  /// the time is over.
  ///
  /// A signal of the system does not end the wait.  A signal of `wake` is taken by it.
  ///
  /// - Parameters:
  ///   - tokens: At most `socketCountMax`.
  ///   - wake: What else may end it.
  ///   - milliseconds: How long at most; `nil` waits for ever.
  /// - Returns: By index, the sockets with something to receive.
  /// - Throws: `terminated` once the context is shutting down.  C: `zmq_poll`.
  @available(*, noasync)
  package static func wait(
    for tokens: [PollToken], wake: Wake? = nil, milliseconds: Int?
  ) throws(ZeroMQError) -> Ready {
    precondition(tokens.count <= socketCountMax, "a thread waits for at most 64 sockets")
    var items = unsafe tokens.map { token in
      unsafe zmq_pollitem_t(
        socket: token.handle.open, fd: 0, events: Int16(ZMQ_POLLIN), revents: 0)
    }
    if let wake {
      let item = unsafe zmq_pollitem_t(
        socket: nil, fd: wake.descriptor, events: Int16(ZMQ_POLLIN), revents: 0)
      unsafe items.append(item)
    }
    unsafe try poll(&items, milliseconds: milliseconds)
    var bits = UInt64(0)
    for index in tokens.indices where unsafe items[index].revents != 0 {
      bits |= 1 << UInt64(index)
    }
    guard let wake, unsafe items[tokens.count].revents != 0 else {
      return Ready(bits: bits, isWoken: false)
    }
    wake.reset()
    return Ready(bits: bits, isWoken: true)
  }

  /// Polls; after a signal of the system for what is left of the time.
  private static func poll(
    _ items: inout [zmq_pollitem_t], milliseconds: Int?
  ) throws(ZeroMQError) {
    let end = milliseconds.map { now() + max($0, 0) }
    var left = milliseconds.map { max($0, 0) } ?? -1
    while true {
      let count = CInt(unsafe items.count)
      let result = unsafe items.withUnsafeMutableBufferPointer { buffer in
        unsafe casebook_zmq_poll(buffer.baseAddress, count, left)
      }
      if result >= 0 { return }
      let code = casebook_zmq_errno()
      guard code == EINTR else {
        throw ZeroMQError(code: .init(rawValue: code), function: "zmq_poll")
      }
      if let end { left = max(end - now(), 0) }
    }
  }

  /// Milliseconds of a clock that nobody sets.
  private static func now() -> Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1_000 + Int(time.tv_nsec) / 1_000_000
  }
}

/// Blocks the calling thread until `socket` has something to receive, `wake` is signalled, or the
/// time is over.
///
/// - Returns: The socket has index 0.
@available(*, noasync)
package func wait<Role: ReceivingRole>(
  for socket: borrowing Socket<Role>, or wake: Wake? = nil, milliseconds: Int? = nil
) throws(ZeroMQError) -> Ready {
  try Poller.wait(for: [socket.token], wake: wake, milliseconds: milliseconds)
}
