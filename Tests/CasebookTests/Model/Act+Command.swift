import Cases
import CasesTesting

extension Act {
  /// What it is as a command.
  func content(at moment: Instant) -> Command.Content {
    var refs = Refs()
    if let name = caseName { refs.case = .sample(name) }
    if let decision = decision(&refs, at: moment) { return .decide(decision, refs: refs) }
    let event = fact(&refs)
    return .record([Draft(event, refs: refs)])
  }

  private func decision(_ refs: inout Refs, at moment: Instant) -> Decision? {
    switch self {
    case .assign(_, let team, let person):
      return .assignCase(
        CaseAssigned(team: team, person: person.map { .sample($0) }, reason: "available"))
    case .offer(_, let name, let from, let to):
      refs.handoff = .sample(name)
      let brief = Brief(ask: "訪問修理", situation: "始動後に異音", nextStep: "訪問日の連絡")
      return .offerHandoff(
        HandoffOffered(
          from: Owner(team: from), to: Owner(team: to), reasonCode: "needsRepair", brief: brief))
    case .accept(_, let name, let member):
      refs.handoff = .sample(name)
      return .acceptHandoff(
        HandoffAccepted(by: .sample(member), restatedNextStep: "今日13時に訪問"))
    case .decline(_, let name, let member):
      refs.handoff = .sample(name)
      return .declineHandoff(HandoffDeclined(by: .sample(member), reasonCode: .noCapacity))
    case .withdraw(_, let name):
      refs.handoff = .sample(name)
      return .withdrawHandoff(HandoffLapsed(cause: .withdrawn))
    case .promise(_, let name, let minutes):
      refs.promise = .sample(name)
      return .makePromise(
        PromiseMade(
          kind: .callback, what: "確認電話",
          window: Window(to: moment.adding(seconds: Int64(minutes) * 60)),
          owner: Owner(team: .support), agreedWithCustomer: true))
    case .resolve:
      return .resolveCase(CaseResolved(resolutionCode: "repaired", confirmedWithCustomer: true))
    case .reopen: return .reopenCase(CaseReopened(sameIssue: true, reason: "recurred"))
    case .close: return .closeCase(CaseClosed(surveyWanted: false))
    case .openCase, .memo, .classify, .wait, .endWait, .settle, .registerMember,
      .registerCustomer:
      return nil
    }
  }

  private func fact(_ refs: inout Refs) -> Event {
    switch self {
    case .openCase(let name):
      return .cases(
        .caseOpened(
          CaseOpened(
            channel: .phone, reasonCode: "malfunction", priority: .normal, subject: "件名 \(name)"))
      )
    case .classify(_, let priority):
      return .cases(.caseClassified(CaseClassified(priority: priority, basis: "customerSaid")))
    case .wait(_, let name, let reason):
      return .cases(.caseWaitStarted(CaseWaitStarted(waitID: .sample(name), reason: reason)))
    case .endWait(_, let name):
      return .cases(.caseWaitEnded(CaseWaitEnded(waitID: .sample(name), why: "arrived")))
    case .settle(_, let name, let outcome):
      refs.promise = .sample(name)
      let isKept = outcome == .kept
      return .commitments(
        .promiseSettled(
          PromiseSettled(
            outcome: outcome,
            evidence: isKept ? SettlementEvidence(contact: .sample("contact")) : nil,
            reason: isKept ? nil : "noTime")))
    case .registerMember(let name, let team):
      refs = Refs([Ref(.member, .sample(name))])
      return .book(.memberRegistered(MemberRegistered(name: name, team: team)))
    case .registerCustomer(let name):
      refs = Refs([Ref(.customer, .sample(name))])
      return .customers(.customerRegistered(CustomerRegistered(kind: .person, name: name)))
    case .memo, .assign, .offer, .accept, .decline, .withdraw, .promise, .resolve, .reopen,
      .close:
      return .facts(
        .memoWritten(MemoWritten(memoID: .sample("memo"), body: "メモ", pinned: false)))
    }
  }
}
