internal import Cases
internal import Screens

/// The end of an identifier, for things that have no number of their own: people read it in a list
/// and type it again.
enum ShortName {
  /// How many characters are shown.
  static let characterCount = 6
  /// How many must be typed.
  static let typedCountMin = 4

  /// `K7Q2XM`.
  static func of<Tag>(_ id: Identifier<Tag>) -> String {
    String(id.description.suffix(characterCount))
  }

  /// Whether `typed` is an identifier, or enough of its end.
  static func isMeant<Tag>(_ typed: String, _ id: Identifier<Tag>) -> Bool {
    let key = typed.identifierKey
    return key.count >= typedCountMin && id.description.hasSuffix(key)
  }
}
