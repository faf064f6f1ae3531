import Cases
import Testing

@testable import Screens

@Suite("The layout of lists")
struct BoardLayoutTests {
  private static func dates(_ language: Language) -> DateWriter {
    DateWriter(language: language, zone: SampleTimes.tokyo, now: SampleTimes.now)
  }

  private static func at(_ time: String) -> Instant {
    SampleTimes.moment("2026-11-\(time):00+09:00")
  }

  private static let cases = [
    CaseListRow(
      reference: "C-1042", state: .recurred, customer: "山田製作所", title: "圧縮機 異音 E4",
      dueAt: at("22T10:00"), lastActivityAt: at("22T09:05")),
    CaseListRow(
      reference: "C-1038", state: .waitingParts, customer: "佐藤様", title: "給湯器 水漏れ",
      dueAt: at("23T12:00"), lastActivityAt: at("21T18:00")),
    CaseListRow(
      reference: "C-1031", state: .quoted, customer: "北川商店", title: "冷蔵庫 ドア", dueAt: nil,
      lastActivityAt: at("19T18:00")),
  ]

  private static let handoff = HandoffRow(
    reference: "C-1042", title: "圧縮機 異音 E4", customer: "山田製作所",
    from: TimelineSpeaker(team: "support", name: "佐藤"), to: TimelineSpeaker(team: "repair"),
    ask: "「異音の診断」", offeredAt: at("21T18:00"), respondBy: at("22T10:00"))

  private static func screens(
    _ width: Int, _ language: Language, _ ambiguous: AmbiguousWidth = .one
  ) -> [Line] {
    let layout = BoardLayout(
      width: width, dates: dates(language), ruler: Ruler(ambiguous: ambiguous))
    let page = TimelinePage.sample(language)
    var sheet = CaseSheet(state: .recurred)
    (sheet.header, sheet.promises, sheet.facts) = (page.header, page.promises, page.facts)
    sheet.owner = page.promises[1].owner
    (sheet.openedAt, sheet.lastActivityAt) = (at("19T09:12"), at("22T09:05"))
    sheet.entryCount = 17
    var without = handoff
    (without.respondBy, without.ask) = (nil, nil)
    return layout.cases(cases, whose: language == .ja ? "担当 佐藤、未完了" : "M. Sato, open:")
      + [Line()] + layout.due(page.promises, hasMore: true) + [Line()] + layout.sheet(sheet)
      + [Line()] + layout.inbox(to: [handoff], from: [without])
  }

  @Test("is as drawn", arguments: [40, 80, 120], Language.allCases)
  func golden(width: Int, language: Language) {
    let text = Self.screens(width, language).map { line in
      var text = line.text
      while text.last == " " { text.removeLast() }
      return text + "\n"
    }
    Golden.check(text.joined(), "boards.\(language.rawValue).\(width).txt")
  }

  @Test("has no line wider than the terminal, whatever its width", arguments: Language.allCases)
  func widths(language: Language) {
    for width in 24...130 {
      for ambiguous in AmbiguousWidth.allCases {
        let ruler = Ruler(ambiguous: ambiguous)
        let tooWide = Self.screens(width, language, ambiguous).first { ruler.cells($0) > width }
        #expect(tooWide == nil, "\(width) columns: \(tooWide?.text ?? "")")
      }
    }
  }

  @Test("says so where there is nothing")
  func empty() {
    let layout = BoardLayout(width: 80, dates: Self.dates(.ja))
    #expect(layout.cases([]).map(\.text) == ["該当する案件はありません"])
    #expect(layout.due([]).map(\.text) == ["期限の来る約束はありません"])
    #expect(layout.inbox(to: [], from: []).map(\.text) == ["返事を待つ引き継ぎはありません"])
  }
}
