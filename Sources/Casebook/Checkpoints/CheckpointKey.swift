internal import Crypto
internal import FoundationEssentials
internal import Glibc

/// The key that signs checkpoints: 64 bytes in the file `keys/checkpoint`, made by `init`.
///
/// The seed, then the public key that follows from it: any 32 bytes are a seed, so without the
/// other half a wrong byte would sign checkpoints that nobody can check.
package struct CheckpointKey: Sendable {
  /// The length of an Ed25519 private key (RFC 8032, its seed).
  static let seedByteCount = 32

  /// The length of the file: seed and public key.
  static let byteCount = 64

  /// The name of the file in the directory of keys.
  static let fileName = "checkpoint"

  let key: Curve25519.Signing.PrivateKey

  /// Reads the key of `directory`, the path `BOOK/keys`.
  ///
  /// - Throws: ``KeyError``; `checkpointKeyIsDamaged` where the two halves do not belong together.
  package init(directory: String) throws(KeyError) {
    let path = "\(directory)/\(Self.fileName)"
    let bytes = try readSecret(path, byteCount: Self.byteCount)
    self.init(seed: Array(bytes.prefix(Self.seedByteCount)))
    guard bytes.suffix(Self.seedByteCount).elementsEqual(key.publicKey.rawRepresentation) else {
      throw .checkpointKeyIsDamaged(path: path)
    }
  }

  /// The key that belongs to a seed of 32 bytes.
  init(seed: [UInt8]) {
    precondition(seed.count == Self.seedByteCount, "the seed has 32 bytes")
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else {
      preconditionFailure("every 32 bytes are a private key (RFC 8032, 5.1.5)")
    }
    self.key = key
  }

  /// Creates the file, on disk when this returns, but for the directory's entry.
  static func create(directory: String, mode: mode_t, random: RandomBytes) throws(KeyError) {
    let seed = random(seedByteCount)
    let publicKey = Array(CheckpointKey(seed: seed).key.publicKey.rawRepresentation)
    try createSecret(
      "\(directory)/\(fileName)", seed + publicKey, inDirectoryWith: mode & ~0o040)
  }
}
