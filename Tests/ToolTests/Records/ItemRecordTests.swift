import Cases
import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("Items in the records")
struct ItemRecordTests {
  private func story() throws -> BookWorld {
    let book = try BookWorld()
    try book.done("customer", "new", "山田製作所")
    try book.done("customer", "new", "佐藤様")
    try book.done("item", "new", "AX-300", "--serial", "4410-0087", "--customer", "K-1")
    book.world.now = book.world.now.adding(seconds: 1)
    try book.done("item", "new", "AX-100", "--serial", "5500-0001", "--customer", "K-2")
    return book
  }

  @Test("pass to another owner, from whom is known")
  func transfer() throws {
    let book = try story()
    let said = try book.done("item", "transfer", "4410-0087", "--to", "K-2", "--on", "11/1")
    #expect(said.contains("AX-300 4410-0087 の持ち主: 佐藤様"), "\(said)")
    let data = try book.document("item", "show", "I-1")["data"]
    #expect(data?["customer"]?["ref"] == "K-2")
    let event = try book.done("export", "ndjson").documents()
      .last { $0["type"] == "item.ownershipChanged" }?["data"]?["body"]
    #expect(event?["from"] != .null && event?["reason"] == "sold" && event?["on"] == "2026-11-01")
  }

  @Test("go out of use, and then belong to nobody")
  func disposed() throws {
    let book = try story()
    try book.done("item", "transfer", "I-1", "--none")
    #expect(try book.document("item", "show", "I-1")["data"]?["customer"] == .null)
    let twice = book.run("item", "transfer", "I-1", "--none")
    #expect(twice.exit == .refused && twice.errors.contains("[item.ownerIsTheSame]"))
  }

  @Test("do not pass to who has them, nor on a day to come, nor without saying to whom")
  func slips() throws {
    let book = try story()
    let same = book.run("item", "transfer", "I-1", "--to", "K-1")
    #expect(same.exit == .refused && same.errors.contains("I-1 はもう K-1 のものです"))
    let ahead = book.run("item", "transfer", "I-1", "--to", "K-2", "--on", "2026-12-01")
    #expect(ahead.exit == .usage && ahead.errors.contains("[time.isAhead]"))
    #expect(book.run("item", "transfer", "I-1").exit == .usage)
    #expect(book.run("item", "transfer", "I-1", "--to", "K-2", "--none").exit == .usage)
    let near = book.run("item", "transfer", "I-l", "--to", "K-2")
    #expect(near.exit == .notFound && near.errors.contains("casebook item transfer I-1 --to K-2"))
  }

  @Test("are listed by owner, by model and by what their names contain, in pages")
  func lists() throws {
    let book = try story()
    func refs(_ options: String...) throws -> [String] {
      let lines = try book.done(["item", "list", "--plain"] + options).split(separator: "\n")
      return lines.map { String($0.prefix { $0 != "\t" }) }
    }
    #expect(try refs() == ["I-2", "I-1"])
    #expect(try refs("--customer", "K-1") == ["I-1"])
    #expect(try refs("--model", "ａｘ-100") == ["I-2"])
    #expect(try refs("4410") == ["I-1"])
    #expect(try refs("--limit", "1") == ["I-2"])
    #expect(try refs("--limit", "1", "--after", "I-2") == ["I-1"])
    #expect(try book.document("item", "list", "--limit", "1")["page"]?["next"] == "I-2")
    #expect(try book.document("item", "list")["page"]?["next"] == .null)
    try book.done("item", "transfer", "I-1", "--none")
    #expect(try refs("--customer", "K-1") == [])
  }
}
