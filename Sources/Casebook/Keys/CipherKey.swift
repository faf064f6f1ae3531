internal import CCryptoBoringSSL

/// AES-256-GCM with one key: seals bytes and opens them again.
///
/// This calls the BoringSSL inside swift-crypto and not its module `Crypto`, because sealing
/// happens once per event on the one thread that writes, and `AES.GCM.seal` copies text and result
/// through five `Data` and expands the key each time.  Measured with 300 bytes on a busy machine:
/// 2.6 µs for sealing and 2.4 µs for opening there, 0.4 µs for either here.  swift-crypto is pinned
/// to an exact version; on a new one, the test vector in `SealingTests` says whether this still
/// holds.
///
/// Safe on every thread: the context is written once, in `init`, and seal and open "may be called
/// concurrently with [themselves] or any other seal/open function on the same EVP_AEAD_CTX"
/// (`aead.h`).
@safe final class CipherKey: @unchecked Sendable {
  /// The length of a key.
  static let byteCount = 32

  /// The length of the nonce in front of what is sealed.
  static let nonceByteCount = 12

  /// The length of the tag behind it.
  static let tagByteCount = 16

  private let context: UnsafeMutablePointer<EVP_AEAD_CTX>

  /// Prepares for a key of 32 bytes.
  init(_ key: [UInt8]) {
    precondition(key.count == Self.byteCount, "a key has 32 bytes")
    let made = unsafe CCryptoBoringSSL_EVP_AEAD_CTX_new(
      CCryptoBoringSSL_EVP_aead_aes_256_gcm(), key, key.count, Self.tagByteCount)
    guard let made = unsafe made else { preconditionFailure("there is memory for a key") }
    unsafe context = made
  }

  deinit {
    // Overwrites the expanded key before it gives the memory back (`OPENSSL_free` in `mem.h`).
    unsafe CCryptoBoringSSL_EVP_AEAD_CTX_free(context)
  }

  /// Returns nonce 12 ‖ ciphertext ‖ tag 16.
  ///
  /// The nonce is never used again with this key.  Opening needs the bytes of `authenticating` too.
  func seal(_ plaintext: RawSpan, nonce: [UInt8], authenticating: [UInt8]) -> [UInt8] {
    precondition(nonce.count == Self.nonceByteCount, "a nonce has 12 bytes")
    let rest = plaintext.byteCount + Self.tagByteCount
    return unsafe [UInt8](unsafeUninitializedCapacity: Self.nonceByteCount + rest) {
      sealed, count in
      guard let start = sealed.baseAddress else { return }
      _ = unsafe sealed.update(fromContentsOf: nonce)
      var written = 0
      let result = unsafe plaintext.withUnsafeBytes { plaintext in
        unsafe CCryptoBoringSSL_EVP_AEAD_CTX_seal(
          context, start + Self.nonceByteCount, &written, rest, nonce, nonce.count,
          plaintext.baseAddress, plaintext.count, authenticating, authenticating.count)
      }
      precondition(result == 1 && written == rest, "AES-256-GCM seals every text")
      count = Self.nonceByteCount + rest
    }
  }

  /// The same for an array.
  func seal(_ plaintext: [UInt8], nonce: [UInt8], authenticating: [UInt8]) -> [UInt8] {
    unsafe seal(plaintext.span.bytes, nonce: nonce, authenticating: authenticating)
  }

  /// Returns the text of nonce ‖ ciphertext ‖ tag; nil if any byte, or the key, is another one.
  func open(_ sealed: RawSpan, authenticating: [UInt8]) -> [UInt8]? {
    let rest = sealed.byteCount - Self.nonceByteCount
    guard rest >= Self.tagByteCount else { return nil }
    var isOpened = false
    let plaintext = unsafe [UInt8](unsafeUninitializedCapacity: rest) { plaintext, count in
      unsafe sealed.withUnsafeBytes { sealed in
        guard let start = sealed.baseAddress else { return }
        let bytes = unsafe start.assumingMemoryBound(to: UInt8.self)
        isOpened =
          unsafe CCryptoBoringSSL_EVP_AEAD_CTX_open(
            context, plaintext.baseAddress, &count, plaintext.count, bytes, Self.nonceByteCount,
            bytes + Self.nonceByteCount, rest, authenticating, authenticating.count) == 1
      }
    }
    return isOpened ? plaintext : nil
  }

  /// The same for an array.
  func open(_ sealed: [UInt8], authenticating: [UInt8]) -> [UInt8]? {
    unsafe open(sealed.span.bytes, authenticating: authenticating)
  }
}
