internal import Crypto
internal import FoundationEssentials
internal import Glibc

/// The key under which copies of a book's keys are sealed: it is kept where the book is not.
///
/// The book has its public half alone, so that whoever has the book and a copy of its keys cannot
/// open older backups with them.
///
/// ```text
/// X25519 of a key that is made for the copy ‖ nonce 12 ‖ sealed ‖ tag 16
/// ```
/// The sealing key is HKDF-SHA256 of the shared secret, with both public halves as its info.
package struct RecoveryKey: Sendable {
  /// The length of either half.
  static let byteCount = 32
  private static let opening = "casebook-recovery-1 "

  private let key: Curve25519.KeyAgreement.PrivateKey

  /// A new one.
  package init(random: RandomBytes = .system) {
    self.init(bytes: random(Self.byteCount))
  }

  private init(bytes: [UInt8]) {
    guard let key = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: bytes) else {
      preconditionFailure("every 32 bytes are a private key (RFC 7748, 5)")
    }
    self.key = key
  }

  /// Reads the file at `path`.
  ///
  /// - Throws: ``KeyError/masterDoesNotFit(path:)`` for a file that holds something else.
  package init(path: String) throws(KeyError) {
    let file: DiskFile
    do throws(KeyError) { file = try DiskFile(reading: path) } catch .system(_, _, ENOENT) {
      throw .masterIsMissing(path: path)
    }
    let text = String(decoding: try file.read(Self.textByteCount + 2, at: 0), as: UTF8.self)
    let digits = Array(text.dropFirst(Self.opening.count).utf8.filter { $0 > 0x20 })
    let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap { place in
      UInt8(String(decoding: digits[place...place + 1], as: UTF8.self), radix: 16)
    }
    guard text.hasPrefix(Self.opening), bytes.count == Self.byteCount,
      digits.count == 2 * Self.byteCount
    else { throw .masterDoesNotFit(path: path) }
    self.init(bytes: bytes)
  }

  private static let textByteCount = opening.utf8.count + 2 * byteCount

  /// Writes it into a new file that only its owner may read.
  package func write(to path: String) throws(KeyError) {
    let text = Self.opening + hex(Array(key.rawRepresentation)) + "\n"
    try createSecret(path, Array(text.utf8), inDirectoryWith: 0o700)
  }

  /// The half that stays with the book.
  package var publicHalf: [UInt8] { Array(key.publicKey.rawRepresentation) }

  /// What was sealed for this key; nil if any byte, or the key, is another one.
  func open(_ sealed: [UInt8]) -> [UInt8]? {
    guard sealed.count > Self.byteCount else { return nil }
    let made = Array(sealed.prefix(Self.byteCount))
    guard let other = try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: made),
      let secret = try? key.sharedSecretFromKeyAgreement(with: other)
    else { return nil }
    return Self.cipher(secret, made, publicHalf)
      .open(Array(sealed.dropFirst(Self.byteCount)), authenticating: made)
  }

  /// Seals `plain` so that only the key with this public half opens it; nil for no public half.
  static func seal(
    _ plain: [UInt8], for publicHalf: [UInt8], random: RandomBytes = .system
  ) -> [UInt8]? {
    let made = RecoveryKey(random: random)
    guard let other = try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: publicHalf),
      let secret = try? made.key.sharedSecretFromKeyAgreement(with: other)
    else { return nil }
    return made.publicHalf
      + cipher(secret, made.publicHalf, publicHalf).seal(
        plain, nonce: random(CipherKey.nonceByteCount), authenticating: made.publicHalf)
  }

  private static func cipher(
    _ secret: SharedSecret, _ made: [UInt8], _ recipient: [UInt8]
  ) -> CipherKey {
    let key = secret.hkdfDerivedSymmetricKey(
      using: SHA256.self, salt: Array("casebook.recovery.v1".utf8), sharedInfo: made + recipient,
      outputByteCount: CipherKey.byteCount)
    return CipherKey(unsafe key.withUnsafeBytes { unsafe Array($0) })
  }
}
