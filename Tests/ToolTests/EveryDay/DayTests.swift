import Cases
import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("casebook alone")
struct DayTests {
  private static func story() throws -> BookWorld {
    let book = try BookWorld()
    try book.done("member", "new", "木村", "--team", "修", "--os-user", "kimura")
    try book.done("customer", "new", "山田製作所")
    try book.done("case", "new", "圧縮機 異音", "--customer", "K-1", "--at", "昨日 16:00")
    try book.done("case", "new", "給湯器 水漏れ", "--customer", "K-1")
    try book.done("case", "new", "よその案件")
    try book.done("assign", "佐藤", "--case", "C-1")
    try book.done("assign", "佐藤", "--case", "C-2")
    try book.done("promise", "明日の連絡", "--due", "明日 9:00", "--case", "C-2")
    try book.done("promise", "折り返し", "--due", "11:00", "--case", "C-1")
    try book.done("promise", "班の約束", "--due", "11:30", "--team", "修", "--case", "C-1")
    book.world.now = TestWorld.now.adding(seconds: 3_600)
    return book
  }

  @Test("shows what is due, late things first, what I have, and what comes next")
  func day() throws {
    let book = try Self.story()
    let lines = try book.done().split(separator: "\n").map(String.init)
    #expect(lines.first?.hasPrefix("佐藤 (受付)") == true)
    let late = lines.firstIndex { $0.hasPrefix("! 12分超過") && $0.contains("折り返し") }
    let later = lines.firstIndex { $0.contains("明日の連絡") }
    #expect(try #require(late) < #require(later))
    #expect(!lines.contains { $0.contains("班の約束") || $0.contains("よその案件") })
    #expect(lines.contains("担当の案件 2"))
    #expect(lines.last == "  casebook show C-1")
  }

  @Test("shows a team what was offered or promised to nobody in it, and visits of today")
  func repair() throws {
    let book = try Self.story()
    try book.done(
      "handoff", "offer", "修", "--case", "C-2", "--ask", "診断", "--situation", "水漏れ", "--next",
      "訪問", "--open", "item.serial,case.symptom")
    try book.done("visit", "schedule", "--case", "C-1", "--when", "13:00", "--with", "木村")
    try book.done("visit", "schedule", "--case", "C-3", "--when", "明日 13:00", "--with", "木村")
    book.world.user = "kimura"
    let text = try book.done()
    #expect(text.contains("班の約束") && !text.contains("折り返し"))
    #expect(text.contains("引き継ぎ 1") && text.contains("依頼: 診断"))
    #expect(text.contains("訪問 1\n  13:00-14:00  C-1"), "\(text)")
    #expect(text.hasSuffix("casebook handoff accept C-2 --restate \"…\"\n"))
    try book.done("go", "C-1")
    try book.done("visit", "start")
    let running = try book.done()
    #expect(running.contains("> 訪問中 11:12-  C-1"), "\(running)")
    #expect(running.contains("選択中  C-1") && running.hasSuffix("casebook visit end\n"))
  }

  @Test("helps in an empty book, and somebody whom it does not know")
  func beginnings() throws {
    let book = try BookWorld()
    #expect(try book.done().contains("casebook case new"))
    book.world.user = "tanaka"
    let text = try book.done()
    #expect(text.contains("利用者 tanaka は担当者として登録されていません"))
    #expect(text.contains("casebook member new \"…\" --team 受 --os-user tanaka"))
    try book.done("case", "new", "異音")
    #expect(try book.done().contains("案件 1"))
    #expect(try book.document()["data"]?["member"] == JSON.null)
    let nowhere = try BookWorld(isEmpty: true)
    #expect(nowhere.run().errors.contains("casebook init"))
    #expect(nowhere.run("--help").exit == .done)
  }

  @Test("says what is not shown, at the bound")
  func more() throws {
    let book = try BookWorld()
    try book.done("case", "new", "異音")
    for number in 1...MyDay.promiseCountMax {
      try book.done("promise", "連絡\(number)", "--due", "明日 1\(number):00", "--case", "C-1")
    }
    #expect(try book.done().contains("約束 7\n"))
    try book.done("promise", "連絡8", "--due", "明日 19:00", "--case", "C-1")
    #expect(try book.done().contains("約束 7 (ほかにも casebook due)"))
  }
}
