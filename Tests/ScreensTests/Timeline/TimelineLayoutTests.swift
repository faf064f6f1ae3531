import Cases
import Testing

@testable import Screens

@Suite("The layout of a timeline")
struct TimelineLayoutTests {
  private static func layout(
    _ width: Int, _ language: Language, _ ambiguous: AmbiguousWidth = .one,
    _ glyphs: Glyphs = .unicode
  ) -> TimelineLayout {
    TimelineLayout(
      width: width,
      dates: DateWriter(language: language, zone: SampleTimes.tokyo, now: SampleTimes.now),
      ruler: Ruler(ambiguous: ambiguous), glyphs: glyphs)
  }

  @Test(
    "is as drawn", arguments: [40, 80, 120], Language.allCases)
  func golden(width: Int, language: Language) {
    for ambiguous in AmbiguousWidth.allCases {
      let lines = Self.layout(width, language, ambiguous).lines(.sample(language))
      let text = lines.map(\.text).map(Self.trimmed).joined(separator: "\n") + "\n"
      Golden.check(
        text, "timeline.\(language.rawValue).\(width).ambiguous\(ambiguous.rawValue).txt")
    }
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  @Test("has no line wider than the terminal, whatever its width", arguments: Language.allCases)
  func widths(language: Language) {
    var page = TimelinePage.sample(language)
    // Glyphs of ambiguous width, a wide one at the edge, and a cursor movement.
    page.header.title += String(repeating: "①→…×", count: 12) + "\u{1B}[2A"
    page.promises[0].what = String(repeating: "電話○", count: 20)
    page.facts.append(String(repeating: "…圧", count: 60))
    for width in 24...140 {
      for ambiguous in AmbiguousWidth.allCases {
        for glyphs in [Glyphs.unicode, .ascii] {
          let ruler = Ruler(ambiguous: ambiguous)
          let lines = Self.layout(width, language, ambiguous, glyphs).lines(page)
          let tooWide = lines.first { ruler.cells($0) > width }
          #expect(tooWide == nil, "\(width) columns: \(tooWide?.text ?? "")")
        }
      }
    }
  }

  @Test("changes its form at 46, 60 and 100 columns")
  func forms() {
    func lines(_ width: Int) -> [String] {
      Self.layout(width, .ja).lines(.sample(.ja)).map(\.text)
    }
    #expect(lines(45).contains { $0.hasPrefix("!約 15:10~修 木村") })
    #expect(lines(46).contains { $0.hasPrefix("!15:10~修 約 試運転後") })
    #expect(lines(59).contains { $0.hasPrefix("!15:10~修 約 試運転後") })
    #expect(lines(60).contains { $0.hasPrefix("!15:10~修 約 木村   試運転後") })
    #expect(!lines(99).contains { $0.contains("| ! ") })
    #expect(lines(100).contains { $0.contains("| ! 確認電話") })
  }

  @Test("pins at most seven lines and counts the rest")
  func pinned() {
    var page = TimelinePage.sample(.ja)
    (page.handoff, page.facts) = (nil, [])
    let promise = page.promises[1]
    func pinnedLines(_ count: Int) -> [String] {
      page.promises = [TimelinePromiseRow](repeating: promise, count: count)
      let lines = Self.layout(80, .ja).lines(page).map(\.text)
      return Array(lines[2..<(lines.firstIndex { $0.hasPrefix("===") } ?? 2)])
    }
    #expect(pinnedLines(6).count == 7)
    #expect(!pinnedLines(6).contains { $0.contains("ほか") })
    #expect(pinnedLines(7).count == 7)
    #expect(pinnedLines(7).last == " ほか 2 件")
    #expect(pinnedLines(30).last == " ほか 25 件")
  }

  @Test("lets the name of an owner give way before what was promised, and how late it is")
  func narrowPromises() {
    func first(_ width: Int, _ language: Language) -> String {
      let lines = Self.layout(width, language).lines(.sample(language)).map(\.text)
      return lines.first { $0.hasPrefix("! ") } ?? ""
    }
    #expect(first(45, .ja) == "! 確認電話 (試..  10:00 12分超過      修 木村")
    #expect(first(40, .ja) == "! 確認電話 (試..  10:00 12分超過      修")
    #expect(first(40, .en).contains("12 min overdue"))
    #expect(!first(40, .en).contains("Repair"))
  }

  @Test("writes what is plain exactly and whole", arguments: Language.allCases)
  func plain(language: Language) {
    let dates = DateWriter(language: language, zone: SampleTimes.tokyo, now: SampleTimes.now)
    let lines = TimelinePlain(dates: dates).lines(.sample(language))
    #expect(lines.allSatisfy { $0.split(separator: "\t").count == 7 })
    Golden.check(lines.joined(separator: "\n") + "\n", "timeline.\(language.rawValue).plain.txt")
  }
}
