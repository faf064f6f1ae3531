internal import ArgumentParser
internal import Screens

extension TypedCommand {
  /// Reads what follows the command's words: `words`, without the global options.
  ///
  /// `name` is that of the command, for hints.
  static func parse(_ words: [String], name: String) throws(ErrorReport) -> Self {
    do {
      return try parse(Self.repaired(words))
    } catch {
      throw ParserSentence(message(for: error)).problem(
        command: name, options: optionNames + GlobalOption.all.map(\.long), words: words
      ).report
    }
  }

  /// The long options of this command, from its help; a test compares that with the parser's.
  static var optionNames: [String] {
    help.options.flatMap { entry in
      entry.term.en.split(whereSeparator: { " ,=|".contains($0) })
        .filter { $0.hasPrefix("--") }.map(String.init)
    }
  }

  /// The words with options that were typed full-width as they should have been.
  private static func repaired(_ words: [String]) -> [String] {
    let names = Set(optionNames)
    var isOpen = true
    return words.map { word in
      if word == "--" { isOpen = false }
      // No option begins with a digit; the parser would take the sign for one's hyphen.
      if isOpen, takesNegativeNumbers, word.hasPrefix("-"),
        word.dropFirst().first?.isNumber == true
      {
        return "−" + word.dropFirst()
      }
      guard isOpen, let option = OptionText(word), names.contains(option.name) else { return word }
      return option.text
    }
  }
}

/// A sentence of ArgumentParser, taken apart.
///
/// The parser says what is wrong in English and only so; a test holds every sentence that occurs
/// against the parser that is linked in.
struct ParserSentence {
  private let text: String

  init(_ text: String) { self.text = text }

  /// What it means in our words.
  func problem(command: String, options: [String], words: [String]) -> UsageProblem {
    let quoted = quotes
    if text.hasPrefix("Unknown option"), let typed = quoted.first {
      let name = words.first { $0.hasPrefix(typed) } ?? typed
      return .unknownOption(
        name, near: Self.near(typed, options), command: command)
    }
    if text.hasPrefix("Missing value for"), let option = quoted.first {
      return .missingValue(Self.firstWord(option))
    }
    if text.hasPrefix("Missing expected argument"), let argument = quoted.first {
      return .missingArgument(Self.firstWord(argument), command: command)
    }
    if text.hasPrefix("Unexpected argument") || text.contains(" unexpected arguments: ") {
      return .unexpected(quoted, command: command)
    }
    if text.hasPrefix("The option"), text.contains("does not take any value"),
      let option = quoted.first
    {
      return .takesNoValue(option)
    }
    if text.hasPrefix("The value"), quoted.count >= 2 {
      return .invalidValue(quoted[0], of: Self.firstWord(quoted[1]), allowed: [])
    }
    return .other(text, command: command)
  }

  /// What stands between `'` and `'`.
  private var quotes: [String] {
    let parts = text.split(separator: "'", omittingEmptySubsequences: false)
    return parts.indices.filter { !$0.isMultiple(of: 2) }.map { String(parts[$0]) }
  }

  private static func firstWord(_ text: String) -> String {
    text.split(separator: " ").first.map(String.init) ?? text
  }

  private static func near(_ typed: String, _ options: [String]) -> [String] {
    let key = String(typed.drop { $0 == "-" })
    let names = options.map { String($0.drop { $0 == "-" }) }
    guard case .near(let near) = NameMatch(key, among: names) else { return [] }
    return near.map { "--" + $0 }
  }
}
