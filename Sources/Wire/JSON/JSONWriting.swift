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
