extension CaseState {
  /// What handoffs and promises change in a case.
  mutating func change(_ event: Event.Commitments, _ record: Record) {
    if customer == nil { customer = record.refs.customer }
    switch event {
    case .handoffOffered(let offered): offer(offered, record)
    case .handoffAccepted(let accepted): accept(accepted, record)
    case .handoffDeclined: answer(.declined, record)
    case .handoffLapsed: answer(.lapsed, record)
    case .promiseMade(let made):
      guard var promise = OpenPromise(made, record) else { break }
      if isHandedOver(promise, madeAt: record.occurredAt), let owner { promise.owner = owner }
      promises.make(promise, settled: &settledPromises)
    case .promiseSettled(let settled):
      guard let promise = SettledPromise(settled, record) else { break }
      promises.settle(promise, settled: &settledPromises)
    }
  }

  /// Until it is accepted the offerer owns the case.
  private mutating func offer(_ offered: HandoffOffered, _ record: Record) {
    guard let handoffID = record.refs.handoff,
      !answeredHandoffs.contains(where: { $0.id == handoffID })
    else { return }
    if team == nil { own(team: offered.from.team, person: offered.from.person) }
    handoff = OpenHandoff(
      id: handoffID, from: offered.from, to: offered.to, offeredBy: record.actor,
      offeredAt: record.occurredAt, respondBy: offered.respondBy, seq: record.seq)
  }

  private mutating func accept(_ accepted: HandoffAccepted, _ record: Record) {
    switch answer(.accepted, record) {
    case .offer(let offer):
      // Imported history says exactly who had the case then; whoever typed it there is no owner.
      let person = record.origin == .import ? offer.to.person : accepted.by
      own(team: offer.to.team, person: person)
      passPromises(of: offer.from.team)
    case .unoffered:
      if handoff == nil, let team = record.team { own(team: team, person: accepted.by) }
    case .answered: break
    }
  }

  /// What the team that gives the case away owes the customer is owed by who takes it.
  private mutating func passPromises(of team: Team) {
    guard let owner else { return }
    for place in promises.indices where promises[place].owner.team == team {
      promises[place].owner = owner
    }
  }

  /// Whether a promise that becomes known late was made by a team that had the case, before it
  /// passed on to the one that has it now.
  private func isHandedOver(_ promise: OpenPromise, madeAt moment: Instant) -> Bool {
    guard promise.owner.team != team, teamPath.contains(promise.owner.team) else { return false }
    return answeredHandoffs.contains { $0.outcome == .accepted && moment < $0.answeredAt }
  }

  /// What an answer is to.
  private enum Answered {
    case offer(OpenHandoff)
    /// A handoff whose offer is not known.
    case unoffered
    /// One that had been answered before, which stands.
    case answered
  }

  /// Takes the open handoff away if it is the one that is answered.
  @discardableResult
  private mutating func answer(_ outcome: HandoffOutcome, _ record: Record) -> Answered {
    guard let handoffID = record.refs.handoff ?? handoff?.id else { return .unoffered }
    guard !answeredHandoffs.contains(where: { $0.id == handoffID }) else { return .answered }
    var answered = AnsweredHandoff(
      id: handoffID, outcome: outcome, offeredAt: nil, answeredAt: record.occurredAt)
    defer { answeredHandoffs.append(answered) }
    guard let offer = handoff, offer.id == handoffID else { return .unoffered }
    answered.offeredAt = offer.offeredAt
    handoff = nil
    return .offer(offer)
  }
}

// MARK: Promises, of a case and of a customer

extension OpenPromise {
  /// `nil` if the record does not say which promise it is.
  init?(_ made: PromiseMade, _ record: Record) {
    guard let id = record.refs.promise else { return nil }
    self.init(
      id: id, kind: made.kind, window: made.window, owner: made.owner, seq: record.seq,
      entry: record.entry ?? 0)
  }
}

extension SettledPromise {
  /// `nil` if the record does not say which promise it is.
  init?(_ settled: PromiseSettled, _ record: Record) {
    guard let id = record.refs.promise else { return nil }
    self.init(
      id: id, outcome: settled.outcome, window: nil, settledAt: record.occurredAt,
      event: record.id)
  }
}

extension [OpenPromise] {
  mutating func make(_ promise: OpenPromise, settled: inout [SettledPromise]) {
    if let index = settled.firstIndex(where: { $0.id == promise.id }) {
      settled[index].window = promise.window
      settled[index].owner = promise.owner
    } else if !contains(where: { $0.id == promise.id }) {
      append(promise)
    }
  }

  /// The first settling stands; another outcome later is a conflict for a person to settle.
  mutating func settle(_ promise: SettledPromise, settled: inout [SettledPromise]) {
    guard !settled.contains(where: { $0.id == promise.id }) else { return }
    var promise = promise
    if let index = firstIndex(where: { $0.id == promise.id }) {
      let open = remove(at: index)
      promise.window = open.window
      promise.owner = open.owner
    }
    settled.append(promise)
  }
}
