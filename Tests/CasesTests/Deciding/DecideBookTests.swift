import Cases
import CasesTesting
import Testing

@Suite("Deciding about the book")
struct DecideBookTests {
  private static let opened = History.staffed.opened()

  private static func publish(
    version: Int = 2, title: String = "Teams", content: [UInt8]? = [1]
  ) -> Decision {
    .publishDocument(
      DocumentPublished(
        documentID: "teams", kind: .teams, version: version, title: title, content: content,
        audience: .agents))
  }

  private static func retract(_ events: EventID..., reasonCode: String = "mistake") -> Decision {
    .retractEntry(EntryRetracted(events: events, reasonCode: reasonCode))
  }

  static let publishing: [DecisionExample] = [
    DecisionExample(
      "publishes a first version", given: opened, when: publish(version: 1),
      then: .success([publish(version: 1).event])),
    DecisionExample(
      "publishes the next version", given: opened.then(publish(version: 1).event),
      when: publish(), then: .success([publish().event])),
    DecisionExample(
      "refuses the version in force", given: opened.then(publish().event), when: publish(),
      then: .failure(.versionIsStale(current: 2))),
    DecisionExample(
      "refuses an earlier version", given: opened.then(publish(version: 5).event),
      when: publish(), then: .failure(.versionIsStale(current: 5))),
    DecisionExample(
      "refuses a version below one", given: opened, when: publish(version: 0),
      then: .failure(.malformed(field: "version"))),
    DecisionExample(
      "refuses without a title", given: opened, when: publish(title: ""),
      then: .failure(.malformed(field: "title"))),
    DecisionExample(
      "refuses without content", given: opened, when: publish(content: nil),
      then: .failure(.malformed(field: "content"))),
  ]

  private static let promised = opened.promised()
  private static let memo = opened.memoWritten()
  private static let judged: History = {
    let judgement = WarrantyJudged(verdict: .in, reasonCode: "inTime", evidence: [memo.last])
    return memo.then(.items(.warrantyJudged(judgement)))
  }()
  private static let corrected: History = {
    let resolved = opened.resolved()
    let better = CaseResolved(resolutionCode: "replaced", confirmedWithCustomer: true)
    return resolved.corrected(resolved.last, by: .cases(.caseResolved(better)))
  }()

  private static func example(
    _ name: String, _ given: History, _ when: Decision, _ refusal: Refusal? = nil
  ) -> DecisionExample {
    DecisionExample(
      name, given: given, when: when,
      then: refusal.map { .failure($0) } ?? .success([when.event]))
  }

  static let retracting: [DecisionExample] = [
    example("takes back a memo", memo, retract(memo.last)),
    example("takes back the last decision", opened.resolved(), retract(opened.resolved().last)),
    example(
      "takes back a decision together with what rests on it", opened.resolved().closed(),
      retract(opened.resolved().last, opened.resolved().closed().last)),
    example(
      "takes back what a retracted decision rested on",
      opened.resolved().closed().retracted(opened.resolved().closed().last),
      retract(opened.resolved().last)),
    example("takes back a correction", corrected.closed(), retract(corrected.last)),
    example(
      "takes back a retraction", memo.retracted(memo.last),
      retract(memo.retracted(memo.last).last)),
    example("refuses nothing", memo, retract(), .malformed(field: "events")),
    example(
      "refuses without a reason", memo, retract(memo.last, reasonCode: ""),
      .reasonCodeIsMissing),
    example(
      "refuses an event that is not in the book", memo, retract(.sample("no such event")),
      .eventDoesNotExist(.sample("no such event"))),
    example(
      "refuses what was taken back", memo.retracted(memo.last), retract(memo.last),
      .eventIsRetracted(memo.last)),
    example(
      "refuses what was corrected", corrected, retract(opened.resolved().last),
      .eventIsRetracted(opened.resolved().last)),
    example(
      "refuses what the book says", opened.conflictRaised(),
      retract(opened.conflictRaised().last), .eventIsTheBooks(opened.conflictRaised().last)),
    example(
      "refuses an opening on which decisions rest", promised, retract(opened.last),
      .decisionsRestOnIt([promised.last])),
    example(
      "refuses a resolving on which a closing rests", opened.resolved().closed(),
      retract(opened.resolved().last),
      .decisionsRestOnIt([opened.resolved().closed().last])),
    example(
      "refuses a closing on which a reopening rests", opened.resolved().closed().reopened(),
      retract(opened.resolved().closed().last),
      .decisionsRestOnIt([opened.resolved().closed().reopened().last])),
    example(
      "refuses an offer on which its acceptance rests", opened.offered().accepted(),
      retract(opened.offered().last), .decisionsRestOnIt([opened.offered().accepted().last])),
    example(
      "takes back an acceptance after which nothing was decided", opened.offered().accepted(),
      retract(opened.offered().accepted().last)),
    example(
      "refuses an acceptance after which the case was assigned",
      opened.offered().accepted().assigned(to: "kimura", of: .repair),
      retract(opened.offered().accepted().last),
      .decisionsRestOnIt([
        opened.offered().accepted().assigned(to: "kimura", of: .repair).last
      ])),
    example(
      "refuses a promise whose place another took",
      promised.promised("new", replaces: "promise"), retract(promised.last),
      .decisionsRestOnIt([promised.promised("new", replaces: "promise").last])),
    example(
      "refuses a visit whose place another took",
      opened.visitScheduled().visitScheduled("new", replaces: "visit"),
      retract(opened.visitScheduled().last),
      .decisionsRestOnIt([
        opened.visitScheduled().visitScheduled("new", replaces: "visit").last
      ])),
    example(
      "refuses a return of which a line is settled", opened.returnAuthorized().returnSettled(),
      retract(opened.returnAuthorized().last),
      .decisionsRestOnIt([opened.returnAuthorized().returnSettled().last])),
    example(
      "refuses the evidence of a verdict", judged, retract(memo.last),
      .decisionsRestOnIt([judged.last])),
  ]

  @Test("publishing", arguments: publishing)
  func publishes(example: DecisionExample) { example.check() }

  @Test("retracting", arguments: retracting)
  func retracts(example: DecisionExample) { example.check() }

  @Test("a retraction stands on the feeds of all that it takes back")
  func refs() throws {
    let history = Self.promised.inCase("other").opened()
    let drafts = try history.inCase(nil).ofCustomer(nil).onItem(nil)
      .deciding(Self.retract(Self.promised.last, history.last)).get()
    #expect(
      Set(drafts[0].refs.all) == [
        Ref(.case, .sample("case")), Ref(.case, .sample("other")), .promise,
        Ref(.customer, .sample("customer")), Ref(.item, .sample("item")),
      ])
    #expect(history.adding(drafts).caseState("other").stage == .absent)
  }
}
