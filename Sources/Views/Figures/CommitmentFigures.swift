internal import Cases

/// Counts handoffs and promises, each from its own feed.
enum CommitmentFigures {
  /// Counts one handoff: when it was offered, and what became of the offer.
  static func addHandoff(_ records: [Record], into sheet: inout FigureSheet) {
    var offer: (record: Record, event: HandoffOffered)?
    var answer: (record: Record, outcome: HandoffOutcome)?
    for record in records {
      guard case .commitments(let event) = record.event else { continue }
      switch event {
      case .handoffOffered(let offered): offer = offer ?? (record, offered)
      // The first answer stands.
      case .handoffAccepted: answer = answer ?? (record, .accepted)
      case .handoffDeclined: answer = answer ?? (record, .declined)
      case .handoffLapsed: answer = answer ?? (record, .lapsed)
      case .promiseMade, .promiseSettled: continue
      }
    }
    guard let begun = offer?.record ?? answer?.record else { return }
    var facts = FigureFacts(begun.occurredAt)
    facts.team = offer?.event.from.team ?? begun.team
    facts.reason = offer?.event.reasonCode
    sheet.tell(.handoffs, facts, isCounted: false) { tally in
      switch answer?.outcome {
      case .accepted: tally.count(.accepted)
      case .declined: tally.count(.declined)
      case .lapsed: tally.count(.lapsed)
      case nil: tally.count(.open)
      }
      // Imported history has offer and acceptance in one moment, which says nothing of either.
      guard let offer, let answer, answer.outcome == .accepted, offer.record.origin != .import
      else { return }
      tally.time(
        .acceptMedian, max(0, answer.record.occurredAt.seconds(since: offer.record.occurredAt)))
    }
  }

  /// Counts one promise; `owner` is who owes it now or owed it at last, where that is known, and
  /// `evidenceAt` when what it was kept by happened.
  static func addPromise(
    _ records: [Record], into sheet: inout FigureSheet,
    owner: (Record) throws(RowsError) -> Owner?,
    evidenceAt: (SettlementEvidence) throws(RowsError) -> Instant?
  ) throws(RowsError) {
    var made: (record: Record, event: PromiseMade)?
    var settled: (record: Record, event: PromiseSettled)?
    for record in records {
      switch record.event {
      case .commitments(.promiseMade(let promise)): made = made ?? (record, promise)
      case .commitments(.promiseSettled(let event)): settled = settled ?? (record, event)
      default: continue  // Open set: a feed names whatever names the promise.
      }
    }
    guard let (record, made) = made else { return }
    let owner = try owner(record) ?? made.owner
    var facts = FigureFacts(made.window.to)
    facts.team = owner.team
    facts.member = owner.person
    facts.kind = made.kind.rawValue
    var isLate = false
    if let settled, settled.event.outcome == .kept {
      let shown = try settled.event.evidence.flatMap { (evidence) throws(RowsError) in
        try evidenceAt(evidence)
      }
      isLate = made.window.to < (shown ?? settled.record.occurredAt)
    }
    let now = sheet.query.now
    sheet.tell(.promises, facts) { tally in
      switch settled?.event.outcome {
      case .kept: tally.count(isLate ? .keptLate : .kept)
      case .broken: tally.count(.broken)
      case .renegotiated: tally.count(.renegotiated)
      case .released: tally.count(.released)
      case nil: tally.count(made.window.to < now ? .overdue : .open)
      }
    }
  }
}
