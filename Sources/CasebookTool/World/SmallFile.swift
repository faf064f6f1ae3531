internal import Glibc

/// Files that are read whole.
enum SmallFile {
  /// Bound of what is read where nothing else is said.
  static let byteCountMax = 65_536

  /// The bytes of a file; nil if it cannot be read, or has more than `byteCountMax`.
  static func read(_ path: String, byteCountMax: Int = Self.byteCountMax) -> [UInt8]? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return (try? FileSource(descriptor: descriptor).readAll(byteCountMax: byteCountMax)) ?? nil
  }

  /// What is found at a place where a file may be.
  enum Look: Hashable {
    /// There is no file.
    case missing
    /// There is one, but it cannot be read, or is too long.
    case unreadable
    case bytes([UInt8])
  }

  /// Looks for a file of at most `byteCountMax` bytes.
  static func look(_ path: String, byteCountMax: Int = Self.byteCountMax) -> Look {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      return errno == ENOENT || errno == ENOTDIR ? .missing : .unreadable
    }
    defer { close(descriptor) }
    let bytes = try? FileSource(descriptor: descriptor).readAll(byteCountMax: byteCountMax)
    return bytes.flatMap(\.self).map(Look.bytes) ?? .unreadable
  }

  /// Where a symbolic link points to; nil if it is none.
  static func link(_ path: String) -> String? {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    let count = unsafe buffer.withUnsafeMutableBytes { buffer in
      guard let start = buffer.baseAddress else { return -1 }
      return unsafe readlink(path, start.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
  }

  /// Makes the directories above `path`, where they are missing.
  static func makeDirectories(above path: String, mode: mode_t) throws(StreamError) {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/").dropLast() {
      made += "/" + part
      if unsafe mkdir(made, mode) == 0 || errno == EEXIST { continue }
      // An existing directory above may be one that cannot be written to.
      let code = errno
      if unsafe access(made, F_OK) == 0 { continue }
      let why = unsafe String(cString: strerror(code))
      throw .failed("\(made): \(why)")
    }
  }
}
