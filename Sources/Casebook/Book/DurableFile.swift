internal import EventLog
internal import Glibc

/// Small files that must be there whole, or not at all, after a power cut.
enum DurableFile {
  /// Writes a temporary file beside `path`, flushes it, renames it, flushes the directory.
  static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o644) throws(BookError) {
    let temporary = path + ".new"
    let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw failure(path) }
    var done = 0
    while done < bytes.count {
      let step = unsafe bytes.withUnsafeBytes { buffer in
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[done...])
        return unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
      }
      if step < 0, errno == EINTR { continue }
      guard step > 0 else { throw abandon(descriptor, temporary, path) }
      done += step
    }
    guard fsync(descriptor) == 0 else { throw abandon(descriptor, temporary, path) }
    close(descriptor)
    guard unsafe rename(temporary, path) == 0 else { throw failure(path) }
    try flushDirectory(of: path)
  }

  /// The whole content of a small file.
  static func read(_ path: String) throws(BookError) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { buffer in
        unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(path) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  /// Makes the entry of `path` in its directory durable.
  static func flushDirectory(of path: String) throws(BookError) {
    let end = path.lastIndex(of: "/")
    let directory = end.map { String(path[..<$0]) } ?? "."
    let descriptor = unsafe open(directory.isEmpty ? "/" : directory, O_RDONLY | O_DIRECTORY)
    guard descriptor >= 0 else { throw failure(directory) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure(directory) }
  }

  private static func abandon(
    _ descriptor: CInt, _ temporary: String, _ path: String
  ) -> BookError {
    let error = failure(path)
    close(descriptor)
    unsafe unlink(temporary)
    return error
  }

  /// The last failure of the system on `path`.
  static func failure(_ path: String) -> BookError {
    switch errno {
    case ENOENT, ENOTDIR: .doesNotExist(path: path)
    case EACCES, EPERM, EROFS: .permissionIsDenied(path: path)
    case ENOSPC, EDQUOT: .unavailable(.diskFull)
    case EIO: .unavailable(.diskFails)
    default: .file(path: path, why: systemText(errno))
    }
  }
}

/// Small texts beside a book, such as checkpoints: there whole, or not at all.
package enum TextFile {
  /// Writes `text` to `path`, replacing what was there; `mode` is that of a new file.
  package static func write(
    _ text: String, to path: String, mode: UInt32 = 0o644
  ) throws(BookError) {
    try DurableFile.write(Array(text.utf8), to: path, mode: mode)
  }

  /// Writes bytes that may be no text, replacing what was there.
  package static func write(_ bytes: [UInt8], to path: String) throws(BookError) {
    try DurableFile.write(bytes, to: path)
  }
}
