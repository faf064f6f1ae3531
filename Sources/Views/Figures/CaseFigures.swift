package import Cases

/// A figure with the rule by which it was counted and its parameters: a number alone says nothing.
package struct Figure: Hashable, Sendable {
  /// The stable name: `straight-through`.
  package let name: String
  /// What is counted, in one sentence.
  package let rule: String
  /// Parameters of the rule: W = 7.
  package let parameters: [String: String]
  /// The values by name: counts, and shares in tenths of a percent or hours in tenths.
  package let values: [Value]

  /// One number of a figure.
  package struct Value: Hashable, Sendable {
    package let name: String
    package let amount: Amount
  }

  /// What a number measures.
  package enum Amount: Hashable, Sendable {
    case count(Int)
    /// Tenths of a percent; `nil` where nothing could be counted.
    case share(Int?)
    /// Seconds; `nil` where nothing could be measured.
    case seconds(Int64?)
  }
}

/// Counts figures over the states of cases, one after the other.
///
/// Shares are rounded half up to tenths of a percent.  The percentile p of n values stands at place
/// p·(n − 1), from 0, in their order; between two places it is interpolated, and seconds are cut
/// off.  So the median of an even number is the mean of the middle two.
package struct CaseFigures: Sendable {
  /// Within how many days a new contact of the same customer, item and reason means that the first
  /// one did not settle it.
  package var repeatWindowDays = 7

  private var caseCount = 0
  private var handoffCount = 0
  private var handedOffCaseCount = 0
  private var pingPongCaseCount = 0
  private var reopenedCaseCount = 0
  private var straightThroughCount = 0
  private var resolvedCount = 0
  private var keptCount = 0
  private var brokenCount = 0
  private var overdueCount = 0
  private var bySource: [Int64] = []
  private var byFirstResolved: [Int64] = []
  private var inWorkingTime: [Int64] = []
  private var firstContacts: [FirstContact] = []
  /// When customers were in touch about the same thing.
  private var touches: [Topic: [Instant]] = [:]

  /// What makes a contact one about the same thing.
  private struct Topic: Hashable {
    let customer: CustomerID
    let item: ItemID?
    let reason: String
  }

  /// What first contact resolution needs of a case.
  private struct FirstContact {
    let topic: Topic?
    let startedAt: Instant
    let isCandidate: Bool
  }

  private let now: Instant
  /// By what working time is counted; without one none is.
  private let calendar: ClockRules.Version<BusinessCalendar>?

  package init(now: Instant, calendar: ClockRules.Version<BusinessCalendar>? = nil) {
    self.now = now
    self.calendar = calendar
  }

  /// Counts one case.
  package mutating func add(_ state: CaseState) {
    guard state.stage != .absent else { return }
    caseCount += 1
    let handoffs = max(0, state.teamPath.count - 1)
    handoffCount += handoffs
    if handoffs > 0 { handedOffCaseCount += 1 }
    if state.hasPingPong { pingPongCaseCount += 1 }
    // What the source had counted includes changes that its rows do not show.
    let reopenings = state.sourceReopenCount ?? state.reopenedCount
    let reassignments = state.sourceReassignmentCount ?? handoffs
    if reopenings > 0 { reopenedCaseCount += 1 }
    if reopenings == 0, reassignments == 0 { straightThroughCount += 1 }
    if let resolvedAt = state.firstResolvedAt {
      resolvedCount += 1
      byFirstResolved.append(resolvedAt.seconds(since: state.openedAt))
      if let calendar {
        let span = TimeSpan(from: state.openedAt, to: resolvedAt)
        inWorkingTime.append((span.map(calendar.content.microseconds) ?? 0) / 1_000_000)
      }
    }
    if let resolvedAt = state.sourceResolvedAt {
      bySource.append(resolvedAt.seconds(since: state.openedAt))
    }
    keptCount += state.promisesKeptCount
    brokenCount += state.promisesBrokenCount
    overdueCount += state.promises.count { $0.window.to < now }
    let topic = state.customer.map { customer in
      Topic(customer: customer, item: state.item, reason: state.reasonCode)
    }
    let contacts = state.contacts.filter(\.isWithCustomer)
    if let topic { touches[topic, default: []] += contacts.map(\.startedAt) }
    if let first = contacts.first {
      firstContacts.append(
        FirstContact(
          topic: topic, startedAt: first.startedAt,
          isCandidate: state.firstResolvedAt != nil && contacts.count == 1 && reopenings == 0))
    }
  }

  /// All figures, in the order in which they are printed.
  package func figures() -> [Figure] {
    [
      Figure(
        name: "cases", rule: "Cases that were opened.", parameters: [:],
        values: [.init(name: "cases", amount: .count(caseCount))]),
      Figure(
        name: "handoffs",
        rule: "Changes of the owning team that events show; cases with one or more of them.",
        parameters: [:],
        values: [
          .init(name: "handoffs", amount: .count(handoffCount)),
          .init(name: "cases", amount: .count(handedOffCaseCount)),
        ]),
      Figure(
        name: "ping-pong", rule: "Cases that came back to a team by way of one other: A-B-A.",
        parameters: [:], values: [.init(name: "cases", amount: .count(pingPongCaseCount))]),
      Figure(
        name: "reopened", rule: "Cases that were reopened; by the source's counter if it has one.",
        parameters: [:], values: [.init(name: "cases", amount: .count(reopenedCaseCount))]),
      Figure(
        name: "straight-through",
        rule: "Cases without reassignment and without reopening ÷ cases; "
          + "by the source's counters where it has them.",
        parameters: [:],
        values: [
          .init(name: "cases", amount: .count(straightThroughCount)),
          .init(name: "share", amount: .share(share(straightThroughCount, caseCount))),
        ]),
      firstContactResolution(),
      durations(
        "resolution-by-source", "From opening to when the source says that it was resolved.",
        bySource),
      durations(
        "resolution-by-first-resolved", "From opening to the first event case.resolved.",
        byFirstResolved),
      durations(
        "resolution-in-working-time",
        "Working time of the house from opening to the first event case.resolved.", inWorkingTime,
        ["calendar": calendar.map { "version \($0.number)" } ?? "none"]),
      Figure(
        name: "promises", rule: "Promises kept ÷ (kept + broken + open past their window).",
        parameters: [:],
        values: [
          .init(name: "kept", amount: .count(keptCount)),
          .init(name: "broken", amount: .count(brokenCount)),
          .init(name: "overdue", amount: .count(overdueCount)),
          .init(
            name: "share",
            amount: .share(share(keptCount, keptCount + brokenCount + overdueCount))),
        ]),
    ]
  }

  private func firstContactResolution() -> Figure {
    let window = Int64(repeatWindowDays) * 86_400
    let due = firstContacts.filter { $0.startedAt.adding(seconds: window) <= now }
    let resolved = due.count { contact in
      guard contact.isCandidate else { return false }
      let others = contact.topic.flatMap { touches[$0] } ?? []
      return !others.contains { touch in
        touch > contact.startedAt && touch <= contact.startedAt.adding(seconds: window)
      }
    }
    let considered = due.count
    return Figure(
      name: "fcr",
      rule: "Cases resolved with exactly one customer contact, never reopened, no new contact of "
        + "the same customer, item and reason within W days ÷ cases first contacted W days ago "
        + "or earlier; any channel.",
      parameters: ["W": "\(repeatWindowDays)"],
      values: [
        .init(name: "resolved", amount: .count(resolved)),
        .init(name: "cases", amount: .count(considered)),
        .init(name: "share", amount: .share(share(resolved, considered))),
      ])
  }

  private func durations(
    _ name: String, _ rule: String, _ seconds: [Int64], _ parameters: [String: String] = [:]
  ) -> Figure {
    let sorted = seconds.sorted()
    return Figure(
      name: name, rule: rule,
      parameters: parameters.merging(["percentile": "linear between places"]) { own, _ in own },
      values: [
        .init(name: "n", amount: .count(sorted.count)),
        .init(name: "median", amount: .seconds(Self.percentile(50, sorted))),
        .init(name: "p90", amount: .seconds(Self.percentile(90, sorted))),
      ])
  }

  private static func percentile(_ percent: Int, _ sorted: [Int64]) -> Int64? {
    guard let last = sorted.last else { return nil }
    let (place, rest) = ((sorted.count - 1) * percent).quotientAndRemainder(dividingBy: 100)
    guard place + 1 < sorted.count else { return last }
    return sorted[place] + (sorted[place + 1] - sorted[place]) * Int64(rest) / 100
  }

  /// Tenths of a percent, rounded half up.
  private func share(_ part: Int, _ whole: Int) -> Int? {
    whole == 0 ? nil : (part * 2_000 + whole) / (2 * whole)
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// Figures over all cases of the book.
  package func caseFigures(now: Instant) throws(RowsError) -> [Figure] {
    var figures = CaseFigures(
      now: now, calendar: try clockRules().calendar("calendar", at: now))
    let prefix = [stateRowKind]
    try scan(in: .cases, from: prefix, to: keyAfter(prefix), reverse: false) {
      (key, value) throws(RowsError) in
      guard let id = AnyID(bytes: key.dropFirst()) else { throw .damagedRow(.cases) }
      figures.add(try CaseState.decoded(CaseID(id), value))
      return true
    }
    return figures.figures()
  }
}
