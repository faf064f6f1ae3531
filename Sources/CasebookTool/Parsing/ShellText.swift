/// Words as they must be typed for a shell to pass them on unchanged.
enum ShellText {
  /// A word, in quotes where it needs them.
  static func quoted(_ word: String) -> String {
    guard word.isEmpty || !word.allSatisfy(isPlain) || word.hasPrefix("~") else { return word }
    guard word.contains(where: { "\"$`\\!".contains($0) }) else { return "\"\(word)\"" }
    return "'"
      + word.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
  }

  private static func isPlain(_ character: Character) -> Bool {
    guard character.isASCII else { return !character.isWhitespace }
    return character.isLetter || character.isNumber || "-_./:,=+@%~^".contains(character)
  }
}
