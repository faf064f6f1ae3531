import Testing

@testable import Screens

@Suite("Plots")
struct PlotTests {
  private static let histogram = Histogram(
    title: "初回応答までの時間 (営業時間内、30日、n=206)", findings: "中央値 14分  p95 2時間10分",
    rows: [
      .init("0-15分", 112), .init("15-30分", 39), .init("30-60分", 31), .init("1-2時間", 20),
      .init("2-4時間", 9), .init("4時間超", 1), .init("不明", 0),
    ])

  @Test("of bars have the number beside each, and the greatest is the longest")
  func bars() {
    #expect(
      Self.histogram.lines(width: 76).rendered(.off) == """
        初回応答までの時間 (営業時間内、30日、n=206)      中央値 14分  p95 2時間10分
           0-15分|######################################## 112
          15-30分|##############                            39
          30-60分|###########                               31
          1-2時間|#######                                   20
          2-4時間|###                                        9
          4時間超|#                                          1
             不明|                                           0

        """)
  }

  @Test("of bars shrink with the terminal, their numbers stay", arguments: AmbiguousWidth.allCases)
  func narrow(_ ambiguous: AmbiguousWidth) {
    let ruler = Ruler(ambiguous: ambiguous)
    for width in 20...120 {
      let lines = Self.histogram.lines(width: width, ruler: ruler)
      for line in lines { #expect(ruler.cells(line) <= width, "\(width): \(line.text)") }
      for (line, row) in zip(lines.suffix(7), Self.histogram.rows) {
        #expect(line.text.hasSuffix(" \(row.count)"), "\(width): \(line.text)")
      }
    }
  }

  @Test("of bars show nothing for nothing and something for something")
  func lengths() {
    #expect(Histogram.length(0, of: 10, in: 40) == 0)
    #expect(Histogram.length(1, of: 1_000_000, in: 40) == 1)
    #expect(Histogram.length(.max, of: .max, in: 40) == 40)
    #expect(Histogram.length(0, of: 0, in: 40) == 0)
    #expect(Histogram(title: "t", findings: "", rows: []).lines(width: 40).count == 1)
  }

  @Test(
    "of lines put two values into a cell, from below",
    arguments: [
      ([], "", ""), ([0, 0], "\u{2800}", " "), ([1, 1], "⣿", "#"), ([1, 4], "⣸", "#"),
      ([1, 1, 4, 4], "⣀⣿", ".#"), ([2, 2, 3, 3, 4, 4], "⣤⣶⣿", "-=#"), ([4], "⢸", "#"),
      ([1, 0, 100, 50], "⡀⣧", ".#"),
    ] as [([Int64], String, String)])
  func sparkline(_ values: [Int64], _ braille: String, _ ascii: String) {
    #expect(Sparkline(values).text(.unicode) == braille)
    #expect(Sparkline(values).text(.ascii) == ascii)
  }

  @Test("of lines keep the newest values, and their width under every terminal")
  func bound() {
    let values = (0...Int64(Sparkline.valuesMax)).map { $0 }
    let text = Sparkline(values).text(.unicode)
    #expect(text.count == Sparkline.valuesMax / 2)
    #expect(Sparkline(values).values.first == 1)
    #expect(Ruler(ambiguous: .one).cells(text) == Ruler(ambiguous: .two).cells(text))
  }
}
