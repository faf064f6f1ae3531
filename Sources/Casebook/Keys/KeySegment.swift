internal import Glibc

/// The files in which slots stand: `000000.keys` holds slots 1 to 4,096, `000001.keys` the next.
///
/// A segment is created in its full length and flushed under another name before it gets its own.
/// So a file that is shorter was cut, and a batch overwrites bytes that have their place on disk:
/// its flush writes data, but no metadata of the file system.
enum KeySegment {
  /// How many slots a segment has.
  static let slotCount = 4_096

  /// How many segments there can be: their names have six digits.
  static let countMax = 1_000_000

  /// The length of a segment file in bytes.
  static let byteCount = slotCount * KeySlot.byteCount

  /// The segment in which `slot` stands.
  static func index(of slot: UInt64) -> Int {
    Int((slot - 1) / UInt64(slotCount))
  }

  /// Where `slot` begins in its segment, in bytes.
  static func offset(of slot: UInt64) -> Int {
    Int((slot - 1) % UInt64(slotCount)) * KeySlot.byteCount
  }

  /// The first slot of the segment `index`.
  static func firstSlot(of index: Int) -> UInt64 {
    UInt64(index) * UInt64(slotCount) + 1
  }

  /// The name of the file of segment `index`.
  static func fileName(_ index: Int) -> String {
    let digits = String(index)
    return String(repeating: "0", count: 6 - digits.count) + digits + ".keys"
  }

  /// Opens a segment for reading.
  ///
  /// - Throws: ``KeyError/segmentIsMissing(path:)``,
  ///   ``KeyError/segmentHasWrongLength(path:byteCount:)``, and what opening a file throws.
  static func openForReading(_ path: String) throws(KeyError) -> DiskFile {
    try checked(path) { path throws(KeyError) in try DiskFile(reading: path) }
  }

  /// Opens a segment for writing; throws like ``openForReading(_:)``.
  static func openForWriting(_ path: String) throws(KeyError) -> DiskFile {
    try checked(path) { path throws(KeyError) in try DiskFile(writing: path) }
  }

  private static func checked(
    _ path: String, _ open: (String) throws(KeyError) -> DiskFile
  ) throws(KeyError) -> DiskFile {
    let file: DiskFile
    do throws(KeyError) {
      file = try open(path)
    } catch .system(_, _, ENOENT) {
      throw .segmentIsMissing(path: path)
    }
    let found = try file.byteCount()
    guard found == byteCount else {
      throw .segmentHasWrongLength(path: path, byteCount: found)
    }
    return file
  }

  /// Creates segment `index` of `directory`, all slots empty, on disk when this returns.
  ///
  /// Only whoever holds the book's write transaction may create one: what a crash left under the
  /// temporary name is removed.
  static func create(_ index: Int, in directory: String, mode: mode_t) throws(KeyError) {
    let path = "\(directory)/\(fileName(index))"
    let temporary = path + ".new"
    unlinkIfPresent(temporary)
    // Whoever may write to the directory may add keys, and so must be able to write to this file.
    let file = try DiskFile(creating: temporary, mode: 0o600 | (mode & 0o060))
    try file.write([UInt8](repeating: 0, count: byteCount), at: 0)
    try file.flush()
    guard unsafe rename(temporary, path) == 0 else { throw lastError("rename", path) }
    try flushDirectory(directory)
  }
}

/// Removes the file at `path`; whether it was there does not matter.
private func unlinkIfPresent(_ path: String) {
  _ = unsafe unlink(path)
}
