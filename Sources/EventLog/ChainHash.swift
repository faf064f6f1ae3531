internal import Crypto

/// A link of the hash chain: 32 bytes, all zeros before the first record.
package struct ChainHash: Hashable, Sendable {
  /// The bytes, in the order in which they are stored and shown.
  package let bytes: InlineArray<32, UInt8>

  /// The number of bytes.
  package static var byteCount: Int { 32 }

  /// What precedes the first record.
  package static let zero = ChainHash(bytes: InlineArray(repeating: 0))

  package init(bytes: InlineArray<32, UInt8>) { self.bytes = bytes }

  /// Copies the first 32 bytes of `span`; traps when there are fewer.
  package init(_ span: RawSpan) {
    bytes = InlineArray { index in unsafe span.unsafeLoad(fromByteOffset: index, as: UInt8.self) }
  }

  /// The bytes as an array.
  package var array: [UInt8] { bytes.indices.map { bytes[$0] } }

  package static func == (a: Self, b: Self) -> Bool {
    a.bytes.indices.allSatisfy { a.bytes[$0] == b.bytes[$0] }
  }

  package func hash(into hasher: inout Hasher) {
    for index in bytes.indices { hasher.combine(bytes[index]) }
  }
}

/// How the records of one book are chained.
///
/// `hash(n) = SHA-256("casebook.record.v1" 0 ‖ book id 16 ‖ epoch u32 ‖ seq u64 ‖ hash(n−1) 32 ‖
/// record)`, numbers big-endian (ARCHITECTURE.md §4).  It is taken over the stored bytes, so it
/// still holds after a person has been erased.
package struct Chain: Hashable, Sendable {
  /// The id of the book: 16 bytes.
  package let bookID: [UInt8]
  /// What every hash begins with: the label and the id.
  private let start: [UInt8]

  /// - Parameter bookID: 16 bytes.
  package init(bookID: [UInt8]) {
    precondition(bookID.count == 16, "the id of a book has 16 bytes")
    self.bookID = bookID
    start = Array("casebook.record.v1\0".utf8) + bookID
  }

  /// The hash of `record`, which follows the one with the hash `previous`.
  package func hash(
    of record: RawSpan, seq: UInt64, epoch: UInt32, after previous: ChainHash
  ) -> ChainHash {
    var hasher = SHA256()
    unsafe start.withUnsafeBytes { unsafe hasher.update(bufferPointer: $0) }
    unsafe withUnsafeBytes(of: epoch.bigEndian) { unsafe hasher.update(bufferPointer: $0) }
    unsafe withUnsafeBytes(of: seq.bigEndian) { unsafe hasher.update(bufferPointer: $0) }
    unsafe withUnsafeBytes(of: previous.bytes) { unsafe hasher.update(bufferPointer: $0) }
    unsafe record.withUnsafeBytes { unsafe hasher.update(bufferPointer: $0) }
    return unsafe hasher.finalize().withUnsafeBytes { unsafe ChainHash(RawSpan(_unsafeBytes: $0)) }
  }
}

extension [UInt8] {
  mutating func appendBigEndian<Number: FixedWidthInteger>(_ number: Number) {
    for shift in stride(from: Number.bitWidth - 8, through: 0, by: -8) {
      append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  mutating func append(_ hash: ChainHash) {
    for index in hash.bytes.indices { append(hash.bytes[index]) }
  }
}

extension RawSpan {
  /// The big-endian number at `offset`; traps when the span is too short.
  func bigEndian<Number: FixedWidthInteger & BitwiseCopyable>(
    at offset: Int, as type: Number.Type = Number.self
  ) -> Number {
    unsafe Number(bigEndian: unsafeLoadUnaligned(fromByteOffset: offset, as: Number.self))
  }
}
