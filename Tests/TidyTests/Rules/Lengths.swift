extension Rule {
  static let fileLengthMax = 400
  static let functionLengthMax = 70
  static let columnCountMax = 100

  private static let programs = [".swift", ".c", ".h", ".cpp", ".py", ".sh"]

  private static func isProgram(_ text: SourceText) -> Bool {
    guard !text.isInGeneratedFolder else { return false }
    return programs.contains(where: text.path.hasSuffix) || text.text.hasPrefix("#!")
  }

  static let fileLength = Rule("a file holds one idea", for: isProgram) { text in
    let count = text.lines.count
    guard count > fileLengthMax else { return [] }
    return [(nil, "\(count) lines, more than \(fileLengthMax): split it")]
  }

  /// Counted in characters: an ideograph is one, though it takes two cells.
  static let lineLength = Rule("a line fits the screen", for: isProgram) { text in
    text.lines.enumerated().filter { $0.element.count > columnCountMax }.map { number, line in
      (number + 1, "\(line.count) characters, more than \(columnCountMax)")
    }
  }

  static let functionLength = Rule(
    "a function can be seen at once", for: { $0.isSwift && !$0.isInGeneratedFolder }
  ) { text in
    text.code.indices.compactMap { start in
      guard let count = bodyLength(text.code, from: start), count > functionLengthMax else {
        return nil
      }
      return (start + 1, "\(count) lines, more than \(functionLengthMax): split it")
    }
  }

  /// The lines of the function, initializer, computed property or closure that is declared at
  /// `start`; nil if none is, or if it has no body on lines of its own.
  ///
  /// The sources are formatted: a declaration ends with the first `}` at its own indentation.  The
  /// rows of a table, as a switch over every type of event is one, are not counted: there are as
  /// many as there are types, and they are read one at a time.
  private static func bodyLength(_ code: [Substring], from start: Int) -> Int? {
    guard let indentation = code[start].indentation, isDeclaration(code[start].trimmed) else {
      return nil
    }
    var rowCount = 0
    for index in (start + 1)..<max(code.count, start + 1) {
      if isRow(code[index].trimmed) { rowCount += 1 }
      guard let found = code[index].indentation, found <= indentation else { continue }
      let line = code[index].trimmed
      guard found == indentation else { return nil }
      if line.hasPrefix("}") { return index - start + 1 - rowCount }
      let goesOn = [")", "where ", "{", "->", "throws", "async", "#if", "#else", "#endif", "]"]
      guard goesOn.contains(where: line.hasPrefix) else { return nil }
    }
    return nil
  }

  private static func isRow(_ line: Substring) -> Bool {
    line.hasPrefix("case ") || line.hasPrefix(".")
  }

  private static func isDeclaration(_ line: Substring) -> Bool {
    let words = line.split { !$0.isLetter && $0 != "_" }
    if words.contains(where: { ["func", "init", "deinit", "subscript"].contains($0) }) {
      return !line.hasPrefix("//") && !line.hasPrefix(".")
    }
    return line.hasSuffix("{") && words.contains { $0 == "var" || $0 == "let" }
  }
}
