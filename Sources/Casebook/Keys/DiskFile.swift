internal import Glibc

/// An open file: exact reads and writes at an offset, and errors that say which path.
///
/// Closed when the last reference goes.  Safe on several threads: there is no position to share.
final class DiskFile: Sendable {
  let path: String
  private let descriptor: CInt

  /// Opens `path` for reading.
  convenience init(reading path: String) throws(KeyError) {
    try self.init(path, O_RDONLY, 0)
  }

  /// Opens `path`, which exists, for reading and writing.
  convenience init(writing path: String) throws(KeyError) {
    try self.init(path, O_RDWR, 0)
  }

  /// Creates `path` with exactly the permissions `mode`; it must not exist yet.
  ///
  /// - Throws: ``KeyError/alreadyExists(path:)``.
  convenience init(creating path: String, mode: mode_t) throws(KeyError) {
    try self.init(path, O_RDWR | O_CREAT | O_EXCL, mode)
    // The mask of the process takes bits away from what `open` is asked for.
    guard fchmod(descriptor, mode) == 0 else { throw lastError("fchmod", path) }
  }

  private init(_ path: String, _ flags: CInt, _ mode: mode_t) throws(KeyError) {
    self.path = path
    var opened: CInt
    repeat {
      opened = unsafe open(path, flags | O_CLOEXEC, mode)
    } while opened < 0 && errno == EINTR
    descriptor = opened
    guard opened >= 0 else {
      switch errno {
      case EACCES, EPERM: throw .permissionIsDenied(path: path)
      case EEXIST: throw .alreadyExists(path: path)
      default: throw lastError("open", path)
      }
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// The length of the file in bytes.
  func byteCount() throws(KeyError) -> Int {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw lastError("fstat", path) }
    return Int(status.st_size)
  }

  /// Reads `count` bytes from `offset` on; fewer only where the file ends.
  func read(_ count: Int, at offset: Int) throws(KeyError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let step = unsafe bytes.withUnsafeMutableBytes { buffer in
        let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
        return unsafe pread(descriptor, rest.baseAddress, rest.count, off_t(offset + done))
      }
      if step == 0 { break }
      if step > 0 {
        done += step
      } else if errno != EINTR {
        throw lastError("pread", path)
      }
    }
    bytes.removeLast(count - done)
    return bytes
  }

  /// Writes all of `bytes` from `offset` on; not on disk before ``flush()``.
  func write(_ bytes: [UInt8], at offset: Int) throws(KeyError) {
    var done = 0
    while done < bytes.count {
      let step = unsafe bytes.withUnsafeBytes { buffer in
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[done...])
        return unsafe pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset + done))
      }
      if step >= 0 {
        done += step
      } else if errno != EINTR {
        throw lastError("pwrite", path)
      }
    }
  }

  /// Returns when what was written is on disk.
  ///
  /// C: `fdatasync`.
  func flush() throws(KeyError) {
    guard fdatasync(descriptor) == 0 else { throw lastError("fdatasync", path) }
  }
}

/// Returns when the entries of the directory at `path` are on disk.
func flushDirectory(_ path: String) throws(KeyError) {
  let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard descriptor >= 0 else { throw lastError("open", path) }
  defer { close(descriptor) }
  guard fsync(descriptor) == 0 else { throw lastError("fsync", path) }
}

/// The error that `errno` tells, of a call on `path` that has just failed.
func lastError(_ function: String, _ path: String) -> KeyError {
  .system(function: function, path: path, code: errno)
}

/// The system's words for an `errno` value.
func systemMessage(_ code: CInt) -> String {
  unsafe String(cString: strerror(code))
}
