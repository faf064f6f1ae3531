import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("Somebody who leaves")
struct MemberLeaveTests {
  /// Kimura has two cases with a promise on the first.
  private func story() throws -> BookWorld {
    let book = try BookWorld()
    try book.done("member", "new", "木村", "--team", "受")
    try book.done("member", "new", "田中", "--team", "受")
    try book.done("member", "new", "中村", "--team", "営")
    try book.done("customer", "new", "山田製作所")
    for subject in ["異音", "水漏れ"] {
      try book.done("case", "new", subject, "--customer", "K-1")
    }
    try book.done("assign", "木村", "--case", "C-1")
    try book.done("assign", "木村", "--case", "C-2")
    try book.done(
      "promise", "折り返し", "--due", "明日 11:00", "--case", "C-1", "--person", "木村", "--team", "受")
    return book
  }

  private func rows(_ book: BookWorld, _ person: String) throws -> [JSON] {
    let lists = try book.document("list")["data"]?.elements ?? []
    let members = try book.document("member", "list", "--all")["data"]?.elements ?? []
    let id = members.first { $0["name"]?.text == person }?["id"]?.text
    return lists.filter { $0["owner"]?["person"]?.text == id }
  }

  private func staff(_ book: BookWorld) throws -> String { try book.done("member", "list") }

  @Test("hands on cases and promises in one go, and then has left")
  func handsOn() throws {
    let book = try story()
    let said = try book.done("member", "leave", "木村", "--to", "田中")
    #expect(said.contains("OK 木村の退任を記録"), "\(said)")
    #expect(said.contains("田中へ  案件 2 件、約束 1 件"), "\(said)")
    #expect(try rows(book, "田中").count == 2 && rows(book, "木村").isEmpty)
    let promise = try book.document("due")["data"]?.elements?.first?["promise"]
    let members = try book.document("member", "list")["data"]?.elements ?? []
    let tanaka = members.first { $0["name"] == "田中" }?["id"]?.text
    #expect(promise?["owner"]?["person"]?.text == tanaka)
    #expect(promise?["ref"] == "C-1#3" && promise?["state"] == "open", "the promise stays")
    #expect(try !staff(book).contains("木村"))
    #expect(book.run("assign", "木村", "--case", "C-1").errors.contains("[member.doesNotExist]"))
    let again = book.run("member", "leave", "木村")
    #expect(again.errors.contains("[member.doesNotExist]"))
  }

  @Test("does not leave while nobody takes the work on; it is listed, and nothing is written")
  func hasWork() throws {
    let book = try story()
    let before = try book.done("export", "ndjson")
    let outcome = book.run("member", "leave", "木村")
    #expect(outcome.exit == .refused && outcome.errors.contains("[member.hasWork]"))
    for part in ["C-1  山田製作所  異音", "C-2  山田製作所  水漏れ", "約束  C-1#3"] {
      #expect(outcome.errors.contains(part), "\(outcome.errors)")
    }
    #expect(outcome.errors.contains("casebook member leave 木村 --to …"))
    #expect(try book.done("export", "ndjson") == before)
  }

  @Test("leaves all the same where that is said, and the work stays listed")
  func leaveOpen() throws {
    let book = try story()
    let said = try book.done("member", "leave", "木村", "--leave-open")
    #expect(said.contains("残り 3 件") && said.contains("C-2  山田製作所"), "\(said)")
    #expect(try rows(book, "木村").count == 2)
    #expect(try !staff(book).contains("木村"))
  }

  @Test("hands nothing on where a part cannot be; which and why is said")
  func stuck() throws {
    let book = try story()
    try book.done(
      "handoff", "offer", "修", "--case", "C-2", "--ask", "診断", "--situation", "水", "--next", "訪問",
      "--open", "item.serial,case.symptom")
    let before = try book.done("export", "ndjson")
    let outcome = book.run("member", "leave", "木村", "--to", "田中")
    #expect(outcome.exit == .refused && outcome.errors.contains("[member.workStays]"))
    #expect(outcome.errors.contains("水漏れ  (引き継ぎの返事を待っています)"), "\(outcome.errors)")
    #expect(outcome.errors.contains("何も書いていません"))
    #expect(try book.done("export", "ndjson") == before)
    let said = try book.done("member", "leave", "木村", "--to", "田中", "--leave-open")
    #expect(said.contains("田中へ  案件 1 件、約束 1 件") && said.contains("残り 1 件"), "\(said)")
  }

  @Test("hands on a promise that came with a handoff, in the team that owes it now")
  func passedOn() throws {
    let book = try BookWorld()
    try book.done("member", "new", "木村", "--team", "修")
    try book.done("member", "new", "田中", "--team", "修")
    try book.done("customer", "new", "山田製作所")
    try book.done("case", "new", "異音", "--customer", "K-1")
    try book.done("promise", "折り返し", "--due", "明日 11:00", "--case", "C-1")
    try book.done(
      "handoff", "offer", "修", "--case", "C-1", "--ask", "診断", "--situation", "水", "--next", "訪問",
      "--open", "item.serial,case.symptom")
    try book.done("handoff", "accept", "C-1", "--restate", "訪問", "--as", "木村")
    let said = try book.done("member", "leave", "木村", "--to", "田中")
    #expect(said.contains("田中へ  案件 1 件、約束 1 件"), "\(said)")
    let owner = try book.document("due")["data"]?.elements?.first?["promise"]?["owner"]
    let members = try book.document("member", "list")["data"]?.elements ?? []
    let tanaka = members.first { $0["name"] == "田中" }?["id"]?.text
    #expect(owner?["team"] == "repair" && owner?["person"]?.text == tanaka)
  }

  @Test("cannot hand on to another team, which would be a handoff, nor to themselves")
  func wrongSuccessor() throws {
    let book = try story()
    let other = book.run("member", "leave", "木村", "--to", "中村")
    #expect(other.exit == .refused && other.errors.contains("引き継ぎです"), "\(other.errors)")
    #expect(book.run("member", "leave", "木村", "--to", "木村").exit == .usage)
    #expect(book.run("member", "leave", "木村", "--to", "居ない").exit == .notFound)
  }

  @Test("is rehearsed without writing anything, as a document too")
  func rehearsal() throws {
    let book = try story()
    let before = try book.done("export", "ndjson")
    let said = try book.done("member", "leave", "木村", "--to", "田中", "--dry-run")
    #expect(said.contains("書きません") && said.contains("案件 2 件、約束 1 件"), "\(said)")
    let data = try book.document("member", "leave", "木村", "--to", "田中", "--dry-run")["data"]
    #expect(data?["written"] == false)
    let pieces = data?["pieces"]?.elements?.compactMap { $0["ref"]?.text } ?? []
    #expect(pieces.sorted() == ["C-1", "C-1#3", "C-2"])
    #expect(try book.done("export", "ndjson") == before)
  }

  @Test("leaves at once where nothing is open; a planned visit is named")
  func visits() throws {
    let book = try BookWorld()
    try book.done("member", "new", "木村", "--team", "修")
    try book.done("case", "new", "異音")
    try book.done("v", "schedule", "--case", "C-1", "--when", "明日 13:00", "--with", "木村")
    let said = try book.done("member", "leave", "木村")
    #expect(said.contains("残り 1 件") && said.contains("訪問  C-1"), "\(said)")
    #expect(said.contains("casebook visit schedule --replaces"))
  }
}
