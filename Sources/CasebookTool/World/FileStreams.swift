internal import Glibc

/// An open file of the process that is read.
final class FileSource: ByteSource {
  private let descriptor: CInt

  init(descriptor: CInt) { self.descriptor = descriptor }

  var isTerminal: Bool { isatty(descriptor) == 1 }

  func readAll(byteCountMax: Int) throws(StreamError) -> [UInt8]? {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes { chunk in
        unsafe read(descriptor, chunk.baseAddress, chunk.count)
      }
      if count == 0 { return bytes }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw .failed(unsafe String(cString: strerror(errno)))
      }
      bytes += chunk[..<count]
      if bytes.count > byteCountMax { return nil }
    }
  }
}

/// An open file of the process that is written to.
final class FileSink: ByteSink {
  private let descriptor: CInt

  init(descriptor: CInt) { self.descriptor = descriptor }

  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// C: `ioctl` with `TIOCGWINSZ`.
  var columns: Int? {
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  func write(_ bytes: [UInt8]) throws(StreamError) {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes[done...].withUnsafeBytes { rest in
        unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
      }
      if count >= 0 {
        done += count
      } else if errno == EPIPE {
        throw .closed
      } else if errno == EAGAIN {
        var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        unsafe poll(&wanted, 1, -1)
      } else if errno != EINTR {
        throw .failed(unsafe String(cString: strerror(errno)))
      }
    }
  }
}
