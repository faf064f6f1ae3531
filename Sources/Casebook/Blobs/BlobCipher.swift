/// Seals an attachment chunk by chunk under a key of its own.
///
/// ```text
///  ┌──────────┬───────────────────┬────────┐┌──────────┬── …
///  │ nonce 12 │ sealed ≤ 65,536   │ tag 16 ││ nonce 12 │
///  └──────────┴───────────────────┴────────┘└──────────┴── …
/// ```
///
/// Every chunk but the last seals exactly 65,536 bytes.  The nonce is the chunk's index, which no
/// other chunk of the same key has.  A chunk authenticates its index and whether it is the last
/// one, so chunks that are missing, doubled or in another order do not open.
struct BlobCipher: Sendable {
  /// By how many bytes a chunk is longer than what it seals.
  static let overheadByteCount = CipherKey.nonceByteCount + CipherKey.tagByteCount
  /// The length of every sealed chunk but the last.
  static let sealedByteCount = BlobLimits.chunkByteCount + overheadByteCount

  private let cipher: CipherKey

  /// `key` has 32 bytes.
  init(key: [UInt8]) { cipher = CipherKey(key) }

  func seal(_ chunk: [UInt8], index: UInt64, isLast: Bool) -> [UInt8] {
    cipher.seal(
      chunk, nonce: Self.nonce(index), authenticating: Self.context(index, isLast: isLast))
  }

  /// What the chunk `index` seals; `nil` if any byte, its place or the key is another one.
  func open(_ sealed: [UInt8], index: UInt64, isLast: Bool) -> [UInt8]? {
    guard sealed.starts(with: Self.nonce(index)) else { return nil }
    return cipher.open(sealed, authenticating: Self.context(index, isLast: isLast))
  }

  /// How many bytes are sealed in a file of this length; `nil` if no file has it.
  static func plainByteCount(ofSealed count: Int) -> Int? {
    let rest = count % sealedByteCount
    let chunks = count / sealedByteCount + (rest == 0 ? 0 : 1)
    guard count > 0, rest == 0 || rest >= overheadByteCount else { return nil }
    return count - chunks * overheadByteCount
  }

  private static func nonce(_ index: UInt64) -> [UInt8] {
    var nonce = [UInt8](repeating: 0, count: CipherKey.nonceByteCount - 8)
    nonce.append(bigEndian: index)
    return nonce
  }

  private static func context(_ index: UInt64, isLast: Bool) -> [UInt8] {
    var context = Array("casebook.blob.v1\0".utf8)
    context.append(bigEndian: index)
    context.append(isLast ? 1 : 0)
    return context
  }
}
