/// How a clock of a case runs: its policy folded over the history, whatever time it is now.
package struct ClockCourse: Hashable, Sendable {
  package let rule: ClockRule
  package let policyVersion: Int
  package let calendarVersion: Int
  private let calendar: BusinessCalendar
  /// The stretches in which it runs or stands still, in order; the last may have no end.
  private let runs: [Run]
  /// When it stands still, each moment once, in order.
  private let pauses: [Pause]
  /// When it is due; `nil` while it stands still without an end in sight.
  package let dueAt: Instant?
  /// When it would be due if nothing had paused it.
  package let dueAtWithoutPauses: Instant?

  private struct Run: Hashable, Sendable {
    var from: ClockHistory.Mark
    var to: ClockHistory.Mark?
  }

  /// A part of a wait that no earlier wait covers.
  private struct Pause: Hashable, Sendable {
    var reason: WaitReason
    var span: TimeSpan
  }

  /// `nil` if nothing has set it going.
  init?(
    _ rule: ClockRule, policyVersion: Int, calendar: ClockRules.Version<BusinessCalendar>,
    over history: ClockHistory
  ) {
    let runs = Self.runs(of: rule, in: history)
    guard !runs.isEmpty else { return nil }
    self.rule = rule
    self.policyVersion = policyVersion
    calendarVersion = calendar.number
    self.calendar = calendar.content
    self.runs = runs
    pauses = Self.pauses(of: rule, in: history)
    dueAt = Self.dueAt(rule, runs, pauses, calendar.content)
    dueAtWithoutPauses = Self.dueAt(rule, runs, [], calendar.content)
  }

  /// When it was set going.
  package var startedAt: Instant { runs[0].from.at }

  /// When it was stopped, unless it runs again.
  package var stoppedAt: Instant? { runs[runs.count - 1].to?.at }

  /// The event that led to a verdict: what stopped it in time, or what set it going before it ran
  /// out.
  func cause(of verdict: ClockVerdict) -> EventID {
    let last = runs[runs.count - 1]
    switch verdict {
    case .met: return (last.to ?? last.from).event
    case .breached: return last.from.event
    }
  }

  /// What is to be said of it sooner or later, and from when on; `nil` if nothing as things stand.
  package var outcome: (verdict: ClockVerdict, from: Instant)? {
    if let dueAt, stoppedAt.map({ dueAt < $0 }) ?? true { return (.breached, dueAt) }
    return stoppedAt.map { (.met, $0) }
  }

  /// The outcome, once it is one: a clock that is due this moment is not overdue yet.
  package func outcome(at now: Instant) -> (verdict: ClockVerdict, from: Instant)? {
    guard let outcome else { return nil }
    switch outcome.verdict {
    case .met: return outcome.from <= now ? outcome : nil
    case .breached: return outcome.from < now ? outcome : nil
    }
  }

  // MARK: Folding

  private static func runs(of rule: ClockRule, in history: ClockHistory) -> [Run] {
    guard let opened = history.opened else { return [] }
    let start: ClockHistory.Mark
    switch rule.start {
    case .opened: start = opened
    case .answered:
      guard let answer = history.answers.first(where: { $0.at >= opened.at }) else { return [] }
      start = answer
    }
    if rule.stop == .answered {
      return [Run(from: start, to: history.answers.first { $0.at >= start.at })]
    }
    var runs: [Run] = []
    var isStopped = false
    var hasStarted = false
    func begin(_ mark: ClockHistory.Mark) {
      if runs.last.map({ $0.to != nil }) ?? true { runs.append(Run(from: mark)) }
    }
    for (mark, stage) in history.stages {
      if !hasStarted, mark.at >= start.at {
        hasStarted = true
        if !isStopped { begin(start) }
      }
      switch stage {
      case .resolved where rule.stop == .closed: continue
      case .resolved, .closed:
        isStopped = true
        if let last = runs.indices.last, runs[last].to == nil { runs[last].to = mark }
      case .reopened:
        isStopped = false
        if hasStarted { begin(mark) }
      }
    }
    if !hasStarted, !isStopped { begin(start) }
    return runs
  }

  /// Overlapping waits count once, for the one that began first.
  private static func pauses(of rule: ClockRule, in history: ClockHistory) -> [Pause] {
    var pauses: [Pause] = []
    var covered = Instant.range.lowerBound
    for wait in history.waits
    where rule.pausedBy.contains(wait.reason) || wait.pauses.contains(rule.name) {
      let end = wait.to ?? Instant.range.upperBound
      guard let span = TimeSpan(from: max(wait.from, covered), to: end) else { continue }
      pauses.append(Pause(reason: wait.reason, span: span))
      covered = end
    }
    return pauses
  }

  private static func dueAt(
    _ rule: ClockRule, _ runs: [Run], _ pauses: [Pause], _ calendar: BusinessCalendar
  ) -> Instant? {
    var left = rule.targetSeconds * 1_000_000
    for (place, run) in runs.enumerated() {
      let isLast = place == runs.count - 1
      // What comes after the last stop shows when it would have been due.
      let end = isLast ? Instant.range.upperBound : run.to?.at ?? Instant.range.upperBound
      guard let span = TimeSpan(from: run.from.at, to: end) else { continue }
      var known = pauses.map(\.span)
      if isLast, let stop = run.to?.at {
        known = known.compactMap { TimeSpan(from: $0.from, to: min($0.to, stop)) }
      }
      for free in span.without(known) {
        if let due = calendar.moment(after: left, from: free.from, to: free.to) { return due }
        guard free.to < Instant.range.upperBound else { return nil }
        left -= calendar.microseconds(in: free)
      }
    }
    return nil
  }

  // MARK: At a moment

  /// The working time that has run until `now`, in seconds.
  package func usedSeconds(until now: Instant) -> Int64 {
    var sum: Int64 = 0
    for span in runSpans(until: now) {
      for free in span.without(pauses.map(\.span)) { sum += calendar.microseconds(in: free) }
    }
    return sum / 1_000_000
  }

  /// The time on the wall that has run until `now`, pauses included, in seconds.
  package func elapsedSeconds(until now: Instant) -> Int64 {
    runSpans(until: now).reduce(0) { $0 + $1.microseconds } / 1_000_000
  }

  /// The working time in which it stood still until `now`, by what the case waited for, in the
  /// order of the reasons; without those that took none.
  package func pausedSeconds(until now: Instant) -> [(reason: WaitReason, seconds: Int64)] {
    var sums: [WaitReason: Int64] = [:]
    for span in runSpans(until: now) {
      for pause in pauses {
        guard let part = pause.span.clipped(to: span) else { continue }
        sums[pause.reason, default: 0] += calendar.microseconds(in: part)
      }
    }
    return WaitReason.allCases.compactMap { reason in
      sums[reason].flatMap { $0 >= 1_000_000 ? (reason, $0 / 1_000_000) : nil }
    }
  }

  /// What it stands still for at `now`.
  package func pausedBy(at now: Instant) -> WaitReason? {
    guard stoppedAt == nil else { return nil }
    return pauses.last { $0.span.from <= now && now < $0.span.to }?.reason
  }

  private func runSpans(until now: Instant) -> [TimeSpan] {
    runs.compactMap { TimeSpan(from: $0.from.at, to: min($0.to?.at ?? now, now)) }
  }
}

extension TimeSpan {
  /// What is left of it without `others`, which are in order and do not overlap.
  func without(_ others: [TimeSpan]) -> [TimeSpan] {
    var left: [TimeSpan] = []
    var from = self.from
    for other in others where other.to > from && other.from < to {
      if let free = TimeSpan(from: from, to: other.from) { left.append(free) }
      from = other.to
    }
    if let rest = TimeSpan(from: from, to: to) { left.append(rest) }
    return left
  }
}

extension ClockRules {
  /// The clocks of a case, in the order of the policy.
  ///
  /// The policy and the calendar that held when the case was opened hold until it is reclassified;
  /// then those of that moment do, from the start.  Handoffs do not touch a clock.
  package func clocks(over history: ClockHistory) -> [ClockCourse] {
    guard history.opened != nil, let policy = policy(at: history.policyFrom) else { return [] }
    return policy.content.clocks(history.priority, history.reason).compactMap { rule in
      calendar(rule.calendar, at: history.policyFrom).flatMap {
        ClockCourse(rule, policyVersion: policy.number, calendar: $0, over: history)
      }
    }
  }
}
