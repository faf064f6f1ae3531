internal import Casebook
internal import Glibc
internal import TOML
internal import Wire

/// Files with keys: read strictly, written whole, closed to others.
enum KeyFile {
  /// Bound: bytes of a file; ten thousand keys fit.
  static let byteCountMax = TOML.sizeMax

  /// What lies at a path, to see whether it has changed.
  struct Stamp: Hashable, Sendable {
    let inode: UInt64
    let byteCount: Int
    let seconds: Int
    let nanoseconds: Int
    /// Also moved by chmod(2), after which the same bytes may be read, or not.
    let changedSeconds: Int
    let changedNanoseconds: Int
    let mode: UInt32

    /// Nil where there is none.
    init?(_ path: String) {
      var status = stat()
      guard unsafe stat(path, &status) == 0 else { return nil }
      inode = UInt64(status.st_ino)
      byteCount = Int(status.st_size)
      seconds = status.st_mtim.tv_sec
      nanoseconds = status.st_mtim.tv_nsec
      changedSeconds = status.st_ctim.tv_sec
      changedNanoseconds = status.st_ctim.tv_nsec
      mode = status.st_mode
    }
  }

  /// Reads a file of TOML as JSON.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - forbidden: The bits of its mode that must not be set.
  /// - Returns: The document.
  /// - Throws: Why it cannot be used.
  static func json(_ path: String, forbidden: UInt32) throws(KeyFileError) -> JSON {
    let bytes = try read(path, forbidden: forbidden)
    let document: [UInt8]
    do throws(TOMLError) { document = try TOML.json(bytes) } catch {
      throw .isNoTOML(path: path, line: error.line, why: error.reason)
    }
    do throws(JSONError) {
      return try JSON(parsing: document, limits: JSON.Limits(byteCountMax: 4 << 20, depthMax: 8))
    } catch {
      throw .isMalformed(path: path, at: "", why: error.reason.rawValue)
    }
  }

  private static func read(_ path: String, forbidden: UInt32) throws(KeyFileError) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { throw .isMissing(path: path) }
      throw .cannotBeRead(path: path, why: lastReason())
    }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      throw .cannotBeRead(path: path, why: lastReason())
    }
    guard status.st_mode & forbidden == 0 else { throw .isOpenToOthers(path: path) }
    guard status.st_size <= byteCountMax else { throw .isTooLong(path: path) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= byteCountMax {
      let count = unsafe piece.withUnsafeMutableBytes { piece in
        unsafe Glibc.read(descriptor, piece.baseAddress, piece.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .cannotBeRead(path: path, why: lastReason()) }
      if count == 0 { return bytes }
      bytes += piece.prefix(count)
    }
    throw .isTooLong(path: path)
  }

  /// Writes a file whole, with mode 0600.
  static func write(_ text: String, to path: String) throws(KeyFileError) {
    do throws(BookError) { try TextFile.write(text, to: path, mode: 0o600) } catch {
      throw .cannotBeWritten(path: path, why: "\(error)")
    }
  }

  /// Adds a line to a file, and flushes it.
  static func append(_ line: String, to path: String) throws(KeyFileError) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .cannotBeWritten(path: path, why: lastReason()) }
    defer { close(descriptor) }
    let bytes = Array(line.utf8)
    // One write(2) of a short line to a file of the system is whole, or fails.
    guard unsafe Glibc.write(descriptor, bytes, bytes.count) == bytes.count,
      fsync(descriptor) == 0
    else { throw .cannotBeWritten(path: path, why: lastReason()) }
  }

  /// Makes a directory that only its owner may enter, unless it is there.
  static func makeDirectory(_ path: String) throws(KeyFileError) {
    guard unsafe mkdir(path, 0o700) != 0, errno != EEXIST else { return }
    throw .cannotBeWritten(path: path, why: lastReason())
  }

  private static func lastReason() -> String { unsafe String(cString: strerror(errno)) }
}
