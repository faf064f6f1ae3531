import Cases
import CasesTesting
import Testing

@testable import Wire

@Suite("A command that goes out as JSON")
struct OutgoingTests {
  private static let refs = Refs([
    Ref(.case, .sample("first")), Ref(.case, .sample("second")), Ref(.customer, .sample("c")),
    Ref(.repair, .sample("r")),
  ])

  private func command(_ content: Command.Content) -> Command {
    Command(
      id: .sample("command"), content: content, occurredAt: .sample, precision: .minute,
      utcOffsetMinutes: -210, recordedAt: Instant.sample.adding(seconds: 12), actor: nil,
      team: nil, device: .sample("device"), deviceSeq: 311, skewMilliseconds: -840,
      authenticatedBy: .curveKey, visibility: [.repair, .sales], expectedSeq: 184_001)
  }

  /// The command that a desk makes of what comes in, in the name of the same key.
  private func command(_ incoming: IncomingCommand) throws -> Command {
    Command(
      id: try #require(incoming.id), content: incoming.content,
      occurredAt: try #require(incoming.occurredAt),
      precision: try #require(incoming.precision),
      utcOffsetMinutes: try #require(incoming.utcOffsetMinutes),
      recordedAt: try #require(incoming.recordedAt), actor: nil, team: nil,
      device: incoming.device, deviceSeq: incoming.deviceSeq,
      skewMilliseconds: incoming.skewMilliseconds, authenticatedBy: .curveKey,
      visibility: incoming.visibility,
      expectedSeq: incoming.expected.map { UInt64($0.seq) })
  }

  private func survives(_ command: Command, _ note: String) throws {
    let outgoing = try OutgoingCommand(command, epoch: 3)
    let incoming = try IncomingCommand(json: outgoing.bytes)
    #expect(try self.command(incoming) == command, "\(note)")
    #expect(incoming.expected.map(\.epoch) == command.expectedSeq.map { _ in 3 })
    // The desk reads it from the frames of DO.
    let arguments = try DoArguments(outgoing.json)
    let request = try DeskRequest(frames: arguments.request.frames)
    #expect(try DoArguments(request).command == incoming)
  }

  private func content(_ event: Event) -> Command.Content {
    if let decision = Decision(event) {
      return .decide(decision, refs: Self.refs, supersedes: .sample("old"))
    }
    return .record([
      Draft(event, refs: Self.refs, supersedes: .sample("old"), causation: .sample("cause"))
    ])
  }

  @Test("is read back as the same, whatever its event", arguments: Event.Kind.allCases)
  func survivesAsItIs(_ kind: Event.Kind) throws {
    try survives(command(content(.sample(kind))), "\(kind)")
  }

  @Test("is read back as the same with any content", arguments: Event.Kind.allCases)
  func survivesAnyContent(_ kind: Event.Kind) throws {
    var random = RandomContent(.seeded("a command of any content of \(kind)"))
    let shape = try #require(Registry.current.newest(kind.rawValue))
    for _ in 0..<10 {
      let event = try IncomingEvent(["type": .string(kind.rawValue), "body": random.body(shape)])
      try survives(command(content(event.draft.event)), "\(kind)")
    }
  }

  @Test("may be several facts, of which the desk makes one command")
  func survivesSeveral() throws {
    let facts = Event.samples.filter { $0.kind?.saying == .fact }
    #expect(facts.count > 50)
    let drafts = facts.prefix(6).map { Draft($0, refs: Self.refs) }
    try survives(command(.record(Array(drafts))), "six facts")
  }

  @Test("says no more than it has")
  func survivesWithoutCircumstances() throws {
    let least = Command(
      id: .sample("command"), content: content(.repairs(.visitStarted(VisitStarted()))),
      occurredAt: .sample, utcOffsetMinutes: 540, recordedAt: .sample, actor: nil, team: nil,
      device: nil, authenticatedBy: .curveKey)
    try survives(least, "without circumstances")
    let json = try OutgoingCommand(least, epoch: 1).json
    for name in ["device", "deviceSeq", "skewMs", "expect", "visibility", "actor", "team"] {
      #expect(json[name] == nil, "\(name)")
    }
  }

  @Test("keeps times to the microsecond")
  func keepsMicroseconds() throws {
    var exact = command(
      .record([
        Draft(
          .repairs(
            .repairWorkLogged(
              RepairWorkLogged(
                from: Instant(microseconds: 1_795_153_020_000_001),
                to: Instant(microseconds: 1_795_153_020_999_999), kind: .labor))),
          refs: Self.refs)
      ]))
    exact.occurredAt = Instant(microseconds: 1_795_153_020_123_456)
    exact.recordedAt = Instant(microseconds: 1_795_153_020_123_457)
    try survives(exact, "microseconds")
  }

  @Test("is kept without a position, which counts in an epoch only")
  func isKept() throws {
    let sent = command(content(try .sample(.promiseMade)))
    var members = try OutgoingCommand(sent, epoch: 3).json.members ?? [:]
    #expect(members.removeValue(forKey: "expect") == "3.184001")
    #expect(try sent.document() == .object(members))
  }

  @Test("says who acted nowhere: that comes from the key")
  func doesNotNameTheActor() throws {
    var spoken = command(content(try .sample(.memoWritten)))
    spoken.actor = .sample("kimura")
    spoken.team = .repair
    let text = text(try OutgoingCommand(spoken, epoch: 1).bytes)
    #expect(!text.contains(MemberID.sample("kimura").description))
    #expect(!text.contains("authenticatedBy"))
  }

  @Test("names the shape of its events, so that a newer desk reads what was meant")
  func namesItsShapes() throws {
    let fact = try OutgoingCommand(command(content(try .sample(.partInstalled))), epoch: 1).json
    #expect(fact["events"]?[0]?["dataschema"] == "casebook:part.installed/1")
    let decision = try OutgoingCommand(command(content(try .sample(.promiseMade))), epoch: 1).json
    #expect(decision["command"] == "makePromise")
    #expect(decision["dataschema"] == "casebook:promise.made/1")
    #expect(decision["type"] == nil)
  }

  @Test("is none where nothing is asked, or where the book asks itself")
  func refusesOthers() {
    #expect(throws: OutgoingError.isEmpty) { try OutgoingCommand(command(.record([])), epoch: 1) }
    #expect(throws: OutgoingError.isHistory) {
      try OutgoingCommand(command(.import([])), epoch: 1)
    }
    #expect(throws: OutgoingError.isTheBooks) {
      try OutgoingCommand(command(.passTime(Ref(.case, .sample("case")))), epoch: 1)
    }
    let unknown = Event.unknown(UnknownEvent(type: "case.dreamt", schemaVersion: 1))
    #expect(throws: OutgoingError.event(.unknownType("unknown"))) {
      try OutgoingCommand(command(.record([Draft(unknown, refs: Refs())])), epoch: 1)
    }
  }
}
