extension Event {
  /// The stable name of a type of event: in records, filters and feeds.
  ///
  /// Never renamed.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case customerRegistered = "customer.registered"
    case contactPointAdded = "customer.contactPointAdded"
    case contactPointRetired = "customer.contactPointRetired"
    case customerTagged = "customer.tagged"
    case customerMerged = "customer.merged"
    case customerUnmerged = "customer.unmerged"
    case consentRecorded = "consent.recorded"
    case itemRegistered = "item.registered"
    case itemOwnershipChanged = "item.ownershipChanged"
    case itemCustodyPassed = "item.custodyPassed"
    case itemMeasured = "item.measured"
    case warrantyGranted = "warranty.granted"
    case warrantyJudged = "warranty.judged"
    case caseOpened = "case.opened"
    case caseClassified = "case.classified"
    case caseAssigned = "case.assigned"
    case caseWaitStarted = "case.waitStarted"
    case caseWaitEnded = "case.waitEnded"
    case caseLinked = "case.linked"
    case caseUnlinked = "case.unlinked"
    case caseResolved = "case.resolved"
    case caseReopened = "case.reopened"
    case caseClosed = "case.closed"
    case contactStarted = "contact.started"
    case contactWaitStarted = "contact.waitStarted"
    case contactAnswered = "contact.answered"
    case contactIdentified = "contact.identified"
    case contactTransferred = "contact.transferred"
    case contactDiverted = "contact.diverted"
    case contactEnded = "contact.ended"
    case contactWrappedUp = "contact.wrappedUp"
    case contactAlertWordHeard = "contact.alertWordHeard"
    case messagePosted = "message.posted"
    case mediaAttached = "media.attached"
    case factAsserted = "fact.asserted"
    case factConfirmed = "fact.confirmed"
    case factCorrected = "fact.corrected"
    case questionAsked = "question.asked"
    case questionAnswered = "question.answered"
    case questionSpared = "question.spared"
    case questionRepeatReported = "question.repeatReported"
    case memoWritten = "memo.written"
    case handoffOffered = "handoff.offered"
    case handoffAccepted = "handoff.accepted"
    case handoffDeclined = "handoff.declined"
    case handoffLapsed = "handoff.lapsed"
    case promiseMade = "promise.made"
    case promiseSettled = "promise.settled"
    case repairOpened = "repair.opened"
    case repairDiagnosed = "repair.diagnosed"
    case repairWorkLogged = "repair.workLogged"
    case repairFinished = "repair.finished"
    case quoteGiven = "quote.given"
    case quoteAnswered = "quote.answered"
    case visitScheduled = "visit.scheduled"
    case visitStarted = "visit.started"
    case visitEnded = "visit.ended"
    case partRequested = "part.requested"
    case partInstalled = "part.installed"
    case partRemoved = "part.removed"
    case partMoved = "part.moved"
    case loanerLent = "loaner.lent"
    case loanerReturned = "loaner.returned"
    case rmaAuthorized = "rma.authorized"
    case rmaSettled = "rma.settled"
    case followUpPlanned = "followUp.planned"
    case followUpDone = "followUp.done"
    case maintenancePlanned = "maintenance.planned"
    case maintenanceFellDue = "maintenance.fellDue"
    case maintenanceDone = "maintenance.done"
    case recallAnnounced = "recall.announced"
    case recallUnitNotified = "recall.unitNotified"
    case recallUnitTraced = "recall.unitTraced"
    case recallUnitRemedied = "recall.unitRemedied"
    case surveyAnswered = "survey.answered"
    case knowledgeSought = "knowledge.sought"
    case salesSignaled = "sales.signaled"
    case trendFlagged = "trend.flagged"
    case documentPublished = "document.published"
    case memberRegistered = "member.registered"
    case memberLeft = "member.left"
    case entryRetracted = "entry.retracted"
    case entryPinned = "entry.pinned"
    case entryUnpinned = "entry.unpinned"
    case clockJudged = "clock.judged"
    case conflictRaised = "conflict.raised"
    case conflictSettled = "conflict.settled"
    case erasureOrdered = "erasure.ordered"
    case erasureCompleted = "erasure.completed"
    case disclosureMade = "disclosure.made"
  }

  /// The type of this event; `nil` for one that this build does not know.
  package var kind: Kind? {
    switch self {
    case .customers(let event): event.kind
    case .items(let event): event.kind
    case .cases(let event): event.kind
    case .contacts(let event): event.kind
    case .facts(let event): event.kind
    case .commitments(let event): event.kind
    case .repairs(let event): event.kind
    case .care(let event): event.kind
    case .book(let event): event.kind
    case .unknown: nil
    }
  }
}
