/// An event that the passing of time has brought about; nobody sends it.
package struct TimedDraft: Hashable, Sendable {
  package var draft: Draft
  /// When it came about, which may be long before anybody looks.
  package var occurredAt: Instant
  /// The rule and the events from which its id is made, so that two processes make the same one.
  package var rule: String
  package var causes: [EventID]

  package init(
    _ event: Event, refs: Refs, at occurredAt: Instant, rule: String, causes: [EventID]
  ) {
    // The last cause is the one that led to it.
    draft = Draft(event, refs: refs, causation: causes.last)
    self.occurredAt = occurredAt
    self.rule = rule
    self.causes = causes
  }
}

/// Bounds of the passing of time.
package enum TimeLimits {
  /// The cases and items that are looked at in one call; what is left over waits for the next.
  package static let subjectCountMax = 64
}

/// What the time up to `now` has brought about in a case and nobody has written yet: an offer that
/// ran out, and verdicts on clocks.
///
/// The only way by which time enters the log.  What it returned once and was written it does not
/// return again.
///
/// - Parameters:
///   - now: The moment up to which time has passed.
///   - state: The case.
///   - feed: All its records, in the order of `seq`.
///   - rules: The policy and the calendars of the house.
/// - Returns: The offer first, then the clocks in the order of the policy.
package func passTime(
  at now: Instant, over state: CaseState, feed: [Record], rules: ClockRules
) -> [TimedDraft] {
  let lapse = lapsed(at: now, state, feed)
  let history = ClockHistory(of: state.id, feed: feed)
  let judged = rules.clocks(over: history).compactMap { clock in
    judge(clock, at: now, history) { earlier, verdict in
      turningPoint(of: clock, to: verdict, at: now, after: earlier, feed, of: state.id, rules)
    }
  }
  return (lapse.map { [$0] } ?? []) + judged
}

/// What the days up to `today` have brought about for an item: maintenance that fell due.
///
/// - Parameters:
///   - today: The last day that has begun.
///   - state: The item.
///   - start: When a day begins where the house is.
/// - Returns: One event for each plan whose day has come, in the order of the plans.
package func passTime(
  upTo today: Day, over state: ItemState, start: (Day) -> Instant
) -> [TimedDraft] {
  state.plans.filter { $0.isWaiting && $0.dueOn <= today }.map { plan in
    var refs = Refs()
    refs.item = state.id
    refs.customer = state.customer
    return TimedDraft(
      .care(.maintenanceFellDue(MaintenanceFellDue(planID: plan.id, dueOn: plan.dueOn))),
      refs: refs, at: start(plan.dueOn), rule: "maintenance.fellDue/\(plan.dueOn)",
      causes: [plan.event])
  }
}

/// An offer that nobody answered in time goes back to those who made it, who are told.
private func lapsed(at now: Instant, _ state: CaseState, _ feed: [Record]) -> TimedDraft? {
  guard let offer = state.handoff, let respondBy = offer.respondBy, respondBy < now,
    let offered = feed.first(where: { $0.seq == offer.seq })
  else { return nil }
  var refs = Refs()
  refs.case = state.id
  refs.handoff = offer.id
  return TimedDraft(
    .commitments(.handoffLapsed(HandoffLapsed(cause: .expired, escalatedTo: offer.from))),
    refs: refs, at: respondBy, rule: "handoff.lapsed", causes: [offered.id])
}

/// A verdict that has not been said, or of which something that came late has made another.
///
/// `turningPoint` finds what has made it another.
private func judge(
  _ clock: ClockCourse, at now: Instant, _ history: ClockHistory,
  turningPoint: (ClockHistory.Judgement, ClockVerdict) -> EventID?
) -> TimedDraft? {
  let earlier = history.judgements[clock.rule.name]
  guard let outcome = clock.outcome(at: now), outcome.verdict != earlier?.verdict else {
    return nil
  }
  let cause =
    earlier.flatMap { turningPoint($0, outcome.verdict) } ?? clock.cause(of: outcome.verdict)
  let paused = clock.pausedSeconds(until: outcome.from).reduce(0) { $0 + $1.seconds }
  let judged = ClockJudged(
    clock: clock.rule.name, policyVersion: clock.policyVersion,
    calendarVersion: clock.calendarVersion, dueAt: clock.dueAt ?? outcome.from,
    verdict: outcome.verdict, actualAt: clock.stoppedAt, pausedSeconds: Int(paused),
    restates: earlier?.event, cause: cause)
  var refs = Refs()
  refs.case = history.case
  return TimedDraft(
    .book(.clockJudged(judged)), refs: refs, at: earlier == nil ? outcome.from : now,
    rule: "clock.judged/\(clock.rule.name)/\(outcome.verdict.rawValue)",
    causes: [earlier?.event, cause].compactMap(\.self))
}

/// The event after `earlier`, in the order of the log, with which the verdict on a clock became
/// what it is at `now`: the cause of another judgement.
///
/// - Complexity: O(records of the case × records after `earlier`); judging again is rare.
private func turningPoint(
  of clock: ClockCourse, to verdict: ClockVerdict, at now: Instant,
  after earlier: ClockHistory.Judgement, _ feed: [Record], of id: CaseID, _ rules: ClockRules
) -> EventID? {
  var found: EventID?
  var before: ClockVerdict? = earlier.verdict
  for (place, record) in feed.enumerated() where record.seq > earlier.seq {
    let history = ClockHistory(of: id, feed: Array(feed[...place]))
    let then = rules.clocks(over: history).first { $0.rule.name == clock.rule.name }
    let after = then?.outcome(at: now)?.verdict
    if after == verdict, before != verdict { found = record.id }
    before = after
  }
  return found
}
