internal import Glibc

/// An open file of the process that is read.
final class FileSource: ByteSource {
  /// How much is read at once, in bytes: what a pipe holds.
  static let pieceByteCount = 65_536

  private let descriptor: CInt
  private let isOwned: Bool

  init(descriptor: CInt) {
    self.descriptor = descriptor
    isOwned = false
  }

  /// Opens a file; nil, with the reason in `errno`, if it cannot be opened.
  init?(path: String) {
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    isOwned = true
    guard descriptor >= 0 else { return nil }
  }

  deinit { if isOwned, descriptor >= 0 { close(descriptor) } }

  var isTerminal: Bool { isatty(descriptor) == 1 }

  func readAll(byteCountMax: Int) throws(StreamError) -> [UInt8]? {
    var bytes: [UInt8] = []
    while true {
      let piece = try readSome()
      if piece.isEmpty { return bytes }
      bytes += piece
      if bytes.count > byteCountMax { return nil }
    }
  }

  func readSome() throws(StreamError) -> [UInt8] {
    var piece = [UInt8](repeating: 0, count: Self.pieceByteCount)
    while true {
      let count = unsafe piece.withUnsafeMutableBytes { piece in
        unsafe read(descriptor, piece.baseAddress, piece.count)
      }
      if count >= 0 { return Array(piece.prefix(count)) }
      if errno != EINTR { throw .failed(unsafe String(cString: strerror(errno))) }
    }
  }

  var isReady: Bool {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&wanted, 1, 0) > 0
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

  /// poll(2): `POLLERR` is set for the writing end of a pipe whose reading end is closed.
  var isClosed: Bool {
    var wanted = pollfd(fd: descriptor, events: 0, revents: 0)
    return unsafe poll(&wanted, 1, 0) > 0 && wanted.revents & Int16(POLLERR | POLLHUP) != 0
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
