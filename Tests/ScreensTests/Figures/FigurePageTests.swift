import Cases
import Testing

@testable import Screens
@testable import Views

@Suite("The page of a figure")
struct FigurePageTests {
  private static let response: Figure = {
    var figure = Figure(
      name: .firstResponse,
      parameters: ["calendar": "version 1", "percentile": "linear between places"],
      values: [
        .init(.median, .seconds(840)), .init(.p90, .seconds(7_800)), .init(.n, .count(214)),
        .init(.mean, .seconds(2_520)),
      ])
    let counts = [112, 39, 31, 20, 9, 3]
    let ends: [Int64?] = [900, 1_800, 3_600, 7_200, 14_400, nil]
    var from: Int64 = 0
    for (count, end) in zip(counts, ends) {
      figure.bars.append(
        .init(label: .seconds(from: from, below: end), amount: .count(count)))
      from = end ?? from
    }
    figure.days = (0..<30).map { place in
      .init(day: Day(2026, 10, 24).adding(place), count: [4, 9, 17, 23, 12, 3, 0][place % 7])
    }
    figure.groups = [
      .init(key: "repair", values: figure.values), .init(key: "", values: figure.values),
    ]
    return figure
  }()

  private static let handoffs: Figure = {
    var figure = Figure(
      name: .handoffs, parameters: [:],
      values: [.init(.handoffs, .count(1_240)), .init(.declinedShare, .share(83))])
    figure.matrix = .init(
      rows: ["support", "repair", "sales"], columns: ["repair", "support", "quality"],
      counts: [[812, 0, 31], [0, 214, 9], [120, 54, 0]], otherCount: 7)
    return figure
  }()

  private static func page(_ figure: Figure, _ language: Language) -> FigurePage {
    let names: [Language: [String: String]] = [
      .ja: ["support": "受付", "repair": "修理", "sales": "営業", "quality": "品質"],
      .en: ["support": "Support", "repair": "Repair", "sales": "Sales", "quality": "Quality"],
    ]
    return FigurePage(
      figure, by: figure.groups.isEmpty ? nil : .team,
      period: Bilingual(ja: "2026/10/24 - 2026/11/22", en: "24 Oct 2026 - 22 Nov 2026"),
      language: language, names: names[language] ?? [:])
  }

  private static func overview(_ language: Language) -> FigureOverview {
    var empty = Figure(name: .fcr, parameters: [:], values: [.init(.share, .share(nil))])
    empty.values.append(.init(.cases, .count(0)))
    return FigureOverview(
      [response, handoffs, empty].map { page($0, language) },
      period: Bilingual(ja: "2026/11/22 まで", en: "up to 22 Nov 2026"), language: language)
  }

  @Test(
    "is as drawn", arguments: [40, 80, 120], Language.allCases)
  func golden(width: Int, language: Language) {
    for ambiguous in AmbiguousWidth.allCases {
      let ruler = Ruler(ambiguous: ambiguous)
      let lines =
        Self.overview(language).lines(width: width, ruler: ruler) + [Line()]
        + Self.page(Self.response, language).lines(width: width, ruler: ruler) + [Line()]
        + Self.page(Self.handoffs, language).lines(width: width, ruler: ruler)
      for line in lines { #expect(ruler.cells(line) <= width, "\(line.text)") }
      Golden.check(
        lines.map { $0.text + "\n" }.joined(),
        "figures.\(language.rawValue).\(width).ambiguous\(ambiguous.rawValue).txt")
    }
  }

  @Test("has no glyph beyond ASCII in its pictures where there is none", arguments: [40, 80])
  func ascii(width: Int) {
    let lines = Self.page(Self.response, .en).lines(width: width, glyphs: .ascii)
    let picture = lines.map(\.text).filter { $0.contains("|") }
    #expect(picture.count == 9, "six bars and three rows of days")
    #expect(picture.allSatisfy { $0.allSatisfy(\.isASCII) })
  }

  @Test("is never wider than the terminal, however narrow", arguments: 20...50)
  func narrow(width: Int) {
    for language in Language.allCases {
      let lines =
        Self.page(Self.response, language).lines(width: width)
        + Self.page(Self.handoffs, language).lines(width: width)
        + Self.overview(language).lines(width: width)
      for line in lines { #expect(Ruler().cells(line) <= width, "\(width): \(line.text)") }
    }
  }

  @Test("says title, rule and every number in both languages", arguments: FigureName.allCases)
  func words(name: FigureName) {
    #expect(name.rule != Bilingual(same: name.rawValue))
    for text in [name.title, name.rule] { #expect(!text.ja.isEmpty && !text.en.isEmpty) }
    #expect(name.rule.en.hasSuffix("."))
  }

  @Test("counts parts that do not fit a page")
  func manyGroups() {
    var figure = Self.handoffs
    figure.groups = (0..<FigurePage.groupCountMax + 2).map {
      .init(key: "\($0)", values: figure.values)
    }
    let page = FigurePage(
      figure, by: .day, period: Bilingual(same: ""), language: .en)
    #expect(page.lines(width: 80).contains { $0.text == "  2 more: --json" })
  }
}

@Suite("The picture of a figure")
struct FigureDrawingTests {
  private static let page = FigurePage(
    {
      var figure = Figure(
        name: .parts, parameters: [:], values: [.init(.parts, .count(5)), .init(.n, .count(4))])
      figure.bars = [
        .init(label: .code("<b>&\"CMP\"'"), amount: .count(4)),
        .init(label: .code("FLT-20"), amount: .count(1)),
      ]
      figure.days = [
        .init(day: Day(2026, 11, 20), count: 4), .init(day: Day(2026, 11, 21), count: 1),
      ]
      figure.matrix = .init(
        rows: ["<b>&\"CMP\"'"], columns: ["AX-300"], counts: [[4]], otherCount: 1)
      return figure
    }(), by: nil, period: Bilingual(same: "2026"), language: .en)

  @Test("is told to those who do not see it, and shows nothing but itself")
  func describes() {
    let text = FigureDrawing(Self.page).lines.joined(separator: "\n")
    #expect(text.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" xml:space=\"preserve\""))
    #expect(text.contains("role=\"img\" lang=\"en\""))
    #expect(text.contains("<title id=\"kpi-title\">Parts by model</title>"))
    #expect(text.contains("parts 5, n 4, most: &lt;b&gt;"))
    #expect(text.contains("the day with most is 2026-11-20, 4"))
    #expect(text.contains("currentColor") && text.contains("url(#kpi-hatch)"))
    #expect(!text.contains("<script") && !text.contains("href") && !text.contains("<b>"))
  }

  @Test("is well-formed: every tag ends, and no text is one")
  func isWellFormed() {
    let text = FigureDrawing(Self.page).lines.joined()
    var open: [String] = []
    for part in text.split(separator: "<") {
      guard let end = part.firstIndex(of: ">") else {
        Issue.record("a tag without an end: \(part)")
        return
      }
      let tag = part[..<end]
      let name = String(tag.prefix { $0 != " " && $0 != "/" || tag.first == "/" && $0 == "/" })
      if tag.hasPrefix("/") {
        #expect(open.popLast() == String(tag.dropFirst()))
      } else if !tag.hasSuffix("/") {
        open.append(name)
      }
    }
    #expect(open.isEmpty)
  }
}

@Suite("A matrix of counts")
struct MatrixPlotTests {
  private static let matrix = MatrixPlot(
    title: "from > to", rows: ["a", "bb"], columns: ["x", "yy", "a long name of a column"],
    counts: [[1, 2_000, 3], [4, 5, 6]], otherCount: 9,
    words: .init(total: "sum", other: "others"))

  @Test("has the sums of its rows and columns")
  func sums() {
    #expect(
      Self.matrix.lines(width: 60).rendered(.off) == """
        from > to
               x     yy  a long nam..    sum
          a    1  2,000             3  2,004
          bb   4      5             6     15
          sum  5  2,005             9  2,019
          others 9

        """)
  }

  @Test("puts what does not fit into the column of others", arguments: AmbiguousWidth.allCases)
  func narrow(_ ambiguous: AmbiguousWidth) {
    let ruler = Ruler(ambiguous: ambiguous)
    for width in 20...80 {
      let lines = Self.matrix.lines(width: width, ruler: ruler)
      for line in lines { #expect(ruler.cells(line) <= width, "\(width): \(line.text)") }
    }
    let lines = Self.matrix.lines(width: 30).map(\.text)
    #expect(lines[1].contains("others"))
    #expect(lines[2].hasSuffix("2,004"))
  }
}

@Suite("A chart of days")
struct DayChartTests {
  private static func days(_ counts: [Int]) -> [Figure.DayCount] {
    counts.enumerated().map { .init(day: Day(2026, 11, 1).adding($0), count: $1) }
  }

  @Test("stands on its rows from below, and whatever is not zero has a dot")
  func rows() {
    #expect(DayChart.rows([12, 6], greatest: 12, glyphs: .unicode) == ["⡇", "⣧", "⣿"])
    #expect(DayChart.rows([0, 1], greatest: 1_000, glyphs: .unicode) == ["⠀", "⠀", "⢀"])
    #expect(DayChart.rows([3, 1, 0], greatest: 3, glyphs: .ascii) == ["#  ", "#  ", "## "])
    #expect(DayChart.rows([0, 0], greatest: 0, glyphs: .ascii) == ["  ", "  ", "  "])
  }

  @Test("is none of one day, and says what is most")
  func numbers() throws {
    #expect(DayChart(days: Self.days([5]), language: .en) == nil)
    let chart = try #require(DayChart(days: Self.days([1, 23, 4]), language: .ja))
    let lines = chart.lines(width: 40).map(\.text)
    #expect(lines[0] == "日別  最大 23 (11/02)  3日の計 28")
    #expect(lines[1].hasPrefix("  23|"))
    #expect(lines[4].trimmingPrefix { $0 == " " } == "11/01 - 11/03")
  }

  @Test("keeps the newest days where not all fit")
  func newest() throws {
    let counts = Array(repeating: 9, count: 200) + [1, 1]
    let chart = try #require(DayChart(days: Self.days(counts), language: .en))
    let lines = chart.lines(width: 40, glyphs: .ascii)
    #expect(lines[1].text.hasSuffix("#  "))
    #expect(lines.allSatisfy { Ruler().cells($0) <= 40 })
  }
}
