/// Where the log ends.
///
/// The entry `head` of the table `meta`, 56 bytes, numbers big-endian:
///
///      0  seq of the last record, 0 when there is none              u64
///      8  its chain hash, zeros when there is none                   32
///     40  its acceptedAt, µs UTC, 0 when there is none              i64
///     48  the number of key slots that have been handed out         u64
package struct Head: Hashable, Sendable {
  /// The number of the last record, and of records; 0 when there is none.
  package let seq: UInt64
  /// The chain hash of the last record.
  package let hash: ChainHash
  /// When the last record was accepted, in µs UTC.
  package let acceptedAtMicroseconds: Int64
  /// How many key slots have been handed out; the log only keeps it in the same transaction.
  package let keySlotCount: UInt64

  /// The head of a log without records.
  package static let empty = Head(
    seq: 0, hash: .zero, acceptedAtMicroseconds: 0, keySlotCount: 0)

  package init(seq: UInt64, hash: ChainHash, acceptedAtMicroseconds: Int64, keySlotCount: UInt64) {
    self.seq = seq
    self.hash = hash
    self.acceptedAtMicroseconds = acceptedAtMicroseconds
    self.keySlotCount = keySlotCount
  }

  /// The time at which the next record is accepted: `now`, or 1 µs after the last one when the
  /// clock has not gone on since, so that times are strictly increasing in seq (STORAGE.md §2).
  package func nextAcceptedAt(now microseconds: Int64) -> Int64 {
    max(acceptedAtMicroseconds + 1, microseconds)
  }

  static let byteCount = 56

  var encoded: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.byteCount)
    bytes.appendBigEndian(seq)
    bytes.append(hash)
    bytes.appendBigEndian(acceptedAtMicroseconds)
    bytes.appendBigEndian(keySlotCount)
    return bytes
  }

  init?(_ bytes: RawSpan) {
    guard bytes.byteCount == Self.byteCount else { return nil }
    self.init(
      seq: bytes.bigEndian(at: 0), hash: ChainHash(bytes.extracting(8..<40)),
      acceptedAtMicroseconds: bytes.bigEndian(at: 40), keySlotCount: bytes.bigEndian(at: 48))
  }
}

/// A stretch of the log that was written without going back.
///
/// Restoring a backup begins a new one, so that whoever has seen what the backup lacks is told
/// (STORAGE.md §6).  The entry `epochs` of `meta` holds all of them in order, each 12 bytes,
/// numbers big-endian: its number u32, the seq after which it begins u64.
package struct Epoch: Hashable, Sendable {
  /// 1 for the first.
  package let number: UInt32
  /// The last seq that still belongs to the one before.
  package let startsAfter: UInt64

  package init(number: UInt32, startsAfter: UInt64) {
    self.number = number
    self.startsAfter = startsAfter
  }

  static let byteCount = 12

  /// The epochs of a book; nil unless the first begins with the log, and each after the other.
  static func decode(_ bytes: RawSpan) -> [Epoch]? {
    guard bytes.byteCount > 0, bytes.byteCount.isMultiple(of: byteCount) else { return nil }
    let epochs = stride(from: 0, to: bytes.byteCount, by: byteCount).map { offset in
      Epoch(number: bytes.bigEndian(at: offset), startsAfter: bytes.bigEndian(at: offset + 4))
    }
    let isInOrder = zip(epochs, epochs.dropFirst()).allSatisfy {
      $0.number < $1.number && $0.startsAfter <= $1.startsAfter
    }
    return epochs[0].startsAfter == 0 && epochs[0].number > 0 && isInOrder ? epochs : nil
  }
}

extension [Epoch] {
  var encoded: [UInt8] {
    var bytes: [UInt8] = []
    for epoch in self {
      bytes.appendBigEndian(epoch.number)
      bytes.appendBigEndian(epoch.startsAfter)
    }
    return bytes
  }

  /// The number of the epoch that record `seq` was written in.
  package func number(of seq: UInt64) -> UInt32 {
    last { $0.startsAfter < seq }?.number ?? 1
  }
}

/// How far the log has been proved.
///
/// The entry `verified` of `meta`, 40 bytes: seq u64 big-endian, chain hash 32.
package struct VerifiedPosition: Hashable, Sendable {
  /// The last record that was proved; 0 for none.
  package let seq: UInt64
  /// Its chain hash.
  package let hash: ChainHash

  /// Before the first record.
  package static let start = VerifiedPosition(seq: 0, hash: .zero)

  package init(seq: UInt64, hash: ChainHash) {
    self.seq = seq
    self.hash = hash
  }

  static let byteCount = 40

  var encoded: [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendBigEndian(seq)
    bytes.append(hash)
    return bytes
  }

  init?(_ bytes: RawSpan) {
    guard bytes.byteCount == Self.byteCount else { return nil }
    self.init(seq: bytes.bigEndian(at: 0), hash: ChainHash(bytes.extracting(8..<40)))
  }
}
