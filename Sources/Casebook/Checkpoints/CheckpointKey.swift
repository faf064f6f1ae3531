internal import Crypto
internal import FoundationEssentials
internal import Glibc

/// The key that signs checkpoints: 32 bytes in the file `keys/checkpoint`, made by `init`.
package struct CheckpointKey: Sendable {
  /// The length of an Ed25519 private key (RFC 8032, its seed).
  static let byteCount = 32

  /// The name of the file in the directory of keys.
  static let fileName = "checkpoint"

  let key: Curve25519.Signing.PrivateKey

  /// Reads the key of `directory`, the path `BOOK/keys`.
  package init(directory: String) throws(KeyError) {
    let path = "\(directory)/\(Self.fileName)"
    self.init(seed: try readSecret(path, byteCount: Self.byteCount))
  }

  /// The key that belongs to a seed of 32 bytes.
  init(seed: [UInt8]) {
    precondition(seed.count == Self.byteCount, "the seed has 32 bytes")
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else {
      preconditionFailure("every 32 bytes are a private key (RFC 8032, 5.1.5)")
    }
    self.key = key
  }

  /// Creates the file, on disk when this returns, but for the directory's entry.
  static func create(directory: String, mode: mode_t, random: RandomBytes) throws(KeyError) {
    try createSecret(
      "\(directory)/\(fileName)", random(byteCount), inDirectoryWith: mode & ~0o040)
  }
}
