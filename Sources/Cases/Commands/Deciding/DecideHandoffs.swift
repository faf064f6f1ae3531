// Until a handoff is accepted, the offerer owns the case.

extension Decision {
  /// An offer that says what need not be asked again, and which events show it.
  func completed(by known: [LedgerFinding]) -> Decision {
    guard case .offerHandoff(var offered) = self else { return self }
    let listMax = ShapeLimits.listCountMax
    for finding in known where !offered.brief.openQuestions.contains(finding.key.name) {
      if offered.doNotAsk.count < listMax { offered.doNotAsk.appendOnce(finding.key.name) }
      for fact in finding.facts where offered.evidence.count < listMax {
        offered.evidence.appendOnce(fact.event)
      }
    }
    return .offerHandoff(offered)
  }
}

extension Deciding {
  func offer(_ offered: HandoffOffered) throws(Refusal) {
    _ = try existingCase()
    try checkOwner(offered.to)
    let state = try liveCase()
    try checkPromises(offered.brief.openPromises, of: state)
    // A case that nobody has is everybody's own to offer.
    let offerer = team ?? offered.from.team
    guard offered.from.team == offerer, offerer == state.team ?? offerer else {
      throw .notTheOwner(state.owner)
    }
    guard offered.to.team != offered.from.team else { throw .teamIsTheSame(offered.to.team) }
    try checkNoHandoff(state)
    if let respondBy = offered.respondBy, respondBy < moment { throw .windowIsPast }
    try checkBrief(offered.brief)
    let unlisted = situation.unknownKeys.filter { !offered.brief.openQuestions.contains($0) }
    guard unlisted.isEmpty else { throw .unknownsAreUnlisted(keys: unlisted) }
  }

  func accept(_ accepted: HandoffAccepted) throws(Refusal) {
    try receive(by: accepted.by)
    try checkRestatement(accepted)
  }

  func decline(_ declined: HandoffDeclined) throws(Refusal) {
    try receive(by: declined.by)
  }

  func withdraw() throws(Refusal) {
    let handoff = try openHandoff()
    let isOfferer =
      (actor != nil && actor == handoff.offeredBy) || team == handoff.from.team
      || actor.map { isMember($0, of: handoff.from.team) } ?? false
    guard isOfferer else { throw .notTheOfferer(handoff.from) }
  }

  /// Who answers in a case where nothing was ever offered left out no handoff: there is none.
  func checkHandoff(of decision: Decision) throws(Refusal) {
    switch decision {
    case .acceptHandoff, .declineHandoff, .withdrawHandoff:
      guard refs.handoff == nil, refs.case != nil else { return }
      _ = try liveCase()
      throw .handoffIsNotOpen(nil)
    case .assignCase, .resolveCase, .reopenCase, .closeCase, .linkCases, .unlinkCases,
      .grantWarranty, .judgeWarranty, .offerHandoff, .makePromise, .giveQuote, .scheduleVisit,
      .authorizeRMA, .settleRMA, .planFollowUp, .planMaintenance, .announceRecall,
      .publishDocument, .retractEntry, .settleConflict, .mergeCustomers, .unmergeCustomers,
      .orderErasure, .disclose:
      break
    }
  }

  /// Anybody of the team may answer, also where the offer names a person who is away.
  private func receive(by member: MemberID) throws(Refusal) {
    _ = try existingCase()
    _ = try checkMember(member)
    let handoff = try openHandoff()
    guard isMember(member, of: handoff.to.team) else { throw .notTheReceiver(handoff.to) }
  }

  private func openHandoff() throws(Refusal) -> OpenHandoff {
    let state = try liveCase()
    if let handoff = state.handoff, handoff.id == refs.handoff { return handoff }
    let answered = state.answeredHandoffs.first { $0.id == refs.handoff }
    throw .handoffIsNotOpen(answered?.outcome)
  }

  // MARK: Words

  func checkBrief(_ brief: Brief) throws(Refusal) {
    let fields = [
      ("ask", brief.ask), ("situation", brief.situation), ("nextStep", brief.nextStep),
    ]
    let missing = fields.filter { ($0.1 ?? "").isBlank }.map(\.0)
    guard missing.isEmpty else { throw .briefIsIncomplete(fields: missing) }
  }

  func checkRestatement(_ accepted: HandoffAccepted) throws(Refusal) {
    guard !(accepted.restatedNextStep ?? "").isBlank else { throw .restatementIsMissing }
  }

  /// A brief may only name promises that are still owed.
  private func checkPromises(_ promises: [PromiseID], of state: CaseState) throws(Refusal) {
    let open = state.promises + (situation.person?.promises ?? [])
    let settled = state.settledPromises + (situation.person?.settledPromises ?? [])
    for promise in promises where !open.contains(where: { $0.id == promise }) {
      if settled.contains(where: { $0.id == promise }) { throw .promiseIsSettled(promise) }
      throw .doesNotExist(Ref(.promise, promise.any))
    }
  }
}
