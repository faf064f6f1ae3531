package import Cases

/// Reads what `RowWriter` wrote, and nothing else: any other bytes are `damagedRow`, never a trap.
package struct RowReader {
  private let bytes: [UInt8]
  private var position = 0
  private let view: ViewName

  package init(_ bytes: [UInt8], of view: ViewName) {
    self.bytes = bytes
    self.view = view
  }

  /// The greatest count that a row holds.
  package static let countMax = Int(UInt32.max)

  private static let days = Day(1, 1, 1)...Day(9999, 12, 31)

  package mutating func byte() throws(RowsError) -> UInt8 {
    guard position < bytes.count else { throw damaged }
    position += 1
    return bytes[position - 1]
  }

  package mutating func flag() throws(RowsError) -> Bool {
    let value = try byte()
    guard value <= 1 else { throw damaged }
    return value == 1
  }

  package mutating func number() throws(RowsError) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let next = try byte()
      let bits = UInt64(next & 0x7F)
      // The tenth byte has room for one bit, and a last byte of 0 would be a longer way to write
      // the same number.
      guard shift < 63 || bits <= 1, next != 0 || shift == 0 else { throw damaged }
      value |= bits << shift
      if next < 0x80 { return value }
      shift += 7
      guard shift <= 63 else { throw damaged }
    }
  }

  package mutating func count() throws(RowsError) -> Int {
    guard let value = Int(exactly: try number()), value <= Self.countMax else { throw damaged }
    return value
  }

  package mutating func integer() throws(RowsError) -> Int {
    let bits = try number()
    return Int(bitPattern: UInt(bits >> 1)) ^ -Int(bits & 1)
  }

  package mutating func text() throws(RowsError) -> String {
    let range = try extent()
    guard let text = String(validating: bytes[range], as: UTF8.self) else { throw damaged }
    return text
  }

  package mutating func data() throws(RowsError) -> [UInt8] { Array(bytes[try extent()]) }

  package mutating func id<Tag>() throws(RowsError) -> Identifier<Tag> {
    Identifier(high: try fixed(), low: try fixed())
  }

  package mutating func instant() throws(RowsError) -> Instant {
    let instant = Instant(microseconds: Int64(bitPattern: try fixed()))
    guard Instant.range.contains(instant) else { throw damaged }
    return instant
  }

  package mutating func day() throws(RowsError) -> Day {
    guard let bits = UInt32(exactly: try number()) else { throw damaged }
    let day = Day(number: Int32(bitPattern: bits))
    guard Self.days.contains(day) else { throw damaged }
    return day
  }

  package mutating func team() throws(RowsError) -> Team {
    guard let team = Team(try text()) else { throw damaged }
    return team
  }

  package mutating func quantity() throws(RowsError) -> Quantity {
    guard let quantity = Quantity(try text()) else { throw damaged }
    return quantity
  }

  package mutating func code<Value: CaseIterable>() throws(RowsError) -> Value {
    let place = Int(try byte())
    let values = Value.allCases
    guard let index = values.index(values.startIndex, offsetBy: place, limitedBy: values.endIndex),
      index != values.endIndex
    else { throw damaged }
    return values[index]
  }

  package mutating func optional<Value>(
    _ read: (inout RowReader) throws(RowsError) -> Value
  ) throws(RowsError) -> Value? {
    try flag() ? try read(&self) : nil
  }

  package mutating func list<Value>(
    _ read: (inout RowReader) throws(RowsError) -> Value
  ) throws(RowsError) -> [Value] {
    let count = try count()
    // Every element takes a byte at least, so that a damaged count cannot claim memory.
    guard count <= bytes.count - position else { throw damaged }
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try read(&self)) }
    return values
  }

  /// Whether everything has been read.
  package var isAtEnd: Bool { position == bytes.count }

  /// Throws if anything follows.
  package func end() throws(RowsError) {
    guard position == bytes.count else { throw damaged }
  }

  private var damaged: RowsError { .damagedRow(view) }

  /// The bytes behind a count, over which it moves.
  private mutating func extent() throws(RowsError) -> Range<Int> {
    let count = try count()
    guard count <= bytes.count - position else { throw damaged }
    defer { position += count }
    return position..<position + count
  }

  private mutating func fixed() throws(RowsError) -> UInt64 {
    guard bytes.count - position >= 8 else { throw damaged }
    var value: UInt64 = 0
    for place in position..<position + 8 { value = value << 8 | UInt64(bytes[place]) }
    position += 8
    return value
  }
}
