extension Rule {
  /// What the `default:` of a switch over a foreign or open set is marked with, and why.
  static let openSetMark = "// Open set:"

  /// A switch over an enum of ours names every case, so that the compiler finds the places to
  /// change when a case is added (CODE.md §2.1).
  ///
  /// What a switch is over cannot be read off one text, but its patterns can: those of an enum
  /// begin with a dot.  A `default:` beside them, or a pattern that matches everything, is a
  /// finding unless its line says that the set is open, as the error codes of a C library are.
  static let catchAll = Rule(
    "a switch over an enum names every case", for: { $0.isSwift && !$0.isInGeneratedFolder }
  ) { text in
    text.code.indices.compactMap { index in
      guard let indentation = text.code[index].indentation else { return nil }
      guard isCatchAll(text.code[index].trimmed) else { return nil }
      let patterns = casesBefore(index, indentation, in: text.code)
      let isMarked = text.lines[max(index - 1, 0)...index].contains { $0.contains(openSetMark) }
      guard patterns.contains(where: isOfEnum), !isMarked else { return nil }
      return (index + 1, "name the cases, or say `\(openSetMark) why` here or in the line above")
    }
  }

  private static func isCatchAll(_ line: Substring) -> Bool {
    guard !line.hasPrefix("default:") else { return true }
    guard line.hasPrefix("case ") else { return false }
    return pattern(of: line).allSatisfy { "_(), ".contains($0) }
  }

  /// The patterns of the switch up to the line `index`, which stands at `indentation`.
  private static func casesBefore(
    _ index: Int, _ indentation: Int, in code: [Substring]
  ) -> [Substring] {
    var patterns: [Substring] = []
    for line in code[..<index].reversed() {
      guard let found = line.indentation, found <= indentation else { continue }
      guard found == indentation, !line.trimmed.hasPrefix("switch ") else { break }
      if line.trimmed.hasPrefix("case ") { patterns.append(pattern(of: line.trimmed)) }
      // `let name = switch value {` and `return switch` stand at the same indentation.
      if line.hasSuffix("{"), line.contains("switch ") { break }
    }
    return patterns
  }

  /// What stands between `case` and the colon; labels of associated values have one too.
  private static func pattern(of line: Substring) -> Substring {
    var depth = 0
    let end = line.firstIndex { character in
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      return character == ":" && depth == 0
    }
    return line[..<(end ?? line.endIndex)].dropFirst(5)
  }

  /// `.resolved`, `(.close, _)`, `let .failed(error)`, `(_, .open)`; but not `1...9`.
  private static func isOfEnum(_ pattern: Substring) -> Bool {
    var before: Character = " "
    for (character, next) in zip(pattern, pattern.dropFirst()) {
      if character == ".", next.isLetter, before == " " || before == "(" { return true }
      before = character
    }
    return false
  }
}
