import Testing

@testable import Wire

@Suite("A request to the desk")
struct RequestTests {
  private func problem(_ frames: [[UInt8]]) -> DeskProblem? {
    do throws(DeskProblem) {
      _ = try DeskRequest(frames: frames)
      return nil
    } catch {
      return error
    }
  }

  private func problem(_ texts: String...) -> DeskProblem? { problem(texts.map { bytes($0) }) }

  @Test("is read as it was written")
  func survives() throws {
    let request = DeskRequest(.read, ["feed": "log/"], payload: [[1, 0, 255], []])
    #expect(request.frames[0] == bytes("CASE1"))
    #expect(request.frames[1] == bytes("READ"))
    #expect(try DeskRequest(frames: request.frames) == request)
    for verb in Verb.allCases {
      #expect(try DeskRequest(frames: DeskRequest(verb).frames).verb == verb)
    }
  }

  @Test("is checked for its frames, its protocol, its verb and its JSON, in this order")
  func isCheckedInOrder() {
    // Each of these has every later mistake too.
    let many = Array(repeating: bytes("{"), count: DeskLimits.frameCountMax + 1)
    #expect(problem(many)?.code == .malformed)
    #expect(problem(many)?.extras["frameCountMax"] == 8)
    #expect(problem("CASE9", "READS", "{")?.code == .version)
    #expect(problem("CASE9")?.extras["speak"] == ["CASE1"])
    #expect(problem([])?.code == .version)
    #expect(problem("CASE1", "READS", "{")?.code == .verb)
    #expect(problem("CASE1", "read", "{}")?.code == .verb)
    #expect(problem("CASE1")?.code == .verb)
    #expect(problem("CASE1", "READ")?.code == .malformed)
    #expect(problem("CASE1", "READ", "{")?.code == .malformed)
    #expect(problem("CASE1", "READ", "[]")?.code == .malformed)
    #expect(problem("CASE1", "READ", "{}") == nil)
  }

  @Test("has at most eight frames")
  func isBoundInFrames() {
    let most = [bytes("CASE1"), bytes("PING"), bytes("{}")] + Array(repeating: [7], count: 5)
    #expect(most.count == DeskLimits.frameCountMax)
    #expect(problem(most) == nil)
    #expect(problem(most + [[7]])?.code == .malformed)
  }

  @Test("has at most 64 KiB of arguments")
  func isBoundInBytes() {
    func arguments(_ count: Int) -> [UInt8] {
      let frame = bytes(#"{"a":""}"#)
      return bytes(#"{"a":""#) + Array(repeating: UInt8(ascii: "x"), count: count - frame.count)
        + bytes(#""}"#)
    }
    let head = [bytes("CASE1"), bytes("DO")]
    #expect(arguments(65_536).count == DeskLimits.argumentByteCountMax)
    #expect(problem(head + [arguments(65_536)]) == nil)
    let tooBig = problem(head + [arguments(65_537)])
    #expect(tooBig?.code == .tooBig)
    #expect(tooBig?.extras["byteCountMax"] == 65_536)
  }

  @Test("is nested at most sixteen deep, and says no name twice")
  func isBoundInDepth() {
    func nested(_ depth: Int) -> String {
      #"{"a":"# + String(repeating: "[", count: depth - 1)
        + String(repeating: "]", count: depth - 1) + "}"
    }
    #expect(DeskLimits.argumentDepthMax == 16)
    #expect(problem("CASE1", "DO", nested(16)) == nil)
    #expect(problem("CASE1", "DO", nested(17))?.code == .malformed)
    let twice = problem("CASE1", "DO", #"{"a":1,"a":2}"#)
    #expect(twice?.code == .malformed)
    #expect(twice?.extras["offset"] == 7)
  }

  @Test("from any bytes is read or refused, and never both")
  func survivesAnyBytes() {
    var random = SeededNumbers.seeded("frames of any bytes")
    let pieces = ["CASE1", "READ", "DO", "{}", "", "{\"feed\":\"log/\"}", "~"].map { bytes($0) }
    for _ in 0..<2_000 {
      let frames = (0..<Int.random(in: 0...10, using: &random)).map { _ -> [UInt8] in
        if Bool.random(using: &random) { return pieces.randomElement(using: &random) ?? [] }
        return (0..<Int.random(in: 0...20, using: &random)).map { _ in
          UInt8.random(in: 0...255, using: &random)
        }
      }
      if let problem = problem(frames) {
        #expect(problem.status == .never)
        #expect(problem.frames.count == 2)
      } else {
        #expect(frames[0] == bytes("CASE1"))
      }
    }
  }

  @Test("comes in an envelope, which goes back unchanged")
  func hasAnEnvelope() throws {
    let own: [[UInt8]] = [[0, 1, 2, 3, 4], [9], []]
    let envelope = try #require(DeskEnvelope(own + [bytes("CASE1"), [], [1]]))
    #expect(envelope.envelope == own)
    #expect(envelope.content == [bytes("CASE1"), [], [1]])
    #expect(envelope.reply(DeskReply()) == own + [bytes("200"), bytes("{}")])
  }

  @Test("without an empty frame, or only a late one, is none")
  func needsAnEmptyFrame() {
    #expect(DeskEnvelope([]) == nil)
    #expect(DeskEnvelope([[1], bytes("CASE1"), bytes("PING"), bytes("{}")]) == nil)
    #expect(DeskLimits.envelopeFrameCountMax == 4)
    #expect(DeskEnvelope([[1], [2], [3], [], [4]])?.content == [[4]])
    #expect(DeskEnvelope([[1], [2], [3], [4], [], [5]]) == nil)
  }
}

@Suite("A reply of the desk")
struct ReplyTests {
  @Test("is read as it was written")
  func survives() throws {
    let reply = DeskReply(info: ["more": false], payload: [[], [1, 2]])
    #expect(try DeskReply(frames: reply.frames) == reply)
    #expect(DeskProblem(reply) == nil)
  }

  @Test("with a problem says all of it", arguments: DeskCode.allCases.filter { $0 != .newer })
  func saysProblems(_ code: DeskCode) throws {
    let problem = DeskProblem(
      code, "why", at: "/feed", extras: ["retryMs": 250, "position": "1.7"])
    let reply = try DeskReply(frames: problem.frames)
    #expect(reply.status == code.status)
    #expect(reply.status != .done)
    #expect(reply.info["code"] == .string(code.rawValue))
    #expect(DeskProblem(reply) == problem)
    #expect(DeskProblem(reply)?.retryMilliseconds == 250)
  }

  @Test("of a newer desk counts as its class, and its code is kept")
  func readsNewerOnes() throws {
    let frames = [bytes("317"), bytes(#"{"code":"asleep","message":"zzz"}"#)]
    let problem = try #require(DeskProblem(try DeskReply(frames: frames)))
    #expect(problem.status == .later)
    #expect(problem.code == .newer)
    #expect(problem.extras["code"] == "asleep")
    #expect(try DeskReply(frames: [bytes("204"), bytes("{}")]).status == .done)
  }

  @Test("that is none is no answer")
  func refusesOthers() {
    for frames in [
      [], ["200"], ["2x0", "{}"], ["600", "{}"], ["100", "{}"], ["20", "{}"], ["200", "[]"],
      ["200", "{"], ["", "{}"],
    ] {
      #expect(throws: UnreadableAnswer.self, "\(frames)") {
        try DeskReply(frames: frames.map { bytes($0) })
      }
    }
  }

  @Test("does not tell a thing that is not there from one that is not allowed")
  func doesNotLeakExistence() {
    #expect(DeskProblem.notAllowed.message == "not for this key")
    #expect(DeskProblem.notAllowed.extras.isEmpty)
    #expect(DeskProblem.noFeed.extras.isEmpty)
  }
}
