import Cases
import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("message")
struct MessageTests {
  private func story() throws -> BookWorld {
    let book = try BookWorld()
    try book.done(
      "customer", "new", "山田製作所", "--phone", "03-1234-5678", "--sms", "090-1111-2222", "--email",
      "a@example.jp")
    try book.done("case", "new", "異音", "--customer", "K-1")
    return book
  }

  private func events(_ book: BookWorld) throws -> [JSON] {
    try book.done("export", "ndjson", "--case", "C-1").documents()
      .filter { $0["type"] == "message.posted" || $0["type"] == "contact.started" }
  }

  @Test("goes to the number for text messages that is on file, and stands on the case")
  func isWritten() throws {
    let book = try story()
    let said = try book.done("message", "明日13時に伺います", "--via", "sms", "--case", "C-1")
    #expect(said.contains("OK お客様へのSMSを記録 (090-1111-2222)"), "\(said)")
    let events = try events(book)
    #expect(events.map { $0["type"]?.text } == ["contact.started", "message.posted"])
    #expect(events[0]["data"]?["body"]?["channel"] == "sms")
    #expect(events[0]["data"]?["personal"]?["caller"]?["e164"] == nil)
    #expect(events[1]["data"]?["body"]?["sendAt"] == .null)
    #expect(try book.done("timeline", "C-1", "--plain").contains("明日13時に伺います"))
  }

  @Test("can be planned, says the moment back, and is not planned for what is past")
  func isPlanned() throws {
    let book = try story()
    let outcome = book.run(
      "message", "定期点検のご案内", "--via", "email", "--customer", "K-1", "--send-at", "明日 9時",
      "--verbose")
    #expect(outcome.exit == .done && outcome.output.contains("予約 (a@example.jp)"))
    #expect(outcome.errors.contains("送る日時  11/23(月) 9:00") || outcome.errors.contains("09:00"))
    let past = book.run(
      "message", "x", "--via", "email", "--customer", "K-1", "--send-at", "2026-11-01 9:00")
    #expect(past.exit == .refused && past.errors.contains("[refused.windowIsPast]"), "\(past)")
  }

  @Test("takes the words of a published script, and offers the near name of one")
  func template() throws {
    let book = try story()
    let publish = book.run(
      "document", "publish", "-", "--kind", "script", "--id", "visit-notice",
      input: "明日お伺いします。\n")
    #expect(publish.exit == .done)
    try book.done("message", "--via", "sms", "--template", "visit-notice", "--case", "C-1")
    let body = try events(book).last?["data"]
    #expect(body?["body"]?["template"] == "visit-notice")
    #expect(try book.done("timeline", "C-1", "--plain").contains("「明日お伺いします。」"))
    let wrong = book.run("message", "--via", "sms", "--template", "visit-notise", "--case", "C-1")
    #expect(wrong.exit == .notFound && wrong.errors.contains("[document.doesNotExist]"))
    #expect(wrong.errors.contains("--template visit-notice"), "\(wrong.errors)")
  }

  @Test("is refused to somebody who said no to that way; to a warning of safety that is no matter")
  func consent() throws {
    let book = try story()
    let consent = """
      {"type":"consent.recorded","refs":{"customer":"\(try customerID(book))"},\
      "body":{"purpose":"sms","given":false,"how":"phone"}}
      """
    #expect(book.run("emit", input: consent + "\n").exit == .done)
    let outcome = book.run("message", "x", "--via", "sms", "--case", "C-1")
    #expect(outcome.exit == .refused, "\(outcome)")
    #expect(outcome.errors.contains("K-1 はSMSを断っています"))
    #expect(outcome.errors.contains("[refused.consentIsMissing]"))
    #expect(try events(book).isEmpty)
    try book.done("message", "x", "--via", "email", "--case", "C-1")
    try book.done("message", "x", "--via", "sms", "--purpose", "recall", "--case", "C-1")
  }

  @Test("says that nobody asked for consent where something is only offered")
  func unasked() throws {
    let book = try story()
    let outcome = book.run(
      "message", "x", "--via", "email", "--purpose", "followUp", "--case", "C-1")
    #expect(outcome.exit == .done && outcome.errors.contains("同意はまだ聞いていません"))
  }

  @Test("is refused to a number that holds no longer, with one that does")
  func retired() throws {
    let book = try story()
    try book.done("customer", "point", "K-1", "--retire", "090-1111-2222", "--reason", "moved")
    let outcome = book.run("message", "x", "--via", "sms", "--to", "０９０１１１１２２２２", "--case", "C-1")
    #expect(outcome.exit == .refused, "\(outcome)")
    #expect(outcome.errors.contains("[refused.contactPointIsRetired]"))
    #expect(outcome.errors.contains("--to 03-1234-5678"), "\(outcome.errors)")
    let said = try book.done("message", "x", "--via", "sms", "--case", "C-1")
    #expect(said.contains("03-1234-5678"))
  }

  @Test("needs somewhere to go", arguments: [Language.ja, .en])
  func noRecipient(_ language: Language) throws {
    let book = try BookWorld()
    try book.done("customer", "new", "佐藤様")
    book.world = book.world.speaking(language)
    let outcome = book.run("message", "x", "--via", "email", "--customer", "K-1")
    #expect(outcome.exit == .usage && outcome.errors.contains("[message.hasNoRecipient]"))
    #expect(outcome.errors.contains("casebook customer point K-1 --email"))
    try book.done("message", "x", "--via", "chat", "--customer", "K-1")
  }

  private func customerID(_ book: BookWorld) throws -> String {
    try book.document("customer", "show", "K-1")["data"]?["id"]?.text ?? ""
  }
}
