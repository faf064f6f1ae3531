import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("Consent, surveys, knowledge and signals")
struct CareFactTests {
  private func book() throws -> BookWorld {
    let book = try BookWorld()
    try book.done("customer", "new", "山田製作所", "--phone", "03-1234-5678")
    try book.done("item", "new", "AX-300", "--serial", "4410-0087", "--customer", "K-1")
    try book.done("case", "new", "異音", "--item", "I-1")
    return book
  }

  @Test("what was said last to a purpose is shown with the customer")
  func consent() throws {
    let book = try book()
    try book.done("consent", "sms", "yes", "--how", "spoken", "--customer", "K-1")
    try book.done("consent", "案内", "いいえ", "--how", "form", "--case", "C-1")
    try book.done("consent", "sms", "no", "--how", "spoken", "--customer", "K-1")
    #expect(try book.done("customer", "show", "K-1").contains("同意: 案内 不可   SMS 不可"))
    let consents = try book.document("customer", "show", "K-1")["data"]?["consents"]?.elements
    #expect(consents?.map { $0["given"] } == [false, false])
  }

  @Test("a consent needs a customer")
  func nobody() throws {
    let book = try BookWorld()
    try book.done("case", "new", "異音")
    let outcome = book.run("consent", "sms", "yes", "--how", "spoken", "--case", "C-1")
    #expect(outcome.exit == .usage)
    #expect(outcome.errors.contains("[customer.isNotSaid]"))
    #expect(outcome.errors.contains("--customer K-…"))
  }

  @Test("a value that is nearly right is offered as it must be typed")
  func nearValue() throws {
    let outcome = try book().run("signal", "upsel", "--case", "C-1")
    #expect(outcome.exit == .usage)
    #expect(outcome.errors.contains("casebook signal upsell --case C-1"), "\(outcome.errors)")
  }

  @Test(
    "a score is one of its kind, the ends included",
    arguments: [
      ("csat", 1...5), ("ces", 1...7), ("nps", 0...10), ("resolved", 0...1), ("morale", 1...5),
    ])
  func scores(kind: String, range: ClosedRange<Int>) throws {
    let book = try book()
    for score in [range.lowerBound, range.upperBound] {
      try book.done("survey", "--kind", kind, "--score", "\(score)", "--case", "C-1")
    }
    for score in [range.lowerBound - 1, range.upperBound + 1] {
      let outcome = book.run("survey", "--kind", kind, "--score=\(score)", "--case", "C-1")
      #expect(outcome.exit == .usage)
      #expect(
        outcome.errors.contains("\(range.lowerBound)-\(range.upperBound)"), "\(outcome.errors)")
    }
  }

  @Test("a survey is about the contact of an entry")
  func contact() throws {
    let book = try book()
    try book.done("call", "out", "--to", "0312345678", "--case", "C-1", "--seconds", "60")
    try book.done("survey", "--kind", "nps", "--score", "9", "--contact", "C-1#2")
    let survey = try book.done("tail", "--after", "beginning", "--until-end").documents().last
    #expect(survey?["type"] == "survey.answered")
    let contact = try book.done("tail", "--after", "beginning", "--until-end").documents()
      .first { $0["type"] == "contact.started" }
    let id = try #require(survey?["data"]?["refs"]?["contact"]?.text)
    #expect(contact?["data"]?["refs"]?["contact"]?.text == id)
    let memo = book.run("survey", "--kind", "nps", "--score", "9", "--contact", "C-1#1")
    #expect(memo.exit == .notFound)
  }

  @Test("a document is recorded with its version, as the book writes it")
  func knowledge() throws {
    let book = try book()
    #expect(
      book.run("document", "publish", "-", "--kind", "article", "--id", "KB-12", input: "E4")
        .exit == .done)
    try book.done("knowledge", "ｋｂ－１２", "--how", "sent", "--helped", "yes", "--case", "C-1")
    let sought = try book.done("tail", "--after", "beginning", "--until-end").documents().last
    #expect(sought?["type"] == "knowledge.sought")
    #expect(sought?["data"]?["body"]?["document"] == "KB-12")
    #expect(sought?["data"]?["body"]?["version"] == "1")
    let near = book.run("knowledge", "KB-13", "--case", "C-1")
    #expect(near.exit == .notFound)
    #expect(near.errors.contains("casebook knowledge KB-12 --case C-1"), "\(near.errors)")
    try book.done("knowledge", "KB-13", "--case", "C-1", "--anyway")
  }

  @Test("what was not found is listed by how often it was sought, however it was typed")
  func gaps() throws {
    let book = try book()
    for query in ["E7 点滅", "Ｅ７　点滅", "フィルタ"] {
      try book.done("knowledge", "--how", "nothingFound", "--query", query, "--case", "C-1")
    }
    try book.done("knowledge", "--how", "nothingFound", "--query", "間違い", "--case", "C-1")
    try book.done("undo")
    let gaps = try book.document("knowledge", "gaps")["data"]?.elements ?? []
    #expect(gaps.map { $0["count"] } == [2, 1])
    #expect(gaps.map { $0["query"] } == ["Ｅ７　点滅", "フィルタ"])
    let cut = book.run("knowledge", "gaps", "--limit", "1")
    #expect(cut.output.split(separator: "\n").count == 1)
    #expect(cut.errors.contains("ほかにもあります"))
    #expect(try book.document("knowledge", "gaps", "--since", "明日")["data"]?.elements == [])
  }

  @Test("a gap must say what was sought, and names no document")
  func gapWords() throws {
    let book = try book()
    #expect(book.run("knowledge", "--how", "nothingFound").errors.contains("--query"))
    #expect(book.run("knowledge", "KB", "--how", "nothingFound", "--query", "x").exit == .usage)
    #expect(book.run("knowledge", "--how", "sent").errors.contains("<DOC>"))
  }

  @Test("signals are listed for sales, without those that were taken back")
  func signals() throws {
    let book = try book()
    try book.done("signal", "買い替え", "--amount", "¥350,000", "--case", "C-1", "--by", "C-1#1")
    try book.done("signal", "churnRisk", "--customer", "K-1", "--note", "解約")
    try book.done("signal", "upsell", "--case", "C-1")
    try book.done("undo")
    let all = try book.document("signal", "list")["data"]?.elements ?? []
    #expect(all.map { $0["kind"] } == ["churnRisk", "replacement"])
    #expect(all.map { $0["ref"] } == ["K-1", "C-1#2"])
    #expect(all.last?["amount"]?["amount"] == "350000")
    let some = try book.document("signal", "list", "--kinds", "離反のおそれ")["data"]?.elements
    #expect(some?.count == 1)
    #expect(book.run("signal", "upsell", "--limit", "3", "--case", "C-1").exit == .usage)
    #expect(book.run("signal", "upsell", "--amount", "0", "--case", "C-1").exit == .usage)
  }
}
