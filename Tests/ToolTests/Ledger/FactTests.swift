import Cases
import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("What is known")
struct FactTests {
  /// What is known under the keys of the test, without what the registration of the item says.
  private func known(_ book: BookWorld, _ options: String...) throws -> [JSON] {
    let outcome = book.world.run(["facts", "C-1", "--json"] + options)
    let json = try JSON(parsing: Array(outcome.output.utf8), limits: .test)
    return (json["data"]?.elements ?? []).filter { $0["key"]?.text?.hasPrefix("asked.") == true }
  }

  @Test("answers the question that waits for it")
  func answers() throws {
    let book = try AskedBook.make()
    try book.done("ask", "asked.site", "--case", "C-1")
    try book.done("fact", "set", "asked.site", "第2工場", "--case", "C-1")
    #expect(
      try AskedBook.types(book).suffix(3) == [
        "question.asked", "fact.asserted", "question.answered",
      ])
  }

  @Test("is confirmed by being said again, and never replaced in silence")
  func again() throws {
    let book = try AskedBook.make()
    try book.done("fact", "set", "asked.site", "第2工場", "--case", "C-1")
    try book.done("fact", "set", "asked.site", "第２工場", "--case", "C-1")
    #expect(try AskedBook.types(book).last == "fact.confirmed")
    let other = book.run("fact", "set", "asked.site", "第3工場", "--case", "C-1")
    #expect(other.exit == .refused)
    #expect(other.errors.contains("fact correct asked.site 第3工場 --cause wasWrong --case C-1"))
    #expect(other.errors.contains("[fact.differs]"))
  }

  @Test("is corrected with a cause; what it was stays, marked")
  func corrected() throws {
    let book = try AskedBook.make()
    try book.done("fact", "set", "asked.site", "第2工場", "--case", "C-1")
    try book.done("fact", "correct", "asked.site", "第3工場", "--cause", "changed", "--case", "C-1")
    let now = try known(book)
    #expect(now.map { $0["value"]?.text } == ["第3工場"])
    let all = try known(book, "--all")
    #expect(all.map { $0["live"]?.truth } == [true, false])
    let same = book.run(
      "fact", "correct", "asked.site", "第3工場", "--cause", "changed", "--case", "C-1")
    #expect(same.errors.contains("[fact.isTheSame]"))
  }

  @Test("of what is asked every time is replaced by the next answer")
  func everyTime() throws {
    let book = try AskedBook.make()
    try book.done("fact", "set", "asked.smoke", "いいえ", "--case", "C-1")
    try book.done("fact", "set", "asked.smoke", "はい", "--case", "C-1")
    #expect(try known(book).map { $0["value"]?.text } == ["yes"])
    #expect(try AskedBook.types(book).last == "fact.corrected")
  }

  @Test("contradicts itself where two values are kept, until somebody says which one holds")
  func conflict() throws {
    let book = try AskedBook.make()
    try book.done("fact", "set", "asked.site", "第2工場", "--case", "C-1")
    try book.done("fact", "set", "asked.site", "第3工場", "--anyway", "--case", "C-1")
    let asked = book.run("ask", "asked.site", "--case", "C-1")
    #expect(asked.exit == .no)
    #expect(asked.output.contains("[fact.isInConflict]"))
    #expect(asked.output.contains("第2工場") && asked.output.contains("第3工場"))
    #expect(book.run("fact", "confirm", "asked.site", "--case", "C-1").exit == .refused)
    try book.done(
      "fact", "correct", "asked.site", "第2工場", "--cause", "wasWrong", "--case", "C-1")
    let after = book.run("ask", "asked.site", "--case", "C-1")
    #expect(after.output.contains("[fact.alreadyKnown]"))
    #expect(!after.output.contains("第3工場"))
  }

  @Test("is read as its key declares it")
  func types() throws {
    let book = try AskedBook.make()
    try book.done("fact", "set", "asked.smoke", "はい", "--case", "C-1")
    let wrong = book.run("fact", "set", "asked.power", "maybe", "--case", "C-1")
    #expect(wrong.exit == .usage)
    #expect(wrong.errors.contains("on") && wrong.errors.contains("off"))
    try book.done("fact", "set", "asked.power", "ＯＦＦ", "--case", "C-1")
    let rows = try known(book)
    #expect(rows.map { $0["value"]?.text } == ["yes", "off"])
  }

  @Test("names the contact that goes on, and the place in its recording")
  func evidence() throws {
    let book = try AskedBook.make()
    try book.done("call", "in", "--from", "0312345678", "--case", "C-1")
    book.world.now = TestWorld.now.adding(seconds: 192)
    try book.done("fact", "set", "asked.site", "第2工場", "--case", "C-1")
    try book.done(
      "fact", "set", "asked.hours", "午前のみ", "--contact", "-", "--at-second", "4:05", "--case", "C-1"
    )
    let rows = try known(book)
    #expect(rows.map { $0["evidence"]?["offsetSec"]?.number } == [192, 245])
    let contacts = Set(rows.compactMap { $0["evidence"]?["contact"]?.text })
    #expect(contacts.count == 1)
    #expect(try book.done("facts", "C-1").contains("通話 3:12"))
  }

  @Test("stands on top of every case of the customer and the item")
  func pinned() throws {
    let book = try AskedBook.make()
    try book.done("fact", "set", "asked.site", "第2工場", "--case", "C-1")
    try book.done("fact", "set", "asked.power", "off", "--case", "C-1")
    try book.done("case", "new", "また異音", "--item", "I-1")
    for command in ["show", "timeline"] {
      let text = try book.done(command, "C-2")
      #expect(text.contains("* 据え付け場所: 第2工場 (今日)"), "\(command)")
      #expect(!text.contains("電源"), "what was said of the other case alone")
      #expect(!text.contains("* 機種"), "what the head of the screen says")
    }
    let facts = try book.document("show", "C-2")["data"]?["facts"]?.elements ?? []
    let site = facts.first { $0["key"]?.text == "asked.site" }
    #expect(site?["ref"]?.text == "C-1#2")
    #expect(!facts.contains { $0["key"]?.text == "asked.power" })
  }

  @Test(
    "fits every terminal, in both languages, with who said it",
    arguments: [40, 80, 120], [Language.ja, .en])
  func widths(_ columns: Int, _ language: Language) throws {
    let book = try AskedBook.make()
    try book.done(
      "fact", "set", "asked.site", "第2工場 北側 2F の奥、脚立が要る高い所", "--source", "observed", "--case", "C-1"
    )
    try book.done("fact", "set", "asked.hours", "午前のみ", "--said-by", "高橋様", "--case", "C-1")
    book.world.columns = columns
    book.world = book.world.speaking(language)
    for line in [["facts", "C-1"], ["show", "C-1"], ["ask", "asked.power", "--case", "C-1"]] {
      let text = book.world.run(line).output
      #expect(!text.isEmpty)
      for line in text.split(separator: "\n") where Ruler().cells(String(line)) > columns {
        Issue.record("\(columns) \(language): \(line)")
      }
    }
    let facts = try book.done("facts", "C-1")
    #expect(facts.contains(language == .ja ? "佐藤が現地で確認" : "seen by 佐藤"))
  }

  @Test("is shown to whoever takes a case over")
  func handoff() throws {
    let book = try AskedBook.make()
    try book.done("fact", "set", "asked.site", "第2工場", "--case", "C-1")
    try book.done(
      "handoff", "offer", "修", "--case", "C-1", "--ask", "診断", "--situation", "異音", "--next", "訪問",
      "--open", "item.serial,case.symptom")
    let inbox = try book.done("handoff", "inbox", "--team", "修")
    #expect(inbox.contains("聞かなくてよい: ") && inbox.contains("据え付け場所 第2工場"))
    let offers = try book.document("handoff", "inbox", "--team", "修")
    let spared = offers["data"]?[0]?["doNotAsk"]?.elements ?? []
    let site = spared.first { $0["key"]?.text == "asked.site" }
    #expect(site?["facts"]?[0]?["value"]?.text == "第2工場")
    let accepted = try book.done("handoff", "accept", "C-1", "--restate", "訪問", "--as", "木村")
    #expect(accepted.contains("聞かなくてよい ") && accepted.contains("据え付け場所 第2工場"))
  }
}
