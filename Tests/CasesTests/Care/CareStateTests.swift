import Cases
import CasesTesting
import Testing

@Suite("What is planned for customers and items, and recalled")
struct CareStateTests {
  private static let owned = History().itemRegistered()

  private static func planned(_ plan: String = "plan", on day: Day, replaces: String? = nil)
    -> Event
  {
    .care(
      .maintenancePlanned(
        MaintenancePlanned(
          planID: .sample(plan), basis: .legal, dueOn: day,
          replaces: replaces.map { .sample($0) })))
  }

  private static func done(_ plan: String = "plan", next: Day? = nil) -> Event {
    .care(.maintenanceDone(MaintenanceDone(planID: .sample(plan), nextDueOn: next)))
  }

  private static let first = Day(2027, 4, 1)
  private static let second = Day(2028, 4, 1)

  @Test("maintenance that was done begins the next on the same basis, or ends the plan")
  func maintenance() {
    let history = Self.owned.then(Self.planned(on: Self.first))
    #expect(history.itemState().plans.map(\.dueOn) == [Self.first])
    #expect(history.itemState().plans.map(\.person) == [.sample("sato")])
    let again = history.then(Self.done(next: Self.second)).itemState()
    #expect(again.plans.map(\.dueOn) == [Self.second])
    #expect(again.plans.map(\.basis) == [.legal])
    #expect(again.plans.map(\.isWaiting) == [true])
    #expect(again.donePlans.isEmpty)
    let over = history.then(Self.done()).itemState()
    #expect(over.plans.isEmpty)
    #expect(over.donePlans == [.sample("plan")])
  }

  @Test("a plan that takes the place of another leaves one")
  func replaced() {
    let history = Self.owned.then(Self.planned(on: Self.first))
      .then(Self.planned("new", on: Self.second, replaces: "plan"))
    #expect(history.itemState().plans.map(\.id) == [.sample("new")])
    #expect(history.itemState().donePlans == [.sample("plan")])
    // The news that the old one was done does not bring it back.
    let late = history.then(Self.done(next: Day(2029, 4, 1)))
    #expect(late.itemState().plans.map(\.id) == [.sample("new")])
  }

  @Test("maintenance falls due once for each of its days")
  func fellDue() {
    let history = Self.owned.then(Self.planned(on: Self.first))
    let drafts = passTime(upTo: Self.first, over: history.itemState()) {
      $0.start(offsetMinutes: 540)
    }
    #expect(
      drafts.map(\.draft.event) == [
        .care(
          .maintenanceFellDue(MaintenanceFellDue(planID: .sample("plan"), dueOn: Self.first)))
      ])
    let due = history.adding(drafts.map(\.draft))
    #expect(due.itemState().plans.map(\.isWaiting) == [false])
    func again(_ history: History, _ day: Day) -> [TimedDraft] {
      passTime(upTo: day, over: history.itemState()) { $0.start(offsetMinutes: 540) }
    }
    #expect(again(due, Self.second).isEmpty)
    let next = due.then(Self.done(next: Self.second))
    #expect(again(next, Day(2028, 3, 31)).isEmpty)
    #expect(again(next, Self.second).count == 1)
  }

  // MARK: Follow-ups

  private static func followUp(_ name: String) -> Refs {
    Refs(owned.refs.all + [Ref(.followUp, .sample(name))])
  }

  private static let plan = Event.care(
    .followUpPlanned(
      FollowUpPlanned(
        trigger: .repair, window: Window(to: .sample.adding(seconds: 86_400)), channel: .phone)))

  private static func made(_ outcome: FollowUpOutcome) -> Event {
    .care(.followUpDone(FollowUpDone(outcome: outcome)))
  }

  @Test("a follow-up is to be made until somebody made it; the first outcome stands")
  func followUps() {
    let planned = Self.owned.then(Self.plan, refs: Self.followUp("one"))
      .then(Self.plan, refs: Self.followUp("two"))
    #expect(planned.customerState().followUps.map(\.id) == [.sample("one"), .sample("two")])
    let state = planned.then(Self.made(.noAnswer), refs: Self.followUp("one"))
      .then(Self.made(.answered), refs: Self.followUp("one")).customerState()
    #expect(state.followUps.map(\.id) == [.sample("two")])
    #expect(state.doneFollowUps.map(\.outcome) == [.noAnswer])
  }

  @Test("a follow-up that was made before the book knew of it is not to be made any more")
  func early() {
    let state = Self.owned.then(Self.made(.answered), refs: Self.followUp("one"))
      .then(Self.plan, refs: Self.followUp("one")).customerState()
    #expect(state.followUps.isEmpty)
  }

  // MARK: Recalls

  private static var unit: Refs { Refs(owned.refs.all + [Ref(.recall, .sample("recall"))]) }

  private static func announced(_ revision: Int, models: [String]) -> Event {
    .care(
      .recallAnnounced(
        RecallAnnounced(
          revision: revision, models: models, hazard: "overheating", remedy: .repair,
          unitsInMarketCount: 100, startedOn: first)))
  }

  @Test("a revision replaces the one before; one that comes late does not")
  func revisions() {
    let refs = Refs([Ref(.recall, .sample("recall"))])
    let history = History().then(Self.announced(2, models: ["AX-300", "AX-310"]), refs: refs)
      .then(Self.announced(1, models: ["AX-300"]), refs: refs)
    let state = RecallState.fold(.sample("recall"), records: history.records)
    #expect(state.revision == 2)
    #expect(state.models == ["AX-300", "AX-310"])
    #expect(state.announcedBy == history.event(1))
  }

  @Test("a unit is notified, traced and remedied, in whatever order the news comes")
  func stages() {
    func unit(_ events: [(Event.Care, Int64)]) -> RecallUnit {
      events.reduce(Self.owned) { history, event in
        history.then(
          .care(event.0), refs: Self.unit, at: Instant.sample.adding(seconds: event.1))
      }.itemState().unit(of: .sample("recall"))
    }
    let notified = (Event.Care.recallUnitNotified(RecallUnitNotified(via: .phone)), Int64(10))
    let refused = (Event.Care.recallUnitTraced(RecallUnitTraced(result: .refused)), Int64(20))
    let agreed = (Event.Care.recallUnitTraced(RecallUnitTraced(result: .agreed)), Int64(30))
    let repaired = (Event.Care.recallUnitRemedied(RecallUnitRemedied(how: .repair)), Int64(40))
    let refunded = (Event.Care.recallUnitRemedied(RecallUnitRemedied(how: .refund)), Int64(50))
    #expect(unit([]).stage == .inRange)
    #expect(unit([notified]).stage == .notified)
    #expect(unit([notified, refused]).stage == .traced)
    #expect(unit([notified, refused, repaired]).stage == .remedied)
    #expect(unit([agreed, notified, refused]) == unit([refused, agreed, notified]))
    #expect(unit([agreed, refused]).traced == .agreed, "what was found out last counts")
    #expect(unit([repaired, refunded]).remedied == .repair, "the first that was recorded stands")
  }
}
