import Cases
import Screens
import Testing

@testable import CasebookTool

@Suite("The case that go chooses")
struct GoTests {
  private static func story() throws -> BookWorld {
    let book = try BookWorld()
    try book.done("customer", "new", "山田製作所")
    try book.done("case", "new", "圧縮機 異音", "--customer", "K-1")
    try book.done("case", "new", "給湯器 水漏れ")
    return book
  }

  @Test("is that of the next commands, which name it with its customer")
  func chosen() throws {
    let book = try Self.story()
    #expect(book.run("memo", "どこへ").errors.contains("[case.isNotSaid]"))
    #expect(try book.done("go", "C-1").contains("今から C-1 山田製作所 (今日 22:00 まで)"))
    #expect(try book.done("go").contains("C-1  山田製作所  圧縮機 異音  (今日 22:00 まで)"))
    let said = try book.done("memo", "軸受け")
    #expect(said.contains("C-1#2  山田製作所  圧縮機 異音"), "\(said)")
    #expect(try book.done("show").contains("軸受け"))
  }

  @Test("stands behind --case and CASEBOOK_CASE")
  func order() throws {
    let book = try Self.story()
    try book.done("go", "C-1")
    #expect(try book.done("memo", "x", "--case", "C-2").contains("C-2#2"))
    book.world.environment["CASEBOOK_CASE"] = "C-2"
    #expect(try book.done("memo", "y").contains("C-2#3"))
    #expect(try book.done("go").contains("(CASEBOOK_CASE)"))
    #expect(try book.done("go", "C-1").contains("CASEBOOK_CASE=C-2 が先に立ちます"))
  }

  @Test(
    "is left with a dash, with --end, and with the end of its visit", arguments: ["-", "--end"])
  func left(how: String) throws {
    let book = try Self.story()
    try book.done("go", "C-1")
    #expect(try book.done("go", how).contains("C-1 を離れました"))
    #expect(book.run("memo", "x").exit == .usage)
    try book.done("go", "C-1")
    try book.done("visit", "start")
    try book.done("visit", "start", "--case", "C-2")
    try book.done("visit", "end", "--case", "C-2")
    #expect(try book.done("go").contains("C-1"), "the visit of another case ends no choice")
    try book.done("visit", "end", "--dry-run")
    #expect(try book.done("go").contains("C-1"), "a rehearsal ends nothing")
    #expect(book.run("visit", "end").errors.contains("C-1 を離れました"))
    #expect(try book.done("go").contains("選んだ案件はありません"))
  }

  @Test("ends with the day, or two hours later in the evening")
  func until() throws {
    let book = try Self.story()
    try book.done("go", "C-1")
    let end = TestWorld.now.adding(seconds: (11 * 60 + 48) * 60)
    book.world.now = end.adding(seconds: -1)
    #expect(try book.done("memo", "x").contains("C-1#2"))
    book.world.now = end
    let outcome = book.run("memo", "x")
    #expect(outcome.errors.contains("C-1 を選んでいたのは 11/22(日) 22:00 まででした"))
    #expect(try book.done("go", "C-1").contains("(明日 00:00 まで)"))
  }

  @Test("is kept for each book by itself, and not under --dry-run")
  func kept() throws {
    let book = try Self.story()
    try book.done("go", "C-1", "--dry-run")
    #expect(try book.done("go").contains("選んだ案件はありません"))
    try book.done("go", "C-1")
    let other = try Self.story()
    other.world.environment["XDG_STATE_HOME"] = book.directory + "/state"
    #expect(try other.done("go").contains("選んだ案件はありません"))
    #expect(book.run("go", "C-9").exit == .notFound)
    #expect(try book.done("go").contains("C-1"), "a slip changes nothing")
  }

  @Test("is nothing where its file says nothing")
  func damaged() throws {
    for text in ["", "C-1", "C-1 x 5", "C-1 01JD5T0C4E8N1R6W3Y9B2F7H5K later"] {
      #expect(ChosenCase(line: text) == nil)
    }
    let chosen = ChosenCase(
      id: CaseID(high: 1, low: 2), number: "C-1", until: Instant(seconds: 5))
    #expect(ChosenCase(line: chosen.line) == chosen)
  }
}
