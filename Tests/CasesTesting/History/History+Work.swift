package import Cases

// Commitments and repairs.

extension History {
  package func offered(
    _ handoff: String = "handoff", from: Team = .support, to team: Team = .repair,
    person: String? = nil, respondBy: Instant? = nil
  ) -> History {
    let event = HandoffOffered(
      from: Owner(team: from), to: Owner(team: team, person: person.map { .sample($0) }),
      reasonCode: "needsRepair",
      brief: Brief(ask: "訪問修理をお願いします", situation: "始動後に異音", nextStep: "訪問日の連絡"),
      respondBy: respondBy)
    return then(.commitments(.handoffOffered(event)), refs: with(.handoff, handoff))
  }

  package func accepted(_ handoff: String = "handoff", by member: String = "kimura") -> History {
    let event = HandoffAccepted(by: .sample(member), restatedNextStep: "今日13時に訪問")
    return then(.commitments(.handoffAccepted(event)), refs: with(.handoff, handoff))
  }

  package func declined(
    _ handoff: String = "handoff", by member: String = "kimura",
    because reason: DeclineReason = .noCapacity
  ) -> History {
    let event = HandoffDeclined(by: .sample(member), reasonCode: reason)
    return then(.commitments(.handoffDeclined(event)), refs: with(.handoff, handoff))
  }

  package func lapsed(_ handoff: String = "handoff", _ cause: LapseCause = .expired) -> History {
    then(
      .commitments(.handoffLapsed(HandoffLapsed(cause: cause))), refs: with(.handoff, handoff))
  }

  /// Promises a callback, due an hour after now unless `dueAt` says otherwise.
  package func promised(
    _ promise: String = "promise", kind: PromiseKind = .callback, dueAt: Instant? = nil,
    owner: Owner = Owner(team: .support), replaces: String? = nil
  ) -> History {
    let event = PromiseMade(
      kind: kind, what: "確認電話", window: Window(to: dueAt ?? now.adding(seconds: 3_600)),
      owner: owner, replaces: replaces.map { .sample($0) }, agreedWithCustomer: true)
    return then(.commitments(.promiseMade(event)), refs: with(.promise, promise))
  }

  package func settled(
    _ promise: String = "promise", as outcome: PromiseOutcome = .kept, at moment: Instant? = nil
  ) -> History {
    let event = PromiseSettled(
      outcome: outcome,
      evidence: outcome == .kept ? SettlementEvidence(contact: .sample("contact")) : nil)
    return then(
      .commitments(.promiseSettled(event)), refs: with(.promise, promise), at: moment)
  }

  // MARK: Repairs and visits

  package func repairOpened(_ repair: String = "repair", at moment: Instant? = nil) -> History {
    let event = RepairOpened(mode: .onSite, symptomCode: "noise")
    return then(.repairs(.repairOpened(event)), refs: with(.repair, repair), at: moment)
  }

  package func repairFinished(
    _ repair: String = "repair", _ outcome: RepairOutcome = .fixed, at moment: Instant? = nil
  ) -> History {
    let event = RepairFinished(outcome: outcome, firstVisit: true)
    return then(.repairs(.repairFinished(event)), refs: with(.repair, repair), at: moment)
  }

  /// Plans a visit for the two hours that begin `inSeconds` after now.
  package func visitScheduled(
    _ visit: String = "visit", technician: String = "kimura", inSeconds: Int64 = 86_400,
    replaces: String? = nil
  ) -> History {
    let from = now.adding(seconds: inSeconds)
    let event = VisitScheduled(
      window: Window(from: from, to: from.adding(seconds: 7_200)),
      technician: .sample(technician), why: .new, replaces: replaces.map { .sample($0) })
    return then(.repairs(.visitScheduled(event)), refs: with(.visit, visit))
  }

  package func visitStarted(_ visit: String = "visit", at moment: Instant? = nil) -> History {
    then(.repairs(.visitStarted(VisitStarted())), refs: with(.visit, visit), at: moment)
  }

  package func visitEnded(
    _ visit: String = "visit", _ result: VisitResult = .done, at moment: Instant? = nil
  ) -> History {
    then(
      .repairs(.visitEnded(VisitEnded(result: result))), refs: with(.visit, visit), at: moment)
  }

  // MARK: Items, parts, quotes, loaners, returns

  package func itemRegistered(model: String = "AX-300", serial: String? = "4410-0087") -> History {
    then(.items(.itemRegistered(ItemRegistered(model: model, serial: serial))))
  }

  package func custodyPassed(to holder: Holder, at moment: Instant? = nil) -> History {
    let event = ItemCustodyPassed(
      from: holder == .us ? .customer : .us, to: holder, why: .repair, condition: "used")
    return then(.items(.itemCustodyPassed(event)), at: moment)
  }

  package func partInstalled(
    _ usage: String = "installed", _ partNo: String = "CMP-88", serial: String? = nil,
    position: String? = "compressor", at moment: Instant? = nil
  ) -> History {
    let event = PartInstalled(
      usageID: .sample(usage), partNo: partNo, serial: serial, quantity: "1", position: position,
      source: .van, charge: .warranty)
    return then(.repairs(.partInstalled(event)), at: moment)
  }

  package func partRemoved(
    _ usage: String = "removed", _ partNo: String? = "CMP-88", serial: String? = nil,
    position: String? = "compressor", at moment: Instant? = nil
  ) -> History {
    let event = PartRemoved(
      usageID: .sample(usage), partNo: partNo, serial: serial, quantity: "1", position: position,
      condition: .defective, disposition: .return)
    return then(.repairs(.partRemoved(event)), at: moment)
  }

  package func quoteGiven(_ quote: String = "quote") -> History {
    then(.repairs(.quoteGiven(QuoteGiven(quoteID: .sample(quote), amount: .sample))))
  }

  package func quoteAnswered(
    _ quote: String = "quote", _ answer: QuoteAnswer = .accepted
  ) -> History {
    then(.repairs(.quoteAnswered(QuoteAnswered(quoteID: .sample(quote), answer: answer))))
  }

  package func loanerLent(_ loaner: String = "loaner") -> History {
    let event = LoanerLent(dueOn: Day(2026, 12, 24), condition: "good")
    return then(.repairs(.loanerLent(event)), refs: with(.loaner, loaner))
  }

  package func loanerReturned(_ loaner: String = "loaner") -> History {
    then(
      .repairs(.loanerReturned(LoanerReturned(condition: "good"))),
      refs: with(.loaner, loaner))
  }

  package func returnAuthorized(_ rma: String = "rma", lineCount: Int = 1) -> History {
    let lines = (0..<lineCount).map {
      RMALine(line: $0 + 1, item: .sample("item"), quantity: "1", wanted: .replace)
    }
    let event = RMAAuthorized(lines: lines, reasonCode: "defective")
    return then(.repairs(.rmaAuthorized(event)), refs: with(.rma, rma))
  }

  package func returnSettled(_ rma: String = "rma", line: Int = 1) -> History {
    let event = RMASettled(line: line, outcome: .refunded)
    return then(.repairs(.rmaSettled(event)), refs: with(.rma, rma))
  }

  private func with(_ role: Role, _ name: String) -> Refs {
    var refs = refs
    refs.insert(Ref(role, .sample(name)))
    return refs
  }
}
