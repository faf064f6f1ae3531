internal import Cases

/// A text as phrases are heard in it: folded as for a search, and without what punctuation and
/// spaces make of speech: さっきも、言いました が.
struct HeardText {
  private(set) var scalars: [Unicode.Scalar] = []
  /// For each of `scalars` the place of the scalar of the text, from 0.
  private(set) var origins: [Int] = []

  init(_ text: String) {
    let folded = FoldedText(text)
    var pending = false
    for (scalar, origin) in zip(folded.scalars, folded.origins) {
      guard Self.isHeard(scalar) else {
        pending = true
        continue
      }
      // Only a space between two words of letters tells anything: "scan cell" has no "cancel".
      if pending, let last = scalars.last, last.isLetterOfWords, scalar.isLetterOfWords {
        scalars.append(" ")
        origins.append(origin)
      }
      pending = false
      scalars.append(scalar)
      origins.append(origin)
    }
  }

  private static func isHeard(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A, 0x2F: true  // "S/N" is a word, too.
    case 0x00..<0x80: false
    // ー and 々 are no punctuation.
    case 0x3005, 0x30FC: true
    default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }

  /// Where `phrase` is said: ranges of `scalars`.
  func ranges(of phrase: HeardText) -> [Range<Int>] {
    let wanted = phrase.scalars
    guard let first = wanted.first, let last = wanted.last, wanted.count <= scalars.count else {
      return []
    }
    var ranges: [Range<Int>] = []
    for start in 0...(scalars.count - wanted.count) where scalars[start] == first {
      let end = start + wanted.count
      guard scalars[start..<end].elementsEqual(wanted) else { continue }
      // A phrase in letters begins where a word does: "recancel" is none, "cancelled" is one.
      if first.isLetterOfWords, start > 0, scalars[start - 1].isLetterOfWords { continue }
      // E4 is not E40.
      if last.isDigitOfWords, end < scalars.count, scalars[end].isLetterOfWords { continue }
      ranges.append(start..<end)
    }
    return ranges
  }
}

extension Unicode.Scalar {
  /// Whether it is an ASCII letter or digit, of which words with spaces between them are made.
  var isLetterOfWords: Bool { isDigitOfWords || (value >= 0x61 && value <= 0x7A) }

  var isDigitOfWords: Bool { value >= 0x30 && value <= 0x39 }
}

extension String {
  /// The sentences of a text, without spaces around them.
  var sentences: [String] {
    split { "。！？!?│▁\n".contains($0) }
      .map { sentence in
        let isSpace = { (character: Character) in character.isWhitespace }
        return String(sentence.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
      }
      .filter { !$0.isEmpty }
  }
}
