package import Cases

/// Writes the value of a row, field after field, without names or tags.
///
/// Rows are coded by hand and not as protobuf: they are never the truth, since a view is folded
/// again when its code version changes, so nothing is gained by reading old shapes; and this keeps
/// the views free of dependencies and several times faster.  There is one way to write a value, so
/// equal rows are equal bytes, and `verify` compares bytes.
///
/// Layout: numbers as varints (7 bits a byte, the lowest first, as short as they can be), texts and
/// lists behind their count, moments as 8 bytes and ids as 16, the highest first; an optional value
/// behind a byte 0 or 1.
package struct RowWriter: Sendable {
  package private(set) var bytes: [UInt8]

  package init(capacity: Int = 128) {
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  package mutating func byte(_ value: UInt8) { bytes.append(value) }

  package mutating func flag(_ value: Bool) { bytes.append(value ? 1 : 0) }

  /// Up to ten bytes.
  package mutating func number(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// A count: what is below zero or above `RowReader.countMax` is written as the nearest bound.
  package mutating func count(_ value: Int) {
    number(UInt64(max(0, min(value, RowReader.countMax))))
  }

  /// A whole number of either sign.
  package mutating func integer(_ value: Int) {
    number(UInt64(bitPattern: Int64(value << 1 ^ value >> 63)))
  }

  package mutating func text(_ value: String) {
    number(UInt64(value.utf8.count))
    bytes.append(contentsOf: value.utf8)
  }

  package mutating func data(_ value: [UInt8]) {
    number(UInt64(value.count))
    bytes.append(contentsOf: value)
  }

  package mutating func id<Tag>(_ value: Identifier<Tag>) {
    fixed(value.high)
    fixed(value.low)
  }

  package mutating func instant(_ value: Instant) {
    fixed(UInt64(bitPattern: value.microseconds))
  }

  package mutating func day(_ value: Day) {
    number(UInt64(UInt32(bitPattern: value.number)))
  }

  package mutating func team(_ value: Team) { text(value.code) }

  /// The place of `value` among all values of its type; the order is part of the code version.
  package mutating func code<Value: CaseIterable & Equatable>(_ value: Value) {
    for (place, other) in Value.allCases.enumerated() where other == value {
      byte(UInt8(truncatingIfNeeded: place))
    }
  }

  package mutating func optional<Value>(
    _ value: Value?, _ write: (inout RowWriter, Value) -> Void
  ) {
    flag(value != nil)
    if let value { write(&self, value) }
  }

  package mutating func list<Value>(
    _ values: [Value], _ write: (inout RowWriter, Value) -> Void
  ) {
    number(UInt64(values.count))
    for value in values { write(&self, value) }
  }

  private mutating func fixed(_ value: UInt64) { appendBigEndian(value, to: &bytes) }
}
