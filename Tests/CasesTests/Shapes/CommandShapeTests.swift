import Cases
import CasesTesting
import Testing

@Suite("The shape of a command")
struct CommandShapeTests {
  private static let memo = Draft(.facts(.memoWritten(.sample)), refs: .sample)

  private func refusal(
    _ content: Command.Content, occurredAt: Instant = .sample, recordedAt: Instant = .sample,
    utcOffsetMinutes: Int = 540, wasOffline: Bool = false
  ) -> Refusal? {
    let command = Command(
      id: .sample("command"), content: content, occurredAt: occurredAt,
      utcOffsetMinutes: utcOffsetMinutes, recordedAt: recordedAt, actor: nil, team: nil,
      device: nil, authenticatedBy: .osUser, wasOffline: wasOffline)
    do throws(Refusal) {
      try checkShape(command)
      return nil
    } catch {
      return error
    }
  }

  private func imported(_ draft: Draft, utcOffsetMinutes: Int = 0) -> ImportedDraft {
    ImportedDraft(
      draft, occurredAt: .sample, precision: .minute, utcOffsetMinutes: utcOffsetMinutes,
      recordedAt: .sample, actor: nil, team: nil)
  }

  @Test("carries one to a thousand facts")
  func counts() {
    let events = Refusal.malformed(field: "events")
    #expect(refusal(.record([])) == events)
    #expect(refusal(.record([Self.memo])) == nil)
    #expect(refusal(.record([Draft](repeating: Self.memo, count: 1_000))) == nil)
    #expect(refusal(.record([Draft](repeating: Self.memo, count: 1_001))) == events)
    #expect(refusal(.import([])) == events)
  }

  @Test("happens in years that can be written, where clocks are within 18 hours of UTC")
  func times() {
    let never = Instant(microseconds: Int64.max)
    #expect(
      refusal(.record([Self.memo]), occurredAt: never) == .malformed(field: "occurredAt"))
    #expect(
      refusal(.record([Self.memo]), recordedAt: never) == .malformed(field: "recordedAt"))
    #expect(refusal(.record([Self.memo]), occurredAt: Instant.range.lowerBound) == nil)
    #expect(refusal(.record([Self.memo]), utcOffsetMinutes: -1_080) == nil)
    let offset = Refusal.malformed(field: "utcOffsetMinutes")
    #expect(refusal(.record([Self.memo]), utcOffsetMinutes: 1_081) == offset)
    #expect(refusal(.import([imported(Self.memo, utcOffsetMinutes: -1_081)])) == offset)
  }

  @Test("is refused for any of its facts, and more is forgiven offline and in history")
  func drafts() {
    let kept = Draft(
      .commitments(.promiseSettled(PromiseSettled(outcome: .kept))),
      refs: Refs([Ref(.promise, .sample("promise"))]))
    #expect(refusal(.record([Self.memo, kept])) == .malformed(field: "evidence"))
    #expect(refusal(.record([Self.memo, kept]), wasOffline: true) == nil)
    let closing = Draft(.cases(.caseClosed(.sample)), refs: .sample)
    #expect(refusal(.record([closing])) == .malformed(field: "type"))
    #expect(refusal(.import([imported(closing)])) == nil)
    // What follows from the case may be left out, so that is for `decide` to check.
    #expect(refusal(.decide(.acceptHandoff(.sample), refs: Refs())) == nil)
  }

  // MARK: Corrections

  @Test("corrects only what is there, holds, and is of the same type")
  func corrections() {
    let history = History().opened().memoWritten()
    func refusal(
      _ event: Event, _ original: EventID?, refs: Refs = .sample, after history: History
    ) -> Refusal? {
      do throws(Refusal) {
        try checkCorrection(
          Draft(event, refs: refs, supersedes: original), situation: history.situation())
        return nil
      } catch {
        return error
      }
    }
    let memo = Event.facts(.memoWritten(.sample))
    #expect(refusal(memo, nil, after: history) == nil)
    #expect(refusal(memo, history.last, after: history) == nil)
    let more = Refs(Refs.sample.all + [Ref(.contact, .sample("contact"))])
    #expect(refusal(memo, history.last, refs: more, after: history) == nil)
    let fewer = Refs([Ref(.case, .sample("case"))])
    #expect(
      refusal(memo, history.last, refs: fewer, after: history) == .malformed(field: "refs"))
    #expect(
      refusal(memo, .sample("none"), after: history) == .eventDoesNotExist(.sample("none")))
    #expect(
      refusal(memo, history.event(1), after: history) == .malformed(field: "supersedes"))
    #expect(
      refusal(memo, history.last, after: history.retracted(history.last))
        == .eventIsRetracted(history.last))
  }
}
