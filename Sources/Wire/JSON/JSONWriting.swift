extension JSON {
  /// How a document is laid out; the values are the same.
  package enum Layout: Hashable, Sendable {
    /// No white space: for programs, and for bytes that must be stable.
    case compact
    /// Two spaces for each level: for a person at a terminal.
    case indented
  }

  /// The document in UTF-8, without a newline at the end.
  ///
  /// Names are sorted by their bytes; only `"`, `\` and control characters are escaped, so the
  /// compact form of what casebook writes is also that of RFC 8785.
  package func bytes(_ layout: Layout = .compact) -> [UInt8] {
    var output: [UInt8] = []
    write(to: &output, layout, depth: 0)
    return output
  }

  /// The document as it is printed: with a newline at the end.
  package func line(_ layout: Layout = .compact) -> [UInt8] {
    var output = bytes(layout)
    output.append(Ascii.newline)
    return output
  }

  private func write(to output: inout [UInt8], _ layout: Layout, depth: Int) {
    switch self {
    case .null: output.append(contentsOf: "null".utf8)
    case .bool(let value): output.append(contentsOf: value ? "true".utf8 : "false".utf8)
    case .integer(let value): JSONText.append(value, to: &output)
    case .string(let text): JSONText.append(text, to: &output)
    case .array(let elements):
      output.append(Ascii.openBracket)
      for (index, element) in elements.enumerated() {
        if index > 0 { output.append(Ascii.comma) }
        Self.breakLine(in: &output, layout, depth: depth + 1)
        element.write(to: &output, layout, depth: depth + 1)
      }
      if !elements.isEmpty { Self.breakLine(in: &output, layout, depth: depth) }
      output.append(Ascii.closeBracket)
    case .object(let members):
      output.append(Ascii.openBrace)
      let names = members.sorted { Self.isBefore($0.key, $1.key) }
      for (index, member) in names.enumerated() {
        if index > 0 { output.append(Ascii.comma) }
        Self.breakLine(in: &output, layout, depth: depth + 1)
        JSONText.append(member.key, to: &output)
        output.append(Ascii.colon)
        if layout == .indented { output.append(Ascii.space) }
        member.value.write(to: &output, layout, depth: depth + 1)
      }
      if !members.isEmpty { Self.breakLine(in: &output, layout, depth: depth) }
      output.append(Ascii.closeBrace)
    }
  }

  /// Whether `left` stands before `right`: by bytes, which no locale and no Unicode version moves.
  private static func isBefore(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  private static func breakLine(in output: inout [UInt8], _ layout: Layout, depth: Int) {
    guard layout == .indented else { return }
    output.append(Ascii.newline)
    output.append(contentsOf: repeatElement(Ascii.space, count: depth * 2))
  }
}

/// The characters that JSON is made of.
enum Ascii {
  static let newline = UInt8(ascii: "\n")
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let backslash = UInt8(ascii: "\\")
  static let comma = UInt8(ascii: ",")
  static let colon = UInt8(ascii: ":")
  static let minus = UInt8(ascii: "-")
  static let zero = UInt8(ascii: "0")
  static let nine = UInt8(ascii: "9")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
}

/// The pieces of JSON that the renderer of events writes without building values first.
enum JSONText {
  /// Writes `text` in quotation marks.
  static func append(_ text: String, to output: inout [UInt8]) {
    output.append(Ascii.quote)
    for byte in text.utf8 { appendEscaped(byte, to: &output) }
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
    let start = output.count
    var rest = value
    repeat {
      output.append(Ascii.zero + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    while output.count - start < digitCount { output.append(Ascii.zero) }
    output[start...].reverse()
  }

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
