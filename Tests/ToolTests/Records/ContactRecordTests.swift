import Cases
import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("Contacts in the records")
struct ContactRecordTests {
  private func story() throws -> BookWorld {
    let book = try BookWorld()
    try book.done("customer", "new", "山田製作所", "--phone", "03-1234-5678")
    try book.done("customer", "new", "佐藤様", "--phone", "090-1111-2222")
    return book
  }

  private func list(_ book: BookWorld, _ options: String...) throws -> [JSON] {
    let world = book.world
    let outcome = world.run(["contact", "list", "--json"] + options)
    guard outcome.exit == .done else { throw TestTrouble.failed(outcome) }
    return try outcome.output.documents().first?["data"]?.elements ?? []
  }

  @Test("that nobody answered wait on a list until somebody calls back", arguments: [true, false])
  func unanswered(isKnown: Bool) throws {
    let book = try story()
    let number = isKnown ? "0312345678" : "0455556666"
    try book.done("call", "in", "--from", number, "--result", "abandoned")
    let waiting = try list(book, "--unanswered")
    #expect(waiting.count == 1 && waiting[0]["unanswered"] == true)
    #expect(try book.done("contact", "list", "--unanswered").hasPrefix("!"))
    book.world.now = book.world.now.adding(seconds: 60)
    try book.done("call", "out", "--to", number, "--seconds", "60")
    #expect(try list(book, "--unanswered").isEmpty)
    #expect(try list(book).map { $0["direction"]?.text } == ["outbound", "inbound"])
  }

  @Test("that were answered do not wait, and a call back to somebody else changes nothing")
  func answered() throws {
    let book = try story()
    try book.done("call", "in", "--from", "0312345678", "--seconds", "30")
    #expect(try list(book, "--unanswered").isEmpty)
    book.world.now = book.world.now.adding(seconds: 60)
    try book.done("call", "in", "--from", "0312345678", "--result", "abandoned")
    book.world.now = book.world.now.adding(seconds: 60)
    try book.done("call", "out", "--to", "09011112222", "--seconds", "60")
    #expect(try list(book, "--unanswered").count == 1)
    #expect(try list(book, "--customer", "K-2").count == 1)
    #expect(try list(book, "--since", "明日").isEmpty)
    #expect(try list(book, "--limit", "1").count == 1)
  }

  @Test("are identified afterwards, by the end of their id, with level and method")
  func identified() throws {
    let book = try story()
    try book.done("call", "in", "--from", "0455556666", "--seconds", "30")
    let id = try #require(try list(book).first?["id"]?.text)
    let said = try book.done(
      "contact", "identify", String(id.suffix(6)).lowercased(), "K-1", "--method", "serial",
      "--level", "verified")
    #expect(said.contains("応対の相手を記録: K-1 山田製作所"), "\(said)")
    let data = try book.document("contact", "show", id)["data"]
    #expect(data?["customer"]?["ref"] == "K-1" && data?["level"] == "verified")
    #expect(try book.done("export", "ndjson", "--customer", "K-1").contains("contact.identified"))
    let twice = book.run("contact", "identify", id, "K-1")
    #expect(twice.exit == .refused && twice.errors.contains("[contact.isIdentified]"))
    book.world.now = book.world.now.adding(seconds: 60)
    let other = book.run("contact", "identify", "-", "K-2")
    #expect(other.exit == .done && other.errors.contains("K-1 > K-2"), "\(other)")
    #expect(try list(book).first?["customer"]?["ref"] == "K-2")
  }

  @Test("are named by the entry that began them")
  func byEntry() throws {
    let book = try story()
    try book.done("case", "new", "異音", "--customer", "K-1")
    try book.done("call", "out", "--to", "0312345678", "--case", "C-1", "--seconds", "60")
    #expect(try book.document("contact", "show", "C-1#2")["data"]?["ref"] == "C-1#2")
    let text = try book.done("contact", "show", "c-1#2")
    #expect(text.contains("発信 山田製作所") && text.contains("1分"), "\(text)")
  }

  @Test("that were taken back are not listed, and call nobody back")
  func takenBack() throws {
    let book = try story()
    try book.done("call", "in", "--from", "0312345678", "--result", "abandoned")
    book.world.now = book.world.now.adding(seconds: 60)
    try book.done("call", "out", "--to", "0312345678", "--seconds", "60")
    #expect(try list(book, "--unanswered").isEmpty)
    try book.done("undo")
    #expect(try list(book).count == 1)
    #expect(try list(book, "--unanswered").count == 1)
  }

  @Test("must exist")
  func missing() throws {
    let book = try story()
    for typed in ["-", "ZZZZZ", "Z", "01M81N629FKGPNZ9MZP5AZ4EN1"] {
      let outcome = book.run("contact", "show", typed)
      #expect(outcome.exit == .notFound && outcome.errors.contains("[contact.doesNotExist]"))
      #expect(outcome.errors.contains("casebook contact list"))
    }
    #expect(try book.done("contact", "list").contains("応対はありません"))
  }
}
