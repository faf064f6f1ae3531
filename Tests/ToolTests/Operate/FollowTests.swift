import Cases
import Glibc
import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("follow")
struct FollowTests {
  /// A book with a case, and where a copy of it goes.
  private static func told() throws -> (book: BookWorld, copy: String) {
    let book = try BookWorld()
    try book.done("case", "new", "圧縮機 異音")
    return (book, book.directory + "/far/copy")
  }

  @Test("makes a copy that says the same, and goes on with it where it is only named")
  func copies() throws {
    let (book, copy) = try Self.told()
    try book.done("follow", book.book, "--book", copy, "--until-end")
    let events = try book.done("export", "ndjson")
    let copied = try book.done("--book", copy, "export", "ndjson")
    #expect(copied.split(separator: "\n").count == events.split(separator: "\n").count)
    #expect(copied.contains("keyMissing"))
    try book.done("memo", "後で", "--case", "C-1")
    let document = try book.document("follow", "--book", copy, "--until-end")
    #expect(document["data"]?["behind"]?.number == 0)
    #expect(document["data"]?["hasKeys"]?.truth == false)
    #expect(document["data"]?["source"]?.text == book.book)
    #expect(try book.done("--book", copy, "verify").contains("OK"))
  }

  @Test("leaves a copy to which nobody writes, and says where its book is")
  func refuses() throws {
    let (book, copy) = try Self.told()
    try book.done("follow", book.book, "--book", copy, "--until-end")
    let outcome = book.run("--book", copy, "memo", "書けない", "--case", "C-1")
    #expect(outcome.exit == .notAllowed)
    #expect(outcome.errors.contains("[book.isReplica]"))
    #expect(outcome.errors.contains(book.book))
  }

  @Test("does not touch a book of its own, and wants to know which book to follow")
  func mistakes() throws {
    let (book, copy) = try Self.told()
    let own = book.run("follow", copy, "--book", book.book, "--until-end")
    #expect(own.exit == .cannotCreate)
    #expect(own.errors.contains("[book.isNoReplica]"))
    let nothing = book.run("follow", "--book", copy, "--until-end")
    #expect(nothing.exit == .usage)
    #expect(nothing.errors.contains("[usage.missingArgument]"))
    let nowhere = book.run("follow", book.directory + "/none", "--book", copy, "--until-end")
    #expect(nowhere.exit == .unreachable)
    #expect(nowhere.errors.contains("[replica.sourceIsUnreachable]"))
  }

  @Test("stops at another book, keeps what it has, and doctor tells it")
  func alarm() throws {
    let (book, copy) = try Self.told()
    try book.done("follow", book.book, "--book", copy, "--until-end")
    #expect(try Self.outcome(of: copy, book) == "ok")
    let other = book.directory + "/other"
    try book.done("init", other)
    let outcome = book.run("follow", other, "--book", copy, "--until-end")
    #expect(outcome.exit == .configuration)
    #expect(outcome.errors.contains("[replica.bookDiffers]"))
    #expect(try Self.outcome(of: copy, book) == "bad")
    try book.done("follow", book.book, "--book", copy, "--until-end")
    #expect(try Self.outcome(of: copy, book) == "ok")
  }

  /// How `doctor` finds a copy.
  private static func outcome(of copy: String, _ book: BookWorld) throws -> String? {
    let outcome = book.run("--book", copy, "doctor", "--json")
    let document = try JSON(parsing: Array(outcome.output.utf8), limits: .test)
    let checks = document["data"]?["checks"]?.elements ?? []
    return checks.first { $0["name"]?.text == "replica" }?["outcome"]?.text
  }

  @Test(
    "reads the name of a book as its events have it, and nothing else",
    arguments: [
      ("urn:uuid:00112233-4455-6677-8899-aabbccddeeff", true),
      ("urn:uuid:00112233-4455-6677-8899-aabbccddeef", false),
      ("urn:uuid:00112233-4455-6677-8899-aabbccddeefg", false),
      ("00112233-4455-6677-8899-aabbccddeeff", false), ("", false),
    ])
  func source(text: String, isOne: Bool) {
    let book = BookID(source: text)
    #expect((book != nil) == isOne)
    if let book { #expect(Renderer(book: book).sourceText == text) }
  }
}
