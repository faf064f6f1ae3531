import Testing

/// A text of the repository, and the same text with nothing but code in it.
struct SourceText: Sendable, CustomTestStringConvertible {
  /// Relative to the root, for example `Sources/Cases/Event.swift`.
  let path: String
  let text: String
  /// The lines as they stand.
  let lines: [Substring]
  /// The same lines; of written Swift files without comments and with blanks in literals.
  let code: [Substring]

  init(path: String, text: String) {
    self.path = path
    self.text = text
    lines = Self.split(text)
    let isToBlank = path.hasSuffix(".swift") && !path.contains("/Generated/")
    code = isToBlank ? Self.split(Blanking.code(of: text)) : lines
  }

  var testDescription: String { path }

  var isSwift: Bool { path.hasSuffix(".swift") }

  /// Whether a tool wrote it, by the folder in which it stands.
  var isInGeneratedFolder: Bool { path.contains("/Generated/") }

  /// The module in whose folder it stands; nil outside `Sources`.
  var module: String? {
    let parts = path.split(separator: "/")
    return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : nil
  }

  private static func split(_ text: String) -> [Substring] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }  // The newline at the end.
    return lines
  }
}

extension Substring {
  /// How many spaces the line begins with; nil when there is nothing else.
  var indentation: Int? {
    firstIndex { $0 != " " }.map { distance(from: startIndex, to: $0) }
  }

  /// The line without the spaces at both ends.
  var trimmed: Substring {
    var rest = self
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return rest
  }
}
