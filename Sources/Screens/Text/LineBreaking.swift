/// Where a line may end: kinsoku for Japanese, spaces for everything else.
enum LineBreaking {
  /// Never first on a line: closing brackets, stops, the long-vowel mark, small kana, repetition
  /// marks.
  ///
  /// The characters of JIS X 4051, 4.3, that occur in service texts, and their half-width forms.
  static let neverFirst = Set<Character>(
    """
    、。，．・：；？！‼⁇⁈⁉」』）】〕〉》］｝〙〗〟’”｠»
    ーゝゞヽヾ々〻‐゠–〜～…‥％℃
    ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ
    ｡｣､･ｰｧｨｩｪｫｬｭｮｯ,.:;?!)]}%
    """.filter { !$0.isNewline })

  /// Never last on a line: opening brackets and currency signs.
  static let neverLast = Set<Character>("「『（【〔〈《［｛〘〖〝‘“｟«｢([{¥￥＄$")

  /// Whether a line may end before `characters[index]`.
  ///
  /// Spaces at a break are dropped, so the rules look at the nearest other characters.
  static func mayBreak(_ characters: [Character], before index: Int, from start: Int) -> Bool {
    let before = characters[index - 1]
    let after = characters[index]
    guard before == " " || after == " " || isIdeographic(before) || isIdeographic(after) else {
      return false
    }
    if let last = characters[start..<index].last(where: { $0 != " " }), neverLast.contains(last) {
      return false
    }
    if let first = characters[index...].first(where: { $0 != " " }), neverFirst.contains(first) {
      return false
    }
    return true
  }

  /// Whether text may be broken beside this character although there is no space.
  private static func isIdeographic(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    return (0xFF61...0xFF9F).contains(scalar.value) || Ruler(ambiguous: .one).cells(character) == 2
  }
}
