package import Cases

/// Counts the words of what was said, and makes a figure of them.
package struct WordCount {
  private let query: FigureQuery
  private let finder: TermFinder
  private let version: String?
  /// The word that is asked for alone, folded; `nil` for all.
  private let only: String?
  private var words: [String: Entry] = [:]
  private var tally = FigureTally()
  private var days: [Day: Int] = [:]
  private var lastContact: ContactID?
  private var contactCount = 0

  private struct Entry {
    var shown: String
    var count = 0
    var contactCount = 0
    /// The text whose words were counted last, so that a contact counts once.
    var lastText = -1
    var days: [Day: Int] = [:]
  }

  /// Makes an empty count.
  ///
  /// - Parameters:
  ///   - lexicon: The terms of the trade, and what is not counted.
  ///   - query: Of what time.
  ///   - only: One word, of which alone the days are told.
  package init(_ lexicon: Lexicon, _ query: FigureQuery, only: String? = nil) {
    let finder = TermFinder(lexicon)
    self.finder = finder
    version = lexicon.version
    self.query = query
    self.only = only.map { word in finder.words(of: word).first?.key ?? FoldedText(word).text }
  }

  /// Bound: words beyond so many different ones are not told apart any more.
  package static let wordCountMax = 50_000
  /// Bound: so many are listed.
  package static let shownCountMax = 30
  /// Bound: so many are drawn.
  package static let barCountMax = 20

  /// Counts what was said in one contact, or written in one message.
  package mutating func add(_ texts: [String], at moment: Instant) {
    guard query.admits(moment), !texts.isEmpty else { return }
    let day = query.zone.day(at: moment)
    contactCount += 1
    tally.count(.contacts)
    tally.count(.texts, texts.count)
    for text in texts {
      for word in finder.words(of: text) where only == nil || only == word.key {
        guard words[word.key] != nil || words.count < Self.wordCountMax else { continue }
        var entry = words[word.key] ?? Entry(shown: word.shown)
        entry.count += 1
        entry.days[day, default: 0] += 1
        if entry.lastText != contactCount { entry.contactCount += 1 }
        entry.lastText = contactCount
        words[word.key] = entry
        tally.count(.said)
        days[day, default: 0] += 1
      }
    }
  }

  /// Counts what cannot be read any more: erased, destroyed, or without a key.
  package mutating func addUnreadable() { tally.count(.unreadable) }

  /// Counts an alert word that was heard.
  package mutating func add(_ category: AlertCategory) {
    switch category {
    case .cancel: tally.count(.cancels)
    case .complaint: tally.count(.complaints)
    case .repeat: tally.count(.askedAgain)
    case .safety: tally.count(.safety)
    }
  }

  /// The figure, with the words that were said in most contacts first.
  package func figure() -> Figure {
    var tally = tally
    tally.count(.words, words.count)
    let order = words.sorted {
      ($1.value.contactCount, $1.value.count, $0.key)
        < ($0.value.contactCount, $0.value.count, $1.key)
    }.map(\.value)
    var parameters = ["speaker": Speaker.customer.rawValue]
    parameters["dictionary"] = version
    var figure = Figure(
      name: .words, parameters: parameters,
      values: FigureName.words.values(tally, dayCount: 0))
    figure.groups = order.prefix(Self.shownCountMax).map { entry in
      Figure.Group(
        key: entry.shown,
        values: [
          .init(.said, .count(entry.count)), .init(.contacts, .count(entry.contactCount)),
        ])
    }
    figure.bars = order.prefix(Self.barCountMax).map {
      Figure.Bar(label: .code($0.shown), amount: .count($0.count))
    }
    figure.days = FigureSheet.days(days)
    figure.matrix = matrix(Array(order))
    return figure
  }

  /// The words by stretches of time: days, weeks from Monday on, or months, whichever are few.
  private func matrix(_ order: [Entry]) -> Figure.Matrix? {
    guard let first = days.keys.min(), let last = days.keys.max() else { return nil }
    let stretch = Stretch(days: Int(last.number - first.number) + 1)
    var labels: [String] = []
    for number in first.number...last.number {
      let label = stretch.label(Day(number: number))
      if labels.last != label { labels.append(label) }
    }
    let columns = Array(labels.suffix(Figure.Matrix.sideMax))
    let rows = order.prefix(Figure.Matrix.sideMax)
    var shownCount = 0
    let counts = rows.map { row in
      columns.map { column in
        let count = row.days.reduce(0) {
          $0 + (stretch.label($1.key) == column ? $1.value : 0)
        }
        shownCount += count
        return count
      }
    }
    return Figure.Matrix(
      rows: rows.map(\.shown), columns: columns, counts: counts,
      otherCount: tally[.said] - shownCount)
  }

  /// By what time is cut.
  private enum Stretch {
    case day, week, month

    init(days: Int) {
      self =
        days <= Figure.Matrix.sideMax ? .day : days <= 7 * Figure.Matrix.sideMax ? .week : .month
    }

    /// "11-16": the day, or the Monday of the week; "2026-11".
    func label(_ day: Day) -> String {
      switch self {
      case .day: String(day.description.dropFirst(5))
      // Day 0, 1 January 1970, was a Thursday.
      case .week:
        String(Day(number: day.number - (day.number + 3) % 7).description.dropFirst(5))
      case .month: String(day.description.prefix(7))
      }
    }
  }
}
