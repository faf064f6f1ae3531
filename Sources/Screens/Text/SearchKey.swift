/// Folds a text so that a query finds it however either was typed.
///
/// One pure function for the stored key and the query: NFKC, case fold, katakana to hiragana
/// (U+30A1–30F6 − 0x60; `ー` stays), dashes between digits to `-`, runs of white space to one space.
/// The kana step is done here by offset, since Foundation's transform turns コンプレッサー into
/// こんぷれっさあ.
/// - Parameters:
///   - text: as it was typed.
///   - nfkc: the compatibility composition, which the standard library does not offer.  It makes
///     `ｺﾝﾌﾟﾚｯｻｰ` `コンプレッサー` and full-width letters half-width.
/// - Returns: the key; empty for a text of white space.
/// - Complexity: O(length).
package func searchKey(_ text: String, nfkc: (String) -> String) -> String {
  let folded = nfkc(text).lowercased().map { $0.hiragana }
  var key = ""
  for (index, character) in folded.enumerated() {
    if character.isWhitespace {
      if !key.isEmpty, key.last != " " { key.append(" ") }
    } else if Dashes.all.contains(character), index > 0, index + 1 < folded.count,
      folded[index - 1].isASCIIDigit, folded[index + 1].isASCIIDigit
    {
      key.append("-")
    } else {
      key.append(character)
    }
  }
  if key.last == " " { key.removeLast() }
  return key
}

extension Character {
  /// This character as hiragana, if it is katakana; marks on it are kept.
  var hiragana: Character {
    guard let first = unicodeScalars.first, (0x30A1...0x30F6).contains(first.value),
      let moved = Unicode.Scalar(first.value - 0x60)
    else { return self }
    var scalars = String.UnicodeScalarView()
    scalars.append(moved)
    scalars.append(contentsOf: unicodeScalars.dropFirst())
    return Character(String(scalars))
  }
}
