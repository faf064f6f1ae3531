internal import CZeroMQ
internal import Glibc

/// A socket of ZeroMQ, closed once.
///
/// Not `Sendable`, and so neither is what holds it.  A token or a monitor may outlive the socket:
/// they find it closed, instead of memory that is gone.
@safe
final class SocketHandle {
  private let pointer: UnsafeMutableRawPointer
  private let context: Context  // Every socket keeps its context alive.
  private(set) var isOpen = true

  // One frame on its way in.  It stays at its place: the bytes of a small frame lie inside it.
  private let frame: UnsafeMutablePointer<zmq_msg_t>

  init(type: CInt, in context: Context, options: SocketOptions) throws(ZeroMQError) {
    unsafe pointer = try context.makeSocket(type: type)
    self.context = context
    unsafe frame = .allocate(capacity: 1)
    unsafe casebook_zmq_msg_init(frame)
    try options.apply(to: self)
  }

  deinit {
    close()
    unsafe casebook_zmq_msg_close(frame)
    unsafe frame.deallocate()
  }

  func close() {
    guard isOpen else { return }
    isOpen = false
    unsafe casebook_zmq_close(pointer)
  }

  /// The socket for a call of C.
  var open: UnsafeMutableRawPointer {
    precondition(isOpen, "a socket is not used after it was closed")
    return unsafe pointer
  }

  // MARK: Options

  func set(_ option: CInt, _ value: Int) throws(ZeroMQError) {
    try set(option, unsafe withUnsafeBytes(of: CInt(value)) { unsafe Array($0) })
  }

  func set(_ option: CInt, _ value: [UInt8]) throws(ZeroMQError) {
    let socket = unsafe open
    try check("zmq_setsockopt", about: "\(option)") {
      unsafe value.withUnsafeBytes { bytes in
        unsafe casebook_zmq_setsockopt(socket, option, bytes.baseAddress, bytes.count)
      }
    }
  }

  func text(_ option: CInt) throws(ZeroMQError) -> String {
    let socket = unsafe open
    // "tcp://[…]:65535", or an ipc path: nothing that a socket says of itself is longer.
    var bytes = [UInt8](repeating: 0, count: 1_024)
    var size = bytes.count
    try check("zmq_getsockopt", about: "\(option)") {
      unsafe bytes.withUnsafeMutableBytes { bytes in
        unsafe casebook_zmq_getsockopt(socket, option, bytes.baseAddress, &size)
      }
    }
    return String(decoding: bytes.prefix(size).prefix { $0 != 0 }, as: UTF8.self)
  }

  func act(
    _ function: StaticString, on endpoint: String,
    _ call: (UnsafeMutableRawPointer?, UnsafePointer<CChar>?) -> CInt
  ) throws(ZeroMQError) {
    let socket = unsafe open
    try check(function, about: endpoint) { unsafe endpoint.withCString { unsafe call(socket, $0) } }
  }

  /// Starts to tell what happens to the connections.
  ///
  /// - Returns: The socket from which it is read; the queue between the two has no bound.
  func startMonitor(at endpoint: String) throws(ZeroMQError) -> SocketHandle {
    let socket = unsafe open
    try check("zmq_socket_monitor") {
      unsafe casebook_zmq_socket_monitor(socket, endpoint, MonitorEvent.wanted)
    }
    var options = SocketOptions()
    options.receiveHighWaterMark = 0
    let reader = try SocketHandle(type: ZMQ_PAIR, in: context, options: options)
    try unsafe reader.act("zmq_connect", on: endpoint, casebook_zmq_connect)
    return reader
  }

  func stopMonitor() {
    // Stopping cannot fail on a socket that is open (libzmq:src/socket_base.cpp, `monitor`).
    if isOpen { unsafe casebook_zmq_socket_monitor(pointer, nil, 0) }
  }

  // MARK: Frames

  /// Hands over one frame; `false` when the queue is full.
  func send(_ bytes: [UInt8], flags: CInt) throws(ZeroMQError) -> Bool {
    let socket = unsafe open
    while true {
      let sent = unsafe bytes.withUnsafeBytes { bytes in
        unsafe casebook_zmq_send(socket, bytes.baseAddress, bytes.count, flags)
      }
      if sent >= 0 { return true }
      let code = casebook_zmq_errno()
      if code == EAGAIN { return false }
      guard code == EINTR else {
        throw ZeroMQError(code: .init(rawValue: code), function: "zmq_send")
      }
    }
  }

  /// Takes the next frame without waiting; `false` when there is none.
  func receiveFrame() throws(ZeroMQError) -> Bool {
    let socket = unsafe open
    while true {
      let received = unsafe casebook_zmq_msg_recv(frame, socket, ZMQ_DONTWAIT)
      if received >= 0 { return true }
      let code = casebook_zmq_errno()
      if code == EAGAIN { return false }
      guard code == EINTR else {
        throw ZeroMQError(code: .init(rawValue: code), function: "zmq_msg_recv")
      }
    }
  }

  var frameHasMore: Bool { unsafe casebook_zmq_msg_more(frame) == 1 }

  var frameByteCount: Int { unsafe casebook_zmq_msg_size(frame) }

  func copyFrame() -> [UInt8] {
    let bytes = unsafe UnsafeRawBufferPointer(
      start: casebook_zmq_msg_data(frame), count: casebook_zmq_msg_size(frame))
    return unsafe Array(bytes)
  }

  /// What ZeroMQ says of the frame's sender, for example `"User-Id"`; `nil` when it says nothing.
  func frameProperty(_ name: String) -> String? {
    guard let value = unsafe casebook_zmq_msg_gets(frame, name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
  }
}
