internal import CZeroMQ
internal import Glibc

/// Interrupts a thread that waits in `Poller.wait`.
///
/// A signal is kept until a wait takes it; many signals before that are one.  An eventfd, which
/// `zmq_poll(3)` accepts beside sockets.
package final class Wake: Sendable {
  let descriptor: CInt

  package init() throws(ZeroMQError) {
    descriptor = eventfd(0, CInt(EFD_CLOEXEC | EFD_NONBLOCK))
    guard descriptor >= 0 else {
      throw ZeroMQError(code: .init(rawValue: errno), function: "eventfd")
    }
  }

  deinit { Glibc.close(descriptor) }

  /// Wakes the thread.
  ///
  /// Any thread may call it, also from a signal handler.
  package func signal() {
    // Full only after 2^64 − 2 signals; EINTR cannot be on a descriptor that does not block.
    eventfd_write(descriptor, 1)
  }

  func reset() {
    var value: eventfd_t = 0
    unsafe eventfd_read(descriptor, &value)
  }
}
