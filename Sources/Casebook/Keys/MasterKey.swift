internal import Glibc

/// The key that wraps all other keys of a book: 32 random bytes in the file `keys/master`.
struct MasterKey: Sendable {
  /// AES-256.
  static let byteCount = CipherKey.byteCount

  /// The name of the file in the directory of keys.
  static let fileName = "master"

  let cipher: CipherKey

  /// Reads the master key of `directory`.
  init(directory: String) throws(KeyError) {
    let path = "\(directory)/\(Self.fileName)"
    cipher = CipherKey(try readSecret(path, byteCount: Self.byteCount))
  }
}

/// Reads the `byteCount` bytes of a secret file.
///
/// - Throws: ``KeyError/masterIsMissing(path:)``,
///   ``KeyError/masterHasWrongLength(path:byteCount:)``,
///   ``KeyError/permissionIsDenied(path:)`` or ``KeyError/system(function:path:code:)``.
func readSecret(_ path: String, byteCount: Int) throws(KeyError) -> [UInt8] {
  let file: DiskFile
  do throws(KeyError) {
    file = try DiskFile(reading: path)
  } catch .system(_, _, ENOENT) {
    throw .masterIsMissing(path: path)
  }
  // One byte more than wanted, so that a longer file shows.
  let bytes = try file.read(byteCount + 1, at: 0)
  guard bytes.count == byteCount else {
    throw .masterHasWrongLength(path: path, byteCount: try file.byteCount())
  }
  return bytes
}

/// Creates a secret file with `bytes`, on disk when this returns, but for the directory's entry.
///
/// Only the owner may read it; where the group may read the directory, the group too.
func createSecret(_ path: String, _ bytes: [UInt8], inDirectoryWith mode: mode_t) throws(KeyError) {
  let file = try DiskFile(creating: path, mode: 0o600 | (mode & 0o040))
  try file.write(bytes, at: 0)
  try file.flush()
}
