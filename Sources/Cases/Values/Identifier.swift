/// Sixteen bytes that name a thing for ever: 48 bits of milliseconds, then 80 others.
///
/// The bytes sort by time of making.  Outside of the log they are written as a ULID: 26 characters
/// of Crockford's base 32 (github.com/ulid/spec).
package struct Identifier<Tag>: Hashable, Comparable, Sendable {
  /// The first eight bytes, big-endian.
  package let high: UInt64
  /// The last eight bytes, big-endian.
  package let low: UInt64

  @inlinable package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Reads sixteen bytes; `nil` for any other count.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    var high: UInt64 = 0
    var low: UInt64 = 0
    for (index, byte) in bytes.enumerated() {
      if index < 8 { high = high << 8 | UInt64(byte) } else { low = low << 8 | UInt64(byte) }
    }
    self.init(high: high, low: low)
  }

  /// Puts `milliseconds` since 1970 in front of ten other bytes, given as 16 + 64 bits.
  package init(milliseconds: Int64, high16: UInt16, low: UInt64) {
    let time = UInt64(bitPattern: milliseconds) & 0xFFFF_FFFF_FFFF
    self.init(high: time << 16 | UInt64(high16), low: low)
  }

  package static var byteCount: Int { 16 }

  /// The sixteen bytes, in the order in which they sort.
  @inlinable package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.byteCount)
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: high >> UInt64(shift)))
    }
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: low >> UInt64(shift)))
    }
    return bytes
  }

  @inlinable package static func == (left: Self, right: Self) -> Bool {
    left.low == right.low && left.high == right.high
  }

  @inlinable package func hash(into hasher: inout Hasher) {
    hasher.combine(high)
    hasher.combine(low)
  }

  /// The milliseconds since 1970 at which it was made, as its maker's clock had it.
  package var milliseconds: Int64 { Int64(high >> 16) }

  @inlinable package static func < (left: Self, right: Self) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }

  /// The same bytes as the name of another kind of thing.
  ///
  /// For subjects of which only the bytes are known, such as those of a feed.
  @inlinable package func named<Other>(_ other: Other.Type) -> Identifier<Other> {
    Identifier<Other>(high: high, low: low)
  }
}

/// The bytes of a subject whose kind is said elsewhere.
package typealias AnyID = Identifier<Void>

extension Identifier {
  /// The subject's bytes without the kind.
  @inlinable package var any: AnyID { AnyID(high: high, low: low) }

  @inlinable package init(_ any: AnyID) { self.init(high: any.high, low: any.low) }
}

// MARK: ULID

private let crockford: [UInt8] = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

extension Identifier: CustomStringConvertible {
  /// The ULID: 26 characters, sorted like the bytes.
  package var description: String {
    var digits = [UInt8](repeating: 0, count: 26)
    var high = high
    var low = low
    for index in stride(from: 25, through: 0, by: -1) {
      digits[index] = crockford[Int(low & 31)]
      low = low >> 5 | high << 59
      high >>= 5
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// Reads a ULID; upper or lower case, I and L as 1, O as 0; `nil` if it is none.
  package init?(ulid: String) {
    let text = Array(ulid.utf8)
    guard text.count == 26 else { return nil }
    var high: UInt64 = 0
    var low: UInt64 = 0
    for (index, character) in text.enumerated() {
      guard let digit = Self.digit(character) else { return nil }
      // 26 digits hold 130 bits: the first may not be greater than 7.
      if index == 0, digit > 7 { return nil }
      high = high << 5 | low >> 59
      low = low << 5 | UInt64(digit)
    }
    self.init(high: high, low: low)
  }

  private static func digit(_ character: UInt8) -> Int? {
    let upper = character >= 0x61 && character <= 0x7A ? character - 0x20 : character
    switch upper {
    case UInt8(ascii: "I"), UInt8(ascii: "L"): return 1
    case UInt8(ascii: "O"): return 0
    default: return crockford.firstIndex(of: upper)
    }
  }
}
