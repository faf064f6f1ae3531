import Cases
import CasesTesting
import Testing

@Suite("Facts that contradict")
struct ConflictTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let given: History
    /// The facts, as a history goes on after `given`: one command, at the time of the first.
    let facts: History
    /// Rule and earlier events of each conflict.
    let then: [[ConflictRule: [EventID]]]

    init(
      _ testDescription: String, given: History, facts: (History) -> History,
      then: [[ConflictRule: [EventID]]]
    ) {
      self.testDescription = testDescription
      self.given = given
      self.facts = facts(given)
      self.then = then
    }
  }

  private static func contradictions(
    given: History, facts: History, skewMilliseconds: Int? = nil, now: Instant? = nil
  ) -> [Contradiction] {
    let records = facts.records.dropFirst(given.records.count)
    guard let first = records.first else { return [] }
    let command = Command(
      id: first.command,
      content: .record(
        records.map { Draft($0.event, refs: $0.refs, supersedes: $0.supersedes) }),
      occurredAt: first.occurredAt, utcOffsetMinutes: 540, recordedAt: first.occurredAt,
      actor: facts.actor, team: facts.team, device: nil, skewMilliseconds: skewMilliseconds,
      authenticatedBy: .osUser)
    var asked = facts.situation()
    let known = given.situation()
    asked.case = facts.refs.case.map { id in
      .fold(id, records: given.feed(Ref(.case, id.any)))
    }
    asked.customer = known.customer
    asked.item = known.item
    asked.recall = first.refs[.recall].map { id in
      .fold(RecallID(id), records: given.feed(Ref(.recall, id)))
    }
    asked.visitsOfTechnician = known.visitsOfTechnician
    return conflicts(
      of: command, ids: records.map(\.id), now: now ?? first.occurredAt, situation: asked)
  }

  private static let opened = History().opened()
  private static let closed = opened.repairOpened().visitScheduled().resolved().closed()
  private static let working = opened.inCase("other").opened().by("kimura", of: .repair)
    .visitStarted("elsewhere").inCase("case")
  private static let installed = opened.partInstalled("1", serial: "A", position: "left")

  static let work: [Example] = [
    Example(
      "work after the close", given: closed, facts: { $0.repairFinished() },
      then: [[.workAfterClose: [closed.last]]]),
    Example(
      "several facts after the close are one conflict", given: closed,
      facts: { $0.visitStarted().partInstalled().visitEnded() },
      then: [[.workAfterClose: [closed.last]]]),
    Example(
      "work dated before the close is simply late", given: closed,
      facts: { $0.repairFinished(at: .sample) }, then: []),
    Example(
      "a loaner may come back after the close", given: opened.loanerLent().resolved().closed(),
      facts: { $0.loanerReturned() }, then: []),
    Example(
      "work on a case that was reopened", given: closed.reopened(),
      facts: { $0.repairFinished() }, then: []),
    Example(
      "a job finished twice with another outcome", given: opened.repairFinished("repair", .nff),
      facts: { $0.repairFinished() },
      then: [[.finishedTwice: [opened.repairFinished("repair", .nff).last]]]),
    Example(
      "a job finished twice with the same outcome", given: opened.repairFinished(),
      facts: { $0.repairFinished() }, then: []),
    Example(
      "a correction of how a job ended", given: opened.repairFinished("repair", .nff),
      facts: {
        $0.corrected(
          $0.last,
          by: .repairs(.repairFinished(RepairFinished(outcome: .fixed, firstVisit: true))))
      }, then: []),
    Example(
      "a promise settled twice with another outcome", given: opened.promised().settled(),
      facts: { $0.settled("promise", as: .broken) },
      then: [[.settledTwice: [opened.promised().settled().last]]]),
    Example(
      "a promise settled twice with the same outcome", given: opened.promised().settled(),
      facts: { $0.settled() }, then: []),
    Example(
      "a promise of a customer settled twice",
      given: opened.inCase(nil).promised().settled(), facts: { $0.settled(as: .broken) },
      then: [[.settledTwice: [opened.inCase(nil).promised().settled().last]]]),
    Example(
      "a technician in two places", given: working, facts: { $0.visitStarted("here") },
      then: [[.visitsOverlap: [working.last]]]),
    Example(
      "a technician who has left the other place",
      given: working.inCase("other")
        .visitEnded("elsewhere").inCase("case"),
      facts: { $0.visitStarted("here") }, then: []),
    Example(
      "another technician", given: working.by("suzuki", of: .repair),
      facts: { $0.visitStarted("here") }, then: []),
    Example(
      "two visits at one place", given: working.inCase("other"),
      facts: { $0.visitStarted("again") }, then: []),
    Example(
      "a visit that began before the other", given: working,
      facts: { $0.visitStarted("here", at: .sample) }, then: []),
  ]

  private static let announced = opened.itemRegistered().then(
    .care(
      .recallAnnounced(
        RecallAnnounced(
          revision: 1, models: ["AX-300"],
          serialRanges: [SerialRange(from: "4410-0001", to: "4410-0099")], hazard: "overheating",
          remedy: .repair, unitsInMarketCount: 99, startedOn: Day(2026, 11, 1)))),
    refs: recalled)
  private static var recalled: Refs { Refs(opened.refs.all + [Ref(.recall, .sample("recall"))]) }

  private static func remedied(_ how: RecallRemedy = .repair) -> @Sendable (History) -> History {
    { $0.then(.care(.recallUnitRemedied(RecallUnitRemedied(how: how))), refs: recalled) }
  }

  static let units: [Example] = [
    Example("a unit of a recall put right", given: announced, facts: remedied(), then: []),
    Example(
      "a unit put right again in the same way", given: remedied()(announced), facts: remedied(),
      then: []),
    Example(
      "a unit put right in two ways", given: remedied()(announced), facts: remedied(.refund),
      then: [[.remediedTwice: [remedied()(announced).last]]]),
    Example(
      "a unit outside the range", given: announced.itemRegistered(serial: "4410-0100"),
      facts: remedied(), then: [[.unitOutsideRange: [announced.last]]]),
    Example(
      "a unit whose serial number nobody knows", given: announced.itemRegistered(serial: nil),
      facts: remedied(), then: []),
    Example(
      "a unit of a recall that the book does not know", given: opened.itemRegistered(),
      facts: remedied(), then: []),
  ]

  static let parts: [Example] = [
    Example(
      "a place that is taken", given: installed,
      facts: { $0.partInstalled("2", serial: "B", position: "left") },
      then: [[.positionTaken: [installed.last]]]),
    Example(
      "a place from which the part goes in the same entry", given: installed,
      facts: {
        $0.partRemoved("2", serial: "A", position: "left")
          .partInstalled("3", serial: "B", position: "left")
      }, then: []),
    Example(
      "the same the other way round", given: installed,
      facts: {
        $0.partInstalled("3", serial: "B", position: "left")
          .partRemoved("2", serial: "A", position: "left")
      }, then: []),
    Example(
      "a serial number in two places", given: installed,
      facts: { $0.partInstalled("2", serial: "A", position: "right") },
      then: [[.serialInTwoPlaces: [installed.last]]]),
    Example(
      "a part without a place", given: installed,
      facts: { $0.partInstalled("2", "OIL-1", position: nil) }, then: []),
    Example(
      "a part that was there from the beginning", given: opened,
      facts: { $0.partRemoved("2", serial: "Z", position: "left") }, then: []),
    Example(
      "a part that is at another place", given: installed,
      facts: { $0.partRemoved("2", serial: "A", position: "right") },
      then: [[.partNotThere: [installed.last]]]),
    Example(
      "a place where another part is", given: installed,
      facts: { $0.partRemoved("2", serial: "B", position: "left") },
      then: [[.partNotThere: [installed.last]]]),
    Example(
      "a part that was removed before another was installed", given: installed,
      facts: { $0.partRemoved("2", serial: "Z", position: "left", at: .sample) }, then: []),
  ]

  private static let registered = opened.itemRegistered()
  private static let lent = registered.loanerLent()

  private static func passed(from owner: String?) -> Event {
    .items(
      .itemOwnershipChanged(
        ItemOwnershipChanged(
          from: owner.map { .sample($0) }, to: .sample("new"), on: Day(2026, 12, 1),
          reason: "sold")))
  }

  static let items: [Example] = [
    Example(
      "an item with two owners", given: registered.ofCustomer("another"),
      facts: { $0.itemRegistered() }, then: [[.ownersDiffer: [registered.last]]]),
    Example(
      "an item that passes from who does not own it", given: registered,
      facts: { $0.then(passed(from: "another")) }, then: [[.ownersDiffer: [registered.last]]]),
    Example(
      "an item that passes from its owner", given: registered,
      facts: { $0.then(passed(from: "customer")).then(passed(from: nil)) }, then: []),
    Example(
      "a loaner that is out twice", given: lent, facts: { $0.loanerLent("again") },
      then: [[.loanerOutTwice: [lent.last]]]),
    Example(
      "a loaner that comes back", given: lent, facts: { $0.loanerReturned() }, then: []),
    Example(
      "a loaner that was not out", given: registered, facts: { $0.loanerReturned() },
      then: [[.loanerNotOut: []]]),
    Example(
      "a loaner of which nothing is known", given: opened.inCase(nil).onItem(nil),
      facts: { $0.loanerReturned() }, then: []),
  ]

  @Test("is found", arguments: work + parts + items + units)
  func found(example: Example) {
    let found = Self.contradictions(given: example.given, facts: example.facts)
    let facts = example.facts.records.dropFirst(example.given.records.count).map(\.id)
    #expect(found.map(\.rule) == example.then.flatMap(\.keys))
    for (contradiction, expected) in zip(found, example.then.flatMap(\.values)) {
      #expect(Array(contradiction.events.prefix(expected.count)) == expected)
      #expect(Set(contradiction.events.dropFirst(expected.count)).isSubset(of: facts))
      #expect(contradiction.events.count > expected.count)
    }
  }

  @Test("names all the facts of a rule in one conflict, on the feeds of all")
  func together() throws {
    let facts = Self.closed.visitStarted().partInstalled().visitEnded()
    let found = try #require(Self.contradictions(given: Self.closed, facts: facts).first)
    #expect(found.events == [Self.closed.last] + facts.records.suffix(3).map(\.id))
    #expect(found.refs.visit == .sample("visit"))
    let draft = found.draft(id: .sample("conflict"))
    #expect(draft.refs == found.refs)
    #expect(
      draft.event
        == .book(
          .conflictRaised(
            ConflictRaised(
              conflictID: .sample("conflict"), rule: .workAfterClose, events: found.events))))
  }

  @Test("a serial number that another item has")
  func serialTaken() {
    let other = History().onItem("other").itemRegistered()
    var situation = Self.opened.situation()
    situation.itemWithSameSerial = other.itemState("other")
    func rules(_ serial: String) -> [ConflictRule] {
      let event = Event.items(.itemRegistered(ItemRegistered(model: "AX-300", serial: serial)))
      let command = Command(
        id: .sample("command"), content: .record([Draft(event, refs: .sample)]),
        occurredAt: .sample, utcOffsetMinutes: 540, recordedAt: .sample, actor: nil, team: nil,
        device: nil, authenticatedBy: .osUser)
      return conflicts(
        of: command, ids: [.sample("new")], now: .sample, situation: situation
      ).map(\.rule)
    }
    #expect(rules("4410-0087") == [.serialTaken])
    #expect(rules("4410-0088").isEmpty)
  }

  // MARK: Clocks

  @Test("a clock may be off by five minutes, and not by one second more")
  func clocks() {
    func seconds(skew: Int) -> Int64? {
      Self.contradictions(
        given: Self.opened, facts: Self.opened.memoWritten(), skewMilliseconds: skew * 1_000
      ).first { $0.rule == .clockIsOff }?.seconds
    }
    #expect(seconds(skew: 300) == nil)
    #expect(seconds(skew: -300) == nil)
    #expect(seconds(skew: 301) == 301)
    #expect(seconds(skew: -301) == -301)
  }

  @Test("a fact cannot be of a time that is yet to come")
  func future() {
    func seconds(ahead: Int64) -> Int64? {
      let facts = Self.opened.memoWritten()
      return Self.contradictions(
        given: Self.opened, facts: facts, now: Self.opened.now.adding(seconds: -ahead)
      ).first { $0.rule == .clockIsOff }?.seconds
    }
    #expect(seconds(ahead: 300) == nil)
    #expect(seconds(ahead: 301) == 301)
    #expect(seconds(ahead: -86_400) == nil)
  }

  @Test("decisions and history never contradict")
  func onlyFacts() {
    let command = Command(
      id: .sample("command"), content: .decide(.closeCase(.sample), refs: .sample),
      occurredAt: .sample, utcOffsetMinutes: 540, recordedAt: .sample, actor: nil, team: nil,
      device: nil, skewMilliseconds: 9_000_000, authenticatedBy: .osUser)
    #expect(
      conflicts(of: command, ids: [], now: .sample, situation: Self.closed.situation()).isEmpty)
  }

  @Test("every fact needs the id that its event will have")
  func ids() async {
    await #expect(processExitsWith: .failure) {
      let command = Command(
        id: .sample("command"),
        content: .record([Draft(.facts(.memoWritten(.sample)), refs: .sample)]),
        occurredAt: .sample, utcOffsetMinutes: 540, recordedAt: .sample, actor: nil, team: nil,
        device: nil, authenticatedBy: .osUser)
      _ = conflicts(of: command, ids: [], now: .sample, situation: Situation())
    }
  }

  @Test("a decision that was refused offline keeps what was sent and why")
  func refusedOffline() {
    let conflict = ConflictRaised.refusedOffline(
      .caseIsClosed, command: [1, 2], id: .sample("conflict"))
    #expect(conflict.rule == .refusedOffline)
    #expect(conflict.refusal == "caseIsClosed")
    #expect(conflict.command == [1, 2])
  }

  @Test(
    "a history at random contradicts itself, and nothing traps",
    arguments: Array(UInt64(1)...12))
  func random(seed: UInt64) {
    let history = History.random(seed: seed, stepCount: 60)
    let longer = History.random(seed: seed, stepCount: 80)
    let facts = longer.records.dropFirst(history.records.count)
      .filter { $0.event.kind?.saying == .fact }
    for record in facts {
      let command = Command(
        id: record.command, content: .record([Draft(record.event, refs: record.refs)]),
        occurredAt: record.occurredAt, utcOffsetMinutes: 540, recordedAt: record.recordedAt,
        actor: record.actor, team: record.team, device: nil, authenticatedBy: .osUser)
      let found = conflicts(
        of: command, ids: [record.id], now: record.acceptedAt, situation: history.situation())
      #expect(found.allSatisfy { $0.events.last == record.id }, "seed \(seed)")
    }
  }
}
