import Cases
import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("Customers in the records")
struct CustomerRecordTests {
  private func story() throws -> BookWorld {
    let book = try BookWorld()
    try book.done(
      "customer", "new", "山田製作所", "--kana", "やまだせいさくしょ", "--kind", "company", "--phone",
      "03-1234-5678")
    book.world.now = book.world.now.adding(seconds: 1)
    try book.done("customer", "new", "佐藤様", "--phone", "090-1111-2222")
    return book
  }

  private func tags(_ book: BookWorld, _ customer: String = "K-1") throws -> [String] {
    let data = try book.document("customer", "show", customer)["data"]
    return data?["tags"]?.elements?.compactMap(\.text) ?? []
  }

  @Test(
    "are tagged by the reserved names, however those are typed",
    arguments: [
      ("vip", "vip"), ("ＶＩＰ", "vip"), ("めいわく", "nuisance"), ("donotcall", "doNotCall"),
      ("苦情", "complaint"), ("要配慮", "accessibility"), ("大口", "大口"),
    ])
  func reserved(_ typed: String, _ kept: String) throws {
    let book = try story()
    try book.done("customer", "tag", "K-1", typed)
    #expect(try tags(book) == [kept])
  }

  @Test("lose a tag that is taken off, and one whose time is over")
  func ends() throws {
    let book = try story()
    try book.done("customer", "tag", "K-1", "vip", "大口")
    let said = try book.done("customer", "tag", "K-1", "--remove", "vip")
    #expect(said.contains("札を記録: 大口"), "\(said)")
    #expect(try tags(book) == ["大口"])
    try book.done("customer", "tag", "K-1", "complaint", "--until", "明日 9時", "--why", "電話対応")
    #expect(try tags(book) == ["大口", "complaint"])
    book.world.now = book.world.now.adding(seconds: 2 * 86_400)
    #expect(try tags(book) == ["大口"])
  }

  @Test("keep the tags they have when one is to be taken off that they have not")
  func missing() throws {
    let book = try story()
    try book.done("customer", "tag", "K-1", "vip")
    let outcome = book.run("customer", "tag", "K-1", "--remove", "complaint")
    #expect(outcome.exit == .notFound && outcome.errors.contains("[customer.tagDoesNotExist]"))
    #expect(outcome.errors.contains("casebook customer tag K-1 --remove vip"))
    #expect(book.run("customer", "tag", "K-1").exit == .usage)
    let past = book.run("customer", "tag", "K-1", "vip", "--until", "2026-01-01")
    #expect(past.errors.contains("[refused.windowIsPast]"), "\(past)")
    let near = book.run("customer", "tag", "K-1", "nuisanse")
    #expect(near.exit == .done && near.errors.contains("決まった札「nuisance」"), "\(near)")
  }

  @Test("get and lose ways of contact, with the reason and the last day")
  func points() throws {
    let book = try story()
    try book.done(
      "customer", "point", "K-1", "--phone", "090-3333-4444", "--label", "高橋様携帯", "--verified",
      "document")
    let said = try book.done(
      "customer", "point", "K-1", "--retire", "０３１２３４５６７８", "--reason", "moved", "--on", "11/1")
    #expect(said.contains("使われなくなった連絡先"))
    let events = try book.done("export", "ndjson", "--customer", "K-1").documents()
    let added = events.last { $0["type"] == "customer.contactPointAdded" }?["data"]?["body"]
    #expect(added?["verifiedBy"] == "document" && added?["label"] == "高橋様携帯")
    let retired = events.last { $0["type"] == "customer.contactPointRetired" }?["data"]?["body"]
    #expect(retired?["reason"] == "moved" && retired?["validTo"] == "2026-11-01")
    let points = try book.document("customer", "show", "K-1")["data"]?["points"]?.elements ?? []
    #expect(points.map { $0["retired"] } == [true, false])
  }

  @Test("refuse a point twice, one that is not there, and a retirement without a reason")
  func pointSlips() throws {
    let book = try story()
    let twice = book.run("customer", "point", "K-1", "--phone", "0312345678")
    #expect(twice.exit == .refused && twice.errors.contains("[customer.pointExists]"))
    let none = book.run("customer", "point", "K-1", "--retire", "06-1", "--reason", "moved")
    #expect(none.exit == .notFound && none.errors.contains("[customer.pointDoesNotExist]"))
    #expect(none.errors.contains("03-1234-5678"))
    let why = book.run("customer", "point", "K-1", "--retire", "0312345678")
    #expect(why.exit == .usage && why.errors.contains("moved|ported|wrong|ownerChanged"))
    #expect(book.run("customer", "point", "K-1").exit == .usage)
    let shared = book.run("customer", "point", "K-2", "--phone", "0312345678")
    #expect(shared.exit == .done && shared.errors.contains("K-1 山田製作所 も使っています"))
  }

  @Test("are listed in pages, the newest first; every one once")
  func pages() throws {
    let book = try story()
    for number in 3...7 {
      book.world.now = book.world.now.adding(seconds: 1)
      try book.done("customer", "new", "客\(number)")
    }
    let first = try book.document("customer", "list", "--limit", "3")
    func refs(_ page: JSON) -> [String] {
      page["data"]?.elements?.compactMap { $0["ref"]?.text } ?? []
    }
    #expect(refs(first) == ["K-7", "K-6", "K-5"])
    #expect(first["page"]?["next"] == "K-5")
    let second = try book.document("customer", "list", "--limit", "3", "--after", "K-5")
    #expect(refs(second) == ["K-4", "K-3", "K-2"])
    let third = try book.document("customer", "list", "--limit", "3", "--after", "K-2")
    #expect(refs(third) == ["K-1"] && third["page"]?["next"] == .null)
    let text = try book.done("customer", "list", "--limit", "6")
    #expect(text.contains("続き  casebook customer list --limit 6 --after K-2"), "\(text)")
    #expect(try !book.done("customer", "list", "--limit", "7").contains("続き"))
    let wide = book.run("customer", "list", "--limit", "1001")
    #expect(wide.exit == .usage && wide.errors.contains("1-1000"))
    #expect(book.run("customer", "list", "--limit", "1000").exit == .done)
    #expect(book.run("customer", "list", "--limit", "0").exit == .usage)
  }

  @Test("are found by name, reading, tag and kind")
  func filters() throws {
    let book = try story()
    try book.done("customer", "tag", "K-2", "vip")
    #expect(try book.done("customer", "list", "ヤマダ", "--plain").hasPrefix("K-1\t"))
    #expect(try book.done("customer", "list", "--tag", "重要", "--plain").hasPrefix("K-2\t"))
    #expect(try book.done("customer", "list", "--kind", "company", "--plain").hasPrefix("K-1\t"))
    #expect(try book.done("customer", "list", "居ない", "--plain").isEmpty)
    #expect(try book.done("customer", "list", "居ない").contains("お客様はいません"))
  }

  @Test("are not listed once their registration is taken back, nor are items")
  func takenBack() throws {
    let book = try BookWorld()
    for words in [["customer", "new", "間違い"], ["item", "new", "AX-300"]] {
      try book.done(words)
      try book.done("undo")
      #expect(try book.done(words[0], "list", "--plain").isEmpty)
    }
  }

  @Test("and their lists fit the terminal", arguments: [40, 80, 120])
  func widths(width: Int) throws {
    let book = try story()
    try book.done("item", "new", "AX-300", "--serial", "4410-0087", "--customer", "K-1")
    try book.done("call", "in", "--from", "0312345678", "--result", "abandoned")
    book.world.columns = width
    for language in Language.allCases {
      book.world = book.world.speaking(language)
      for list in ["customer", "item", "contact"] {
        for line in try book.done(list, "list").split(separator: "\n") {
          #expect(Ruler().cells(String(line)) <= width, "\(line)")
        }
      }
    }
  }
}
