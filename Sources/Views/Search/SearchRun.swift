package import Cases

/// A stretch of a folded text without a separator in it.
///
/// Letters and digits are words, which are found whole.  Kanji, kana and what else is written
/// without spaces is found by any part of it.
package struct SearchRun: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case word
    /// Without spaces between its words.
    case unspaced
  }

  package let kind: Kind
  package let scalars: [Unicode.Scalar]
  /// Where it begins in the folded text.
  package let start: Int

  /// The runs of a text, in their order.
  package static func runs(of text: FoldedText) -> [SearchRun] {
    var runs: [SearchRun] = []
    var start = 0
    var kind: Kind?
    for (place, scalar) in text.scalars.enumerated() {
      let next = Kind(of: scalar)
      if next != kind {
        if let kind {
          runs.append(
            SearchRun(kind: kind, scalars: Array(text.scalars[start..<place]), start: start))
        }
        (start, kind) = (place, next)
      }
    }
    if let kind {
      runs.append(SearchRun(kind: kind, scalars: Array(text.scalars[start...]), start: start))
    }
    return runs
  }
}

extension SearchRun.Kind {
  /// The kind of run in which `scalar` stands; `nil` for what separates runs.
  fileprivate init?(of scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: self = .word
    case 0x00..<0x80: return nil
    // ー is part of a word in kana; 々 stands for a kanji.
    case 0x3005...0x3007, 0x3041...0x3096, 0x309D, 0x309E, 0x30FC...0x30FE, 0x31F0...0x31FF,
      0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF,
      // Thai, Lao, Khmer and Burmese are written without spaces too.
      0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF:
      self = .unspaced
    default:
      let properties = scalar.properties
      guard properties.isAlphabetic || properties.numericType != nil else { return nil }
      self = .word
    }
  }
}

/// What is looked up in the index.
///
/// Of a word itself and its beginning; of a run without spaces every scalar and every two in a row,
/// so that 異音 is found in 始動時の異音, and 音 too.
package enum SearchToken: Hashable, Sendable {
  case word([Unicode.Scalar])
  /// The first scalars of a longer word.
  case beginning([Unicode.Scalar])
  case gram([Unicode.Scalar])

  /// How many scalars of a word count; what is longer is hardly a word.
  package static let wordLengthMax = 32
  /// How many scalars of a word its beginning has.
  package static let beginningLength = 3

  /// What the index hashes: the kind and the scalars in UTF-8.
  package var bytes: [UInt8] {
    let (kind, scalars): (Unicode.Scalar, [Unicode.Scalar]) =
      switch self {
      case .word(let scalars): ("w", scalars)
      case .beginning(let scalars): ("b", scalars)
      case .gram(let scalars): ("g", scalars)
      }
    var view = String.UnicodeScalarView([kind])
    view.append(contentsOf: scalars)
    return Array(String(view).utf8)
  }
}

extension SearchRun {
  /// The tokens under which the index files this run.
  package func forEachToken(_ body: (SearchToken) -> Void) {
    switch kind {
    case .word:
      body(.word(Array(scalars.prefix(SearchToken.wordLengthMax))))
      if scalars.count > SearchToken.beginningLength {
        body(.beginning(Array(scalars.prefix(SearchToken.beginningLength))))
      }
    case .unspaced:
      for place in scalars.indices {
        body(.gram([scalars[place]]))
        if place + 1 < scalars.endIndex { body(.gram(Array(scalars[place...place + 1]))) }
      }
    }
  }

  /// The tokens that every text has in which this run of a query is found.
  func wantedTokens(isBeginning: Bool) -> [SearchToken] {
    switch kind {
    case .word:
      guard isBeginning else {
        return [.word(Array(scalars.prefix(SearchToken.wordLengthMax)))]
      }
      // A shorter beginning is no token; the other terms must find it.
      guard scalars.count >= SearchToken.beginningLength else { return [] }
      return [.beginning(Array(scalars.prefix(SearchToken.beginningLength)))]
    case .unspaced:
      guard scalars.count > 1 else { return [.gram(scalars)] }
      return zip(scalars, scalars.dropFirst()).map { .gram([$0, $1]) }
    }
  }
}
