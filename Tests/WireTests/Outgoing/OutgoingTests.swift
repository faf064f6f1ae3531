import Cases
import CasesTesting
import Testing

@testable import Wire

/// What a device sends is read back as the same command.
@Suite("A command as JSON")
struct OutgoingTests {
  private func command(_ content: Command.Content) -> Command {
    Command(
      id: .sample("command"), content: content,
      occurredAt: Instant(microseconds: Instant.sample.microseconds + 123_456),
      precision: .minute, utcOffsetMinutes: 540, recordedAt: .sample, actor: .sample("sato"),
      team: .repair, device: .sample("kit"), deviceSeq: 7, skewMilliseconds: -840,
      authenticatedBy: .curveKey, visibility: [.repair])
  }

  private func read(_ command: Command) throws -> IncomingCommand {
    try IncomingCommand(json: command.document().bytes())
  }

  @Test("of facts keeps every field of every type, the personal ones too")
  func facts() throws {
    for event in Event.samples where event.kind?.saying == .fact {
      let draft = Draft(event, refs: .sample, supersedes: .sample("old"), causation: .sample("why"))
      let incoming = try read(command(.record([draft, draft])))
      #expect(incoming.events.map(\.draft) == [draft, draft])
    }
  }

  @Test("of a decision keeps what was decided, its subjects and what it corrects")
  func decisions() throws {
    var count = 0
    for event in Event.samples {
      guard let decision = Decision(event) else { continue }
      count += 1
      let incoming = try read(command(.decide(decision, refs: .sample, supersedes: .sample("old"))))
      let draft = try #require(incoming.events.first?.draft)
      #expect(Decision(draft.event) == decision, "\(decision.commandName)")
      #expect(draft.refs == .sample)
      #expect(draft.supersedes == .sample("old"))
    }
    #expect(count > 15)
  }

  @Test("keeps id, times to the microsecond, device and its number, and who may see it")
  func circumstances() throws {
    let sent = command(.record([Draft(.facts(.memoWritten(.sample)), refs: .sample)]))
    let incoming = try read(sent)
    #expect(incoming.id == sent.id)
    #expect(incoming.occurredAt == sent.occurredAt)
    #expect(incoming.recordedAt == sent.recordedAt)
    #expect(incoming.precision == .minute)
    #expect(incoming.utcOffsetMinutes == 540)
    #expect(incoming.device == sent.device)
    #expect(incoming.deviceSeq == 7)
    #expect(incoming.skewMilliseconds == -840)
    #expect(incoming.visibility == [.repair])
  }

  @Test("keeps several subjects of one role")
  func severalCases() throws {
    let refs = Refs([Ref(.case, .sample("one")), Ref(.case, .sample("two"))])
    let draft = Draft(.facts(.memoWritten(.sample)), refs: refs)
    #expect(try read(command(.record([draft]))).events.first?.draft.refs == refs)
  }
}
