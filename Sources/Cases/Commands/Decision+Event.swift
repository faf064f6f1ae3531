extension Decision {
  /// The decision that has `event` as its outcome; `nil` if no decision of this build does.
  package init?(_ event: Event) {
    switch event {
    case .cases(let event): self.init(event)
    case .items(let event): self.init(event)
    case .commitments(let event): self.init(event)
    case .repairs(let event): self.init(event)
    case .care(let event): self.init(event)
    case .book(let event): self.init(event)
    case .customers(let event): self.init(event)
    case .contacts, .facts, .unknown: return nil
    }
  }

  private init?(_ event: Event.Cases) {
    switch event {
    case .caseAssigned(let event): self = .assignCase(event)
    case .caseResolved(let event): self = .resolveCase(event)
    case .caseReopened(let event): self = .reopenCase(event)
    case .caseClosed(let event): self = .closeCase(event)
    case .caseLinked(let event): self = .linkCases(event)
    case .caseUnlinked(let event): self = .unlinkCases(event)
    case .caseOpened, .caseClassified, .caseWaitStarted, .caseWaitEnded: return nil
    }
  }

  private init?(_ event: Event.Items) {
    switch event {
    case .warrantyGranted(let event): self = .grantWarranty(event)
    case .warrantyJudged(let event): self = .judgeWarranty(event)
    case .itemRegistered, .itemOwnershipChanged, .itemCustodyPassed, .itemMeasured: return nil
    }
  }

  private init?(_ event: Event.Repairs) {
    switch event {
    case .quoteGiven(let event): self = .giveQuote(event)
    case .visitScheduled(let event): self = .scheduleVisit(event)
    case .rmaAuthorized(let event): self = .authorizeRMA(event)
    case .rmaSettled(let event): self = .settleRMA(event)
    case .repairOpened, .repairDiagnosed, .repairWorkLogged, .repairFinished, .quoteAnswered,
      .visitStarted, .visitEnded, .partRequested, .partInstalled, .partRemoved, .partMoved,
      .loanerLent, .loanerReturned:
      return nil
    }
  }

  private init?(_ event: Event.Care) {
    switch event {
    case .followUpPlanned(let event): self = .planFollowUp(event)
    case .maintenancePlanned(let event): self = .planMaintenance(event)
    case .recallAnnounced(let event): self = .announceRecall(event)
    case .followUpDone, .maintenanceFellDue, .maintenanceDone, .recallUnitNotified,
      .recallUnitTraced, .recallUnitRemedied, .surveyAnswered, .knowledgeSought, .salesSignaled,
      .trendFlagged:
      return nil
    }
  }

  private init?(_ event: Event.Book) {
    switch event {
    case .documentPublished(let event): self = .publishDocument(event)
    case .entryRetracted(let event): self = .retractEntry(event)
    case .conflictSettled(let event): self = .settleConflict(event)
    case .erasureOrdered(let event): self = .orderErasure(event)
    case .disclosureMade(let event): self = .disclose(event)
    case .memberRegistered, .memberLeft, .entryPinned, .entryUnpinned, .clockJudged,
      .conflictRaised, .erasureCompleted:
      return nil
    }
  }

  private init?(_ event: Event.Customers) {
    switch event {
    case .customerMerged(let event): self = .mergeCustomers(event)
    case .customerUnmerged(let event): self = .unmergeCustomers(event)
    case .customerRegistered, .contactPointAdded, .contactPointRetired, .customerTagged,
      .consentRecorded:
      return nil
    }
  }

  private init?(_ event: Event.Commitments) {
    switch event {
    case .handoffOffered(let event): self = .offerHandoff(event)
    case .handoffAccepted(let event): self = .acceptHandoff(event)
    case .handoffDeclined(let event): self = .declineHandoff(event)
    case .handoffLapsed(let event):
      // That the time ran out is for the book to say.
      guard event.cause == .withdrawn else { return nil }
      self = .withdrawHandoff(event)
    case .promiseMade(let event): self = .makePromise(event)
    case .promiseSettled: return nil
    }
  }

  /// The event that says that it was carried out.
  package var event: Event {
    switch self {
    case .assignCase(let event): .cases(.caseAssigned(event))
    case .resolveCase(let event): .cases(.caseResolved(event))
    case .reopenCase(let event): .cases(.caseReopened(event))
    case .closeCase(let event): .cases(.caseClosed(event))
    case .linkCases(let event): .cases(.caseLinked(event))
    case .unlinkCases(let event): .cases(.caseUnlinked(event))
    case .grantWarranty(let event): .items(.warrantyGranted(event))
    case .judgeWarranty(let event): .items(.warrantyJudged(event))
    case .offerHandoff(let event): .commitments(.handoffOffered(event))
    case .acceptHandoff(let event): .commitments(.handoffAccepted(event))
    case .declineHandoff(let event): .commitments(.handoffDeclined(event))
    case .withdrawHandoff(let event): .commitments(.handoffLapsed(event))
    case .makePromise(let event): .commitments(.promiseMade(event))
    case .giveQuote(let event): .repairs(.quoteGiven(event))
    case .scheduleVisit(let event): .repairs(.visitScheduled(event))
    case .authorizeRMA(let event): .repairs(.rmaAuthorized(event))
    case .settleRMA(let event): .repairs(.rmaSettled(event))
    case .planFollowUp(let event): .care(.followUpPlanned(event))
    case .planMaintenance(let event): .care(.maintenancePlanned(event))
    case .announceRecall(let event): .care(.recallAnnounced(event))
    case .publishDocument(let event): .book(.documentPublished(event))
    case .retractEntry(let event): .book(.entryRetracted(event))
    case .settleConflict(let event): .book(.conflictSettled(event))
    case .mergeCustomers(let event): .customers(.customerMerged(event))
    case .unmergeCustomers(let event): .customers(.customerUnmerged(event))
    case .orderErasure(let event): .book(.erasureOrdered(event))
    case .disclose(let event): .book(.disclosureMade(event))
    }
  }

  /// The name of the command in the schema: "offerHandoff".
  package var commandName: String {
    switch self {
    case .assignCase: "assignCase"
    case .resolveCase: "resolveCase"
    case .reopenCase: "reopenCase"
    case .closeCase: "closeCase"
    case .linkCases: "linkCases"
    case .unlinkCases: "unlinkCases"
    case .grantWarranty: "grantWarranty"
    case .judgeWarranty: "judgeWarranty"
    case .offerHandoff: "offerHandoff"
    case .acceptHandoff: "acceptHandoff"
    case .declineHandoff: "declineHandoff"
    case .withdrawHandoff: "withdrawHandoff"
    case .makePromise: "makePromise"
    case .giveQuote: "giveQuote"
    case .scheduleVisit: "scheduleVisit"
    case .authorizeRMA: "authorizeRMA"
    case .settleRMA: "settleRMA"
    case .planFollowUp: "planFollowUp"
    case .planMaintenance: "planMaintenance"
    case .announceRecall: "announceRecall"
    case .publishDocument: "publishDocument"
    case .retractEntry: "retractEntry"
    case .settleConflict: "settleConflict"
    case .mergeCustomers: "mergeCustomers"
    case .unmergeCustomers: "unmergeCustomers"
    case .orderErasure: "orderErasure"
    case .disclose: "disclose"
    }
  }
}
