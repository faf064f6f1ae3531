import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("Entries that are pinned or taken back")
struct RetractTests {
  private func story() throws -> BookWorld {
    let book = try BookWorld()
    try book.done("customer", "new", "山田製作所", "--phone", "03-1234-5678")
    try book.done("case", "new", "異音", "--customer", "K-1")
    try book.done("memo", "午前のみ 携帯不可", "--case", "C-1")
    return book
  }

  @Test("stand on top of the timeline and of show, with the reference, until they are taken down")
  func pins() throws {
    let book = try story()
    #expect(try book.done("pin", "C-1#2").contains("C-1#2 を固定"))
    for command in ["timeline", "show"] {
      let text = try book.done(command, "C-1")
      #expect(text.contains("* C-1#2 午前のみ 携帯不可"), "\(command): \(text)")
    }
    #expect(try book.document("show", "C-1")["data"]?["pinned"] == ["C-1#2"])
    let again = book.run("pin", "C-1#2")
    #expect(again.exit == .refused && again.errors.contains("[entry.isPinned]"))
    try book.done("unpin", "Ｃ－１＃２")
    #expect(try !book.done("show", "C-1").contains("* C-1#2"))
    let twice = book.run("unpin", "C-1#2")
    #expect(twice.exit == .refused && twice.errors.contains("[entry.isNotPinned]"))
    try book.done("pin", "C-1#2")
    #expect(try book.document("show", "C-1")["data"]?["pinned"] == ["C-1#2"], "and up again")
  }

  @Test("a memo that was written pinned comes down, too")
  func pinnedMemo() throws {
    let book = try story()
    try book.done("memo", "要脚立", "--pin", "--case", "C-1")
    try book.done("pin", "C-1#2")
    #expect(try book.document("show", "C-1")["data"]?["pinned"] == ["C-1#2", "C-1#3"])
    try book.done("unpin", "C-1#3")
    #expect(try book.document("show", "C-1")["data"]?["pinned"] == ["C-1#2"])
    let outcome = book.run("unpin", "C-1#3")
    #expect(outcome.errors.contains("casebook unpin \"C-1#2\""), "\(outcome.errors)")
  }

  @Test("stays visible after it was taken back, with the reason")
  func retracts() throws {
    let book = try story()
    let said = try book.done("retract", "C-1#2", "--why", "別の案件だった")
    #expect(said.contains("C-1#2 (memo.written) を取り消し"))
    let text = try book.done("timeline", "C-1", "--plain")
    #expect(text.contains("取り消し C-1#2 誤記入 「別の案件だった」"), "\(text)")
    #expect(text.contains("午前のみ"))
    let rows = try book.document("timeline", "C-1")["data"]?.elements ?? []
    let memo = rows.first { $0["event"]?["type"] == "memo.written" }
    let retraction = rows.first { $0["event"]?["type"] == "entry.retracted" }
    #expect(memo?["retractedBy"] != .null)
    #expect(memo?["retractedBy"]?.text == retraction?["event"]?["id"]?.text)
    #expect(memo?["supersededBy"] == .null && retraction?["retractedBy"] == .null)
  }

  @Test("a correction is named beside what it corrects")
  func corrects() throws {
    let book = try story()
    try book.done("correct", "C-1#2", "body=午後のみ", "--why", "聞き違い")
    let rows = try book.document("timeline", "C-1")["data"]?.elements ?? []
    let memos = rows.filter { $0["event"]?["type"] == "memo.written" }
    #expect(memos.first?["supersededBy"]?.text == memos.dropFirst().first?["event"]?["id"]?.text)
    let again = book.run("correct", "C-1#2", "body=夕方", "--why", "また")
    #expect(again.exit == .refused && again.errors.contains("[entry.isTakenBack]"))
    #expect(again.errors.contains("casebook correct \"C-1#3\" body=夕方 --why また"), "\(again.errors)")
  }

  @Test("is not taken back twice, and the retraction is named")
  func twice() throws {
    let book = try story()
    try book.done("retract", "C-1#2", "--why", "二重")
    let outcome = book.run("retract", "C-1#2", "--why", "二重")
    #expect(outcome.exit == .refused && outcome.errors.contains("[refused.eventIsRetracted]"))
    #expect(outcome.errors.contains("午前のみ"), "\(outcome.errors)")
    try book.done("retract", "C-1#3", "--why", "やはり正しい")
    try book.done("retract", "C-1#2", "--why", "やはり二重")
  }

  @Test("is not taken back while decisions rest on it; they are named and go first")
  func resting() throws {
    let book = try story()
    try book.done("case", "resolve", "C-1")
    try book.done("case", "close", "C-1")
    let outcome = book.run("retract", "C-1#3", "--why", "まだ")
    #expect(outcome.exit == .refused && outcome.errors.contains("[refused.decisionsRestOnIt]"))
    #expect(outcome.errors.contains("C-1#4  11/22(日) 10:12  佐藤"), "\(outcome.errors)")
    #expect(outcome.errors.contains("casebook retract \"C-1#4\" --why …"))
    try book.done("retract", "C-1#4", "--why", "まだ")
    try book.done("retract", "C-1#3", "--why", "まだ")
  }

  @Test("is not what the book wrote by itself")
  func books() throws {
    let story = try ClockStory()
    story.at(24 * 60)
    try story.book.done("upkeep")
    let events = try story.book.done("export", "ndjson", "--case", "C-1").documents()
    let judged = try #require(events.first { $0["type"] == "clock.judged" })
    let number = try #require(judged["data"]?["entry"]?.number)
    let outcome = story.book.run("retract", "C-1#\(number)", "--why", "違う")
    #expect(outcome.exit == .refused && outcome.errors.contains("[refused.eventIsTheBooks]"))
  }

  @Test("keeps the number of a case whose opening is taken back")
  func opening() throws {
    let book = try story()
    try book.done("retract", "C-1#1", "--why", "作り間違い")
    #expect(try book.done("timeline", "C-1").contains("C-1#2") == false)
    #expect(try book.done("memo", "続き", "--case", "C-1").contains("C-1#4"))
  }

  @Test("must exist, and the number of the last one is said")
  func missing() throws {
    let book = try story()
    for command in [["retract", "C-1#9", "--why", "x"], ["pin", "C-1#9"], ["unpin", "C-1#9"]] {
      let outcome = book.world.run(command)
      #expect(outcome.exit == .notFound && outcome.errors.contains("[entry.doesNotExist]"))
      #expect(outcome.errors.contains("最後は #2"))
    }
    #expect(book.run("retract", "C-1", "--why", "x").exit == .usage)
    #expect(book.run("retract", "C-1#2").exit == .usage)
  }
}
