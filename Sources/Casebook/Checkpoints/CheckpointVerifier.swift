package import Cases
internal import Crypto
internal import FoundationEssentials

/// The public half of a checkpoint key, with its name: whoever has it can check checkpoints.
///
/// As text it is what other tools for signed notes read: `NAME+HASH+KEY`, where HASH is eight
/// hexadecimal digits, the first four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key), and KEY is
/// base64 of 0x01 (Ed25519) ‖ public key (C2SP/C2SP, `signed-note.md`).
package struct CheckpointVerifier: Hashable, Sendable, CustomStringConvertible {
  /// The name of the key: the origin of the checkpoints that it signs.
  package let name: String

  /// The 32 bytes of the public key.
  package let publicKey: [UInt8]

  /// What tells this key from others in a line of signature.
  let hash: [UInt8]

  private static let algorithm: UInt8 = 1

  init(name: String, publicKey: [UInt8]) {
    self.name = name
    self.publicKey = publicKey
    hash = Array(
      SHA256.hash(data: Array(name.utf8) + [0x0A, Self.algorithm] + publicKey).prefix(4))
  }

  /// Reads `NAME+HASH+KEY`; nil if it is not one, or if HASH is of another key.
  package init?(_ description: String) {
    let parts = description.split(
      separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, SignedNote.isName(parts[0]),
      let bytes = base64Bytes(String(parts[2])), bytes.count == 33, bytes[0] == Self.algorithm
    else { return nil }
    self.init(name: String(parts[0]), publicKey: Array(bytes[1...]))
    guard hexadecimal(hash) == parts[1] else { return nil }
  }

  package var description: String {
    "\(name)+\(hexadecimal(hash))+\(base64([Self.algorithm] + publicKey))"
  }

  func accepts(_ signature: [UInt8], of text: String) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else {
      return false
    }
    return key.isValidSignature(signature, for: Array(text.utf8))
  }
}

extension CheckpointKey {
  /// The public half, under the name `name`.
  func verifier(name: String) -> CheckpointVerifier {
    CheckpointVerifier(name: name, publicKey: [UInt8](key.publicKey.rawRepresentation))
  }

  /// What others need to check the checkpoints of `book`; printable.
  package func verifier(book: BookID) -> CheckpointVerifier {
    verifier(name: Checkpoint.origin(book))
  }
}

/// Two lower-case digits for each byte.
private func hexadecimal(_ bytes: [UInt8]) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
