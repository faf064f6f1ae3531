import Casebook
import Cases
import CasesTesting
import EventLog
import Testing
import Wire
import ZeroMQ

@testable import Service

@Suite("The desk")
struct DeskTests {
  @Test("greets a key with what it may do here")
  func hello() throws {
    let test = try TestService()
    try test.allow("erp", [.read, .do])
    try test.start()
    for transport in ["tcp", "ipc"] {
      let client = try test.client("erp", over: transport)
      let answer = try HelloAnswer(
        try client.ask(.hello, ["client": "erp 2.1", "speak": ["CASE1"]]))
      #expect(answer.audience == "whole")
      #expect(answer.rights == [.read, .do])
      #expect(answer.member == .sample("sato"))
      #expect(answer.live.count == 2)
      #expect(answer.epochs.map(\.number) == [1])
    }
  }

  @Test("answers a ping with the head, for who may know it")
  func ping() throws {
    let test = try TestService()
    try test.allow("erp", [.read])
    try test.allow("parts", [.read], audience: "narrow")
    try test.start()
    #expect(try PingAnswer(try test.client("erp").ask(.ping)).position != nil)
    #expect(try PingAnswer(try test.client("parts").ask(.ping)).position == nil)
  }

  @Test("has a command carried out in the name of the key, and once")
  func command() throws {
    let test = try TestService()
    try test.allow("erp", [.read, .do])
    try test.start()
    let client = try test.client("erp")
    let arguments = test.opening("case")
    let first = try DoAnswer(try client.ask(.do, arguments))
    #expect(first.events.map(\.type) == ["case.opened"])
    #expect(first.events.first?.number == "C-1")
    #expect(first.entry == "C-1#1")
    #expect(!first.isReplayed)
    let again = try DoAnswer(try client.ask(.do, arguments))
    #expect(again.isReplayed)
    #expect(again.events == first.events)
    #expect(again.entry == "C-1#1")
    let item = try #require(try client.readAll("type/case.opened/").first)
    let event = try JSON(parsing: item.body)
    #expect(event["data"]?["actor"]?.text == "\(MemberID.sample("sato"))")
    #expect(event["data"]?["authenticatedBy"] == "curveKey")
    #expect(event["data"]?["team"] == "support")
  }

  @Test("writes nothing on a dry run, and refuses an id that was used for something else")
  func dryRunAndReuse() throws {
    let test = try TestService()
    try test.allow("erp", [.read, .do])
    try test.start()
    let client = try test.client("erp")
    let id = CommandID.sample("once")
    let before = try client.readAll("log/").count
    #expect(
      try DoAnswer(
        try client.ask(.do, test.opening("case", id: id, more: ["dryRun": true]))
      ).events == [])
    #expect(try client.readAll("log/").count == before)
    #expect(try client.code(.do, test.opening("case", id: id)) == nil)
    #expect(try client.code(.do, test.opening("other", id: id)) == .idReused)
  }

  @Test("says why the book refuses a decision, with its arguments")
  func refusal() throws {
    let test = try TestService()
    try test.allow("erp", [.read, .do])
    try test.start()
    let client = try test.client("erp")
    #expect(try client.code(.do, test.opening("case")) == nil)
    let close: JSON = [
      "id": .id(CommandID.sample("close")), "command": "closeCase",
      "refs": ["case": .id(CaseID.sample("case"))], "body": ["surveyWanted": false],
    ]
    let problem = try #require(DeskProblem(try client.ask(.do, close)))
    #expect(problem.code == .refused)
    #expect(problem.message.contains("caseIsNotResolved"))
    #expect(problem.extras["refusal"] != nil)
  }

  @Test("refuses what was asked with an older view of the case")
  func stale() throws {
    let test = try TestService()
    try test.allow("erp", [.read, .do])
    try test.start()
    let client = try test.client("erp")
    #expect(try client.code(.do, test.opening("case")) == nil)
    try test.write(1)
    let problem = try #require(
      DeskProblem(
        try client.ask(.do, test.opening("case", more: ["expect": "1.1"]))))
    #expect(problem.code == .stale)
    #expect(problem.extras["position"]?.text == "1.\(try test.book.head().seq)")
  }

  @Test("takes a position of another epoch for one that says nothing of this one")
  func otherEpoch() throws {
    let test = try TestService()
    try test.allow("erp", [.read, .do])
    try test.start()
    let client = try test.client("erp")
    #expect(try client.code(.do, test.opening("case")) == nil)
    try test.write(1)
    let problem = try #require(
      DeskProblem(
        try client.ask(.do, test.opening("case", more: ["expect": "2.1000"]))))
    #expect(problem.code == .stale)
  }

  @Test("takes member and team from the key, and from no field without the right")
  func speaksFor() throws {
    let test = try TestService()
    try test.allow("erp", [.read, .do])
    try test.allow("web", [.read, .do, .speakFor])
    try test.start()
    let other: [String: JSON] = ["actor": .id(MemberID.sample("ito")), "team": "repair"]
    #expect(try test.client("erp").code(.do, test.opening("a", more: other)) == .notAllowed)
    let web = try test.client("web")
    #expect(try web.code(.do, test.opening("b", more: other)) == nil)
    let event = try JSON(parsing: try #require(try web.readAll("team/repair/").last).body)
    #expect(event["data"]?["actor"]?.text == "\(MemberID.sample("ito"))")
    #expect(event["data"]?["authenticatedBy"] == "asserted")
  }

  @Test("binds a device to the key that names it first")
  func device() throws {
    let test = try TestService()
    try test.allow("tablet", [.read, .do])
    try test.allow("thief", [.read, .do])
    try test.start()
    let kit: [String: JSON] = ["device": .id(DeviceID.sample("kit")), "deviceSeq": 1]
    #expect(try test.client("tablet").code(.do, test.opening("a", more: kit)) == nil)
    #expect(try test.client("thief").code(.do, test.opening("b", more: kit)) == .notAllowed)
    let tablet = try test.client("tablet")
    #expect(try tablet.code(.do, test.opening("c", more: kit)) == .deviceReused)
    let hello = try HelloAnswer(
      try tablet.ask(
        .hello,
        [
          "client": "kit", "speak": ["CASE1"],
          "device": ["id": .id(DeviceID.sample("kit")), "nextSeq": 2],
        ]))
    #expect(hello.device == .init(through: 1, last: 1))
  }

  @Test("gives a device to nobody for a rehearsal")
  func rehearsedDevice() throws {
    let test = try TestService()
    try test.allow("tablet", [.read, .do])
    try test.allow("other", [.read, .do])
    try test.start()
    var kit: [String: JSON] = ["device": .id(DeviceID.sample("kit")), "deviceSeq": 1]
    kit["dryRun"] = true
    #expect(try test.client("tablet").code(.do, test.opening("a", more: kit)) == nil)
    #expect(try DeviceOwners(of: test.book).owner(of: .sample("kit")) == nil)
    kit["dryRun"] = nil
    #expect(try test.client("other").code(.do, test.opening("b", more: kit)) == nil)
    #expect(try test.client("tablet").code(.do, test.opening("c", more: kit)) == .notAllowed)
  }

  @Test("carries out the commands of a new device in the order in which they came")
  func newDevice() throws {
    let test = try TestService()
    try test.allow("tablet", [.read, .do])
    try test.start()
    let tablet = try test.client("tablet")
    let count = 20
    for number in 1...count {
      let kit: [String: JSON] = [
        "device": .id(DeviceID.sample("kit")), "deviceSeq": .integer(Int64(number)),
      ]
      try tablet.send(.do, test.opening("case \(number)", more: kit))
    }
    for _ in 1...count { #expect(DeskProblem(try #require(try tablet.answer())) == nil) }
    let opened = try tablet.readAll("type/case.opened/").map { try JSON(parsing: $0.body) }
    #expect(
      opened.map { $0["data"]?["deviceSeq"]?.number.flatMap { Int(exactly: $0) } }
        == (1...count).map { $0 })
  }

  @Test("lets a key whose bytes are few fetch an attachment all the same")
  func slowKey() throws {
    var rates = DeskRates()
    rates.blobBytesPerSecond = 1
    var usage = DeskLoop.Usage(rates, at: 0)
    #expect(usage.blobBytes.take(DeskLimits.blobChunkByteCountMax, at: 0) == nil)
    #expect(usage.blobBytes.take(1, at: 0) == 1_000)
  }

  @Test("hands command lines, schemas and attachments on")
  func others() throws {
    let test = try TestService()
    try test.allow("erp", [.read, .do])
    try test.allow("mouth", [.do])
    try test.start()
    let client = try test.client("erp")
    let run = try RunAnswer(
      try client.ask(
        .run, RunArguments.shape.json(RunArguments(id: .sample("run"), words: ["list"]))))
    #expect(String(decoding: run.output, as: UTF8.self) == "erp [\"list\"]")
    let schema = try SchemaAnswer(try client.ask(.schema, ["name": "part.installed"]))
    #expect(schema.sha256 == Book.sha256(schema.document))
    #expect(try client.code(.schema, ["name": "nothing"]) == .notFound)
    #expect(try test.client("mouth").code(.pack, ["today": true]) == .notAllowed)
  }

  @Test("takes an attachment in pieces, in order, and only as what its name says")
  func blob() throws {
    let test = try TestService()
    try test.allow("erp", [.read, .do])
    try test.start()
    let client = try test.client("erp")
    let whole = [UInt8](repeating: 7, count: 70_000)
    let name = Book.sha256(whole)
    func put(_ range: Range<Int>) throws -> DeskReply {
      let arguments = BlobArguments.put(
        sha256: name, size: whole.count, offset: range.lowerBound, chunk: Array(whole[range]))
      return try client.ask(
        .blob, BlobArguments.shape.json(arguments), payload: arguments.payload)
    }
    #expect(try BlobAnswer(try put(60_000..<70_000)) == .put(next: 0))
    #expect(try BlobAnswer(try put(0..<60_000)) == .put(next: 60_000))
    #expect(try BlobAnswer(try put(60_000..<70_000)) == .put(next: 70_000))
    let get = BlobArguments.get(sha256: name, offset: 65_000)
    let got = try BlobAnswer(try client.ask(.blob, BlobArguments.shape.json(get)))
    #expect(got == .get(size: 70_000, chunk: Array(whole[65_000...])))
  }
}
