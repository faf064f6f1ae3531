internal import Views

/// A figure as SVG, which stands alone: no script, no font, no resource from anywhere.
///
/// Text and lines have the colour of what surrounds them (`currentColor`), bars a pattern besides;
/// every bar has its number.
package struct FigureDrawing {
  private let page: FigurePage
  private var body: [String] = []
  private var y = 0
  private let ruler = Ruler()

  /// Draws a page.
  package init(_ page: FigurePage) {
    self.page = page
    drawHead()
    drawBars()
    drawRates()
    drawDays()
    drawMatrix()
    drawGroups()
    drawRule()
  }

  static let width = 720
  private static let margin = 20
  private static let labelEnd = 200
  private static let barEnd = 620
  /// Half a cell of a text of a size is as wide as this many tenths of it, in most fonts.
  private static let cellTenths = 5.4

  /// The document, line by line.
  package var lines: [String] {
    let height = y + Self.margin
    let title = page.say(page.figure.name.title).escapedForMarkup
    return [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:space=\"preserve\" role=\"img\" "
        + "lang=\"\(page.language.rawValue)\" "
        + "aria-labelledby=\"kpi-title kpi-desc\" width=\"\(Self.width)\" height=\"\(height)\" "
        + "viewBox=\"0 0 \(Self.width) \(height)\" font-family=\"'Noto Sans JP','Noto Sans CJK JP',"
        + "'Hiragino Sans','Yu Gothic',sans-serif\" fill=\"currentColor\">",
      "<title id=\"kpi-title\">\(title)</title>",
      "<desc id=\"kpi-desc\">\(findings.escapedForMarkup)</desc>",
      "<defs>",
      "<pattern id=\"kpi-hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
        + "patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" fill=\"currentColor\" "
        + "fill-opacity=\"0.12\"/><line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\" "
        + "stroke=\"currentColor\" stroke-width=\"3\"/></pattern>",
      "<pattern id=\"kpi-dots\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
        + "<rect width=\"6\" height=\"6\" fill=\"currentColor\" fill-opacity=\"0.18\"/>"
        + "<circle cx=\"3\" cy=\"3\" r=\"1.6\" fill=\"currentColor\"/></pattern>",
      "</defs>",
    ] + body + ["</svg>"]
  }

  /// What the picture shows, for those who do not see it.
  var findings: String {
    let figure = page.figure
    var parts = figure.values.map { "\(page.say($0.name.word)) \(page.text($0.amount))" }
    if let most = figure.bars.max(by: { $0.amount.countOrZero < $1.amount.countOrZero }) {
      let label = page.label(most.label)
      let count = most.amount.countOrZero.grouped
      parts.append(
        page.say(Bilingual(ja: "最も多いのは \(label) の \(count)", en: "most: \(label), \(count)")))
    }
    if let day = figure.days.max(by: { $0.count < $1.count }), figure.days.count > 1 {
      parts.append(
        page.say(
          Bilingual(
            ja: "最も多い日は \(day.day) の \(day.count.grouped)",
            en: "the day with most is \(day.day), \(day.count.grouped)")))
    }
    let stop = page.language == .ja ? "。" : ". "
    return (page.facts + parts).joined(separator: page.language == .ja ? "、" : ", ") + stop
  }

  // MARK: Sections

  private mutating func drawHead() {
    y = 34
    text(page.say(page.figure.name.title), x: Self.margin, size: 20, weight: "bold")
    y += 6
    for line in wrapped(page.facts, size: 12) {
      y += 16
      text(line, x: Self.margin, size: 12)
    }
    let numbers = page.numbers.map { "\(page.say($0.name.word)) \(page.text($0.amount))" }
    y += 4
    for line in wrapped(numbers, size: 15) {
      y += 21
      text(line, x: Self.margin, size: 15)
    }
    y += 8
  }

  private mutating func drawBars() {
    let bars = page.figure.bars
    guard !bars.isEmpty else { return }
    heading(page.say(page.barTitle))
    let greatest = max(bars.map(\.amount.countOrZero).max() ?? 0, 1)
    let room = Self.barEnd - Self.labelEnd - 10
    for bar in bars {
      let count = bar.amount.countOrZero
      let length = count == 0 ? 0 : max(2, count * room / greatest)
      let label = ruler.truncated(page.label(bar.label).printable, to: 28)
      text(label, x: Self.labelEnd, dy: 14, size: 13, anchor: "end")
      rectangle(x: Self.labelEnd + 10, y: y, width: length, height: 18, pattern: "kpi-hatch")
      text(count.grouped, x: Self.labelEnd + 18 + length, dy: 14, size: 13)
      y += 24
    }
    y += 6
  }

  /// The share over time as a line; where nothing was counted it has a gap.
  private mutating func drawRates() {
    guard let chart = RateChart(rates: page.figure.rates, language: page.language) else { return }
    for (place, words) in wrapped(chart.findings, size: 13).enumerated() {
      if place > 0 { y -= 10 }
      heading(words)
    }
    let (left, height) = (70, 110)
    let greatest = max(chart.greatest, 1)
    text(page.text(.share(chart.greatest)), x: left - 8, dy: 12, size: 12, anchor: "end")
    text("0", x: left - 8, dy: height, size: 12, anchor: "end")
    let step = Double(Self.width - left - Self.margin) / Double(chart.rates.count)
    var last: String?
    for (place, rate) in chart.rates.enumerated() {
      guard let share = rate.share else {
        last = nil
        continue
      }
      let x = Self.decimal(Double(left) + (Double(place) + 0.5) * step)
      let tall = Self.decimal(
        Double(y + height) - Double(share) / Double(greatest) * Double(height - 8))
      if let last {
        body.append(
          "<polyline points=\"\(last) \(x),\(tall)\" fill=\"none\" stroke=\"currentColor\" "
            + "stroke-width=\"1.5\"/>")
      }
      body.append(
        "<circle cx=\"\(x)\" cy=\"\(tall)\" r=\"3\"><title>\(rate.day) "
          + "\(page.text(.share(share)).escapedForMarkup) "
          + "\(rate.part.grouped)/\(rate.whole.grouped)</title></circle>")
      last = "\(x),\(tall)"
    }
    line(left, y + height, Self.width - Self.margin, y + height)
    y += height
    text(chart.label(chart.rates[0].day), x: left, dy: 16, size: 12)
    text(
      chart.label(chart.rates[chart.rates.count - 1].day), x: Self.width - Self.margin, dy: 16,
      size: 12, anchor: "end")
    y += 26
  }

  private mutating func drawDays() {
    guard let chart = DayChart(days: page.figure.days, language: page.language) else { return }
    let days = Array(chart.days.suffix(Self.dayCountMax))
    let greatest = max(days.map(\.count).max() ?? 0, 1)
    let title = page.say(Bilingual(ja: "日別", en: "by day"))
    heading(page.daySubject.isEmpty ? title : "\(page.daySubject) \(title)")
    let (left, height) = (70, 110)
    let step = Double(Self.width - left - Self.margin) / Double(days.count)
    text(greatest.grouped, x: left - 8, dy: 12, size: 12, anchor: "end")
    text("0", x: left - 8, dy: height, size: 12, anchor: "end")
    for (place, day) in days.enumerated() where day.count > 0 {
      let tall = max(2, day.count * height / greatest)
      let x = Double(left) + Double(place) * step
      body.append(
        "<rect x=\"\(Self.decimal(x + 0.5))\" y=\"\(y + height - tall)\" "
          + "width=\"\(Self.decimal(max(step - 1, 1)))\" height=\"\(tall)\" "
          + "fill=\"url(#kpi-dots)\" stroke=\"currentColor\" stroke-width=\"0.8\">"
          + "<title>\(day.day) \(day.count.grouped)</title></rect>")
    }
    line(left, y + height, Self.width - Self.margin, y + height)
    y += height
    text(chart.label(days[0].day), x: left, dy: 16, size: 12)
    text(
      chart.label(days[days.count - 1].day), x: Self.width - Self.margin, dy: 16, size: 12,
      anchor: "end")
    y += 26
  }

  /// Bound: more columns would be thinner than their lines.
  static let dayCountMax = 120

  private mutating func drawMatrix() {
    guard let table = page.table else { return }
    heading(table.title)
    let step = min(64, (Self.width - Self.labelEnd - Self.margin) / (table.columns.count + 1))
    func right(_ column: Int) -> Int { Self.labelEnd + 10 + (column + 1) * step }
    for (column, name) in (table.columns + [table.words.total]).enumerated() {
      text(
        ruler.truncated(name.printable, to: 8), x: right(column), dy: 14, size: 12, anchor: "end")
    }
    y += 20
    let greatest = max(table.counts.flatMap(\.self).max() ?? 0, 1)
    for (row, name) in table.rows.enumerated() {
      text(
        ruler.truncated(name.printable, to: 28), x: Self.labelEnd, dy: 15, size: 12, anchor: "end")
      for (column, count) in table.counts[row].enumerated() where count > 0 {
        let shade = Self.decimal(0.08 + 0.32 * Double(count) / Double(greatest))
        body.append(
          "<rect x=\"\(right(column) - step + 6)\" y=\"\(y)\" width=\"\(step - 4)\" height=\"20\" "
            + "fill=\"currentColor\" fill-opacity=\"\(shade)\"/>")
      }
      for (column, count) in (table.counts[row] + [table.rowSums[row]]).enumerated() {
        text(count.grouped, x: right(column), dy: 15, size: 12, anchor: "end")
      }
      y += 22
    }
    line(Self.labelEnd, y, right(table.columns.count), y)
    let sums = table.columnSums
    text(table.words.total, x: Self.labelEnd, dy: 15, size: 12, anchor: "end", weight: "bold")
    for (column, count) in (sums + [sums.reduce(0, +)]).enumerated() {
      text(count.grouped, x: right(column), dy: 15, size: 12, anchor: "end", weight: "bold")
    }
    y += 26
    if table.otherCount > 0 {
      text("\(table.words.other) \(table.otherCount.grouped)", x: Self.labelEnd, dy: 10, size: 12)
      y += 18
    }
  }

  /// The parts, by their headline.
  private mutating func drawGroups() {
    let groups = page.figure.groups.suffix(FigurePage.groupCountMax)
    guard !groups.isEmpty else { return }
    heading(page.say(page.partsTitle))
    for group in groups {
      let name = ruler.truncated(page.name(group.key).printable, to: 28)
      let numbers = group.values.prefix(3).map {
        "\(page.say($0.name.word)) \(page.text($0.amount))"
      }
      text(name, x: Self.labelEnd, dy: 13, size: 13, anchor: "end")
      text(numbers.joined(separator: "   "), x: Self.labelEnd + 10, dy: 13, size: 13)
      y += 20
    }
    y += 6
  }

  private mutating func drawRule() {
    let word = page.say(Bilingual(ja: "数え方", en: "rule"))
    for line in wrapped(["\(word): \(page.say(page.figure.name.rule))"], size: 12) {
      y += 16
      text(line, x: Self.margin, size: 12)
    }
  }

  // MARK: Pieces

  private mutating func heading(_ words: String) {
    y += 18
    text(words, x: Self.margin, size: 13, weight: "bold")
    y += 10
  }

  private func wrapped(_ pieces: [String], size: Int) -> [String] {
    let cells = Double(Self.width - 2 * Self.margin) / (Double(size) * Self.cellTenths / 10)
    return ruler.wrapped(joining: pieces, to: Int(cells))
  }

  private mutating func text(
    _ words: String, x: Int, dy: Int = 0, size: Int, anchor: String = "start",
    weight: String = "normal"
  ) {
    let anchor = anchor == "start" ? "" : " text-anchor=\"\(anchor)\""
    let weight = weight == "normal" ? "" : " font-weight=\"\(weight)\""
    body.append(
      "<text x=\"\(x)\" y=\"\(y + dy)\" font-size=\"\(size)\"\(anchor)\(weight)>"
        + "\(words.escapedForMarkup)</text>")
  }

  private mutating func rectangle(x: Int, y: Int, width: Int, height: Int, pattern: String) {
    guard width > 0 else { return }
    body.append(
      "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" "
        + "fill=\"url(#\(pattern))\" stroke=\"currentColor\"/>")
  }

  private mutating func line(_ x1: Int, _ y1: Int, _ x2: Int, _ y2: Int) {
    body.append(
      "<line x1=\"\(x1)\" y1=\"\(y1)\" x2=\"\(x2)\" y2=\"\(y2)\" stroke=\"currentColor\"/>")
  }

  private static func decimal(_ number: Double) -> String { number.fixed(2) }
}
