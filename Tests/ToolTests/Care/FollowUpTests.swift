import Cases
import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("Follow-ups and maintenance")
struct FollowUpTests {
  private func book() throws -> BookWorld {
    let book = try BookWorld()
    try book.done("customer", "new", "山田製作所", "--phone", "03-1234-5678")
    try book.done(
      "item", "new", "AX-300", "--serial", "4410-0087", "--customer", "K-1", "--sold",
      "2026-11-20")
    try book.done("case", "new", "異音", "--item", "I-1")
    return book
  }

  private func rows(_ book: BookWorld, _ words: String...) throws -> [JSON] {
    let outcome = book.world.run(words + ["--json"])
    #expect(outcome.exit == .done, "\(outcome.errors)")
    let document = try JSON(parsing: Array(outcome.output.utf8), limits: .test)
    return document["data"]?.elements ?? []
  }

  @Test("after a purchase they are planned from a week to a month after the sale")
  func purchase() throws {
    let book = try book()
    try book.done("follow-up", "plan", "--trigger", "purchase", "--item", "4410-0087")
    let row = try #require(try rows(book, "follow-up", "list").first)
    #expect(row["from"] == "2026-11-26T15:00:00.000Z")
    #expect(row["at"] == "2026-12-19T15:00:00.000Z")
    #expect(row["ref"] == "K-1")
    #expect(row["reachable"] == true)
  }

  @Test("every trigger has its usual window, which can be said otherwise")
  func windows() throws {
    let expected: [FollowUpTrigger: (Int64, Int64)] = [
      .purchase: (7, 30), .inquiry: (1, 7), .newProduct: (0, 30), .defect: (0, 7),
      .repair: (7, 30),
    ]
    for (trigger, days) in expected {
      let window = trigger.usualWindow.window(from: TestWorld.now)
      #expect(window.from?.seconds(since: TestWorld.now) == days.0 * 86_400)
      #expect(window.to.seconds(since: TestWorld.now) == days.1 * 86_400)
    }
    let book = try book()
    try book.done(
      "follow-up", "plan", "--trigger", "repair", "--customer", "K-1", "--to", "2026-11-24")
    let row = try #require(try rows(book, "follow-up", "list").first)
    #expect(row["from"] == "2026-11-22T01:12:00.000Z")
    #expect(row["at"] == "2026-11-24T14:59:59.999Z")
  }

  @Test("are done by entry, case, customer or short name, and once")
  func done() throws {
    let book = try book()
    try book.done("follow-up", "plan", "--trigger", "inquiry", "--case", "C-1")
    try book.done("follow-up", "plan", "--trigger", "repair", "--customer", "K-1")
    let refs = try rows(book, "follow-up", "list").compactMap { $0["ref"]?.text }
    #expect(refs.first == "C-1#2")
    let several = book.run("follow-up", "done", "K-1")
    #expect(several.exit == .usage)
    #expect(several.errors.contains(refs[1]), "\(several.errors)")
    try book.done("follow-up", "done", refs[1])
    try book.done("follow-up", "done", "C-1#2", "--using", "well", "--satisfied", "はい")
    #expect(try rows(book, "follow-up", "list").isEmpty)
    #expect(book.run("follow-up", "done", "C-1").exit == .notFound)
    #expect(try book.done("timeline", "C-1", "--plain").contains("満足"))
  }

  @Test("are moved under the same name")
  func moved() throws {
    let book = try book()
    try book.done("follow-up", "plan", "--trigger", "inquiry", "--case", "C-1")
    try book.done(
      "follow-up", "plan", "--trigger", "inquiry", "--replaces", "C-1#2", "--to", "2026-12-24")
    let rows = try rows(book, "follow-up", "list")
    #expect(rows.map { $0["at"] } == ["2026-12-24T14:59:59.999Z"])
  }

  @Test("take consent, and go to all who own a model and gave it")
  func owners() throws {
    let book = try book()
    try book.done("customer", "new", "北川商店")
    try book.done("item", "new", "ax-300", "--customer", "K-2")
    for purpose in ["email", "marketing"] {
      try book.done("consent", purpose, "yes", "--how", "form", "--customer", "K-2")
    }
    let one = book.run(
      "follow-up", "plan", "--trigger", "newProduct", "--customer", "K-1", "--via", "email")
    #expect(one.exit == .refused)
    #expect(one.errors.contains("[refused.consentIsMissing]"))
    let all = book.run(
      "follow-up", "plan", "--trigger", "newProduct", "--owners-of", "AX-300", "--via", "email",
      "--json")
    #expect(all.exit == .partly)
    let data = try JSON(parsing: Array(all.output.utf8), limits: .test)["data"]
    #expect(data?["planned"]?.elements?.map { $0["ref"] } == ["K-2"])
    #expect(data?["refused"]?.elements?.map { $0["code"] } == ["refused.consentIsMissing"])
    #expect(try rows(book, "follow-up", "list").count == 1)
  }

  @Test("nothing is planned by a rehearsal")
  func rehearsal() throws {
    let book = try book()
    try book.done(
      "follow-up", "plan", "--trigger", "newProduct", "--owners-of", "AX-300", "--dry-run")
    #expect(try rows(book, "follow-up", "list").isEmpty)
  }

  // MARK: Maintenance

  @Test("maintenance falls due with the day, and the next begins with what was done")
  func maintenance() throws {
    let book = try book()
    try book.done("maintenance", "plan", "4410-0087", "--due", "2026-11-23")
    #expect(try rows(book, "maintenance", "list", "--overdue").isEmpty)
    book.world.now = TestWorld.now.adding(seconds: 2 * 86_400)
    #expect(try rows(book, "maintenance", "list", "--overdue").count == 1)
    try book.done("upkeep")
    let events = try book.done("tail", "--after", "beginning", "--until-end").documents()
    #expect(events.last?["type"] == "maintenance.fellDue")
    try book.done(
      "maintenance", "done", "I-1", "--result", "oil=ok", "belt=worn", "--next", "2027-11-23")
    let rows = try rows(book, "maintenance", "list")
    #expect(rows.map { $0["day"] } == ["2027-11-23"])
    #expect(rows.map { $0["kind"] } == ["maintenance"])
    #expect(book.run("maintenance", "done", "I-1", "--result", "ok").exit == .usage)
  }

  @Test("an inspection by law whose owner nobody can reach is marked")
  func unreachable() throws {
    let book = try book()
    try book.done("customer", "new", "連絡先のない人")
    try book.done("item", "new", "AX-300", "--serial", "4410-0088", "--customer", "K-2")
    for (item, day) in [("I-1", "2033-04-01"), ("I-2", "2033-04-02")] {
      try book.done("maintenance", "plan", item, "--due", day, "--basis", "法定")
    }
    let rows = try rows(book, "maintenance", "list", "--legal")
    #expect(rows.map { $0["reachable"] } == [true, false])
    book.world.columns = 120
    #expect(try book.done("maintenance", "list").contains("[連絡先なし] 連絡先のない人"))
  }

  @Test("a plan is named by its item where it has one, else by its short name")
  func plans() throws {
    let book = try book()
    #expect(book.run("maintenance", "done", "I-1").errors.contains("[plan.doesNotExist]"))
    try book.done("maintenance", "plan", "I-1", "--due", "2027-04-01")
    try book.done("maintenance", "plan", "I-1", "--due", "2028-04-01", "--replaces", "I-1")
    try book.done("maintenance", "plan", "I-1", "--due", "2033-04-01", "--basis", "legal")
    let several = book.run("maintenance", "done", "I-1")
    #expect(several.errors.contains("[plan.ambiguous]"), "\(several.errors)")
    let refs = try rows(book, "maintenance", "list").compactMap { $0["ref"]?.text }
    #expect(refs.count == 2)
    try book.done("maintenance", "done", refs[1])
    #expect(try rows(book, "maintenance", "list").map { $0["day"] } == ["2028-04-01"])
  }

  // MARK: All together

  @Test("all that falls due stands in one list by date, cut with a hint")
  func together() throws {
    let book = try book()
    try book.done("maintenance", "plan", "I-1", "--due", "2026-11-25", "--basis", "legal")
    try book.done("follow-up", "plan", "--trigger", "defect", "--case", "C-1", "--to", "2026-11-24")
    try book.done("signal", "renewal", "--case", "C-1")
    let rows = try rows(book, "follow-up", "list", "--all")
    #expect(rows.map { $0["kind"] } == ["signal", "followUp", "inspection"])
    #expect(try self.rows(book, "follow-up", "list", "--all", "--within", "3d").count == 2)
    #expect(try self.rows(book, "follow-up", "list", "--all", "--team", "修").isEmpty)
    #expect(try self.rows(book, "follow-up", "list", "--all", "--mine").count == 3)
    let cut = book.run("follow-up", "list", "--all", "--limit", "2")
    #expect(cut.output.split(separator: "\n").count == 2)
    #expect(cut.errors.contains("ほかにもあります"))
  }

  @Test("no line is wider than the terminal", arguments: [40, 80, 120], [Language.ja, .en])
  func widths(columns: Int, language: Language) throws {
    let book = try book()
    try book.done("maintenance", "plan", "I-1", "--due", "2026-11-20", "--basis", "legal")
    try book.done("follow-up", "plan", "--trigger", "defect", "--case", "C-1")
    try book.done("signal", "churnRisk", "--case", "C-1", "--note", "解約を口にされた、至急連絡がほしい")
    try book.done(
      "recall", "announce", "--models", "AX-300", "--serials", "4410-0001..0099", "--hazard",
      "基板の過熱により発煙し、まれに発火するおそれ", "--units", "99", "--authority", "METI-17")
    book.world = book.world.speaking(language)
    book.world.columns = columns
    for words in [
      ["follow-up", "list", "--all"], ["maintenance", "list"], ["signal", "list"],
      ["recall", "show"], ["recall", "list"], ["item", "show", "I-1"], ["show", "C-1"],
    ] {
      for line in try book.done(words).split(separator: "\n") {
        #expect(Ruler().cells(String(line)) <= columns, "\(words): \(line)")
      }
    }
  }
}
