extension Line {
  /// The bytes to print, without the end of the line.
  ///
  /// Each run of one style is closed again, so a line that is cut or interleaved colours nothing
  /// else.
  package func rendered(_ colour: Colour) -> String {
    guard colour == .sixteen else { return text }
    var output = ""
    var open: String?
    for span in spans where !span.text.isEmpty {
      let codes = SGR.codes(span.role, span.emphasis)
      if codes != open {
        if open != nil { output += "\u{1B}[0m" }
        if let codes { output += "\u{1B}[\(codes)m" }
        open = codes
      }
      output += span.text
    }
    return open == nil ? output : output + "\u{1B}[0m"
  }
}

extension Sequence where Element == Line {
  /// The bytes of all lines, each with its end.
  package func rendered(_ colour: Colour) -> String {
    reduce(into: "") { $0 += $1.rendered(colour) + "\n" }
  }
}

/// Select Graphic Rendition (ECMA-48, 8.3.117), 16 colours.
enum SGR {
  /// The parameters of a style, or nil for plain text.
  static func codes(_ role: Role, _ emphasis: Emphasis) -> String? {
    var codes: [String] = []
    if emphasis.contains(.bold) { codes.append("1") }
    if emphasis.contains(.dimmed) { codes.append("2") }
    if emphasis.contains(.reversed) { codes.append("7") }
    for code in base(role) where !codes.contains(code) { codes.append(code) }
    return codes.isEmpty ? nil : codes.joined(separator: ";")
  }

  private static func base(_ role: Role) -> [String] {
    switch role {
    case .plain: []
    case .team(let key): team(key)
    case .overdue: ["31"]
    case .dim: ["2"]
    case .heading: ["1"]
    case .notice: ["33"]
    case .failure: ["1", "31"]
    case .hint: ["1", "36"]
    case .command: ["1"]
    }
  }

  /// The colours of the teams that casebook knows; another team stays plain.
  private static func team(_ key: String) -> [String] {
    switch key {
    case "support": ["36"]
    case "sales": ["35"]
    case "repair": ["34"]
    case "customer": ["32"]
    case "quality": ["33"]
    case "machine": ["2"]
    default: []
    }
  }
}
