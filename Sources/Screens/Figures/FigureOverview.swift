internal import Views

/// All figures with one line each: the headline, what it rests on, and the name to ask for more.
package struct FigureOverview: Hashable, Sendable {
  package let pages: [FigurePage]
  package let period: Bilingual
  package let language: Language

  /// Makes an overview.
  package init(_ pages: [FigurePage], period: Bilingual, language: Language) {
    self.pages = pages
    self.period = period
    self.language = language
  }

  /// The overview in at most `width` cells.
  /// - Parameters:
  ///   - width: at least 20; narrower counts as 20.
  ///   - ruler: of the terminal.
  ///   - glyphs: whether there is Braille.
  /// - Returns: the time, a line per figure, and how to see one.
  package func lines(width: Int, ruler: Ruler = Ruler(), glyphs: Glyphs = .unicode) -> [Line] {
    let width = max(width, 20)
    let head = Bilingual(ja: "期間 \(period.ja)", en: "time \(period.en)").text(in: language)
    let rest = Bilingual(
      ja: "数え方と内訳は  casebook kpi 名前", en: "rules and parts  casebook kpi NAME"
    ).text(in: language)
    let rows = pages.map { row($0, width, glyphs) }
    let titles = min(rows.map { ruler.cells($0.title) }.max() ?? 0, max(width - 16, 8))
    let values = rows.map { ruler.cells($0.value) }.max() ?? 0
    // The name is what is typed next: pictures go first where there is no room, then what numbers
    // rest on.
    let named = titles + 2 + values + 2 + (rows.map { ruler.cells($0.name) }.max() ?? 0)
    let widestBasis = rows.map { ruler.cells($0.basis) }.max() ?? 0
    let bases = named + 2 + widestBasis > width ? 0 : widestBasis
    let widestSpark = rows.map { ruler.cells($0.spark) }.max() ?? 0
    let sparks = named + 4 + bases + widestSpark > width ? 0 : widestSpark
    let lines = rows.map { row in
      var spans = [
        Span(ruler.fitted(row.title, to: min(titles, max(width - values - 3, 4)))), Span("  "),
        Span(ruler.padded(row.value, to: values, .trailing), .heading),
      ]
      if bases > 0 { spans.append(Span("  " + ruler.padded(row.basis, to: bases))) }
      if sparks > 0 { spans.append(Span("  " + ruler.padded(row.spark, to: sparks))) }
      if width >= 60 { spans.append(Span("  " + row.name, .dim)) }
      return ruler.truncated(Line(spans), to: width)
    }
    return ruler.wrapped(head, to: width).map { Line($0, .dim) } + [Line()] + lines + [Line()]
      + ruler.wrapped(rest, to: width).map { Line($0, .dim) }
  }

  private struct Row {
    var title: String
    var value: String
    var basis: String
    var spark: String
    var name: String
  }

  /// Bound: days in the small picture of a line.
  static let dayCount = 28

  private func row(_ page: FigurePage, _ width: Int, _ glyphs: Glyphs) -> Row {
    let figure = page.figure
    let basis = figure.name.basis.flatMap { measure in
      figure[measure].map { "\(measure.word.text(in: language)) \(page.text($0))" }
    }
    let counts = figure.days.suffix(Self.dayCount).map { Int64($0.count) }
    let spark = counts.count > 1 ? Sparkline(counts).text(glyphs) : ""
    return Row(
      title: figure.name.title.text(in: language), value: page.headline, basis: basis ?? "",
      spark: spark, name: figure.name.rawValue)
  }
}
