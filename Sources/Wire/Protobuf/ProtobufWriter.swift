internal import Cases

/// Writes the fields of one protobuf message.
struct ProtobufWriter {
  private(set) var bytes: [UInt8] = []

  init() {}

  /// Makes room for `capacity` bytes.
  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// Writes a whole number, also a zero.
  mutating func append(_ value: Int64, _ encoding: IntegerEncoding, number: Int) {
    switch encoding {
    case .varint, .zigzag:
      tag(number, 0)
      append(unframed: value, encoding)
    case .fixed64:
      tag(number, 1)
      append(unframed: value, encoding)
    case .fixed32:
      tag(number, 5)
      append(unframed: value, encoding)
    }
  }

  /// Writes a whole number, but no zero: that is what a field without presence means when absent.
  mutating func append(nonzero value: Int64, _ encoding: IntegerEncoding, number: Int) {
    if value != 0 { append(value, encoding, number: number) }
  }

  /// Writes the sixteen bytes of an identifier.
  mutating func append<Tag>(_ identifier: Identifier<Tag>, number: Int) {
    tag(number, 2)
    bytes.append(16)
    for half in [identifier.high, identifier.low] { fixed(half.byteSwapped, 8) }
  }

  /// Writes text.
  mutating func append(text: String, number: Int) {
    tag(number, 2)
    varint(UInt64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  /// Begins a message of `byteCount` bytes, whose fields come next.
  mutating func append(messageOf byteCount: Int, number: Int) {
    tag(number, 2)
    varint(UInt64(byteCount))
  }

  /// Writes bytes or a message.
  mutating func append(_ value: [UInt8], number: Int) {
    tag(number, 2)
    varint(UInt64(value.count))
    bytes.append(contentsOf: value)
  }

  /// Writes numbers in one field, as proto3 does.
  mutating func append(packed values: [Int64], _ encoding: IntegerEncoding, number: Int) {
    guard !values.isEmpty else { return }
    var packed = ProtobufWriter()
    for value in values { packed.append(unframed: value, encoding) }
    append(packed.bytes, number: number)
  }

  private mutating func append(unframed value: Int64, _ encoding: IntegerEncoding) {
    switch encoding {
    case .varint: varint(UInt64(bitPattern: value))
    case .zigzag: varint(UInt64(bitPattern: value << 1 ^ value >> 63))
    case .fixed64: fixed(UInt64(bitPattern: value), 8)
    case .fixed32: fixed(UInt64(bitPattern: value), 4)
    }
  }

  private mutating func tag(_ number: Int, _ wire: UInt64) { varint(UInt64(number) << 3 | wire) }

  private mutating func varint(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  private mutating func fixed(_ value: UInt64, _ count: Int) {
    for index in 0..<count { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(index * 8))) }
  }
}
