import FoundationEssentials
import Cases
import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("call transcript")
struct CallTranscriptTests {
  private let book: BookWorld

  init() throws {
    book = try BookWorld()
    try book.done("customer", "new", "山田製作所", "--phone", "03-1234-5678")
    try book.done("case", "new", "異音", "--customer", "K-1")
    try book.done("call", "in", "--from", "0312345678", "--seconds", "161", "--case", "C-1")
  }

  private func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let path = book.directory + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }

  private static let call = """
    00:03 受付: 製造番号をお願いします。
    00:12 お客様: さっきも言いましたが、4410-0087 です。
    01:05 お客様: 直らないなら解約します。
    """

  private func events(_ type: String) throws -> [JSON] {
    try book.done("export", "ndjson").documents().filter { $0["type"] == .string(type) }
  }

  private func bodies(_ type: String) throws -> [JSON] {
    try events(type).compactMap { $0["data"]?["body"] }
  }

  @Test("attaches what was said, and hears what matters, with its second and its speaker")
  func hears() throws {
    // Wide enough for the key behind the words.
    book.world.columns = 100
    let said = try book.done("call", "transcript", try file("call.txt", Array(Self.call.utf8)))
    #expect(said.contains("OK 書き起こし 3 発言を記録、注意語 2 件"), "\(said)")
    #expect(said.contains("00:12  もう言った  お客様「さっきも言いましたが、4410-0087 です」  item.serial"))
    let heard = try bodies("contact.alertWordHeard")
    #expect(heard.map(\.["category"]) == ["repeat", "cancel"])
    #expect(heard.map(\.["offsetSec"]) == [12, 65])
    #expect(heard.map(\.["speaker"]) == ["customer", "customer"])
    let repeated = try bodies("question.repeatReported")
    #expect(repeated.map(\.["key"]) == ["item.serial"])
    #expect(repeated.map(\.["by"]) == ["alertWord"])
    let media = try #require(try bodies("media.attached").first)
    #expect(media["kind"] == "transcript")
    #expect(media["dictionaryVersion"] == "dictionary 1")
    let timeline = try book.done("timeline", "C-1")
    #expect(timeline.contains("注意語 2: 解約・繰り返し"), "\(timeline)")
    #expect(!timeline.contains("同じ質問の指摘"), "the alert word says it already")
  }

  @Test("names the recording, by itself where there is one")
  func recording() throws {
    let wave =
      Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WAVEfmt ".utf8)
      + [16, 0, 0, 0, 1, 0, 1, 0, 64, 31, 0, 0, 64, 31, 0, 0, 1, 0, 8, 0]
      + Array("data".utf8) + [0, 125, 0, 0] + [UInt8](repeating: 0, count: 32)
    try book.done("attach", try file("call.wav", wave), "--contact", "-")
    try book.done("call", "transcript", try file("call.txt", Array(Self.call.utf8)))
    let media = try bodies("media.attached")
    #expect(media.map(\.["durationSec"]) == [4, .null])
    #expect(media.last?["transcribes"] == media.first?["mediaId"])
    #expect(try book.done("contact", "show", "-").contains("録音"))
    let wrong = book.run(
      "call", "transcript", book.directory + "/call.txt", "--recording", "C-1#4")
    #expect(wrong.errors.contains("[transcript.isOfNoRecording]"), "\(wrong)")
  }

  @Test("is not attached twice, so that nothing is counted twice")
  func twice() throws {
    let path = try file("call.txt", Array(Self.call.utf8))
    try book.done("call", "transcript", path)
    let again = book.run("call", "transcript", path)
    #expect(again.exit == .refused && again.errors.contains("[transcript.isAttached]"))
    #expect(again.errors.contains("casebook retract"))
    try book.done("retract", "C-1#3", "--why", "別の通話")
    try book.done("call", "transcript", path)
  }

  @Test("asks who is the customer where the names do not tell")
  func speakers() throws {
    let path = try file("ab.txt", Array("A: はい\nB: 解約します".utf8))
    let unknown = book.run("call", "transcript", path)
    #expect(unknown.exit == .usage && unknown.errors.contains("[transcript.speakerIsUnknown]"))
    #expect(unknown.errors.contains("--customer-is"))
    #expect(try events("media.attached").isEmpty)
    let stranger = book.run("call", "transcript", path, "--customer-is", "C")
    #expect(
      stranger.exit == .usage && stranger.errors.contains("A  B")
        || stranger.errors.contains("A, B"))
    let said = try book.done("call", "transcript", path, "--customer-is", "B")
    #expect(said.contains("注意語 1 件"))
    let names = try file("names.txt", Array("佐藤: はい\n山田製作所 高橋: 解約します".utf8))
    #expect(try book.done("call", "transcript", names).contains("注意語 1 件"))
  }

  @Test("writes nothing in a rehearsal, nor of what is no transcript")
  func nothing() throws {
    let path = try file("call.txt", Array(Self.call.utf8))
    let said = try book.done("call", "transcript", path, "--dry-run")
    #expect(said.contains("書きません") && said.contains("contact.alertWordHeard"))
    #expect(
      book.run("call", "transcript", "-", input: "").errors.contains("[transcript.cannotBeRead]"))
    #expect(book.run("call", "transcript", book.directory + "/no").exit == .notFound)
    #expect(try events("media.attached").isEmpty)
    let blobs = try FileManager.default.contentsOfDirectory(atPath: book.book + "/blobs")
    #expect(blobs.isEmpty)
  }

  @Test("takes the documents that its help shows")
  func help() throws {
    for (example, kind) in zip(WordHelp.examples, ["alertRules", "dictionary"]) {
      let path = try file("example.toml", Array(example.lines.joined(separator: "\n").utf8))
      try book.done("document", "publish", path, "--kind", kind)
    }
    let page = try book.done("help", "words")
    #expect(page.contains("alertRules: id") && page.contains("[[terms]]"))
  }

  @Test("listens for what the house has published, in TOML too")
  func published() throws {
    let rules = """
      [[rules]]
      id = "safety.house"
      category = "safety"
      phrases = ["ガラガラ"]
      title = { ja = "異音" }
      """
    try book.done(
      "document", "publish", try file("r.toml", Array(rules.utf8)), "--kind", "alertRules")
    let path = try file("call.txt", Array("お客様: ガラガラと。解約します".utf8))
    #expect(try book.done("call", "transcript", path).contains("注意語 1 件"))
    let wrong = try file("w.toml", Array("[[rules]]\nid = \"a\"\ncategory = \"bad\"".utf8))
    let refused = book.run("document", "publish", wrong, "--kind", "alertRules")
    #expect(refused.errors.contains("[refused.contentIsInvalid]"), "\(refused)")
    #expect(refused.errors.contains("rules[0]"))
    let noTOML = try file("n.toml", Array("[[rules]]\nid = \n".utf8))
    #expect(
      book.run("document", "publish", noTOML, "--kind", "dictionary").errors.contains("2 行目"))
  }
}
