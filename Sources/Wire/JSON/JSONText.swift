internal import Cases

/// The pieces of JSON that the renderer of events writes without building values first.
enum JSONText {
  /// Writes `text` in quotation marks.
  static func append(_ text: String, to output: inout [UInt8]) {
    output.append(Ascii.quote)
    let start = output.count
    output += text.utf8
    if output[start...].contains(where: needsEscape) {
      output.removeSubrange(start...)
      for byte in text.utf8 { appendEscaped(byte, to: &output) }
    }
    output.append(Ascii.quote)
  }

  /// Writes UTF-8 in quotation marks; whoever calls has checked that it is UTF-8.
  static func append(utf8 bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    output.append(Ascii.quote)
    if bytes.contains(where: needsEscape) {
      for byte in bytes { appendEscaped(byte, to: &output) }
    } else {
      output.append(contentsOf: bytes)
    }
    output.append(Ascii.quote)
  }

  static func append(_ value: Int64, to output: inout [UInt8]) {
    if value < 0 { output.append(Ascii.minus) }
    append(value.magnitude, to: &output)
  }

  static func append(_ value: UInt64, to output: inout [UInt8]) {
    append(value, digitCount: 1, to: &output)
  }

  /// Writes `value` with at least `digitCount` digits.
  static func append(_ value: UInt64, digitCount: Int, to output: inout [UInt8]) {
    var count = 1
    var limit: UInt64 = 10
    while count < 20, value >= limit {
      count += 1
      // 20 digits are the most that a number of 64 bits has.
      if count < 20 { limit *= 10 }
    }
    count = max(count, digitCount)
    for _ in 0..<count { output.append(Ascii.zero) }
    var rest = value
    var place = output.count - 1
    while rest > 0 {
      output[place] = Ascii.zero + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
      place -= 1
    }
  }

  /// Writes a number, or `null` for 0.
  static func append(nonzero value: UInt64, to output: inout [UInt8]) {
    if value == 0 { output += Piece.null } else { append(value, to: &output) }
  }

  /// Writes text, or `null` for an empty one.
  static func append(nonempty text: String, to output: inout [UInt8]) {
    if text.isEmpty { output += Piece.null } else { append(text, to: &output) }
  }

  // MARK: Identifiers

  private static let crockford = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  /// Writes the ULID, or `null`.
  static func append(orNull id: AnyID?, to output: inout [UInt8]) {
    if let id { append(id, to: &output) } else { output += Piece.null }
  }

  /// Writes the ULID in quotation marks.
  static func append(_ id: AnyID, to output: inout [UInt8]) {
    output.append(Ascii.quote)
    append(unquoted: id, to: &output)
    output.append(Ascii.quote)
  }

  /// Writes the ULID: 26 digits of five bits, of which the first has only three.
  static func append(unquoted id: AnyID, to output: inout [UInt8]) {
    let digits = crockford
    for shift in stride(from: 125, through: 0, by: -5) {
      let bits =
        shift >= 64
        ? id.high >> UInt64(shift - 64)
        : id.low >> UInt64(shift) | (shift > 59 ? id.high << UInt64(64 - shift) : 0)
      output.append(digits[Int(bits & 31)])
    }
  }

  // MARK: Escaping

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < Ascii.space || byte == Ascii.quote || byte == Ascii.backslash
  }

  private static func appendEscaped(_ byte: UInt8, to output: inout [UInt8]) {
    guard needsEscape(byte) else {
      output.append(byte)
      return
    }
    output.append(Ascii.backslash)
    switch byte {
    case Ascii.quote, Ascii.backslash: output.append(byte)
    case 0x08: output.append(UInt8(ascii: "b"))
    case 0x09: output.append(UInt8(ascii: "t"))
    case 0x0A: output.append(UInt8(ascii: "n"))
    case 0x0C: output.append(UInt8(ascii: "f"))
    case 0x0D: output.append(UInt8(ascii: "r"))
    default:
      output.append(contentsOf: "u00".utf8)
      for digit in [byte >> 4, byte & 15] {
        output.append(digit < 10 ? Ascii.zero + digit : UInt8(ascii: "a") + digit - 10)
      }
    }
  }
}
