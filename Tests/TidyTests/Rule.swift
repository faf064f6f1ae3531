import Testing

/// Something that a rule has against a text.
struct Finding: Hashable, Sendable, CustomStringConvertible {
  let path: String
  /// From 1; nil when it is the text as a whole.
  let line: Int?
  /// What is wrong and what to do instead.
  let what: String

  var description: String {
    let place = line.map { "\(path):\($0)" } ?? path
    return "\(place): \(what)"
  }
}

/// A rule of style that can be read off one text.
struct Rule: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// The texts it is about.
  let applies: @Sendable (SourceText) -> Bool
  /// What it has against one, by line from 1.
  let check: @Sendable (SourceText) -> [(line: Int?, what: String)]

  init(
    _ name: String, for applies: @escaping @Sendable (SourceText) -> Bool,
    check: @escaping @Sendable (SourceText) -> [(line: Int?, what: String)]
  ) {
    testDescription = name
    self.applies = applies
    self.check = check
  }

  func findings(in texts: [SourceText]) -> [Finding] {
    texts.filter(applies).flatMap { text in
      check(text).map { Finding(path: text.path, line: $0.line, what: $0.what) }
    }
  }

  static let all: [Rule] = [
    fileLength, functionLength, lineLength, catchAll, imports, bannedInProduct, bannedAnywhere,
    generatedMark, beginning, scripts,
  ]
}
