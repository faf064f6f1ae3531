import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("Handoffs, promises and who waits")
struct QueueTests {
  private static func story() throws -> BookWorld {
    let book = try BookWorld()
    try book.done("member", "new", "木村", "--team", "修", "--os-user", "kimura")
    try book.done("customer", "new", "山田製作所", "--phone", "03-1234-5678")
    try book.done("item", "new", "AX-300", "--serial", "4410-0087", "--customer", "K-1")
    try book.done("case", "new", "圧縮機 異音 E4", "--item", "I-1")
    try book.done("promise", "折り返し", "--due", "+2h", "--case", "C-1")
    return book
  }

  @discardableResult
  private static func offered(_ book: BookWorld) throws -> String {
    try book.done(
      "handoff", "offer", "修", "--case", "C-1", "--ask", "診断", "--situation", "始動5分で異音",
      "--next", "訪問日の調整", "--tried", "再起動", "--open", openKeys, "--mood", "upset", "--by", "+1h")
  }

  private static let openKeys = "item.serial,case.symptom,item.site"

  @Test("show the receiver the whole brief: situation, tried, open questions, promises, mood")
  func brief() throws {
    let book = try Self.story()
    try Self.offered(book)
    for words in [["handoff", "inbox", "--team", "修"], ["show", "C-1"]] {
      let text = try book.done(words)
      for part in [
        "状況: 始動5分で異音", "試したこと: 再起動", "まだ分からないこと:", "設置場所", "約束: 折り返し", "不満",
      ] {
        #expect(text.contains(part), "\(words) \(part)")
      }
    }
    let document = try book.document("handoff", "inbox", "--team", "修")
    let handoff = document["data"]?[0]
    #expect(handoff?["mood"]?.text == "upset")
    #expect(handoff?["tried"]?[0]?.text == "再起動")
    #expect(handoff?["openPromises"]?[0]?["what"]?.text == "折り返し")
  }

  @Test("pass what was promised to who accepts, and tell when and from whom the case came")
  func accepted() throws {
    let book = try Self.story()
    try Self.offered(book)
    #expect(try book.document("due")["data"]?[0]?["promise"]?["owner"]?["team"]?.text == "support")
    try book.done("handoff", "accept", "C-1", "--restate", "今日訪問", "--as", "kimura")
    let owner = try book.document("due")["data"]?[0]?["promise"]?["owner"]
    #expect(owner?["team"]?.text == "repair" && owner?["person"]?.text == "kimura")
    let waiting = try book.document("show", "C-1")["data"]?["waiting"]
    #expect(waiting?["reason"]?.text == "callback")
    #expect(waiting?["handedOver"]?["from"]?.text == "support")
    #expect(try book.done("show", "C-1").contains("受付 > 修理"))
  }

  @Test("queue who waits with since when and why", arguments: [40, 80, 120])
  func queue(width: Int) throws {
    let book = try Self.story()
    book.world.columns = width
    try book.done("state", "部品待ち", "--case", "C-1")
    for language in Language.allCases {
      book.world = book.world.speaking(language)
      let text = try book.done("queue")
      #expect(text.contains("C-1"))
      #expect(text.contains(language == .ja ? "部品待ち" : "waiting-parts"))
      for line in text.split(separator: "\n") { #expect(Ruler().cells(String(line)) <= width) }
    }
    let document = try book.document("queue", "--team", "受")
    #expect(document["data"]?[0]?["waiting"]?["reason"]?.text == "parts")
    #expect(document["counts"]?["parts"] != nil)
    #expect(try book.document("queue", "--team", "修")["data"]?.elements?.isEmpty == true)
  }

  @Test("settle a promise that stands in no case")
  func withoutCase() throws {
    let book = try Self.story()
    try book.done("promise", "カタログを送る", "--due", "+2h", "--customer", "K-1")
    try book.done("promise", "折り返し", "--due", "+3h", "--customer", "K-1")
    let several = book.run("release", "--customer", "K-1", "--why", "不要")
    #expect(several.errors.contains("[promise.ambiguous]"))
    let hint = try #require(
      several.errors.split(separator: "\n").first { $0.contains("カタログ") })
    let id = try #require(hint.split(separator: " ").first.map(String.init))
    try book.done("release", id, "--customer", "K-1", "--why", "不要")
    try book.done("keep", "--customer", "K-1", "--broken", "--why", "忘れた")
    #expect(try book.document("due")["data"]?.elements?.count == 1)
    #expect(book.run("keep", "--customer", "K-1", "--broken").exit == .notFound)
  }

  @Test("promise no more callbacks than a team can make in a slot")
  func slots() throws {
    let book = try Self.story()
    let policy = "{\"callbacks\": {\"slot\": \"1h\", \"count\": 1}}"
    let published = book.run(
      "document", "publish", "-", "--kind", "policy", "--id", "policy", input: policy)
    #expect(published.exit == .done, "\(published.errors)")
    let words = ["promise", "電話", "--from", "明日 13:00", "--due", "明日 14:00", "--case", "C-1"]
    try book.done(words)
    let full = book.world.run(words)
    #expect(full.exit == .refused && full.errors.contains("[refused.slotIsFull]"))
    try book.done(words + ["--kind", "answer"])
    try book.done(words + ["--team", "修"])
    try book.done(
      "promise", "電話", "--from", "明日 13:00", "--due", "明日 15:00", "--case", "C-1")
  }
}
