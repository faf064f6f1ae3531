import Cases
import Testing

@testable import Screens
@testable import Views

@Suite("The chart of a share over time")
struct RateChartTests {
  private func rates(_ portions: [(Int, Int)], dayCount: Int = 7) -> [Figure.Rate] {
    portions.enumerated().map { place, portion in
      Figure.Rate(
        day: Day(2026, 10, 1).adding(place * dayCount), dayCount: dayCount, part: portion.0,
        whole: portion.1)
    }
  }

  @Test("is none of a single share")
  func single() {
    #expect(RateChart(rates: rates([(1, 2)]), language: .ja) == nil)
  }

  @Test("says the latest and the greatest with what they are of")
  func findings() throws {
    let chart = try #require(
      RateChart(rates: rates([(1, 4), (3, 6), (0, 0), (1, 8), (0, 0)]), language: .en))
    #expect(chart.greatest == 500)
    let lines = chart.lines(width: 80).map(\.text)
    let title = lines.joined(separator: " ")
    #expect(title.contains("each 7 days"))
    #expect(title.contains("latest 12.5 %") && title.contains("1/8"))
    #expect(title.contains("most 50.0 %") && title.contains("3/6"))
    #expect(lines.contains { $0.hasPrefix("  50.0%|") })
  }

  @Test("tells a share of nothing from no share")
  func nothing() throws {
    let chart = try #require(
      RateChart(rates: rates([(0, 3), (0, 0), (3, 3), (0, 0)]), language: .ja))
    let lines = chart.lines(width: 40, glyphs: .ascii).map(\.text)
    let bottom = try #require(lines.first { $0.contains("0|") && !$0.contains("%") })
    #expect(bottom.hasSuffix("|# # "))
  }

  @Test("is no wider than the terminal", arguments: [20, 40, 80, 200], Language.allCases)
  func width(width: Int, language: Language) throws {
    let many = (0..<300).map { ($0 % 5, 5) }
    let chart = try #require(RateChart(rates: rates(many, dayCount: 1), language: language))
    for ambiguous in AmbiguousWidth.allCases {
      let ruler = Ruler(ambiguous: ambiguous)
      for line in chart.lines(width: width, ruler: ruler) { #expect(ruler.cells(line) <= width) }
    }
  }

  @Test("is drawn as a line with a gap where nothing was counted")
  func drawing() {
    var figure = Figure(
      name: .questions, parameters: [:], values: [.init(.share, .share(250))])
    figure.rates = rates([(1, 4), (2, 4), (0, 0), (1, 4)])
    let page = FigurePage(figure, by: nil, period: Bilingual(same: "2026"), language: .ja)
    let lines = FigureDrawing(page).lines
    #expect(lines.count { $0.contains("<circle cx") && $0.contains("<title>") } == 3)
    #expect(lines.count { $0.contains("<polyline") } == 1)
    #expect(page.lines(width: 80).contains { $0.text.contains("率の推移") })
  }
}
