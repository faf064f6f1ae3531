internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension Identifier {
  /// The sixteen bytes as a protobuf field.
  var data: Data { Data(bytes) }
}

/// A closed set of values in the domain, an open one in the log.
protocol Coded: CaseIterable where AllCases == [Self] {
  associatedtype Code: SwiftProtobuf.Enum where Code.RawValue == Int
  /// The value in the schema.
  var code: Code { get }
}

/// The checks of presence, range and form that every event shares.
///
/// A field's name is its JSON name.
enum Field {
  static func identifier<Tag>(_ data: Data, _ field: String) throws(WireError) -> Identifier<Tag> {
    guard data.count == 16 else { throw .malformed(field: field) }
    let bytes = data.span
    var high: UInt64 = 0
    var low: UInt64 = 0
    for index in 0..<8 {
      high = high << 8 | UInt64(bytes[index])
      low = low << 8 | UInt64(bytes[index + 8])
    }
    return Identifier(high: high, low: low)
  }

  static func text(_ text: String, _ field: String) throws(WireError) -> String {
    guard !text.isEmpty else { throw .malformed(field: field) }
    return text
  }

  static func quantity(_ text: String, _ field: String) throws(WireError) -> Quantity {
    guard let quantity = Quantity(text) else { throw .malformed(field: field) }
    return quantity
  }

  /// A whole number that every reader of JSON keeps exactly.
  static func integer(_ value: Int64, _ field: String) throws(WireError) -> Int {
    guard value.magnitude <= JSON.integerMax.magnitude else { throw .malformed(field: field) }
    return Int(value)
  }

  /// A moment that has a date of four digits, so that arithmetic on it cannot overflow.
  static func instant(_ microseconds: Int64, _ field: String) throws(WireError) -> Instant {
    let instant = Instant(microseconds: microseconds)
    guard Instant.range.contains(instant) else { throw .malformed(field: field) }
    return instant
  }

  /// A day that has a year of four digits.
  static func day(_ number: Int32, _ field: String) throws(WireError) -> Day {
    let day = Day(number: number)
    guard dayRange.contains(day) else { throw .malformed(field: field) }
    return day
  }

  /// A clock is less than a day ahead of or behind UTC.
  static func offset(_ minutes: Int, _ field: String) throws(WireError) -> Int {
    guard minutes.magnitude < 1_440 else { throw .malformed(field: field) }
    return minutes
  }

  static let dayRange = Day(1, 1, 1)...Day(9999, 12, 31)

  static func sha256(_ data: Data, _ field: String) throws(WireError) -> [UInt8] {
    guard data.count == 32 else { throw .malformed(field: field) }
    return [UInt8](data)
  }

  static func team(_ code: String, _ field: String) throws(WireError) -> Team {
    guard let team = Team(code) else { throw .malformed(field: field) }
    return team
  }

  static func required<Message>(
    _ message: Message, _ isPresent: Bool, _ field: String
  ) throws(WireError) -> Message {
    guard isPresent else { throw .malformed(field: field) }
    return message
  }

  static func each<Message, Value>(
    _ messages: [Message], _ decode: (Message) throws(WireError) -> Value
  ) throws(WireError) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(messages.count)
    for message in messages { values.append(try decode(message)) }
    return values
  }

  static func code<Value: Coded>(_ code: Value.Code, _ field: String) throws(WireError) -> Value {
    try self.code(number: code.rawValue, field)
  }

  /// The value with this number in the schema.
  static func code<Value: Coded>(number: Int, _ field: String) throws(WireError) -> Value {
    // The schema numbers the values from 1 in the order of their declaration; a test holds both
    // against each other.
    let all = Value.allCases
    if all.indices.contains(number - 1), all[number - 1].code.rawValue == number {
      return all[number - 1]
    }
    // Zero is "unspecified": the field is missing.  Other numbers come from newer builds.
    throw number == 0 ? .malformed(field: field) : .newerValue(field: field)
  }
}
