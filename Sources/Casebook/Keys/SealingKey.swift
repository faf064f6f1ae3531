/// A key that seals the personal part of records, and the number by which records name it.
///
/// The bytes of the key stay inside; they are overwritten when the last copy goes.
package struct SealingKey: Sendable {
  /// The length of a key in bytes: AES-256.
  package static let byteCount = CipherKey.byteCount

  /// The length of the nonce in front of every sealed part.
  package static let nonceByteCount = CipherKey.nonceByteCount

  /// By how many bytes a sealed part is longer than its text: nonce and tag.
  package static let overheadByteCount = CipherKey.nonceByteCount + CipherKey.tagByteCount

  /// The number of the slot that keeps this key: a record's key id.
  package let id: UInt64

  private let cipher: CipherKey

  init(id: UInt64, bytes: [UInt8]) {
    self.id = id
    cipher = CipherKey(bytes)
  }

  /// Seals `plaintext`: nonce 12 ‖ ciphertext ‖ tag 16, with AES-256-GCM.
  ///
  /// - Parameters:
  ///   - plaintext: What is sealed; may be empty.
  ///   - nonce: 12 bytes that are never used again with this key.
  ///   - context: The record that it stands in; opening needs the same.
  /// - Returns: ``overheadByteCount`` bytes more than `plaintext`.
  package func seal(_ plaintext: RawSpan, nonce: [UInt8], context: SealContext) -> [UInt8] {
    precondition(context.keyID == id, "the context names the key that seals")
    return cipher.seal(plaintext, nonce: nonce, authenticating: context.bytes)
  }

  /// The same for an array.
  package func seal(_ plaintext: [UInt8], nonce: [UInt8], context: SealContext) -> [UInt8] {
    precondition(context.keyID == id, "the context names the key that seals")
    return cipher.seal(plaintext, nonce: nonce, authenticating: context.bytes)
  }

  /// Opens what was sealed.
  ///
  /// - Throws: ``SealError/doesNotOpen`` if key, context or any byte is another one.
  package func open(_ sealed: RawSpan, context: SealContext) throws(SealError) -> [UInt8] {
    guard let plaintext = cipher.open(sealed, authenticating: context.bytes) else {
      throw .doesNotOpen
    }
    return plaintext
  }

  /// The same for an array.
  package func open(_ sealed: [UInt8], context: SealContext) throws(SealError) -> [UInt8] {
    guard let plaintext = cipher.open(sealed, authenticating: context.bytes) else {
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
