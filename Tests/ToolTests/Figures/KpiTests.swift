import Screens
import Testing
import Views

@testable import CasebookTool

@Suite("kpi")
struct KpiTests {
  private static func story() throws -> BookWorld {
    let book = try BookWorld()
    try book.done("member", "new", "木村", "--team", "修")
    try book.done("customer", "new", "山田製作所", "--phone", "03-1234-5678")
    try book.done("item", "new", "AX-300", "--serial", "4410-0087", "--customer", "K-1")
    try book.done("call", "in", "--from", "0312345678", "--seconds", "161")
    try book.done("case", "new", "圧縮機 異音 E4", "--item", "I-1")
    try book.done("part", "CMP-88", "--sn", "9M0417", "--case", "C-1", "--as", "木村")
    return book
  }

  @Test("alone names every headline on a line of its own", arguments: [40, 80, 120])
  func overview(width: Int) throws {
    let book = try Self.story()
    book.world.columns = width
    for language in Language.allCases {
      book.world = book.world.speaking(language)
      let text = try book.done("kpi")
      for name in FigureName.allCases where !name.isDetail && width >= 60 {
        #expect(text.contains("  \(name.rawValue)\n"), "\(name)")
      }
      for line in text.split(separator: "\n") { #expect(Ruler().cells(String(line)) <= width) }
    }
  }

  @Test("of a name shows the time, the numbers and the rule", arguments: FigureName.allCases)
  func one(name: FigureName) throws {
    let book = try Self.story()
    let text = try book.done("kpi", name.rawValue, "--since", "30日前")
    #expect(text.contains(name.title.ja))
    #expect(text.contains("期間 2026/10/23 - 2026/11/22"))
    #expect(text.contains("数え方: "))
  }

  @Test("counts what was written, and splits it")
  func counts() throws {
    let book = try Self.story()
    let plain = try book.done("kpi", "aht", "--plain")
    #expect(plain.contains("aht\t\tmean\t161\ts\n"))
    let parts = try book.done("kpi", "parts", "--by", "model", "--plain")
    #expect(parts.contains("parts\tAX-300\tparts\t1\t\n"))
    let team = try book.done("kpi", "contacts", "--by", "team")
    #expect(team.contains("受付") && team.contains("班別"))
    #expect(try book.done("kpi", "contacts", "--until", "昨日", "--plain").contains("contacts\t0"))
  }

  @Test("draws to standard output")
  func svg() throws {
    let text = try Self.story().done("kpi", "contacts", "--svg")
    #expect(text.hasPrefix("<svg ") && text.hasSuffix("</svg>\n"))
  }

  @Test(
    "answers what cannot be meant with what can",
    arguments: [
      (["kpi", "straight"], "casebook kpi straight-through"), (["kpi", "xyzzy"], "casebook kpi"),
      (["kpi", "--by", "team"], "kpi contacts --by team"),
      (["kpi", "--svg"], "kpi contacts --svg"),
      (["kpi", "promises", "--by", "model"], "day  team  member  kind"),
      (["kpi", "contacts", "--by", "color"], "day  team"),
      (["kpi", "contacts", "--agents", "3"], "--agents"),
      (["kpi", "load", "--calls", "10"], "--aht"), (["kpi", "load", "--aht", "0"], "--aht"),
      (["kpi", "load", "--per", "7m"], "15m  30m  1h"),
      (["kpi", "load", "--agents", "10001"], "0-10000"),
      (["kpi", "load", "--target", "100%"], "80%"), (["kpi", "fcr", "--days", "0"], "1-366"),
      (["kpi", "load", "--calls", "1", "--aht", "1", "--since", "1日前"], "--since"),
      (["kpi", "contacts", "--since", "今日", "--until", "昨日"], "--until"),
    ])
  func mistakes(words: [String], help: String) throws {
    let book = try Self.story()
    for language in Language.allCases {
      book.world = book.world.speaking(language)
      let outcome = book.world.run(words)
      #expect(outcome.exit == .usage, "\(words)")
      #expect(outcome.errors.contains(help), "\(outcome.errors)")
    }
  }

  @Test("says how long a window is, and keeps to it")
  func window() throws {
    let text = try Self.story().done("kpi", "fcr", "--days", "30")
    #expect(text.contains("W = 30 日"))
  }

  @Test(
    "of an assumed load gives the numbers of the table",
    arguments: [
      (
        ["360", "30m", "240", "55", "15"],
        ["48.0000", "0.038374", "0.238701", "0.845883", "8.1840"]
      ),
      (
        ["100", "30m", "180", "14", "20"],
        ["10.0000", "0.056819", "0.174132", "0.888350", "7.8359"]
      ),
      (
        ["20", "1h", "360", "3", "20"], ["2.0000", "0.210526", "0.444444", "0.579574", "160.0000"]
      ),
      (["60", "60m", "5m", "7", "20"], ["5.0000", "0.120519", "0.324150", "0.716313", "48.6225"]),
    ])
  func load(typed: [String], numbers: [String]) {
    var words = ["kpi", "load"]
    for (option, value) in zip(["--calls", "--per", "--aht", "--agents", "--within"], typed) {
      words += [option, value]
    }
    for language in Language.allCases {
      let outcome = TestWorld().speaking(language).run(words)
      #expect(outcome.exit == .done, "\(outcome.errors)")
      for number in numbers { #expect(outcome.output.contains(number), "\(outcome.output)") }
      let warning = language == .ja ? "途中で切る人がいない" : "knows no abandonment"
      #expect(outcome.output.contains(warning))
    }
  }

  @Test("of too few agents says that the queue grows")
  func grows() {
    let outcome = TestWorld().run(
      "kpi", "load", "--calls", "100", "--aht", "180", "--agents", "10")
    #expect(outcome.output.contains("A が N 以上"))
    let none = TestWorld().run("kpi", "load", "--calls", "100", "--aht", "180", "--agents", "0")
    #expect(none.output.contains("1.000000"))
  }

  @Test("of the book needs calls, and their length")
  func ofBook() throws {
    let book = try Self.story()
    let text = try book.done("kpi", "load", "--per", "1h", "--agents", "2")
    #expect(text.contains("着信 1 件、1 日"))
    #expect(text.contains("10:00"))
    let other = try BookWorld()
    #expect(try other.done("kpi", "load").contains("この期間に着信はありません"))
  }
}
