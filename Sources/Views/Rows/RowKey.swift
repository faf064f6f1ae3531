package import Cases

/// Builds the key of a row: parts of fixed length, and texts that end in a zero byte, so that keys
/// sort by their parts one after the other.
package struct RowKey: Sendable {
  package private(set) var bytes: [UInt8]

  /// Begins with the byte that says the kind of row.
  package init(_ kind: UInt8) {
    bytes = []
    bytes.reserveCapacity(48)
    bytes.append(kind)
  }

  /// Begins with nothing.
  package init(capacity: Int = 48) {
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  package mutating func byte(_ byte: UInt8) { bytes.append(byte) }

  /// Sixteen bytes.
  package mutating func id<Tag>(_ id: Identifier<Tag>) {
    number(id.high)
    number(id.low)
  }

  /// Eight bytes, the highest first, so that byte order is number order.
  package mutating func number(_ number: UInt64) {
    appendBigEndian(number, to: &bytes)
  }

  /// Eight bytes; earlier moments sort first.
  package mutating func instant(_ instant: Instant) {
    number(UInt64(bitPattern: instant.microseconds) ^ 1 << 63)
  }

  /// Eight bytes; later moments sort first.
  package mutating func latestFirst(_ instant: Instant) {
    number(~(UInt64(bitPattern: instant.microseconds) ^ 1 << 63))
  }

  /// The text's bytes, then a zero byte; at most `textByteCountMax` of them, and none behind a
  /// zero byte of the text's own.
  package mutating func text(_ text: String) {
    for byte in text.utf8.prefix(Self.textByteCountMax) {
      if byte == 0 { break }
      bytes.append(byte)
    }
    bytes.append(0)
  }

  /// How many bytes of a text stand in a key; LMDB allows 511 for the whole key.
  package static let textByteCountMax = 240
}

/// Appends eight bytes, the highest first; a loop over `stride` takes ten times as long.
@inline(__always)
func appendBigEndian(_ number: UInt64, to bytes: inout [UInt8]) {
  bytes.append(UInt8(truncatingIfNeeded: number >> 56))
  bytes.append(UInt8(truncatingIfNeeded: number >> 48))
  bytes.append(UInt8(truncatingIfNeeded: number >> 40))
  bytes.append(UInt8(truncatingIfNeeded: number >> 32))
  bytes.append(UInt8(truncatingIfNeeded: number >> 24))
  bytes.append(UInt8(truncatingIfNeeded: number >> 16))
  bytes.append(UInt8(truncatingIfNeeded: number >> 8))
  bytes.append(UInt8(truncatingIfNeeded: number))
}

/// The least key that sorts behind every key that begins with `prefix`.
///
/// `prefix` holds a byte other than 255.
package func keyAfter(_ prefix: [UInt8]) -> [UInt8] {
  var key = prefix
  while let last = key.popLast() {
    if last < 255 {
      key.append(last + 1)
      return key
    }
  }
  preconditionFailure("no key sorts behind every key that begins with \(prefix)")
}

/// Reads the parts of a key that `RowKey` wrote.
package struct RowKeyReader {
  private let bytes: [UInt8]
  private var position: Int
  private let view: ViewName

  /// Starts behind the byte that says the kind.
  package init(_ key: [UInt8], of view: ViewName, at position: Int = 1) {
    self.bytes = key
    self.position = position
    self.view = view
  }

  package mutating func byte() throws(RowsError) -> UInt8 {
    guard position < bytes.count else { throw .damagedRow(view) }
    position += 1
    return bytes[position - 1]
  }

  package mutating func number() throws(RowsError) -> UInt64 {
    guard position + 8 <= bytes.count else { throw .damagedRow(view) }
    var number: UInt64 = 0
    for _ in 0..<8 {
      number = number << 8 | UInt64(bytes[position])
      position += 1
    }
    return number
  }

  package mutating func id<Tag>() throws(RowsError) -> Identifier<Tag> {
    Identifier(high: try number(), low: try number())
  }

  package mutating func instant() throws(RowsError) -> Instant {
    try checked(try number() ^ 1 << 63)
  }

  package mutating func latestFirst() throws(RowsError) -> Instant {
    try checked(~(try number()) ^ 1 << 63)
  }

  /// The text up to its zero byte.
  package mutating func text() throws(RowsError) -> String {
    guard position <= bytes.count, let end = bytes[position...].firstIndex(of: 0),
      let text = String(validating: bytes[position..<end], as: UTF8.self)
    else { throw .damagedRow(view) }
    position = end + 1
    return text
  }

  /// Throws if anything follows.
  package func end() throws(RowsError) {
    guard position == bytes.count else { throw .damagedRow(view) }
  }

  private func checked(_ bits: UInt64) throws(RowsError) -> Instant {
    let instant = Instant(microseconds: Int64(bitPattern: bits))
    guard Instant.range.contains(instant) else { throw .damagedRow(view) }
    return instant
  }
}
