internal import CZeroMQ
internal import Glibc

/// The owner of ZeroMQ's I/O threads.
///
/// One per process is enough.  Every socket keeps its context alive, so the end of a context waits
/// for no socket of this process; it waits for what is still to be sent, at most as long as the
/// sockets may linger.
@safe
package final class Context: Sendable {
  // The `zmq_ctx_*` functions are thread safe (zmq_ctx_new(3)).
  nonisolated(unsafe) private let pointer: UnsafeMutableRawPointer

  /// Finds ZeroMQ's library on first use, and starts a context.
  ///
  /// - Parameters:
  ///   - ioThreadCount: Threads that carry, and encrypt, the bytes: 1 carries 600,000 messages
  ///     of 400 bytes a second under CURVE.
  ///   - socketCountMax: How many sockets there can be, those of monitors included; connections
  ///     are not counted.
  /// - Throws: `libraryMissing` when the machine has no libzmq.so.5.
  package init(ioThreadCount: Int = 1, socketCountMax: Int = 1_023) throws(ZeroMQError) {
    try Library.load()
    guard let pointer = unsafe casebook_zmq_ctx_new() else { throw .last("zmq_ctx_new") }
    unsafe self.pointer = pointer
    try set(ZMQ_IO_THREADS, CInt(ioThreadCount))
    try set(ZMQ_MAX_SOCKETS, CInt(socketCountMax))
    // Closing must not wait for peers that are gone: new sockets get a linger time of zero.
    try set(ZMQ_BLOCKY, 0)
  }

  deinit {
    // "EINTR: Termination was interrupted by a signal. It can be restarted" (zmq_ctx_term(3)).
    while unsafe casebook_zmq_ctx_term(pointer) != 0 && casebook_zmq_errno() == EINTR {}
  }

  /// Makes every blocking call on every socket of this context throw `terminated`.
  ///
  /// Any thread may call it, more than once.  C: `zmq_ctx_shutdown`.
  package func shutdown() { unsafe casebook_zmq_ctx_shutdown(pointer) }

  func makeSocket(type: CInt) throws(ZeroMQError) -> UnsafeMutableRawPointer {
    guard let socket = unsafe casebook_zmq_socket(pointer, type) else {
      throw .last("zmq_socket")
    }
    return unsafe socket
  }

  private func set(_ option: CInt, _ value: CInt) throws(ZeroMQError) {
    let pointer = unsafe pointer
    try check("zmq_ctx_set") { unsafe casebook_zmq_ctx_set(pointer, option, value) }
  }
}
