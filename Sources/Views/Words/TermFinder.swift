internal import Cases

/// Finds the words of a text: the terms of the trade, and beside them runs of one script.
///
/// There is no dictionary of the whole language behind it: kanji, katakana and letters are words as
/// far as they stand together, and hiragana, which hold them together, are none.
struct TermFinder {
  private struct Entry {
    let scalars: [Unicode.Scalar]
    let word: String
  }

  /// By their first scalar, the longest first.
  private var entries: [Unicode.Scalar: [Entry]] = [:]
  private var ignored: Set<String>

  init(_ lexicon: Lexicon) {
    ignored = Set(lexicon.ignored.map { FoldedText($0).text })
    for term in lexicon.terms {
      for variant in [term.word] + term.variants {
        let scalars = FoldedText(variant).scalars
        guard let first = scalars.first else { continue }
        entries[first, default: []].append(Entry(scalars: scalars, word: term.word))
      }
    }
    for (first, list) in entries {
      entries[first] = list.sorted { $0.scalars.count > $1.scalars.count }
    }
  }

  /// A word as it is told apart, and as it is shown.
  struct Word: Hashable {
    let key: String
    let shown: String
  }

  /// The words of a text in their order, without those that say nothing.
  func words(of text: String) -> [Word] {
    let folded = FoldedText(text)
    let original = Array(text.unicodeScalars)
    let scripts = folded.origins.map { Script(original[$0]) }
    var words: [Word] = []
    var start = 0
    var place = 0
    func close(_ end: Int) {
      if let word = run(start..<end, folded, original, scripts) { words.append(word) }
    }
    while place < folded.scalars.count {
      if let entry = entry(at: place, in: folded.scalars, scripts) {
        close(place)
        let key = FoldedText(entry.word).text
        if !ignored.contains(key) { words.append(Word(key: key, shown: entry.word)) }
        place += entry.scalars.count
        start = place
        continue
      }
      if place > start, scripts[place] != scripts[start] {
        close(place)
        start = place
      }
      place += 1
    }
    close(folded.scalars.count)
    return words
  }

  /// The longest term that begins here; one in letters or katakana is a whole word.
  private func entry(
    at place: Int, in scalars: [Unicode.Scalar], _ scripts: [Script]
  ) -> Entry? {
    entries[scalars[place]]?.first { entry in
      let end = place + entry.scalars.count
      guard end <= scalars.count, scalars[place..<end].elementsEqual(entry.scalars) else {
        return false
      }
      func joins(_ left: Int, _ right: Int) -> Bool {
        guard left >= 0, right < scalars.count, scripts[left] == scripts[right] else {
          return false
        }
        return scripts[left] == .letters || scripts[left] == .katakana
      }
      return !joins(place - 1, place) && !joins(end - 1, end)
    }
  }

  private func run(
    _ range: Range<Int>, _ folded: FoldedText, _ original: [Unicode.Scalar], _ scripts: [Script]
  ) -> Word? {
    guard let first = range.first, range.count >= scripts[first].lengthMin else { return nil }
    let scalars = folded.scalars[range]
    // A number alone is no word: 30, 2026.
    if scripts[first] == .letters, scalars.allSatisfy(\.isDigitOfWords) { return nil }
    var key = String.UnicodeScalarView()
    key.append(contentsOf: scalars)
    guard !ignored.contains(String(key)) else { return nil }
    var shown = String.UnicodeScalarView()
    var last: Int?
    for origin in folded.origins[range] where origin != last {
      shown.append(original[origin])
      last = origin
    }
    return Word(key: String(key), shown: String(shown))
  }

  /// In what a scalar is written.
  private enum Script: Hashable {
    case kanji, katakana, letters, none

    init(_ scalar: Unicode.Scalar) {
      switch scalar.value {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xFF10...0xFF19, 0xFF21...0xFF3A,
        0xFF41...0xFF5A:
        self = .letters
      case 0x30A1...0x30FA, 0x30FC...0x30FF, 0xFF66...0xFF9F, 0x31F0...0x31FF: self = .katakana
      case 0x3005, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
        self = .kanji
      case 0x00..<0x80, 0x3041...0x3096, 0x3099...0x309F: self = .none
      default: self = scalar.properties.isAlphabetic ? .letters : .none
      }
    }

    /// Shorter runs are hardly words.
    var lengthMin: Int {
      switch self {
      case .kanji, .katakana, .letters: 2
      case .none: .max
      }
    }
  }
}
