internal import Crypto
internal import FoundationEssentials

/// A key that seals the personal part of records, and the number by which records name it.
///
/// The bytes of the key stay inside; they are overwritten when the last copy goes.
package struct SealingKey: Sendable {
  /// AES-256.
  package static let byteCount = 32

  /// The length of the nonce in front of every sealed part.
  package static let nonceByteCount = 12

  /// By how many bytes a sealed part is longer than its text: nonce and tag.
  package static let overheadByteCount = 28

  /// The number of the slot that keeps this key: a record's key id.
  package let id: UInt64

  private let key: SymmetricKey

  init(id: UInt64, bytes: [UInt8]) {
    precondition(bytes.count == Self.byteCount, "a key has 32 bytes")
    self.id = id
    key = SymmetricKey(data: bytes)
  }

  /// Seals `plaintext`: nonce 12 ‖ ciphertext ‖ tag 16, with AES-256-GCM.
  ///
  /// - Parameters:
  ///   - plaintext: What is sealed; may be empty.
  ///   - nonce: 12 bytes that are never used again with this key.
  ///   - context: The record that it stands in; opening needs the same.
  /// - Returns: ``overheadByteCount`` bytes more than `plaintext`.
  package func seal(_ plaintext: [UInt8], nonce: [UInt8], context: SealContext) -> [UInt8] {
    precondition(context.keyID == id, "the context names the key that seals")
    return sealBytes(plaintext, key: key, nonce: nonce, context: context.bytes)
  }

  /// Opens what ``seal(_:nonce:context:)`` made.
  ///
  /// - Throws: ``SealError/doesNotOpen`` if key, context or any byte is another one.
  package func open(_ sealed: [UInt8], context: SealContext) throws(SealError) -> [UInt8] {
    guard let plaintext = openBytes(sealed, key: key, context: context.bytes) else {
      throw .doesNotOpen
    }
    return plaintext
  }
}

/// Why a sealed part stays closed.
package enum SealError: Error, Hashable, Sendable {
  /// It was altered, or sealed in another record or with another key.
  case doesNotOpen
}

/// Nonce ‖ ciphertext ‖ tag.
func sealBytes(
  _ plaintext: [UInt8], key: SymmetricKey, nonce: [UInt8], context: [UInt8]
) -> [UInt8] {
  precondition(nonce.count == SealingKey.nonceByteCount, "a nonce has 12 bytes")
  // Neither call fails for a nonce of 12 bytes and a key of 32: the lengths are all they check.
  guard let nonce = try? AES.GCM.Nonce(data: nonce),
    let box = try? AES.GCM.seal(plaintext, using: key, nonce: nonce, authenticating: context),
    let combined = box.combined
  else { preconditionFailure("AES-256-GCM takes every text") }
  return [UInt8](combined)
}

/// The text of nonce ‖ ciphertext ‖ tag; nil if it does not open.
func openBytes(_ sealed: [UInt8], key: SymmetricKey, context: [UInt8]) -> [UInt8]? {
  guard let box = try? AES.GCM.SealedBox(combined: sealed),
    let plaintext = try? AES.GCM.open(box, using: key, authenticating: context)
  else { return nil }
  return [UInt8](plaintext)
}
