import Cases
import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("The life of a call")
struct CallLifeTests {
  private func office() throws -> BookWorld {
    let book = try BookWorld()
    try book.done("member", "new", "木村", "--team", "修")
    try book.done("customer", "new", "山田製作所", "--phone", "03-1234-5678")
    return book
  }

  /// The bodies of the events of a type, in the order of the log.
  private func bodies(_ book: BookWorld, _ type: String) throws -> [JSON] {
    try book.done("tail", "--until-end").documents()
      .filter { $0["type"]?.text == type }.compactMap { $0["data"]?["body"] }
  }

  private func contact(_ book: BookWorld) throws -> JSON {
    let list = try book.document("contact", "list")["data"]?.elements ?? []
    #expect(list.count == 1)
    return try #require(list.first)
  }

  /// A call with everything, each at its time; told with its figures, as an exchange does.
  private static let told: [[String]] = [
    ["--event", "started", "--from", "0312345678", "--to", "0120111222", "--at", "09:50"],
    ["--event", "queued", "--queue", "support", "--position", "2", "--at", "09:51"],
    ["--event", "answered", "--agent", "佐藤", "--wait", "60", "--at", "09:52"],
    ["--event", "held", "--why", "lookUp", "--at", "09:55"],
    ["--event", "resumed", "--agent", "佐藤", "--wait", "120", "--at", "09:57"],
    ["--event", "held", "--why", "lookUp", "--at", "09:58"],
    ["--event", "resumed", "--agent", "佐藤", "--wait", "60", "--at", "09:59"],
    ["--event", "transferred", "--agent", "佐藤", "--target", "修/木村", "--at", "10:00"],
    ["--event", "answered", "--agent", "木村", "--leg", "2", "--wait", "60", "--at", "10:01"],
    [
      "--event", "ended", "--leg", "2", "--seconds", "660", "--hold-seconds", "180", "--result",
      "reached", "--stage", "talk", "--at", "10:06",
    ],
    ["--event", "wrapped", "--leg", "2", "--disposition", "done", "--acw", "60", "--at", "10:07"],
  ]

  @Test(
    "is the same in whatever order the news of it comes, and however often",
    arguments: [
      Array(0...10), Array((0...10).reversed()), [5, 0, 9, 3, 10, 1, 4, 2, 8, 6, 7],
      [0, 0, 1, 2, 2, 3, 4, 3, 5, 6, 6, 7, 8, 9, 9, 10, 5, 0],
    ])
  func orders(places: [Int]) throws {
    let book = try office()
    for place in places {
      let words = ["ring", "--call-id", "1795309900.1"] + Self.told[place]
      let outcome = book.world.run(words)
      #expect(outcome.exit == .done, "\(outcome)")
    }
    let contact = try contact(book)
    #expect(contact["customer"]?["ref"] == "K-1")
    #expect(contact["outcome"] == "reached" && contact["unanswered"] == false)
    let types = try book.done("tail", "--until-end").documents().compactMap { $0["type"]?.text }
    func count(_ type: String) -> Int { types.count { $0 == type } }
    #expect(count("contact.started") == 1 && count("contact.ended") == 1)
    #expect(count("contact.transferred") == 1 && count("contact.wrappedUp") == 1)
    // Two answers, and two after a hold.
    #expect(count("contact.answered") == 4)
    // The queue, two holds, and the transfer.
    #expect(count("contact.waitStarted") == 4)
  }

  @Test("knows by itself how long was talked, held and waited")
  func measured() throws {
    let book = try office()
    for place in 0...6 {
      try book.done(["ring", "--call-id", "7", "--event"] + Self.told[place].dropFirst())
    }
    try book.done("ring", "--call-id", "7", "--event", "ended", "--at", "10:02")
    let ended = try #require(try bodies(book, "contact.ended").first)
    // From 9:52 to 10:02, without the two holds of three minutes.
    #expect(ended["talkSec"] == .integer(420) && ended["holdSec"] == .integer(180))
    #expect(ended["stage"] == "talk" && ended["outcome"] == "reached")
  }

  @Test("that is given up says where the customer was")
  func abandoned() throws {
    let book = try office()
    try book.done("ring", "--call-id", "1", "--event", "started", "--from", "0312345678")
    book.world.now = book.world.now.adding(seconds: 60)
    try book.done("ring", "--call-id", "1", "--event", "queued", "--queue", "support")
    book.world.now = book.world.now.adding(seconds: 60)
    try book.done("ring", "--call-id", "1", "--event", "ended")
    let ended = try #require(try bodies(book, "contact.ended").first)
    #expect(ended["stage"] == "queue" && ended["outcome"] == "abandoned")
    #expect(try contact(book)["unanswered"] == true)
  }

  @Test("that is sent elsewhere is not given up")
  func diverted() throws {
    let book = try office()
    try book.done("ring", "--call-id", "1", "--event", "started", "--from", "0312345678")
    try book.done(
      "ring", "--call-id", "1", "--event", "diverted", "--because", "outOfHours", "--target",
      "留守番電話")
    try book.done("ring", "--call-id", "1", "--event", "ended")
    #expect(try bodies(book, "contact.diverted").first?["to"] == "voicemail")
    #expect(try bodies(book, "contact.ended").first?["outcome"] == "voicemail")
  }

  @Test("holds are told apart without times, and one that is told twice is one")
  func holds() throws {
    let book = try office()
    for (event, count) in [
      ("started", 0), ("answered", 0), ("held", 1), ("held", 1), ("resumed", 1), ("held", 2),
      ("resumed", 2), ("ended", 2),
    ] {
      book.world.now = book.world.now.adding(seconds: 10)
      try book.done("ring", "--call-id", "1", "--event", event, "--from", "0312345678")
      #expect(try bodies(book, "contact.waitStarted").count == count, "\(event)")
    }
    #expect(try bodies(book, "contact.ended").first?["holdSec"] == .integer(30))
  }

  @Test("answers who it may be when it rings and when somebody takes it")
  func pops() throws {
    let book = try office()
    let rings = book.run(
      "ring", "--call-id", "1", "--event", "started", "--from", "０３１２３４５６７８")
    #expect(rings.output.contains("1 山田製作所  K-1"), "\(rings)")
    let answered = try book.document("ring", "--call-id", "1", "--event", "answered")["data"]
    #expect(answered?["pop"]?["candidates"]?[0]?["ref"] == "K-1")
    #expect(answered?["write"]?["delivery"] == "accepted")
    let again = try book.document("ring", "--call-id", "1", "--event", "answered")["data"]
    #expect(again?["write"]?["replayed"] == true)
    #expect(again?["pop"]?["candidates"]?[0]?["ref"] == "K-1")
    let ended = try book.document("ring", "--call-id", "1", "--event", "ended")["data"]
    #expect(ended?["pop"] == .null)
    try book.done("contact", "identify", "-", "K-1", "--level", "verified")
    let later = try book.document("ring", "--call-id", "1", "--event", "answered")["data"]
    #expect(later?["pop"]?["candidates"]?[0]?["reason"] == "proved")
  }

  @Test("of a withheld number waits for whoever they turn out to be")
  func identified() throws {
    let book = try office()
    try book.done("ring", "--call-id", "1", "--event", "started", "--from", "非通知")
    try book.done("ring", "--call-id", "1", "--event", "answered")
    #expect(try contact(book)["customer"] == .null)
    #expect(
      try book.document("pop", "K-1")["data"]?["candidates"]?[0]?["sheet"]?["calls"]?[
        "inbound"] == .integer(0))
    try book.done("contact", "identify", "-", "K-1")
    #expect(
      try book.document("pop", "K-1")["data"]?["candidates"]?[0]?["sheet"]?["calls"]?[
        "inbound"] == .integer(1))
  }

  @Test("is told at a desk, step by step")
  func desk() throws {
    let book = try office()
    try book.done("call", "in", "--from", "0312345678")
    for words in [
      ["answer"], ["hold", "--why", "parts"], ["resume"], ["transfer", "修/木村", "--consult"],
      ["answer", "--as", "木村", "-"], ["end"], ["wrap-up", "--resolved", "no"],
    ] {
      book.world.now = book.world.now.adding(seconds: 60)
      try book.done(["call"] + words)
    }
    #expect(try bodies(book, "contact.waitStarted").map { $0["reason"] } == ["parts", "transfer"])
    let answers = try bodies(book, "contact.answered")
    #expect(answers.map { $0["leg"] } == [.integer(1), .integer(1), .integer(2)])
    #expect(answers.map { $0["waitSec"] } == [.integer(60), .integer(60), .integer(60)])
    let passed = try #require(try bodies(book, "contact.transferred").first)
    #expect(passed["kind"] == "consult" && passed["to"]?["team"] == "repair")
    #expect(try bodies(book, "contact.ended").first?["holdSec"] == .integer(60))
    let work = try #require(try bodies(book, "contact.wrappedUp").first)
    #expect(work["acwSec"] == .integer(60) && work["customerSaidResolved"] == false)
    let twice = book.run("call", "end")
    #expect(twice.exit == .refused && twice.errors.contains("[contact.hasEnded]"))
  }
}
