/// The events that carry out `decision`, or why it is refused.
///
/// Pure: everything that is looked at stands in the arguments.  The checks come in this order:
/// shape, role, existence, state, ledger (DOMAIN.md §4).
///
/// - Parameters:
///   - decision: What is asked.
///   - refs: Its subjects.  What follows from the case (its open handoff, its customer and item)
///     may be left out and is filled in.
///   - actor: The member who acts; `nil` if unknown.
///   - team: The team for which the actor acts.
///   - moment: When the person acted.
///   - situation: The states of what the decision names, as of the head of the log.
///   - supersedes: An earlier decision that this one corrects.  It then takes that one's place, so
///     the present state of the case is not asked, only what the decision says by itself.
/// - Returns: The event of the decision first, then what follows from it.
/// - Throws: The refusals that DOMAIN.md §4 gives for the command.
package func decide(
  _ decision: Decision, refs: Refs, actor: MemberID?, team: Team?, at moment: Instant,
  situation: Situation, supersedes: EventID? = nil
) throws(Refusal) -> [Draft] {
  let refs = decision.completed(decision.ordered(refs), situation)
  // What corrects another says by itself what it says.
  let decision = supersedes == nil ? decision.completed(by: situation.knownFacts) : decision
  let draft = Draft(decision.event, refs: refs, supersedes: supersedes)
  let deciding = Deciding(
    refs: refs, actor: actor, team: team, moment: moment, situation: situation)
  try deciding.checkHandoff(of: decision)
  try checkShape(draft, as: .decision)
  try deciding.checkRole()
  if supersedes != nil {
    try checkCorrection(draft, situation: situation)
    try deciding.checkWords(of: decision)
    return [draft]
  }
  switch decision {
  case .assignCase(let event): try deciding.assign(event)
  case .resolveCase: try deciding.resolve()
  case .reopenCase: try deciding.reopen()
  case .closeCase: try deciding.close()
  case .linkCases(let event): try deciding.link(event)
  case .unlinkCases(let event): try deciding.unlink(event)
  case .grantWarranty(let event): try deciding.grant(event)
  case .judgeWarranty(let event): try deciding.judge(event)
  case .offerHandoff(let event): try deciding.offer(event)
  case .acceptHandoff(let event): try deciding.accept(event)
  case .declineHandoff(let event): try deciding.decline(event)
  case .withdrawHandoff: try deciding.withdraw()
  case .makePromise(let event): return try deciding.promise(event)
  case .giveQuote: _ = try deciding.liveCase()
  case .scheduleVisit(let event): try deciding.schedule(event)
  case .authorizeRMA(let event): try deciding.authorize(event)
  case .settleRMA(let event): return try deciding.settle(event)
  case .planFollowUp(let event): try deciding.plan(event)
  case .planMaintenance(let event): try deciding.plan(event)
  case .announceRecall(let event): try deciding.announce(event)
  case .publishDocument(let event): try deciding.publish(event)
  case .retractEntry(let event): return try deciding.retract(event)
  case .settleConflict(let event): return try deciding.settle(event)
  case .mergeCustomers(let event): try deciding.merge(event)
  case .unmergeCustomers(let event): try deciding.unmerge(event)
  case .orderErasure(let event): return try deciding.order(event)
  case .disclose(let event): try deciding.disclose(event)
  }
  return [draft]
}

/// What every decision may look at, and the checks that several share.
struct Deciding {
  let refs: Refs
  let actor: MemberID?
  let team: Team?
  let moment: Instant
  let situation: Situation

  /// Who has left the house decides nothing any more.
  func checkRole() throws(Refusal) {
    guard let actor, situation.members[actor]?.hasLeft == true else { return }
    throw .notAllowed(right: "decide")
  }

  /// What a decision must say, whatever the state of the case.
  func checkWords(of decision: Decision) throws(Refusal) {
    switch decision {
    case .offerHandoff(let event): try checkBrief(event.brief)
    case .acceptHandoff(let event): try checkRestatement(event)
    case .settleRMA(let event): try checkNewItem(event)
    case .announceRecall(let event): try checkRanges(event)
    case .assignCase, .resolveCase, .reopenCase, .closeCase, .linkCases, .unlinkCases,
      .grantWarranty, .judgeWarranty, .declineHandoff, .withdrawHandoff, .makePromise, .giveQuote,
      .scheduleVisit, .authorizeRMA, .planFollowUp, .planMaintenance, .publishDocument,
      .retractEntry, .settleConflict, .mergeCustomers, .unmergeCustomers, .orderErasure,
      .disclose:
      break
    }
  }

  // MARK: Existence

  /// The case in the refs, which must exist.
  func existingCase() throws(Refusal) -> CaseState {
    guard let id = refs.case else { throw .malformed(field: Role.case.word) }
    guard let state = situation.case, state.id == id, state.stage != .absent else {
      throw .doesNotExist(Ref(.case, id.any))
    }
    return state
  }

  func checkMember(_ id: MemberID) throws(Refusal) -> MemberState {
    guard let member = situation.members[id], !member.hasLeft else {
      throw .doesNotExist(Ref(.member, id.any))
    }
    return member
  }

  /// The team must be declared, and the person one of it.
  func checkOwner(_ owner: Owner) throws(Refusal) {
    guard situation.teams.isEmpty || situation.teams.contains(owner.team) else {
      throw .ownerIsUnknown(owner)
    }
    guard let person = owner.person else { return }
    guard let member = situation.members[person], !member.hasLeft, member.team == owner.team
    else { throw .ownerIsUnknown(owner) }
  }

  /// Whether `member` belongs to `team`, or acts for it now.
  func isMember(_ member: MemberID, of team: Team) -> Bool {
    situation.members[member]?.team == team || (member == actor && self.team == team)
  }

  // MARK: State

  /// The case in the refs, which must exist and take decisions.
  func liveCase() throws(Refusal) -> CaseState {
    let state = try existingCase()
    if let survivor = state.duplicateOf { throw .caseIsDuplicate(of: survivor) }
    guard state.stage != .closed else { throw .caseIsClosed }
    return state
  }

  func checkNotPast(_ window: Window) throws(Refusal) {
    guard window.to >= moment else { throw .windowIsPast }
  }
}

extension Decision {
  /// `refs` with the case first that the decision is about, where it names several.
  package func ordered(_ refs: Refs) -> Refs {
    if case .linkCases(let linked) = self { refs.linking(to: linked.otherCase) } else { refs }
  }

  /// `refs` with what follows from the state of the case, or from the merge that is undone.
  func completed(_ refs: Refs, _ situation: Situation) -> Refs {
    if case .unmergeCustomers = self, let merge = situation.merge { return refs.undoing(merge) }
    guard let state = situation.case, state.id == refs.case else { return refs }
    var refs = refs
    switch self {
    case .assignCase, .resolveCase, .reopenCase, .closeCase, .judgeWarranty:
      refs.customer = refs.customer ?? state.customer
      refs.item = refs.item ?? state.item
    case .acceptHandoff, .declineHandoff, .withdrawHandoff:
      refs.handoff = refs.handoff ?? state.handoff?.id ?? state.answeredHandoffs.last?.id
    case .linkCases(let event): refs = refs.linking(to: event.otherCase)
    case .unlinkCases(let event):
      if let link = state.links.first(where: { $0.id == event.linkID }) {
        refs.insert(Ref(.case, link.other.any))
      }
    case .authorizeRMA(let event):
      refs.customer = refs.customer ?? state.customer
      let items = Set(event.lines.compactMap(\.item))
      if items.count == 1 { refs.item = refs.item ?? items.first }
    case .makePromise, .giveQuote, .settleRMA: refs.customer = refs.customer ?? state.customer
    case .offerHandoff, .scheduleVisit, .grantWarranty, .planFollowUp, .planMaintenance,
      .announceRecall, .publishDocument, .retractEntry, .settleConflict, .mergeCustomers,
      .unmergeCustomers, .orderErasure, .disclose:
      break
    }
    return refs
  }
}
