internal import CCryptoBoringSSL

/// SHA-256 of short texts.
///
/// `SHA256` of the module `Crypto` is generic over what it hashes, which costs more than the hash
/// of an identifier's few bytes; several are made for every event.
enum Digest {
  /// The hash of `bytes`: 32 bytes.
  static func sha256(_ bytes: [UInt8]) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: 32) { hash, count in
      // `sha.h`: "writes the digest of len bytes from data to out and returns out"; 32 bytes.
      unsafe CCryptoBoringSSL_SHA256(bytes, bytes.count, hash.baseAddress)
      count = 32
    }
  }
}
