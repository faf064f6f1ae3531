extension Rule {
  static let generatedMark = Rule(
    "what is generated says so, and nothing else does", for: { $0.isSwift }
  ) { text in
    let isMarked = text.lines.prefix(12).contains { $0.hasPrefix("// DO NOT" + " EDIT") }
    switch (text.isInGeneratedFolder, isMarked) {
    case (true, false): return [(nil, "only tools write to Generated")]
    case (false, true): return [(nil, "move it to Generated")]
    case (true, true), (false, false): return []
    }
  }

  /// Whoever opens a file learns first what it is for.
  static let beginning = Rule(
    "a file begins with something documented",
    for: { $0.module != nil && $0.isSwift && !$0.isInGeneratedFolder }
  ) { text in
    let rest = text.lines.enumerated().filter { _, line in
      !line.trimmed.isEmpty && !isImport(line)
    }
    guard let (index, first) = rest.first else { return [(nil, "there is nothing in it")] }
    if isComment(first) { return [] }
    // An extension adds to what is documented elsewhere: a conformance, where the protocol says
    // what its members are for, or members, of which the first counts.
    let words = first.split(separator: " ")
    if words.contains("extension"), first.contains(": ") { return [] }
    if words.contains("extension"), let second = rest.dropFirst().first(where: isInside) {
      if isComment(second.element) { return [] }
      return [(second.offset + 1, "say what it is for")]
    }
    return [(index + 1, "say what it is for")]
  }

  /// Past the lines in which the head of an extension goes on.
  private static func isInside(_ line: EnumeratedSequence<[Substring]>.Element) -> Bool {
    let text = line.element.trimmed
    return text != "{" && !text.hasPrefix("where ") && !text.hasPrefix("@")
  }

  private static func isImport(_ line: Substring) -> Bool {
    line.split(separator: " ").prefix(3).contains("import") || line.hasPrefix("#if canImport")
  }

  private static func isComment(_ line: Substring) -> Bool {
    line.trimmed.hasPrefix("//")
  }

  /// A text that says who runs it can be run, and the other way round.
  static let scripts = Rule(
    "scripts can be run", for: { $0.path.hasPrefix("Tools/") || $0.path.hasPrefix(".ci/") }
  ) { text in
    switch (text.text.hasPrefix("#!"), Repository.isExecutable(text.path)) {
    case (true, false): return [(1, "make it executable")]
    case (false, true): return [(1, "say in the first line what runs it, or take the right away")]
    case (true, true), (false, false): return []
    }
  }
}
