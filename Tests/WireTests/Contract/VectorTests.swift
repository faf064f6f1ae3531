import Cases
import CasesTesting
import Testing
import WireTesting

@testable import Wire

@Suite("A vector")
struct VectorTests {
  @Test("is read from its text as it was written")
  func survives() throws {
    for (name, text) in Vectors.files {
      let messages = try #require(FramesText.messages(text), "\(name)")
      #expect(FramesText.text(messages, comment: "x") != text)
      #expect(messages.count >= 8)
    }
    let all = try #require(FramesText.messages(String(decoding: Vectors.document, as: UTF8.self)))
    #expect(
      all == Vectors.requests + Vectors.mistakes + Vectors.replies + Vectors.problems
        + Vectors.live + FollowVectors.messages)
    #expect(Set(all.map { "\($0.kind) \($0.name) \($0.facts["verb"] ?? "")" }).count > 60)
  }

  @Test("may hold any bytes")
  func holdsAnyBytes() {
    var random = SeededNumbers.seeded("frames as text")
    for _ in 0..<300 {
      let frames = (0..<Int.random(in: 0...6, using: &random)).map { _ -> [UInt8] in
        let isText = Bool.random(using: &random)
        return isText
          ? Array(JSON.randomText(using: &random).utf8)
          : (0..<Int.random(in: 0...9, using: &random)).map { _ in
            UInt8.random(in: 0...255, using: &random)
          }
      }
      let message = FramesMessage("live", "any", ["a": "b=c"], frames)
      #expect(FramesText.messages(FramesText.text([message], comment: "")) == [message])
    }
    // A voicing mark, which combines with what stands before it.
    let mark = FramesMessage("live", "a-mark", [:], [[0xE3, 0x82, 0x99]])
    #expect(FramesText.messages(FramesText.text([mark], comment: "")) == [mark])
    for text in ["'x\n", "= a\n", "= a b c\n", "= a b\nx 0\n", "= a b\ny\n"] {
      #expect(FramesText.messages(text) == nil, "\(text)")
    }
  }

  @Test("of a good request is read by its verb", arguments: Vectors.requests)
  func requests(_ message: FramesMessage) throws {
    let request = try DeskRequest(frames: message.frames)
    #expect(request.verb.rawValue == message.facts["verb"])
    try read(request)
  }

  @Test("of a request with a mistake is refused as it says", arguments: Vectors.mistakes)
  func mistakes(_ message: FramesMessage) {
    do throws(DeskProblem) {
      try read(DeskRequest(frames: message.frames))
      Issue.record("\(message.name) was not refused")
    } catch {
      #expect(error.code.rawValue == message.facts["code"], "\(message.name)")
      if let pointer = message.facts["at"] { #expect(error.pointer == pointer) }
    }
  }

  private func read(_ request: DeskRequest) throws(DeskProblem) {
    switch request.verb {
    case .hello: _ = try HelloArguments(request)
    case .read: _ = try ReadArguments(request)
    case .view: _ = try ViewArguments(request)
    case .pack: _ = try PackArguments(request)
    case .do: _ = try DoArguments(request)
    case .blob: _ = try BlobArguments(request)
    case .ack: _ = try AckArguments(request)
    case .schema: _ = try SchemaArguments(request)
    case .ping: _ = try PingArguments(request)
    case .run: _ = try RunArguments(request)
    }
  }

  @Test("of a reply is read as it says", arguments: Vectors.replies + Vectors.problems)
  func replies(_ message: FramesMessage) throws {
    let reply = try DeskReply(frames: message.frames)
    #expect("\(reply.status.rawValue)" == message.facts["status"])
    #expect(DeskProblem(reply)?.code.rawValue == message.facts["code"])
  }

  @Test("of a live message is read as it says", arguments: Vectors.live)
  func live(_ message: FramesMessage) throws {
    let live = LiveMessage(frames: message.frames)
    #expect((live == nil) == (message.facts["none"] == "yes"))
    guard let live else { return }
    #expect(live.position.text == message.facts["position"])
    #expect("\(live.previous)" == message.facts["previous"])
    #expect(live.feed?.text == message.facts["feed"])
    #expect((Heartbeat(live) != nil) == (message.facts["heartbeat"] == "yes"))
  }

  @Test("of the rule is followed by the rule")
  func follow() throws {
    var rule: FollowRule?
    for message in FollowVectors.messages {
      let now = Int64(message.facts["now"] ?? "0") ?? 0
      switch message.kind {
      case "start":
        let feed = try #require(message.facts["feed"].flatMap { FeedName($0) })
        var fresh = FollowRule(feed, at: nil, now: 0)
        fresh.didRead(through: try position(message, "at"), more: false, now: 0)
        rule = fresh
      case "live":
        let live = try #require(LiveMessage(frames: message.frames))
        let step = rule?.take(live, now: now)
        #expect(step.map { "\($0)" } == message.facts["step"], "\(message.name)")
      case "read":
        rule?.didRead(
          through: try position(message, "through"), more: message.facts["more"] == "yes",
          now: now)
      default: Issue.record("\(message.kind)")
      }
      let place = try position(message, "at")
      #expect(rule?.at == place, "\(message.name)")
    }
  }

  private func position(_ message: FramesMessage, _ name: String) throws -> LogPosition {
    try #require(message.facts[name].flatMap { LogPosition(text: $0) })
  }

  @Test("holds events as they are rendered, which their schemas accept")
  func holdsEvents() throws {
    for (name, bytes) in [
      ("visit.started/1", VectorEvents.visitStarted), ("withheld/1", VectorEvents.withheld),
    ] {
      let event = try JSON(parsing: bytes)
      let schema = try #require(Registry.current.jsonSchema(named: name))
      #expect(try SchemaValidator().problems(event, schema) == [])
      #expect(event.bytes() == bytes)
    }
  }
}
