/// The events in which a token stands, in bounded parts: the rows of the index.
///
/// A part is a row `token hash 8 ‖ first seq u64` → `last seq u64 ‖ varints`, numbers big-endian:
/// the differences from one seq to the next.  New events go to the end of the last part until it
/// is full, so a rare word has one short row and a frequent one few long ones.
package struct PostingPart: Hashable, Sendable {
  /// So many bytes of a part are filled; the next event begins another one.
  package static let byteCountMax = 1_900
  package static let hashByteCount = 8
  package static let keyByteCount = hashByteCount + 8

  package private(set) var first: UInt64
  package private(set) var last: UInt64
  private var differences: [UInt8] = []

  /// A part with one event.
  package init(_ seq: UInt64) {
    first = seq
    last = seq
  }

  /// Reads a row; `nil` if it is none.
  package init?(key: [UInt8], value: [UInt8]) {
    guard key.count == Self.keyByteCount, value.count >= 8 else { return nil }
    first = bigEndian(key, at: Self.hashByteCount)
    last = bigEndian(value, at: 0)
    differences = Array(value[8...])
  }

  package var isFull: Bool { differences.count + 8 >= Self.byteCountMax }

  /// Adds an event behind all others.
  package mutating func append(_ seq: UInt64) {
    precondition(seq > last, "events come in the order of the log")
    var rest = seq - last
    while rest >= 0x80 {
      differences.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    differences.append(UInt8(truncatingIfNeeded: rest))
    last = seq
  }

  package func key(_ hash: UInt64) -> [UInt8] {
    var key = RowKey(capacity: Self.keyByteCount)
    key.number(hash)
    key.number(first)
    return key.bytes
  }

  package var value: [UInt8] {
    var value = RowKey(capacity: 8 + differences.count)
    value.number(last)
    return value.bytes + differences
  }

  /// Its events in their order; `nil` if the row is damaged.
  package var seqs: [UInt64]? {
    var seqs = [first]
    var seq = first
    var difference: UInt64 = 0
    var shift: UInt64 = 0
    for byte in differences {
      guard shift < 64 else { return nil }
      difference |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 {
        let (next, overflow) = seq.addingReportingOverflow(difference)
        guard difference > 0, !overflow else { return nil }
        seq = next
        seqs.append(seq)
        (difference, shift) = (0, 0)
      } else {
        shift += 7
      }
    }
    return shift == 0 && seq == last ? seqs : nil
  }
}
