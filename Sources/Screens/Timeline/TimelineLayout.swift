internal import Cases

/// Lays a timeline out for a terminal of any width.
///
/// Three forms: from `sidePaneMin` columns what is pinned stands at the right; below
/// `twoLinesBelow` an entry takes two lines.  No line is wider than the terminal, whether ambiguous
/// glyphs take one cell or two.
package struct TimelineLayout: Sendable {
  package let dates: DateWriter
  package let teams: TeamLabels
  package let ruler: Ruler
  package let glyphs: Glyphs
  /// The columns of the terminal, at least `widthMin`.
  package let width: Int
  /// Whether every entry stands by itself, with its reference at the end of the line.
  package var showsReferences = false
  /// What stands at the beginning of a line for when it happened.
  package var clock = TimelineClock.minutes

  /// Bound: narrower terminals get lines of this many cells.
  package static let widthMin = 24
  /// From this width on, what is pinned stands in a pane at the right.
  package static let sidePaneMin = 100
  /// Below this width entries say their kind first and take two lines.
  package static let twoLinesBelow = 46
  /// Below this width, but not in the form of two lines, nobody's name stands in a column.
  static let actorMin = 60
  /// The cells of the side pane, its edge included.
  static let sidePaneCells = 36
  /// How many lines may be pinned above the entries; the rest is counted.
  package static let pinnedLinesMax = 7

  /// Makes a layout for one terminal.
  package init(
    width: Int, dates: DateWriter, teams: TeamLabels = .standard, ruler: Ruler = Ruler(),
    glyphs: Glyphs = .unicode
  ) {
    self.width = max(width, Self.widthMin)
    self.dates = dates
    self.teams = teams
    self.ruler = ruler
    self.glyphs = glyphs
  }

  /// The lines of a page, each at most `width` cells wide.
  package func lines(_ page: TimelinePage) -> [Line] {
    let lines =
      if width >= Self.sidePaneMin {
        wide(page)
      } else {
        header(page.header) + pinned(page) + [rule("=", width)] + body(page, width)
      }
    return lines.map { ruler.truncated($0, to: width) }
  }

  /// The days and entries of a page alone, each line at most `width` cells wide.
  package func entryLines(_ page: TimelinePage) -> [Line] {
    body(page, width).map { ruler.truncated($0, to: width) }
  }

  /// The entries beside what is pinned.
  private func wide(_ page: TimelinePage) -> [Line] {
    let left = width - Self.sidePaneCells
    let entries = body(page, left - 1)
    let pane = sidePane(page)
    var lines = wideHeader(page.header) + [rule("=", width)]
    for index in 0..<max(entries.count, pane.count) {
      let entry = index < entries.count ? entries[index] : Line()
      let beside = index < pane.count ? pane[index] : Line()
      let edge = ruler.fitted(entry, to: left) + Line([Span("|", .dim)])
      lines.append(beside.spans.isEmpty ? edge : edge + " " + beside)
    }
    return lines
  }

  // MARK: Days and lines

  private func body(_ page: TimelinePage, _ width: Int) -> [Line] {
    rows(page, width).flatMap(\.lines)
  }

  func dayRule(_ day: Day, _ width: Int) -> Line {
    let start = (isNarrow ? "- " : " ") + dates.dayRule(day) + " "
    let end = " " + dates.relativeDay(day)
    let room = width - ruler.cells(start) - ruler.cells(end)
    return fit(Line(start + String(repeating: "-", count: max(room, 1)) + end, .dim), width)
  }

  // MARK: Parts

  var isNarrow: Bool { width < Self.twoLinesBelow }

  var dot: String { dates.language == .ja ? "・" : ", " }

  func say(_ words: TimelineWords) -> String { words.text(in: dates.language) }

  func quiet(_ words: TimelineWords) -> Line { Line([Span(" "), Span(say(words), .dim)]) }

  func fit(_ line: Line, _ width: Int) -> Line { ruler.truncated(line, to: width) }

  func rule(_ glyph: Character, _ width: Int) -> Line {
    Line(String(repeating: glyph, count: width), .dim)
  }
}
