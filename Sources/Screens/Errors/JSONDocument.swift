/// A JSON value that is written the same way every time.
///
/// Keys sorted, `/` and everything beyond ASCII not escaped, so documents can be compared as bytes.
package indirect enum JSONDocument: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case string(String)
  case array([JSONDocument])
  case object([String: JSONDocument])

  /// How a document is laid out.
  package enum Layout: Hashable, Sendable {
    /// On one line: for a pipe.
    case compact
    /// Indented by two spaces: for a terminal.
    case indented
  }

  /// The document, with a newline at its end.
  package func rendered(_ layout: Layout = .compact) -> String {
    var output = ""
    write(to: &output, layout, depth: 0)
    return output + "\n"
  }

  private func write(to output: inout String, _ layout: Layout, depth: Int) {
    switch self {
    case .null: output += "null"
    case .bool(let value): output += value ? "true" : "false"
    case .integer(let value): output += String(value)
    case .string(let value): Self.write(value, to: &output)
    case .array(let values):
      Self.writeList("[", values, "]", to: &output, layout, depth) { output, value in
        value.write(to: &output, layout, depth: depth + 1)
      }
    case .object(let members):
      let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      Self.writeList("{", sorted, "}", to: &output, layout, depth) { output, member in
        Self.write(member.key, to: &output)
        output += layout == .compact ? ":" : ": "
        member.value.write(to: &output, layout, depth: depth + 1)
      }
    }
  }

  private static func writeList<Element>(
    _ open: String, _ elements: [Element], _ close: String, to output: inout String,
    _ layout: Layout, _ depth: Int, _ writeElement: (inout String, Element) -> Void
  ) {
    output += open
    for (index, element) in elements.enumerated() {
      if index > 0 { output += "," }
      if layout == .indented { output += "\n" + String(repeating: "  ", count: depth + 1) }
      writeElement(&output, element)
    }
    if layout == .indented, !elements.isEmpty {
      output += "\n" + String(repeating: "  ", count: depth)
    }
    output += close
  }

  /// Escapes what RFC 8259, 7, requires, and nothing else.
  private static func write(_ text: String, to output: inout String) {
    output += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case _ where scalar.value < 0x20:
        let hex = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: output.unicodeScalars.append(scalar)
      }
    }
    output += "\""
  }
}
