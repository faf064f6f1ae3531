/// Walks over the fields of one protobuf message without knowing its type.
///
/// Format: protobuf.dev/programming-guides/encoding.  Groups, which proto3 has not, are refused.
struct ProtobufReader {
  /// A field as it stands in the bytes.
  struct Field {
    let number: Int
    let value: Value
  }

  /// What stands behind a tag.
  enum Value: Hashable {
    case varint(UInt64)
    case fixed64(UInt64)
    case fixed32(UInt32)
    /// Text, bytes, a message, or packed numbers: a range of the bytes that are read.
    case bytes(Range<Int>)
  }

  let bytes: [UInt8]
  private(set) var at: Int
  private let end: Int

  init(_ bytes: [UInt8]) { self.init(bytes, bytes.indices) }

  /// The message in `range` of `bytes`.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    at = range.lowerBound
    end = range.upperBound
  }

  /// The next field; `nil` at the end.
  mutating func next() throws(WireError) -> Field? {
    guard at < end else { return nil }
    let tag = try varint()
    let number = tag >> 3
    guard (1...0x1FFF_FFFF).contains(number) else { throw Self.invalid }
    switch tag & 7 {
    case 0: return Field(number: Int(number), value: .varint(try varint()))
    case 1: return Field(number: Int(number), value: .fixed64(try fixed(8)))
    case 2:
      let count = try varint()
      guard count <= UInt64(end - at) else { throw Self.invalid }
      let range = at..<(at + Int(count))
      at = range.upperBound
      return Field(number: Int(number), value: .bytes(range))
    case 5:
      return Field(number: Int(number), value: .fixed32(UInt32(truncatingIfNeeded: try fixed(4))))
    default: throw Self.invalid
    }
  }

  /// The next number of a packed list; `nil` at the end.
  mutating func nextPacked(_ encoding: IntegerEncoding) throws(WireError) -> Value? {
    guard at < end else { return nil }
    switch encoding.wire {
    case .varint: return .varint(try varint())
    case .fixed64: return .fixed64(try fixed(8))
    case .fixed32: return .fixed32(UInt32(truncatingIfNeeded: try fixed(4)))
    }
  }

  private mutating func varint() throws(WireError) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while at < end {
      let byte = bytes[at]
      at += 1
      // Ten bytes hold 70 bits: of the last, only one belongs to a number of 64.
      guard shift < 63 || byte <= 1 else { throw Self.invalid }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    throw Self.invalid
  }

  private mutating func fixed(_ count: Int) throws(WireError) -> UInt64 {
    guard end - at >= count else { throw Self.invalid }
    var value: UInt64 = 0
    for index in 0..<count { value |= UInt64(bytes[at + index]) << UInt64(index * 8) }
    at += count
    return value
  }

  private static let invalid = WireError.notAMessage("protobuf")
}

/// How protobuf writes a whole number.
enum IntegerEncoding: Hashable, Sendable {
  case varint, zigzag, fixed64, fixed32

  /// What stands in the bytes.
  enum Wire: Hashable { case varint, fixed64, fixed32 }

  var wire: Wire {
    switch self {
    case .varint, .zigzag: .varint
    case .fixed64: .fixed64
    case .fixed32: .fixed32
    }
  }

  /// The number that a field's value is; `nil` if the field was written otherwise.
  func number(_ value: ProtobufReader.Value) -> Int64? {
    switch (self, value) {
    case (.varint, .varint(let bits)): Int64(bitPattern: bits)
    case (.zigzag, .varint(let bits)): Int64(bitPattern: bits >> 1) ^ -Int64(bits & 1)
    case (.fixed64, .fixed64(let bits)): Int64(bitPattern: bits)
    case (.fixed32, .fixed32(let bits)): Int64(Int32(bitPattern: bits))
    case (.varint, _), (.zigzag, _), (.fixed64, _), (.fixed32, _): nil
    }
  }
}
