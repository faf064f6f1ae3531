extension CaseState {
  /// What handoffs and promises change in a case.
  mutating func change(_ event: Event.Commitments, _ record: Record) {
    if customer == nil { customer = record.refs.customer }
    switch event {
    case .handoffOffered(let offered): offer(offered, record)
    case .handoffAccepted(let accepted): accept(accepted, record)
    case .handoffDeclined: _ = answer(.declined, record)
    case .handoffLapsed: _ = answer(.lapsed, record)
    case .promiseMade(let made):
      guard let promise = OpenPromise(made, record) else { break }
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
    let wasOpen = handoff != nil
    if let offer = answer(.accepted, record) {
      // Imported history says exactly who had the case then; whoever typed it there is no owner.
      let person = record.origin == .import ? offer.to.person : accepted.by
      own(team: offer.to.team, person: person)
    } else if !wasOpen, let team = record.team {
      own(team: team, person: accepted.by)
    }
  }

  /// Takes the open handoff away if it is the one that is answered.
  private mutating func answer(_ outcome: HandoffOutcome, _ record: Record) -> OpenHandoff? {
    guard let handoffID = record.refs.handoff ?? handoff?.id,
      !answeredHandoffs.contains(where: { $0.id == handoffID })
    else { return nil }
    var offer: OpenHandoff?
    if handoff?.id == handoffID {
      offer = handoff
      handoff = nil
    }
    answeredHandoffs.append(
      AnsweredHandoff(
        id: handoffID, outcome: outcome, offeredAt: offer?.offeredAt,
        answeredAt: record.occurredAt))
    return offer
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
    } else if !contains(where: { $0.id == promise.id }) {
      append(promise)
    }
  }

  /// The first settling stands; another outcome later is a conflict for a person to settle.
  mutating func settle(_ promise: SettledPromise, settled: inout [SettledPromise]) {
    guard !settled.contains(where: { $0.id == promise.id }) else { return }
    var promise = promise
    if let index = firstIndex(where: { $0.id == promise.id }) {
      promise.window = remove(at: index).window
    }
    settled.append(promise)
  }
}
