/// What the keys of a word give when a Japanese input method is on: `show` gives `しょw`.
///
/// The romaji table that the common input methods share; what they read differently (`c`, `q`) is
/// close enough for a suggestion.
enum InputMethod {
  /// The kana for the keys of `word`; keys that stay open remain letters.
  /// - Parameter word: ASCII, in lower case.
  /// - Returns: what stands in the input line.
  static func kana(forKeys word: String) -> String {
    let keys = Array(word)
    var output = ""
    var index = 0
    while index < keys.count {
      if let (kana, length) = syllable(keys[index...]) {
        output += kana
        index += length
      } else if isDoubled(keys[index...]) {
        output += "っ"
        index += 1
      } else if keys[index] == "n", index + 1 < keys.count, keys[index + 1].isLetter {
        output += "ん"
        index += keys[index + 1] == "n" ? 2 : 1
      } else {
        output += keys[index] == "-" ? "ー" : String(keys[index])
        index += 1
      }
    }
    return output
  }

  private static func syllable(_ keys: ArraySlice<Character>) -> (kana: String, length: Int)? {
    for length in [4, 3, 2, 1] where length <= keys.count {
      if let kana = syllables[String(keys.prefix(length))] { return (kana, length) }
    }
    return nil
  }

  private static func isDoubled(_ keys: ArraySlice<Character>) -> Bool {
    guard let first = keys.first, first.isLetter, first != "n" else { return false }
    return keys.dropFirst().first == first
  }

  /// Keys to kana, from `rows`.
  private static let syllables: [String: String] = {
    var table = ["xtu": "っ", "ltu": "っ", "xtsu": "っ", "ltsu": "っ", "xwa": "ゎ", "lwa": "ゎ"]
    for row in rows.split(separator: "\n") {
      let words = row.split(separator: " ")
      for (vowel, kana) in zip("aiueo", words.dropFirst()) where kana != "-" {
        table[(words[0] == "_" ? "" : String(words[0])) + String(vowel)] = String(kana)
      }
    }
    return table
  }()

  /// The consonant keys (`_` for none), then the kana with a, i, u, e, o.
  private static let rows = """
    _ あ い う え お
    k か き く け こ
    s さ し す せ そ
    t た ち つ て と
    n な に ぬ ね の
    h は ひ ふ へ ほ
    m ま み む め も
    y や い ゆ いぇ よ
    r ら り る れ ろ
    w わ うぃ う うぇ を
    g が ぎ ぐ げ ご
    z ざ じ ず ぜ ぞ
    d だ ぢ づ で ど
    b ば び ぶ べ ぼ
    p ぱ ぴ ぷ ぺ ぽ
    l ぁ ぃ ぅ ぇ ぉ
    x ぁ ぃ ぅ ぇ ぉ
    c か し く せ こ
    q くぁ くぃ く くぇ くぉ
    j じゃ じ じゅ じぇ じょ
    f ふぁ ふぃ ふ ふぇ ふぉ
    v ゔぁ ゔぃ ゔ ゔぇ ゔぉ
    sh しゃ し しゅ しぇ しょ
    ch ちゃ ち ちゅ ちぇ ちょ
    ts つぁ つぃ つ つぇ つぉ
    th てゃ てぃ てゅ てぇ てょ
    dh でゃ でぃ でゅ でぇ でょ
    wh うぁ うぃ う うぇ うぉ
    ky きゃ きぃ きゅ きぇ きょ
    sy しゃ しぃ しゅ しぇ しょ
    ty ちゃ ちぃ ちゅ ちぇ ちょ
    cy ちゃ ちぃ ちゅ ちぇ ちょ
    ny にゃ にぃ にゅ にぇ にょ
    hy ひゃ ひぃ ひゅ ひぇ ひょ
    my みゃ みぃ みゅ みぇ みょ
    ry りゃ りぃ りゅ りぇ りょ
    gy ぎゃ ぎぃ ぎゅ ぎぇ ぎょ
    zy じゃ じぃ じゅ じぇ じょ
    jy じゃ じぃ じゅ じぇ じょ
    dy ぢゃ ぢぃ ぢゅ ぢぇ ぢょ
    by びゃ びぃ びゅ びぇ びょ
    py ぴゃ ぴぃ ぴゅ ぴぇ ぴょ
    ly ゃ ぃ ゅ ぇ ょ
    xy ゃ ぃ ゅ ぇ ょ
    """
}
