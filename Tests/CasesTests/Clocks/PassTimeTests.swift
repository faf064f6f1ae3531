import Cases
import CasesTesting
import Testing

extension History {
  /// What time has brought about in the case by `now`.
  func passing(until now: String, rules: ClockRules = .house) -> [TimedDraft] {
    passTime(
      at: .at(now), over: caseState(), feed: feed(.case, "case"), rules: rules)
  }

  /// The history with what time has brought about by `now`.
  func passed(until now: String, rules: ClockRules = .house) -> History {
    passing(until: now, rules: rules).reduce(self) { history, timed in
      history.then(timed.draft.event, refs: timed.draft.refs, at: timed.occurredAt)
    }
  }

  /// The last judgement of a clock.
  func judgement(of clock: String = "resolution") -> ClockJudged? {
    records.compactMap { record -> ClockJudged? in
      guard case .book(.clockJudged(let judged)) = record.event, judged.clock == clock else {
        return nil
      }
      return judged
    }.last
  }
}

extension [TimedDraft] {
  var judged: [ClockJudged] {
    compactMap { timed -> ClockJudged? in
      guard case .book(.clockJudged(let judged)) = timed.draft.event else { return nil }
      return judged
    }
  }
}

@Suite("The passing of time")
struct PassTimeTests {
  /// A case that a call opened on a Friday at ten: its answer has been given.
  private let opened = History().openedBy(.phone, at: .at("2026-11-20 10:00"))
    .passed(until: "2026-11-20 10:00")

  // MARK: Handoffs

  @Test("an offer lapses once its time is over, and whoever made it is told")
  func lapses() {
    let offered = opened.offered(respondBy: .at("2026-11-20 11:00"))
    #expect(offered.passing(until: "2026-11-20 11:00").isEmpty, "it may still be answered")
    let lapsed = offered.passing(until: "2026-11-20 11:01")
    #expect(
      lapsed.map(\.draft.event) == [
        .commitments(
          .handoffLapsed(HandoffLapsed(cause: .expired, escalatedTo: Owner(team: .support))))
      ])
    #expect(lapsed.first?.occurredAt == .at("2026-11-20 11:00"))
    #expect(lapsed.first?.causes == [offered.last])
    #expect(lapsed.first?.draft.causation == offered.last)
  }

  @Test("an offer lapses once only, and leaves the case to whoever offered it")
  func lapsesOnce() {
    let lapsed = opened.offered(respondBy: .at("2026-11-20 11:00"))
      .passed(until: "2026-11-20 11:01")
    #expect(lapsed.caseState().handoff == nil)
    #expect(lapsed.caseState().answeredHandoffs.map(\.outcome) == [.lapsed])
    #expect(lapsed.caseState().team == .support)
    #expect(lapsed.passing(until: "2026-11-20 11:30").isEmpty)
  }

  @Test("an offer that was answered, withdrawn, or has no time to it does not lapse")
  func doesNotLapse() {
    let offered = opened.offered(respondBy: .at("2026-11-20 11:00"))
    for answered in [offered.accepted(), offered.declined(), offered.lapsed("handoff", .withdrawn)]
    {
      #expect(answered.passing(until: "2026-11-20 12:00").isEmpty)
    }
    #expect(opened.offered().passing(until: "2026-11-20 12:00").isEmpty)
  }

  // MARK: Clocks

  @Test("a clock that stops in time is met, because of what stopped it")
  func meets() {
    let resolved = opened.resolved(at: .at("2026-11-20 12:00"))
    let passing = resolved.passing(until: "2026-11-20 12:00")
    #expect(
      passing.judged == [
        ClockJudged(
          clock: "resolution", policyVersion: 1, calendarVersion: 1,
          dueAt: .at("2026-11-20 18:00"), verdict: .met, actualAt: .at("2026-11-20 12:00"),
          pausedSeconds: 0, cause: resolved.last)
      ])
    #expect(passing.first?.occurredAt == .at("2026-11-20 12:00"))
  }

  @Test("a clock that runs out is breached, because of what set it going")
  func breaches() {
    #expect(opened.passing(until: "2026-11-20 18:00").isEmpty, "due, not overdue")
    let passing = opened.passing(until: "2026-11-24 09:00")
    #expect(passing.judged.map(\.verdict) == [.breached])
    #expect(passing.judged.first?.actualAt == nil)
    #expect(passing.judged.first?.cause == opened.event(1))
    #expect(passing.first?.occurredAt == .at("2026-11-20 18:00"), "that is when it happened")
  }

  @Test("nothing is judged twice, however often time passes")
  func isIdempotent() {
    let breached = opened.passed(until: "2026-11-24 09:00")
    #expect(breached.passing(until: "2026-11-24 09:00").isEmpty)
    #expect(breached.passing(until: "2027-11-24 09:00").isEmpty)
    let resolved = breached.resolved(at: .at("2026-11-24 10:00"))
    #expect(resolved.passing(until: "2026-11-24 10:00").isEmpty, "late is late")
  }

  @Test("a wait that becomes known late turns a breach, and is the cause of the other verdict")
  func restates() {
    let breached = opened.resolved(at: .at("2026-11-24 10:00"))
      .passed(until: "2026-11-24 10:00")
    #expect(breached.judgement()?.verdict == .breached)
    let waited = breached.waitStarted("late", for: .parts, at: .at("2026-11-20 11:00"))
      .waitEnded("late", at: .at("2026-11-20 16:00"))
      .replied(at: .at("2026-11-24 11:00"))
    // What came after the wait changed nothing any more.
    let turning = waited.event(waited.records.count - 2)
    let again = waited.passing(until: "2026-11-24 12:00")
    #expect(
      again.judged == [
        ClockJudged(
          clock: "resolution", policyVersion: 1, calendarVersion: 1,
          dueAt: .at("2026-11-24 14:00"), verdict: .met, actualAt: .at("2026-11-24 10:00"),
          pausedSeconds: 5 * 3_600, restates: breached.last, cause: turning)
      ])
    #expect(waited.passed(until: "2026-11-24 12:00").passing(until: "2026-11-25 12:00").isEmpty)
  }

  @Test("a late fact that leaves the verdict as it is says nothing")
  func staysSilent() {
    let breached = opened.passed(until: "2026-11-24 09:00")
    let waited = breached.waitStarted("late", for: .parts, at: .at("2026-11-20 11:00"))
      .waitEnded("late", at: .at("2026-11-20 11:30"))
    #expect(waited.passing(until: "2026-11-30 09:00").isEmpty)
  }

  @Test("a case that is reopened can still be late, and the verdict is judged again")
  func reopens() {
    let reopened = opened.resolved(at: .at("2026-11-20 12:00"))
      .passed(until: "2026-11-20 12:00").reopened(at: .at("2026-11-24 09:00"))
    #expect(reopened.passing(until: "2026-11-24 15:00").isEmpty)
    let late = reopened.passing(until: "2026-11-24 16:00")
    #expect(late.judged.map(\.verdict) == [.breached])
    #expect(late.judged.first?.cause == reopened.last)
    #expect(late.judged.first?.restates != nil)
  }

  @Test("a reclassification can make a breach of what was in time")
  func reclassifies() {
    let met = opened.resolved(at: .at("2026-11-20 14:00")).passed(until: "2026-11-20 14:00")
    let urgent = met.classified(priority: .urgent)
    let again = urgent.passing(until: "2026-11-20 15:00")
    #expect(again.judged.map(\.verdict) == [.breached])
    #expect(again.judged.first?.dueAt == .at("2026-11-20 12:00"))
    #expect(again.judged.first?.cause == urgent.last)
  }

  @Test("without a policy there is nothing to judge")
  func hasNoPolicy() {
    #expect(opened.passing(until: "2027-11-24 09:00", rules: ClockRules()).isEmpty)
  }

  // MARK: The order of news

  static let seeds = Array(UInt64(1)...60)

  /// However often the book looked meanwhile, its last words are the same.
  @Test("verdicts end up the same in whatever order the news comes", arguments: seeds)
  func isOrderless(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var steps: [@Sendable (History) -> History] = [
      { $0.resolved(at: .at("2026-11-24 10:00")) },
      { $0.waitStarted("a", for: .parts, at: .at("2026-11-20 11:00")) },
      { $0.waitEnded("a", at: .at("2026-11-20 16:00")) },
      { $0.waitStarted("b", for: .customer, at: .at("2026-11-20 15:00")) },
      { $0.waitEnded("b", at: .at("2026-11-20 17:00")) },
    ]
    steps.shuffle(using: &generator)
    var history = opened
    for step in steps {
      history = step(history)
      if generator.chance(60) { history = history.passed(until: "2026-11-24 12:00") }
    }
    history = history.passed(until: "2026-11-25 12:00")
    #expect(history.judgement()?.verdict == .met, "seed \(seed)")
    #expect(history.passing(until: "2026-11-26 12:00").isEmpty, "seed \(seed)")
  }
}

@Suite("Maintenance that falls due")
struct MaintenanceTests {
  private let planned = History().maintenance(
    .maintenancePlanned(
      MaintenancePlanned(planID: .sample("plan"), basis: .legal, dueOn: Day(2026, 11, 24))))

  private func passing(_ history: History, until day: Day) -> [TimedDraft] {
    passTime(upTo: day, over: history.itemState()) {
      BusinessZone.tokyo.moment($0, minute: 0)
    }
  }

  @Test("is said on its day, once, with the plan as its cause")
  func fallsDue() {
    #expect(passing(planned, until: Day(2026, 11, 23)).isEmpty)
    let due = passing(planned, until: Day(2026, 11, 24))
    let event = MaintenanceFellDue(planID: .sample("plan"), dueOn: Day(2026, 11, 24))
    #expect(due.map(\.draft.event) == [.care(.maintenanceFellDue(event))])
    #expect(due.first?.occurredAt == .at("2026-11-24 00:00"))
    #expect(due.first?.causes == [planned.last])
    let said = planned.maintenance(.maintenanceFellDue(event))
    #expect(passing(said, until: Day(2026, 12, 24)).isEmpty)
  }

  @Test("is not said of what was done before, and again when the next day comes")
  func comesAgain() {
    let done = MaintenanceDone(planID: .sample("plan"), nextDueOn: Day(2027, 11, 24))
    let next = planned.maintenance(.maintenanceDone(done))
    #expect(passing(next, until: Day(2026, 12, 1)).isEmpty)
    #expect(passing(next, until: Day(2027, 11, 24)).first?.causes == [next.last])
    let last = planned.maintenance(.maintenanceDone(MaintenanceDone(planID: .sample("plan"))))
    #expect(passing(last, until: Day(2036, 1, 1)).isEmpty)
  }

  @Test("is not said of a plan that another took the place of")
  func isReplaced() {
    let replaced = planned.maintenance(
      .maintenancePlanned(
        MaintenancePlanned(
          planID: .sample("later"), basis: .legal, dueOn: Day(2027, 1, 1),
          replaces: .sample("plan"))))
    #expect(passing(replaced, until: Day(2026, 12, 31)).isEmpty)
    #expect(passing(replaced, until: Day(2027, 1, 1)).count == 1)
  }
}

extension History {
  fileprivate func maintenance(_ event: Event.Care) -> History { then(.care(event)) }
}
