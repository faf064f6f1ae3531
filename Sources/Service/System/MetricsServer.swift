internal import Glibc
internal import LMDB
internal import Logging
internal import Synchronization

/// Answers `GET /metrics` on the loopback address: enough of HTTP for Prometheus, and no more.
///
/// One connection at a time, each for a second at most.
final class MetricsServer: Sendable {
  /// Bound: bytes of a request.
  static let requestByteCountMax = 4_096
  /// How long a client may take, in seconds.
  static let patienceSeconds = 1
  /// How often it looks whether it is to end, in milliseconds.
  static let tickMilliseconds: Int32 = 200

  /// The port, also where the system chose it.
  let port: Int
  private let descriptor: CInt
  private let isOver = Atomic<Bool>(false)
  private let registry: PrometheusRegistry
  private let worker = Mutex<Worker?>(nil)

  /// Listens on 127.0.0.1.
  ///
  /// - Parameters:
  ///   - port: 0 lets the system choose one.
  ///   - registry: What is told.
  /// - Throws: `cannotListen`.
  init(port: Int, registry: PrometheusRegistry) throws(ServiceError) {
    self.registry = registry
    let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    descriptor = socket(AF_INET, type, 0)
    guard descriptor >= 0, let number = UInt16(exactly: port) else {
      throw .cannotListen(port: port, why: Self.reason())
    }
    var yes: CInt = 1
    _ = unsafe setsockopt(
      descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<CInt>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = number.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = descriptor
    let isBound = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        unsafe bind(descriptor, pointer, size) == 0
      }
    }
    guard isBound, listen(descriptor, 16) == 0 else {
      let why = Self.reason()
      close(descriptor)
      throw .cannotListen(port: port, why: why)
    }
    self.port = Self.port(of: descriptor) ?? port
  }

  deinit { close(descriptor) }

  /// Begins to answer; whether there was a thread for it.
  func start() -> Bool {
    let started = Worker(name: "metrics") { [self] in run() }
    worker.withLock { $0 = started }
    return started != nil
  }

  /// Ends the thread.
  func stop() {
    isOver.store(true, ordering: .relaxed)
    _ = worker.withLock { $0 }?.wait(atMost: Self.patienceSeconds * 1_000)
  }

  private func run() {
    while !isOver.load(ordering: .relaxed) {
      var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard unsafe poll(&wanted, 1, Self.tickMilliseconds) > 0 else { continue }
      let client = accept(descriptor, nil, nil)
      guard client >= 0 else { continue }
      answer(client)
      close(client)
    }
  }

  private func answer(_ client: CInt) {
    var patience = timeval(tv_sec: Self.patienceSeconds, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    _ = unsafe setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &patience, size)
    _ = unsafe setsockopt(client, SOL_SOCKET, SO_SNDTIMEO, &patience, size)
    var request = [UInt8](repeating: 0, count: Self.requestByteCountMax)
    let count = unsafe request.withUnsafeMutableBytes { buffer in
      unsafe recv(client, buffer.baseAddress, buffer.count, 0)
    }
    guard count > 0 else { return }
    let isAsked = request.prefix(count).starts(with: Array("GET /metrics".utf8))
    let body = isAsked ? registry.text : "GET /metrics\n"
    let status = isAsked ? "200 OK" : "404 Not Found"
    let head = """
      HTTP/1.1 \(status)\r
      Content-Type: text/plain; version=0.0.4; charset=utf-8\r
      Content-Length: \(body.utf8.count)\r
      Connection: close\r
      \r

      """
    let bytes = Array((head + body).utf8)
    var done = 0
    while done < bytes.count {
      let step = unsafe bytes.withUnsafeBytes { buffer in
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[done...])
        return unsafe send(client, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
      }
      guard step > 0 else { return }
      done += step
    }
  }

  private static func port(of descriptor: CInt) -> Int? {
    var address = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isKnown = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        unsafe getsockname(descriptor, pointer, &size) == 0
      }
    }
    return isKnown ? Int(UInt16(bigEndian: address.sin_port)) : nil
  }

  private static func reason() -> String { unsafe String(cString: strerror(errno)) }
}
