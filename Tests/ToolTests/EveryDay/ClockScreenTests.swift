import Cases
import Screens
import Testing
import Wire

@testable import CasebookTool

/// A book whose policy promises an answer within an hour and a solution within eight, from nine to
/// six on working days in Tokyo; it is Friday, 20 November 2026, nine in the morning.
final class ClockStory {
  let book: BookWorld

  static let nine = Instant(seconds: 1_795_132_800)

  static let policy = """
    {"clocks": [
      {"name": "firstResponse", "title": {"ja": "初回応答", "en": "first response"},
       "stop": "answered", "target": "1h"},
      {"name": "resolution", "title": {"ja": "解決", "en": "resolution"}, "stop": "resolved",
       "target": "8h", "pausedBy": ["customer", "parts"]}]}
    """

  init() throws {
    book = try BookWorld(isEmpty: true)
    book.world.now = Self.nine
    try book.done("init", "--name", "佐藤", "--team", "受")
    let outcome = book.run("document", "publish", "-", "--kind", "policy", input: Self.policy)
    guard outcome.exit == .done else { throw TestTrouble.failed(outcome) }
    at(60)
    try book.done("customer", "new", "山田製作所", "--phone", "03-1234-5678")
    try book.done("case", "new", "圧縮機 異音 E4", "--customer", "K-1", "--channel", "email")
  }

  /// It is so many minutes past nine.
  func at(_ minutes: Int64) { book.world.now = Self.nine.adding(seconds: minutes * 60) }

  /// The clocks of `show`, without the lines around them.
  func shown(_ language: Language, width: Int) throws -> String {
    book.world = book.world.speaking(language)
    book.world.columns = width
    let lines = try book.done("show", "C-1").split(separator: "\n").map(String.init)
    for line in lines { #expect(Ruler().cells(line) <= width, "\(line)") }
    let start = lines.firstIndex { $0.hasPrefix("期限 ") || $0.hasPrefix("Clocks ") }
    let end = lines.dropFirst((start ?? 0) + 1).firstIndex {
      $0.contains("---") || $0.hasPrefix(" + ")
    }
    return lines[(start ?? 0)..<(end ?? lines.endIndex)].joined(separator: "\n")
  }
}

/// What `show` says of clocks in one language at one width.
struct ClockScreen: Sendable, CustomTestStringConvertible {
  let language: Language
  let width: Int
  let text: String

  var testDescription: String { "\(language.rawValue) \(width)" }
}

@Suite("Clocks on screens")
struct ClockScreenTests {
  /// One answer is overdue, the solution waits for parts.
  static let waiting = [
    ClockScreen(
      language: .ja, width: 40,
      text: """
        期限 2 (残り・超過は営業時間)
        !  初回応答  2時間超過
            期限 11/20(金) 11:00
           解決      休止中 残り 7時間
            休止 部品待ち 2時間  休止なしの期限
            11/20(金) 18:00
        """),
    ClockScreen(
      language: .ja, width: 80,
      text: """
        期限 2 (残り・超過は営業時間)
        !  初回応答  2時間超過                     期限 11/20(金) 11:00
           解決      休止中 (部品待ち) 残り 7時間
            休止 部品待ち 2時間  休止なしの期限 11/20(金) 18:00
        """),
    ClockScreen(
      language: .ja, width: 120,
      text: """
        期限 2 (残り・超過は営業時間)
        !  初回応答  2時間超過                     期限 11/20(金) 11:00
           解決      休止中 (部品待ち) 残り 7時間
            休止 部品待ち 2時間  休止なしの期限 11/20(金) 18:00
        """),
    ClockScreen(
      language: .en, width: 40,
      text: """
        Clocks 2 (in working hours)
        !  first resp..  2 h over
            due Fri 20 Nov 11:00
           resolution    paused, 7 h left
            stood still: waiting-parts 2 h  due
            without pauses Fri 20 Nov 18:00
        """),
    ClockScreen(
      language: .en, width: 80,
      text: """
        Clocks 2 (in working hours)
        !  first response  2 h over                          due Fri 20 Nov 11:00
           resolution      paused (waiting-parts), 7 h left
            stood still: waiting-parts 2 h  due without pauses Fri 20 Nov 18:00
        """),
    ClockScreen(
      language: .en, width: 120,
      text: """
        Clocks 2 (in working hours)
        !  first response  2 h over                          due Fri 20 Nov 11:00
           resolution      paused (waiting-parts), 7 h left
            stood still: waiting-parts 2 h  due without pauses Fri 20 Nov 18:00
        """),
  ]

  @Test(
    "say what is left, what they stand still for, and when they would be due without that",
    arguments: waiting)
  func waits(screen: ClockScreen) throws {
    let story = try ClockStory()
    story.at(120)
    try story.book.done("state", "部品待ち", "--case", "C-1")
    story.at(240)
    #expect(try story.shown(screen.language, width: screen.width) == screen.text)
  }

  /// The parts came after two hours; the solution came in time, the answer with it and late.
  static let solved = [
    ClockScreen(
      language: .ja, width: 80,
      text: """
        期限 2 (残り・超過は営業時間)
        !  初回応答  3時間超過  期限 11/20(金) 11:00  実績 11/20(金) 14:00
        v  解決      期限内     期限 11/24(火) 11:00  実績 11/20(金) 15:00
            休止 部品待ち 2時間  休止なしの期限 11/20(金) 18:00
        """),
    ClockScreen(
      language: .en, width: 80,
      text: """
        Clocks 2 (in working hours)
        !  first response  3 h over  due Fri 20 Nov 11:00  done Fri 20 Nov 14:00
        v  resolution      met       due Tue 24 Nov 11:00  done Fri 20 Nov 15:00
            stood still: waiting-parts 2 h  due without pauses Fri 20 Nov 18:00
        """),
  ]

  @Test("say how it ended", arguments: solved)
  func ends(screen: ClockScreen) throws {
    let story = try ClockStory()
    story.at(120)
    try story.book.done("state", "部品待ち", "--case", "C-1")
    story.at(240)
    try story.book.done("state", "対応中", "--case", "C-1")
    story.at(300)
    try story.book.done("call", "out", "--to", "0312345678", "--case", "C-1", "--seconds", "60")
    story.at(360)
    try story.book.done("case", "resolve", "C-1")
    story.at(480)
    #expect(try story.shown(screen.language, width: screen.width) == screen.text)
  }

  @Test("are not shown where the house has no policy")
  func hasNone() throws {
    let book = try BookWorld()
    try book.done("customer", "new", "山田製作所")
    try book.done("case", "new", "異音", "--customer", "K-1")
    #expect(try !book.done("show", "C-1").contains("営業時間"))
    #expect(try book.document("show", "C-1")["data"]?["clocks"] == [])
  }

  @Test("put the case that is due first on top of the list")
  func sorts() throws {
    let story = try ClockStory()
    story.at(120)
    try story.book.done("case", "new", "給湯器", "--customer", "K-1", "--channel", "email")
    try story.book.done("state", "部品待ち", "--case", "C-1")
    try story.book.done("call", "out", "--to", "0312345678", "--case", "C-1", "--seconds", "60")
    let rows = try story.book.document("list", "--sort", "due")["data"]?.elements ?? []
    #expect(rows.map { $0["ref"]?.text } == ["C-2", "C-1"], "the clock of C-1 stands still")
  }
}

@Suite("Time that passes for the command line")
struct PassingTimeTests {
  /// Tuesday noon, after a holiday.
  private let tuesday: Int64 = 4 * 24 * 60 + 180

  /// What the book has said of a clock of the case, in its order.
  private func verdicts(
    _ story: ClockStory, of clock: String = "resolution"
  ) throws -> [JSON] {
    let events = try story.book.done("export", "ndjson", "--case", "C-1").documents()
    return events.compactMap { $0["type"] == "clock.judged" ? $0["data"]?["body"] : nil }
      .filter { $0["clock"]?.text == clock }
  }

  private func counts(_ story: ClockStory) throws -> [Int64?] {
    let data = try story.book.document("upkeep")["data"]
    return ["clocksJudged", "handoffsLapsed", "maintenanceDue"].map { data?[$0]?.number }
  }

  @Test("is written by upkeep, once")
  func upkeep() throws {
    let story = try ClockStory()
    try story.book.done("member", "new", "木村", "--team", "修")
    try story.book.done(
      "handoff", "offer", "修", "--case", "C-1", "--ask", "診断", "--situation", "異音", "--next", "訪問",
      "--open", "item.serial,case.symptom", "--by", "11:00")
    story.at(tuesday)
    #expect(try counts(story) == [2, 1, 0])
    #expect(try counts(story) == [0, 0, 0])
    let text = try story.book.done("timeline", "C-1", "--plain")
    #expect(text.contains("引き継ぎ終了 (期限切れ)"), "\(text)")
    #expect(try verdicts(story).map { $0["verdict"] } == ["breached"])
  }

  @Test("is written by every command that writes, before it returns")
  func writes() throws {
    let story = try ClockStory()
    story.at(tuesday)
    try story.book.done("memo", "部品を確認中", "--case", "C-1")
    #expect(try verdicts(story).map { $0["verdict"] } == ["breached"])
    #expect(try counts(story) == [0, 0, 0])
  }

  @Test("judges again when what happened becomes known late")
  func restates() throws {
    let story = try ClockStory()
    story.at(tuesday)
    _ = try counts(story)
    try story.book.done("state", "部品待ち", "--case", "C-1", "--at", "11/20 11:00")
    try story.book.done("state", "対応中", "--case", "C-1", "--at", "11/20 17:00")
    try story.book.done("case", "resolve", "C-1")
    let verdicts = try verdicts(story)
    #expect(verdicts.map { $0["verdict"] } == ["breached", "met"])
    #expect(verdicts.last?["restates"]?.text != nil)
    #expect(verdicts.last?["cause"]?.text != nil)
    #expect(verdicts.last?["pausedSec"] == 21_600)
  }

  @Test("finds every word for a wait, in Japanese and as in JSON")
  func waits() throws {
    let story = try ClockStory()
    for word in StateWord.allCases where word.waitReason != nil {
      for typed in [word.ja, word.rawValue, word.rawValue.uppercased()] {
        try story.book.done("state", typed, "--case", "C-1")
        let shown = try story.book.document("show", "C-1")["data"]?["word"]?.text
        #expect(shown == word.rawValue, "\(typed)")
        try story.book.done("state", "in-progress", "--case", "C-1")
      }
    }
  }

  @Test("does not settle what people settle: an offer can be withdrawn, a promise released")
  func settles() throws {
    let story = try ClockStory()
    try story.book.done("member", "new", "木村", "--team", "修")
    try story.book.done(
      "handoff", "offer", "修", "--case", "C-1", "--ask", "診断", "--situation", "異音", "--next", "訪問",
      "--open", "item.serial,case.symptom")
    try story.book.done("handoff", "withdraw", "C-1")
    #expect(story.book.run("handoff", "withdraw", "C-1").exit == .refused)
    try story.book.done("promise", "折り返し", "--due", "11:00", "--case", "C-1")
    #expect(story.book.run("release", "--case", "C-1").exit == .usage, "without a reason")
    try story.book.done("release", "--case", "C-1", "--why", "自分で直した")
    #expect(try story.book.document("due")["data"]?.elements == [])
    let text = try story.book.done("timeline", "C-1", "--plain")
    #expect(text.contains("取り下げ"), "\(text)")
    #expect(text.contains("自分で直した"))
  }

  @Test("is counted by calendars that name their zone and by policies that can be read")
  func publishes() throws {
    let story = try ClockStory()
    let book = story.book
    let hours = "\"hours\": [{\"weekday\": 1, \"from\": \"09:00\", \"to\": \"18:00\"}]"
    func publish(_ kind: String, _ content: String) -> Outcome {
      book.run("document", "publish", "-", "--kind", kind, input: content)
    }
    #expect(publish("calendar", "{\"zone\": \"Europe/Berlin\", \(hours)}").exit == .done)
    let lost = publish("calendar", "{\n\"zone\": \"Europe/Berln\",\n\(hours)}")
    #expect(lost.exit == .refused)
    #expect(lost.errors.contains("2 行目: zone: その名の時間帯はありません"), "\(lost.errors)")
    let wrong = publish("policy", "{\"clocks\": [\n{\"name\": \"c\", \"target\": \"1h\"}]}")
    #expect(wrong.exit == .refused)
    #expect(wrong.errors.contains("2 行目: clocks[0].stop: 要りますが、ありません"), "\(wrong.errors)")
    #expect(publish("policy", "{\"clocks\": []}").exit == .done, "a house may promise nothing")
  }
}
