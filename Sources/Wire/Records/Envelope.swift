internal import Cases

/// The fields of a record in the log, by their numbers in Schemas/casebook/v1/record.proto.
///
/// Written by hand and not by the generated code, because every reader of the log passes here for
/// every record: 16-byte ids become two numbers instead of allocated bytes, and text stays where
/// it is until somebody asks.  A test holds it against the generated code.
struct Envelope: Sendable {
  /// A message of the record that was read, in its bytes.
  typealias Part = Range<Int>

  var id: AnyID?
  var command: AnyID?
  var index: UInt32 = 0
  var origin = 0
  var type: Part = 0..<0
  var schemaVersion: UInt32 = 0
  var occurredAt: Int64 = 0
  var precision = 0
  var utcOffsetMinutes: Int32 = 0
  var recordedAt: Int64 = 0
  var acceptedAt: Int64 = 0
  var skewMilliseconds: Int64?
  var actor: AnyID?
  var team: Part = 0..<0
  var device: AnyID?
  var deviceSeq: UInt64 = 0
  var authenticatedBy = 0
  var refs: [(role: Int, id: AnyID)] = []
  var number: Part = 0..<0
  var entry: UInt32 = 0
  var causation: AnyID?
  var correlation: AnyID?
  var supersedes: AnyID?
  var visibility: [Part] = []
  var body: Part = 0..<0
  var sealed: Part = 0..<0
  var keyID: UInt64 = 0

  /// Reads the fields; those of newer builds are passed over.
  init(_ bytes: [UInt8]) throws(WireError) {
    refs.reserveCapacity(4)
    var reader = ProtobufReader(bytes)
    while let field = try reader.next() {
      switch field.value {
      case .bytes(let range): try take(field.number, range, bytes)
      case .varint(let bits): take(field.number, bits)
      case .fixed64(let bits): take(field.number, fixed: Int64(bitPattern: bits))
      case .fixed32: break
      }
    }
  }

  private mutating func take(_ number: Int, _ range: Part, _ bytes: [UInt8]) throws(WireError) {
    switch number {
    case 1: id = try Self.identifier(bytes, range, "id")
    case 2: command = try Self.identifier(bytes, range, "command")
    case 5: type = range
    case 13: actor = try Self.identifier(bytes, range, "actor")
    case 14: team = range
    case 15: device = try Self.identifier(bytes, range, "device")
    case 18: refs.append(try Self.ref(bytes, range))
    case 19: self.number = range
    case 21: causation = try Self.identifier(bytes, range, "causation")
    case 22: correlation = try Self.identifier(bytes, range, "correlation")
    case 23: supersedes = try Self.identifier(bytes, range, "supersedes")
    case 24: visibility.append(range)
    case 25: body = range
    case 26: sealed = range
    default: break  // Open set: fields of newer schemas.
    }
  }

  private mutating func take(_ number: Int, _ bits: UInt64) {
    switch number {
    case 3: index = UInt32(truncatingIfNeeded: bits)
    case 4: origin = Int(Int32(truncatingIfNeeded: bits))
    case 6: schemaVersion = UInt32(truncatingIfNeeded: bits)
    case 8: precision = Int(Int32(truncatingIfNeeded: bits))
    case 9:
      let narrow = UInt32(truncatingIfNeeded: bits)
      utcOffsetMinutes = Int32(bitPattern: narrow >> 1) ^ -Int32(narrow & 1)
    case 12: skewMilliseconds = IntegerEncoding.zigzag.number(.varint(bits))
    case 16: deviceSeq = bits
    case 17: authenticatedBy = Int(Int32(truncatingIfNeeded: bits))
    case 20: entry = UInt32(truncatingIfNeeded: bits)
    case 27: keyID = bits
    default: break  // Open set: fields of newer schemas.
    }
  }

  private mutating func take(_ number: Int, fixed value: Int64) {
    switch number {
    case 7: occurredAt = value
    case 10: recordedAt = value
    case 11: acceptedAt = value
    default: break  // Open set: fields of newer schemas.
    }
  }

  private static func ref(
    _ bytes: [UInt8], _ range: Part
  ) throws(WireError) -> (role: Int, id: AnyID) {
    var role = 0
    var id: AnyID?
    var reader = ProtobufReader(bytes, range)
    while let field = try reader.next() {
      switch (field.number, field.value) {
      case (1, .varint(let bits)): role = Int(Int32(truncatingIfNeeded: bits))
      case (2, .bytes(let range)): id = try identifier(bytes, range, "refs")
      default: break  // Open set: fields of newer schemas.
      }
    }
    guard let id else { throw .malformed(field: "refs") }
    return (role, id)
  }

  /// Sixteen bytes; none at all is a field that is not set.
  static func identifier(
    _ bytes: [UInt8], _ range: Part, _ field: String
  ) throws(WireError) -> AnyID? {
    if range.isEmpty { return nil }
    guard range.count == 16 else { throw .malformed(field: field) }
    var high: UInt64 = 0
    var low: UInt64 = 0
    for index in range.lowerBound..<(range.lowerBound + 8) {
      high = high << 8 | UInt64(bytes[index])
      low = low << 8 | UInt64(bytes[index + 8])
    }
    return AnyID(high: high, low: low)
  }
}
