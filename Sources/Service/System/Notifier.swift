internal import Glibc

/// Tells systemd how the service stands: sd_notify(3) without its library.
///
/// A datagram to the socket that `NOTIFY_SOCKET` names; a leading `@` means the abstract name
/// space, whose names begin with a zero byte (unix(7)).
package struct Notifier: Sendable {
  private let address: [UInt8]?

  /// - Parameter path: The value of `NOTIFY_SOCKET`; nil where nobody wants to know.
  package init(path: String?) {
    guard let path, !path.isEmpty, path.utf8.count < Self.pathByteCountMax else {
      address = nil
      return
    }
    var bytes = Array(path.utf8)
    if bytes.first == UInt8(ascii: "@") { bytes[0] = 0 }
    address = bytes
  }

  /// The bytes of `sun_path` (unix(7)).
  private static let pathByteCountMax = 108

  /// Nobody listens.
  package static let silent = Notifier(path: nil)

  /// Says `READY=1` and what people read.
  package func ready(_ status: String) { send("READY=1\nSTATUS=\(status)") }

  /// Says that the end has begun.
  package func stopping() { send("STOPPING=1\nSTATUS=draining") }

  /// Says that the configuration is read again; `ready` says that it was.
  package func reloading() { send("RELOADING=1") }

  /// Says that every loop has come round since the last time.
  package func watchdog() { send("WATCHDOG=1") }

  /// What cannot be sent is lost: systemd then acts as if nothing had been said.
  private func send(_ text: String) {
    guard let address else { return }
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var name = sockaddr_un()
    name.sun_family = sa_family_t(AF_UNIX)
    unsafe withUnsafeMutableBytes(of: &name.sun_path) { path in
      unsafe path.copyBytes(from: address)
    }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + address.count)
    let bytes = Array(text.utf8)
    unsafe withUnsafePointer(to: &name) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        _ = unsafe sendto(
          descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL), pointer, length)
      }
    }
  }
}
