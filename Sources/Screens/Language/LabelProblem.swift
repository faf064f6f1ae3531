/// Why configured labels cannot be used.
package enum LabelProblem: Error, Hashable, Message {
  /// Two of them are the same in `what`, so nobody could tell them apart.
  case notUnique(String, keys: [String])
  /// The sign of `key` is not one glyph of two cells, so columns would not stand.
  case notTwoCells(key: String)
  /// The letters of `key` are not two ASCII letters.
  case notTwoLetters(key: String)

  package var ja: String {
    switch self {
    case .notUnique(let what, let keys): "\(keys.joined(separator: "、")) の「\(what)」が同じです"
    case .notTwoCells(let key): "\(key) の漢字は全角 1 文字にしてください"
    case .notTwoLetters(let key): "\(key) の略号は英字 2 文字にしてください"
    }
  }

  package var en: String {
    switch self {
    case .notUnique(let what, let keys): "\(keys.joined(separator: ", ")) share \"\(what)\""
    case .notTwoCells(let key): "the kanji of \(key) must be one glyph of two cells"
    case .notTwoLetters(let key): "the letters of \(key) must be two ASCII letters"
    }
  }

  static func check(_ shapes: [LabelShape]) throws(LabelProblem) {
    for shape in shapes {
      let widths = AmbiguousWidth.allCases.map { Ruler(ambiguous: $0).cells(shape.kanji) }
      guard widths == [2, 2] else { throw .notTwoCells(key: shape.key) }
      guard shape.letters.count == 2, shape.letters.allSatisfy({ $0.isASCII && $0.isLetter }) else {
        throw .notTwoLetters(key: shape.key)
      }
    }
    for part in [\LabelShape.key, \.letters, \.sign] {
      for (text, same) in Dictionary(grouping: shapes, by: { $0[keyPath: part] }).sorted(by: {
        $0.key < $1.key
      }) where same.count > 1 {
        throw .notUnique(text, keys: same.map(\.key))
      }
    }
  }
}

/// What must be told apart in a label.
struct LabelShape: Hashable, Sendable {
  let key: String
  let kanji: Character
  let letters: String
  var sign: String { String(kanji) }
}
