/// The bounds of attachments.
package enum BlobLimits {
  /// The largest attachment, in bytes before it is sealed: with its seals it is less than the
  /// 64 MiB that go over the wire (WIRE.md §8).
  package static let byteCountMax = 64_000_000
  /// How much is sealed at once (ARCHITECTURE.md §4).
  static let chunkByteCount = 65_536
}

/// Why an attachment cannot be kept, or not be had.
package enum BlobError: Error, Hashable, Sendable {
  /// There is nothing in it.
  case isEmpty
  /// It has more than ``BlobLimits/byteCountMax`` bytes.
  case isTooLarge
  /// What it comes from, or goes to, cannot be read or written; the words are those of the system.
  case stream(why: String)
  /// The file is not below `blobs/`.
  case isMissing(sha256: String)
  /// The file is not what was written, or the key is another medium's.
  case isDamaged(sha256: String)
  case book(BookError)
}
