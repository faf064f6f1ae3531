import Cases
import CasesTesting
import Testing
import WireTesting

@testable import Wire

@Suite("A verb of the desk")
struct VerbTests {
  /// What the client writes the desk reads, and it is as the schema says.
  private func check<Arguments: DeskArguments>(_ arguments: Arguments) throws {
    let request = try DeskRequest(frames: arguments.request.frames)
    #expect(request.verb == Arguments.verb)
    #expect(try Arguments(request) == arguments)
    #expect(try SchemaValidator().problems(request.arguments, Arguments.shape.schema) == [])
  }

  /// What the desk writes the client reads, and it is as the schema says.
  private func check<Answer: DeskAnswer>(answer: Answer) throws {
    let reply = try DeskReply(frames: answer.reply.frames)
    #expect(reply.status == .done)
    #expect(try Answer(reply) == answer)
    #expect(try SchemaValidator().problems(reply.info, Answer.shape.schema) == [])
    // A newer desk may say more.
    var members = reply.info.members ?? [:]
    members["addedLater"] = [1, 2]
    #expect(
      try Answer(DeskReply(info: .object(members), payload: reply.payload)) == answer)
  }

  private func problem<Arguments: DeskArguments>(
    _: Arguments.Type, _ json: JSON, payload: [[UInt8]] = []
  ) -> DeskProblem? {
    do throws(DeskProblem) {
      _ = try Arguments(DeskRequest(Arguments.verb, json, payload: payload))
      return nil
    } catch {
      return error
    }
  }

  private let position = LogPosition(epoch: 1, seq: 184_209)

  @Test("HELLO says who asks, and is told what it may")
  func hello() throws {
    try check(HelloArguments(client: "erp 2.1"))
    try check(
      HelloArguments(
        client: "kit", speak: ["CASE2", "CASE1"], device: .init(id: .sample("d"), nextSeq: 318)))
    try check(
      answer: HelloAnswer(
        time: .sample, book: "urn:uuid:019a9ec0-6400-08d8-cd2f-cd9bc6b008d8",
        epochs: [.init(number: 1, after: 0), .init(number: 2, after: 500)], position: nil,
        audience: "repair", rights: [.read, .do],
        feeds: [.every(.team), .one(.log)], live: ["tcp://127.0.0.1:7102"]))
    try check(
      answer: HelloAnswer(
        time: .sample, book: "urn:uuid:019a9ec0-6400-08d8-cd2f-cd9bc6b008d8", epochs: [],
        position: position, audience: "whole", rights: Right.allCases, feeds: [], live: [],
        limits: ["doPerSecond": 5], member: .sample("m"), team: .repair,
        device: .init(through: 311, missing: [312], last: 314)))
    #expect(problem(HelloArguments.self, ["speak": ["CASE2"]])?.code == .version)
    #expect(problem(HelloArguments.self, [:])?.pointer == "/speak")
    let name = String(repeating: "x", count: 64)
    #expect(problem(HelloArguments.self, ["client": .string(name), "speak": ["CASE1"]]) == nil)
    #expect(
      problem(HelloArguments.self, ["client": .string(name + "x"), "speak": ["CASE1"]])?.pointer
        == "/client")
    #expect(
      problem(HelloArguments.self, ["speak": ["CASE1"], "device": ["id": "x"]])?.pointer
        == "/device/id")
  }

  @Test("READ asks for a page, within its bounds")
  func read() throws {
    try check(ReadArguments(.team(.repair), after: nil))
    try check(
      ReadArguments(.log, after: position, limit: 0, waitMilliseconds: 60_000, form: .record))
    let items = [
      ReadAnswer.Item(position, previous: 184_017, body: bytes("{}")),
      ReadAnswer.Item(LogPosition(epoch: 1, seq: 184_213), previous: 184_209, body: [0, 255]),
    ]
    try check(answer: ReadAnswer(.log, more: true, through: position, items: items))
    try check(answer: ReadAnswer(.log, more: false, through: position, items: []))
    func read(_ json: JSON) throws -> ReadArguments { try ReadArguments(DeskRequest(.read, json)) }
    #expect(try read(["feed": "log/"]) == ReadArguments(.log, after: nil))
    #expect(try read(["feed": "log/", "after": ""]).after == nil)
    #expect(try read(["feed": "log/", "limit": 500]).limit == 500)
    #expect(try read(["feed": "log/", "limit": 501]).limit == 500)
    #expect(try read(["feed": "log/", "waitMs": 60_001]).waitMilliseconds == 60_000)
    #expect(problem(ReadArguments.self, [:])?.pointer == "/feed")
    #expect(problem(ReadArguments.self, ["feed": "team/repair"]) == .noFeed)
    for (name, value): (String, JSON) in [
      ("after", "x"), ("after", "1"), ("limit", -1), ("limit", "1"), ("waitMs", -1), ("as", "raw"),
    ] {
      let problem = problem(ReadArguments.self, ["feed": "log/", "\(name)": value])
      #expect(problem?.code == .malformed && problem?.pointer == "/\(name)", "\(name)")
    }
  }

  @Test("READ is answered with three frames for each event, or it is no answer")
  func readIsWhole() {
    let info: JSON = ["feed": "log/", "more": false, "through": "1.7"]
    for payload in [["1.7"], ["1.7", "6"], ["1.7", "x", "{}"], ["7", "6", "{}"]] {
      #expect(throws: UnreadableAnswer(at: "payload")) {
        try ReadAnswer(DeskReply(info: info, payload: payload.map { bytes($0) }))
      }
    }
  }

  @Test("VIEW asks for a document")
  func view() throws {
    for view in ViewArguments.View.allCases {
      try check(ViewArguments(view))
      try check(ViewArguments(view, of: "C-1042"))
    }
    try check(answer: ViewAnswer(position: position, document: bytes(#"{"schema":"x"}"#)))
    #expect(problem(ViewArguments.self, ["view": "everything"])?.pointer == "/view")
    let name = String(repeating: "x", count: 200)
    #expect(problem(ViewArguments.self, ["view": "case", "of": .string(name)]) == nil)
    #expect(
      problem(ViewArguments.self, ["view": "case", "of": .string(name + "x")])?.pointer == "/of")
  }

  @Test("PACK asks for cases, or for today's")
  func pack() throws {
    try check(PackArguments(.today))
    try check(
      PackArguments(.cases([.sample("a"), .sample("b")]), after: position, next: "opaque"))
    try check(answer: PackAnswer(position: position, items: []))
    try check(
      answer: PackAnswer(
        position: position, next: "opaque",
        items: [.init(kind: "case", id: "01JD5T0C4E8N1R6W3Y9B2F7H5K", document: bytes("{}"))]))
    #expect(problem(PackArguments.self, [:])?.pointer == "/cases")
    #expect(problem(PackArguments.self, ["today": true, "cases": []])?.pointer == "/cases")
    #expect(problem(PackArguments.self, ["cases": ["C-1042"]])?.pointer == "/cases/0")
  }

  @Test("DO is a command and how it shall be taken")
  func isDone() throws {
    let json: JSON = [
      "id": .id(CommandID.sample("c")), "command": "record",
      "occurredAt": "2026-11-20T05:37:00.000Z", "device": .id(DeviceID.sample("d")),
      "deviceSeq": 311, "skewMs": -840, "events": [["type": "visit.started"]],
    ]
    let plain = try DoArguments(json)
    try check(plain)
    #expect(plain.command.deviceSeq == 311)
    #expect(plain.isNumbered && plain.speaksForOthers)
    #expect(!plain.isDryRun && !plain.isHistory)
    let whole = try DoArguments(
      json, isDryRun: true, isHistory: true, actor: .sample("m"), team: .sales)
    try check(whole)
    #expect(whole.isDryRun && whole.isHistory)
    #expect(whole.actor == .sample("m") && whole.team == .sales)
    #expect(whole.command == plain.command)
    let own = try DoArguments(["id": .id(CommandID.sample("c")), "type": "visit.started"])
    #expect(!own.isNumbered && !own.speaksForOthers)
  }

  @Test("DO without an id, or with what is not known here, is refused")
  func doIsStrict() {
    #expect(problem(DoArguments.self, ["type": "visit.started"])?.pointer == "/id")
    let id = JSON.id(CommandID.sample("c"))
    for (name, value): (String, JSON) in [
      ("member", id), ("authenticatedBy", "curveKey"), ("actor", "me"), ("team", "a b"),
      ("dryRun", 1), ("history", "yes"),
    ] {
      let problem = problem(
        DoArguments.self, ["id": id, "type": "visit.started", "\(name)": value])
      #expect(problem?.code == .malformed && problem?.pointer == "/\(name)", "\(name)")
    }
    #expect(
      problem(DoArguments.self, ["id": id, "type": "case.dreamt"])?.pointer == "/type")
  }

  @Test("DO is answered with what was written")
  func doAnswers() throws {
    try check(answer: DoAnswer(events: []))
    try check(
      answer: DoAnswer(
        events: [.init(id: .sample("e"), position: position, type: "case.opened", number: "C-7")],
        entry: "C-7#1", subject: .init(id: .sample("case"), reference: "C-7"),
        acceptedAt: Instant(microseconds: 1_795_161_944_102_317), isReplayed: true,
        conflicts: [.init(id: .sample("conflict"), rule: "finishedTwice")],
        refusal: Refusal.slotIsFull.json))
  }

  @Test("BLOB puts and gets chunks, within their bounds")
  func blob() throws {
    let hash = [UInt8](repeating: 7, count: 32)
    try check(BlobArguments.get(sha256: hash, offset: 65_552))
    let most = [UInt8](repeating: 1, count: DeskLimits.blobChunkByteCountMax)
    #expect(most.count == 65_552)
    try check(
      BlobArguments.put(sha256: hash, size: DeskLimits.blobByteCountMax, offset: 0, chunk: most))
    try check(answer: BlobAnswer.put(next: 65_552))
    try check(answer: BlobAnswer.get(size: 3, chunk: [1, 2, 3]))
    func put(_ size: Int, _ offset: Int, _ chunk: [UInt8]?) -> DeskProblem? {
      problem(
        BlobArguments.self,
        [
          "sha256": .string(String(repeating: "07", count: 32)), "size": .integer(size),
          "offset": .integer(offset),
        ], payload: chunk.map { [$0] } ?? [])
    }
    #expect(put(67_108_864, 0, [1]) == nil)
    #expect(put(67_108_865, 0, [1])?.code == .tooBig)
    #expect(put(100_000, 0, most + [1])?.code == .tooBig)
    #expect(put(10, 8, [1, 2]) == nil)
    #expect(put(10, 9, [1, 2])?.pointer == "/offset")
    #expect(put(10, 11, [])?.pointer == "/offset")
    #expect(put(10, 0, nil)?.code == .malformed)
    #expect(problem(BlobArguments.self, ["sha256": "07", "offset": 0])?.pointer == "/sha256")
  }

  @Test("ACK, SCHEMA and PING are small")
  func small() throws {
    try check(AckArguments(event: .sample("erasure")))
    try check(answer: AckAnswer())
    #expect(problem(AckArguments.self, [:])?.pointer == "/event")
    try check(SchemaArguments())
    try check(SchemaArguments(name: "part.installed", version: 1))
    try check(
      answer: SchemaAnswer(
        name: "asyncapi", sha256: [UInt8](repeating: 7, count: 32), document: bytes("{}")))
    try check(PingArguments())
    try check(answer: PingAnswer(time: .sample, position: position))
    try check(answer: PingAnswer(time: .sample, position: nil))
  }

  @Test("passes over arguments that only a newer client knows")
  func ignoresAdditions() throws {
    #expect(problem(PingArguments.self, ["addedLater": 1]) == nil)
    #expect(problem(ReadArguments.self, ["feed": "log/", "addedLater": [1]]) == nil)
    #expect(problem(HelloArguments.self, ["speak": ["CASE1"], "addedLater": 1]) == nil)
  }

  @Test("answers a decision that the book refuses with its name and what it names")
  func refuses() {
    let problem = DeskProblem.refused(.otherTeamNeedsHandoff(.repair), epoch: 1)
    #expect(problem.code == .refused && problem.status == .never)
    #expect(problem.extras["refusal"] == ["code": "otherTeamNeedsHandoff", "team": "repair"])
    let stale = DeskProblem.refused(.isStale(lastSeq: 184_209), epoch: 2)
    #expect(stale.code == .stale && stale.extras["position"] == "2.184209")
    #expect(DeskProblem.refused(.notAllowed(right: "operate"), epoch: 1) == .notAllowed)
    #expect(DeskProblem.refused(.malformed(field: "qty"), epoch: 1).code == .malformed)
    #expect(
      Refusal.promisesAreOpen([]).json == ["code": "promisesAreOpen", "promises": []])
    #expect(
      Refusal.doesNotExist(Ref(.case, .sample("case"))).json
        == ["code": "doesNotExist", "role": "case", "id": .id(CaseID.sample("case"))])
  }
}
