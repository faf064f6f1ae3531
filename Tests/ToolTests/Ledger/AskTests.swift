import Cases
import Screens
import Testing
import Wire

@testable import CasebookTool

/// A book with a customer, an item, a case, and keys of facts of its own.
enum AskedBook {
  static func make() throws -> BookWorld {
    let book = try BookWorld()
    try book.done("member", "new", "木村", "--team", "修")
    try book.done("customer", "new", "山田製作所", "--phone", "03-1234-5678")
    try book.done("item", "new", "AX-300", "--customer", "K-1")
    try book.done("case", "new", "圧縮機 異音", "--item", "I-1")
    let published = book.run(
      "document", "publish", "-", "--kind", "factKeys", "--id", "asked-keys", input: keys)
    guard published.exit == .done else { throw TestTrouble.failed(published) }
    return book
  }

  /// One key of every sort that the commands tell apart.
  static let keys = """
    {"keys": [
      {"key": "asked.site", "subject": "item", "title": {"ja": "据え付け場所", "en": "Place"},
       "ask": {"ja": "どこにありますか", "en": "Where is it?"},
       "confirm": {"ja": "{value}でよろしいですね", "en": "Is it still {value}?"},
       "freshness": ["365 days"]},
      {"key": "asked.hours", "subject": "customer", "title": {"ja": "連絡時間", "en": "Hours"},
       "ask": {"ja": "いつお電話できますか", "en": "When may we call?"},
       "confirm": {"ja": "{value}ですね", "en": "{value}, is it?"}},
      {"key": "asked.smoke", "subject": "case", "type": "flag", "alwaysAsk": "safety",
       "title": {"ja": "煙", "en": "Smoke"}, "ask": {"ja": "煙は出ましたか", "en": "Any smoke?"},
       "confirm": {"ja": "{value}ですね", "en": "{value}?"}},
      {"key": "asked.credit", "subject": "customer", "sensitivity": "restricted",
       "owner": "sales", "title": {"ja": "与信", "en": "Credit"},
       "ask": {"ja": "与信は", "en": "Credit?"},
       "confirm": {"ja": "{value}ですね", "en": "{value}?"}},
      {"key": "asked.power", "subject": "case", "type": "choice", "choices": ["on", "off"],
       "title": {"ja": "電源", "en": "Power"}, "ask": {"ja": "電源は", "en": "Power?"},
       "confirm": {"ja": "{value}ですね", "en": "{value}?"}, "freshness": ["per case"]}
    ]}
    """

  /// A script that asks some of them.
  static let script = """
    {"title": {"ja": "受付票", "en": "Reception"}, "steps": [
      "asked.site", {"say": {"ja": "電源を切る", "en": "Switch it off"}}, "asked.power",
      "asked.hours"]}
    """

  /// The types of the events of the case, in the order of the log.
  static func types(_ book: BookWorld) throws -> [String] {
    try book.done("export", "ndjson", "--case", "C-1").documents().compactMap { $0["type"]?.text }
  }
}

@Suite("Asking")
struct AskTests {
  @Test("is allowed where nothing is known, and noted with what the ledger said")
  func unknown() throws {
    let book = try AskedBook.make()
    let outcome = book.run("ask", "asked.site", "--case", "C-1")
    #expect(outcome.exit == .done)
    #expect(outcome.output.contains("聞いてください: 据え付け場所"))
    #expect(outcome.output.contains("「どこにありますか」"))
    let events = try book.done("export", "ndjson", "--case", "C-1").documents()
    let asked = try #require(events.last { $0["type"]?.text == "question.asked" })
    #expect(asked["data"]?["body"]?["verdict"]?.text == "ask")
    #expect(asked["data"]?["body"]?["form"]?.text == "open")
    #expect(asked["data"]?["body"]?["ledgerSeq"]?.text != nil)
  }

  @Test("of what is known prints the answer, ends with 1 and writes nothing")
  func known() throws {
    let book = try AskedBook.make()
    try book.done(
      "fact", "set", "asked.site", "第2工場 北側", "--source", "observed", "--case", "C-1")
    let before = try AskedBook.types(book)
    let outcome = book.run("ask", "asked.site", "--case", "C-1")
    #expect(outcome.exit == .no)
    #expect(
      outcome.output.hasPrefix(
        """
        聞かなくて大丈夫です: 据え付け場所は分かっています
          第2工場 北側   佐藤が現地で確認 11/22(日) 10:12 (C-1#2)

        """))
    #expect(outcome.output.contains("casebook ask asked.site --case C-1 --confirm"))
    #expect(outcome.output.contains("[fact.alreadyKnown]"))
    #expect(try AskedBook.types(book) == before)
    let document = book.run("ask", "asked.site", "--case", "C-1", "--json")
    #expect(document.exit == .no)
    let json = try JSON(parsing: Array(document.output.utf8), limits: .test)
    #expect(json["data"]?["verdict"]?.text == "answered")
    #expect(json["data"]?["facts"]?[0]?["value"]?.text == "第2工場 北側")
    #expect(json["data"]?["question"] == .null)
  }

  @Test("takes what people call a thing, and offers near keys")
  func names() throws {
    let book = try AskedBook.make()
    #expect(book.run("ask", "据え付け場所", "--case", "C-1").exit == .done)
    let near = book.run("ask", "asked.sit", "--case", "C-1")
    #expect(near.exit == .notFound)
    #expect(near.errors.contains("casebook ask asked.site --case C-1"))
    #expect(near.errors.contains("[factKey.doesNotExist]"))
  }

  @Test("of what is known is noted all the same where there is a reason, or to read it back")
  func allTheSame() throws {
    let book = try AskedBook.make()
    try book.done("fact", "set", "asked.hours", "午前のみ", "--case", "C-1")
    let doubted = book.run("ask", "asked.hours", "--because", "valueDoubted", "--case", "C-1")
    #expect(doubted.exit == .done)
    let back = book.run("ask", "asked.hours", "--confirm", "--case", "C-1")
    #expect(back.exit == .done)
    #expect(back.output.contains("「午前のみですね」"))
    let asked = try book.done("export", "ndjson", "--case", "C-1").documents()
      .filter { $0["type"]?.text == "question.asked" }
    #expect(asked.map { $0["data"]?["body"]?["form"]?.text } == ["open", "readBack"])
    #expect(asked.map { $0["data"]?["body"]?["because"]?.text } == ["valueDoubted", nil])
  }

  @Test("again what has aged is reading it back")
  func stale() throws {
    let book = try AskedBook.make()
    try book.done("fact", "set", "asked.site", "第2工場", "--case", "C-1")
    book.world.now = TestWorld.now.adding(seconds: 366 * 86_400)
    let outcome = book.run("ask", "asked.site", "--case", "C-1")
    #expect(outcome.exit == .no)
    #expect(outcome.output.contains("[fact.isStale]"))
    try book.done("fact", "confirm", "asked.site", "--case", "C-1")
    #expect(book.run("ask", "asked.site", "--case", "C-1").output.contains("[fact.alreadyKnown]"))
  }

  @Test("what must always be asked is asked, with what is known beside it")
  func always() throws {
    let book = try AskedBook.make()
    try book.done("fact", "set", "asked.smoke", "いいえ", "--case", "C-1")
    let outcome = book.run("ask", "asked.smoke", "--case", "C-1")
    #expect(outcome.exit == .done)
    #expect(outcome.output.contains("安全のため毎回聞きます"))
    #expect(outcome.output.contains("いいえ   お客様談"))
  }

  @Test("what another team knows goes to that team, and its value shows nowhere")
  func restricted() throws {
    let book = try AskedBook.make()
    try book.done("member", "new", "中村", "--team", "営")
    try book.done("fact", "set", "asked.credit", "要注意", "--case", "C-1", "--as", "中村")
    let outcome = book.run("ask", "asked.credit", "--case", "C-1")
    #expect(outcome.exit == .no)
    #expect(outcome.output.contains("お客様に聞かないでください: 与信は営業が知っています"))
    #expect(!outcome.output.contains("要注意"))
    #expect(book.run("ask", "asked.credit", "--confirm", "--case", "C-1").exit == .no)
    let facts = try book.done("facts", "C-1")
    #expect(facts.contains("営業が知っています") && !facts.contains("要注意"))
    #expect(book.run("ask", "asked.credit", "--case", "C-1", "--as", "中村").output.contains("要注意"))
  }

  @Test("what the customer declined needs a reason")
  func declined() throws {
    let book = try AskedBook.make()
    try book.done("ask", "asked.hours", "--case", "C-1")
    try book.done("fact", "set", "asked.hours", "--refused", "--case", "C-1")
    let outcome = book.run("ask", "asked.hours", "--case", "C-1")
    #expect(outcome.exit == .no)
    #expect(outcome.output.contains("[fact.wasRefused]"))
    #expect(
      book.run("ask", "asked.hours", "--because", "customerRequested", "--case", "C-1").exit
        == .done)
  }

  @Test("is about a customer or an item also without a case")
  func places() throws {
    let book = try AskedBook.make()
    try book.done("fact", "set", "asked.hours", "午前のみ", "--customer", "K-1")
    #expect(book.run("ask", "asked.hours", "--case", "C-1").exit == .no)
    #expect(book.run("ask", "asked.hours", "--item", "I-1").exit == .no)
    let none = book.run("ask", "asked.site", "--customer", "K-1")
    #expect(none.exit == .usage)
    #expect(none.errors.contains("[fact.hasNoSubject]"))
  }
}
