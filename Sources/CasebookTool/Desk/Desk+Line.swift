internal import Screens

extension Desk {
  /// The command line of this desk with `typed` replaced, for a hint to paste.
  ///
  /// Where `typed` is nil or does not stand on the line (it came from the environment), `option`
  /// is added with the value.
  func lineWords(replacing typed: String?, with value: String, option: String) -> String {
    if let typed, let index = words.lastIndex(where: { $0 == typed || $0.trimmingSpaces == typed })
    {
      var changed = words
      changed[index] = value
      return Self.text(changed)
    }
    return lineWords(adding: [option, value])
  }

  /// The command line of this desk with more words.
  func lineWords(adding more: [String]) -> String { Self.text(words + more) }

  /// The same, without some options and their values.
  func lineWords(without options: [String], adding more: [String]) -> String {
    var kept: [String] = []
    var isValue = false
    for word in words {
      if !isValue, !options.contains(where: { word == $0 || word.hasPrefix($0 + "=") }) {
        kept.append(word)
      }
      isValue = options.contains(word)
    }
    return Self.text(kept + more)
  }

  private static func text(_ words: [String]) -> String {
    (["casebook"] + words.map(ShellText.quoted)).joined(separator: " ")
  }
}
