import Cases
import Screens
import Testing
import Wire
import ZeroMQ

@testable import CasebookTool

@Suite("A book behind a server", .serialized)
struct RemoteEqualityTests {
  /// Command lines whose output has nothing of chance in it.
  static let lines: [(words: [String], input: String)] = [
    ([], ""), (["list"], ""), (["customer", "new", "山田製作所", "--phone", "03-1234-5678"], ""),
    (["item", "new", "AX-300", "--serial", "4410-0087", "--customer", "K-1"], ""),
    (["case", "new", "圧縮機 異音 E4", "--item", "I-1"], ""),
    (["memo", "軸受けに摩耗", "--case", "C-1"], ""), (["memo", "-", "--case", "C-1"], "二行\nの文\n"),
    (["memo", "--case", "C-1"], "何も打たない"), (["memo", "", "--case", "C-1"], ""),
    (["promise", "折り返し", "--due", "明日 11:00", "--case", "C-1"], ""), (["due"], ""),
    (["queue"], ""), (["queue", "--team", "受", "--plain"], ""),
    (["due", "--overdue", "--exit-code"], ""), (["go", "C-1"], ""), (["memo", "go の案件"], ""),
    (["part", "CMP-88", "--sn", "9M0417"], ""), (["show"], ""), (["show", "C-1", "--plain"], ""),
    (["show", "C-1", "--lang", "en"], ""), (["show", "C-9"], ""), (["show", "--fields", "?"], ""),
    (["timeline", "C-1"], ""), (["timeline", "C-1", "--plain"], ""),
    (["timeline", "C-1", "--color", "always"], ""), (["t", "C-1", "--team", "修"], ""),
    (["find", "摩耗"], ""), (["find", "--exists", "無い言葉"], ""), (["customer", "show", "K-1"], ""),
    (["item", "history", "I-1"], ""), (["memo", "書かない", "--dry-run"], ""),
    (["memo", "静かに", "-q"], ""), (["memo", "昔", "--at", "昨日 10:00"], ""),
    (["memo", "先", "--at", "明日 10:00"], ""), (["memo", "誰か", "--as", "いない人"], ""),
    (["case", "close", "C-1"], ""), (["state", "解決", "--why", "直った"], ""), (["undo"], ""),
    (["document", "publish", "-", "--kind", "article", "--id", "e4"], "E4 のとき"),
    (["tiemline", "C-1"], ""), (["case"], ""), (["memo", "--help"], ""), (["--version"], ""),
    (["kpi", "--json", "--fields", "?"], ""), (["print", "report", "C-1"], ""),
  ]

  @Test("answers every command as the same book on this machine does, byte for byte")
  func equal() throws {
    let local = try BookWorld()
    let served = try ServedBook()
    for (words, input) in Self.lines {
      var world = local.world
      world.input = input
      let expected = world.run(words)
      let told = served.run(words, input: input)
      #expect(told == expected, "casebook \(words.joined(separator: " "))")
    }
  }

  @Test("writes in the name of the key's member, and says that a key has shown it")
  func author() throws {
    let served = try ServedBook()
    #expect(served.run("case", "new", "音").exit == .done)
    let tail = try served.run("tail", "--until-end").output.documents()
    let opened = tail.first { $0["type"]?.text == "case.opened" }
    #expect(opened?["data"]?["authenticatedBy"] == "curveKey")
    #expect(opened?["data"]?["actor"]?.text != nil)
  }

  @Test("refuses writing to a key that may only read, and nothing is written")
  func readOnly() throws {
    let served = try ServedBook(rights: [.read])
    let before = served.run("tail", "--until-end").output
    let outcome = served.run("case", "new", "音")
    #expect(outcome.exit == .notAllowed)
    #expect(outcome.errors.contains("[desk.notAllowed]"))
    #expect(served.run("list").exit == .done)
    #expect(served.run("tail", "--until-end").output == before)
  }

  @Test("lets nobody speak for others whose key does not say so")
  func speakFor() throws {
    let served = try ServedBook(rights: [.read, .do])
    #expect(served.run("case", "new", "音").exit == .done)
    let outcome = served.run("memo", "代わりに", "--case", "C-1", "--as", "佐藤")
    #expect(outcome.exit == .notAllowed)
  }

  @Test("opens no file of the server that a client names")
  func files() throws {
    let served = try ServedBook()
    #expect(served.run("case", "new", "音").exit == .done)
    let outcome = served.run("visit", "end", "--case", "C-1", "--sign", "/etc/passwd")
    #expect(outcome.exit != .done)
    #expect(!outcome.errors.contains("root:"))
  }

  @Test("tells a refused key, a wrong server key and a server that is down apart")
  func silences() throws {
    let served = try ServedBook()
    try served.writeKey(pair: CurveKeyPair.generate())
    let refused = served.run("list")
    #expect(refused.exit == .notAllowed)
    #expect(refused.errors.contains("[server.keyIsRefused]"))
    let health = served.run("health", "--plain")
    #expect(health.exit == .no)
    #expect(health.output.hasPrefix("server.keyIsRefused\t"))
    try served.writeKey(server: CurveKeyPair.generate().publicKey)
    let wrong = served.run("list", "--timeout", "3s")
    #expect(wrong.exit == .configuration)
    #expect(wrong.errors.contains("[server.keyIsWrong]"))
    try served.writeKey()
    #expect(served.run("health").exit == .done)
    served.stop()
    let down = served.run("list", "--timeout", "1s")
    #expect(down.exit == .unreachable)
    #expect(down.errors.contains("[server.isDown]"))
  }

  @Test("announces a call once, however often and in whatever order the hook says it")
  func ring() throws {
    let served = try ServedBook()
    let ended = ["ring", "--event", "ended", "--call-id", "1795309900.1", "--seconds", "61"]
    let started = [
      "ring", "--event", "started", "--call-id", "1795309900.1", "--from", "090-1111-2222",
    ]
    #expect(served.run(ended).exit == .done)
    #expect(served.run(started).exit == .done)
    #expect(served.run(started).exit == .done)
    #expect(served.run(ended).exit == .done)
    let types = try served.run("tail", "--until-end").output.documents().compactMap {
      $0["type"]?.text
    }
    #expect(types.filter { $0 == "contact.started" }.count == 1)
    #expect(types.filter { $0 == "contact.ended" }.count == 1)
    let contacts = try served.run("contact", "list", "--json").output.documents()
    #expect(contacts[0]["data"]?.elements?.count == 1)
  }

  @Test("takes lines of emit as a book does, and the same line once")
  func emit() throws {
    let served = try ServedBook()
    let local = try BookWorld()
    let command = EmitTests.opened(1, command: 2)
    let line = command + "\n" + #"{"type":"no.such"}"# + "\n"
    for _ in 0..<2 {
      var world = local.world
      world.input = line
      let expected = world.run("emit", "--plain")
      let told = served.run(["emit", "--plain"], input: line)
      #expect(told.exit == expected.exit)
      #expect(told.output == expected.output)
    }
  }

  @Test("exports the same events from a server, with the same scope")
  func export() throws {
    let served = try ServedBook()
    #expect(served.run("case", "new", "音").exit == .done)
    #expect(served.run("case", "new", "光").exit == .done)
    let all = served.run("export", "ndjson").output
    #expect(all == served.run("tail", "--until-end").output)
    let one = try served.run("export", "ndjson", "--case", "C-1").output.documents()
    let count = try all.documents().count
    #expect(!one.isEmpty && one.count < count)
    #expect(served.run("export", "ndjson", "--case", "C-9").exit == .notFound)
  }
}
