internal import Cases

/// What somebody looks for: terms between spaces, of which a text must hold every one.
///
/// A term is found where its runs follow each other: `4410-0087` in 4410 0087, but not the other
/// way round.  A term that ends with `*` is found at the beginning of words as well.
package struct SearchQuery: Hashable, Sendable {
  struct Term: Hashable, Sendable {
    let runs: [SearchRun]
    let isBeginning: Bool
  }

  /// Bound: what is typed behind so many terms does not count.
  package static let termCountMax = 16
  /// Bound: how many scalars of a query count.
  package static let lengthMax = 256

  let terms: [Term]

  /// `nil` if nothing of what was typed can be looked for: only signs, or a beginning that is too
  /// short.
  package init?(_ typed: String) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: typed.unicodeScalars.prefix(Self.lengthMax))
    var terms: [Term] = []
    for word in String(view).split(whereSeparator: \.isWhitespace).prefix(Self.termCountMax) {
      let folded = FoldedText(String(word))
      let runs = SearchRun.runs(of: folded)
      if !runs.isEmpty {
        terms.append(Term(runs: runs, isBeginning: folded.scalars.last == "*"))
      }
    }
    self.terms = terms
    guard !tokens.isEmpty else { return nil }
  }

  /// The tokens that a text has in which everything is found; never empty.
  package var tokens: Set<SearchToken> {
    var tokens: Set<SearchToken> = []
    for term in terms {
      for (place, run) in term.runs.enumerated() {
        let isLast = place == term.runs.indices.last
        tokens.formUnion(run.wantedTokens(isBeginning: term.isBeginning && isLast))
      }
    }
    return tokens
  }

  /// Where the first term is found, if `texts` hold all of them, in one text or in several.
  package func hit(in texts: [String]) -> SearchHit? {
    var first: SearchHit?
    for term in terms {
      var found: SearchHit?
      for (index, text) in texts.enumerated() {
        if let range = term.range(in: text) {
          found = SearchHit(text: index, range: range)
          break
        }
      }
      guard let found else { return nil }
      if first == nil { first = found }
    }
    return first
  }

  /// Where the first term that `text` holds is found in it, by its scalars.
  package func range(in text: String) -> Range<Int>? {
    for term in terms { if let range = term.range(in: text) { return range } }
    return nil
  }
}

/// Where something was found.
package struct SearchHit: Hashable, Sendable {
  /// Which of the texts, from 0.
  package let text: Int
  /// Which of its scalars, from 0.
  package let range: Range<Int>
}

extension SearchQuery.Term {
  func range(in text: String) -> Range<Int>? {
    let folded = FoldedText(text)
    let found = SearchRun.runs(of: folded)
    guard found.count >= runs.count else { return nil }
    for first in 0...(found.count - runs.count) {
      guard let range = range(at: first, in: found) else { continue }
      return folded.origins[range.lowerBound]..<folded.origins[range.upperBound - 1] + 1
    }
    return nil
  }

  /// The range in the folded text if the runs of the term stand from the run `first` on.
  private func range(at first: Int, in found: [SearchRun]) -> Range<Int>? {
    var lower: Int?
    var upper = 0
    for (place, run) in runs.enumerated() {
      let other = found[first + place]
      guard run.kind == other.kind else { return nil }
      let isFirst = place == 0
      let isLast = place == runs.count - 1
      guard let offset = run.offset(in: other, isFirst, isLast, isBeginning: isBeginning) else {
        return nil
      }
      if lower == nil { lower = other.start + offset }
      upper = other.start + offset + run.scalars.count
    }
    return lower.map { $0..<upper }
  }
}

extension SearchRun {
  /// Where the run of a query stands in one of a text: words as a whole, at the end of a term also
  /// as a beginning; what is written without spaces anywhere, but without a gap to the next run.
  fileprivate func offset(
    in other: SearchRun, _ isFirst: Bool, _ isLast: Bool, isBeginning: Bool
  ) -> Int? {
    switch kind {
    case .word:
      if other.scalars == scalars { return 0 }
      return isLast && isBeginning && other.scalars.starts(with: scalars) ? 0 : nil
    case .unspaced:
      let excess = other.scalars.count - scalars.count
      guard excess >= 0 else { return nil }
      let offsets: ClosedRange<Int> =
        switch (isFirst, isLast) {
        case (true, true): 0...excess
        case (true, false): excess...excess
        case (false, true): 0...0
        case (false, false): 0...0
        }
      if !isFirst, !isLast, excess > 0 { return nil }
      return offsets.first { other.scalars[$0...].starts(with: scalars) }
    }
  }
}
