internal import Cases

extension Event.Kind {
  /// Decodes the content of an event of this type from its body and, if opened, its sealed part.
  func decode(_ body: ArraySlice<UInt8>, _ personal: ArraySlice<UInt8>?) throws(WireError) -> Event
  {
    switch self {
    case .customerRegistered:
      .customers(.customerRegistered(try CustomerRegistered(decoding: body, personal)))
    case .contactPointAdded:
      .customers(.contactPointAdded(try ContactPointAdded(decoding: body, personal)))
    case .contactPointRetired:
      .customers(.contactPointRetired(try ContactPointRetired(decoding: body, personal)))
    case .customerTagged: .customers(.customerTagged(try CustomerTagged(decoding: body, personal)))
    case .customerMerged: .customers(.customerMerged(try CustomerMerged(decoding: body, personal)))
    case .customerUnmerged:
      .customers(.customerUnmerged(try CustomerUnmerged(decoding: body, personal)))
    case .consentRecorded:
      .customers(.consentRecorded(try ConsentRecorded(decoding: body, personal)))
    case .itemRegistered: .items(.itemRegistered(try ItemRegistered(decoding: body, personal)))
    case .itemOwnershipChanged:
      .items(.itemOwnershipChanged(try ItemOwnershipChanged(decoding: body, personal)))
    case .itemCustodyPassed:
      .items(.itemCustodyPassed(try ItemCustodyPassed(decoding: body, personal)))
    case .itemMeasured: .items(.itemMeasured(try ItemMeasured(decoding: body, personal)))
    case .warrantyGranted: .items(.warrantyGranted(try WarrantyGranted(decoding: body, personal)))
    case .warrantyJudged: .items(.warrantyJudged(try WarrantyJudged(decoding: body, personal)))
    case .caseOpened: .cases(.caseOpened(try CaseOpened(decoding: body, personal)))
    case .caseClassified: .cases(.caseClassified(try CaseClassified(decoding: body, personal)))
    case .caseAssigned: .cases(.caseAssigned(try CaseAssigned(decoding: body, personal)))
    case .caseWaitStarted: .cases(.caseWaitStarted(try CaseWaitStarted(decoding: body, personal)))
    case .caseWaitEnded: .cases(.caseWaitEnded(try CaseWaitEnded(decoding: body, personal)))
    case .caseLinked: .cases(.caseLinked(try CaseLinked(decoding: body, personal)))
    case .caseUnlinked: .cases(.caseUnlinked(try CaseUnlinked(decoding: body, personal)))
    case .caseResolved: .cases(.caseResolved(try CaseResolved(decoding: body, personal)))
    case .caseReopened: .cases(.caseReopened(try CaseReopened(decoding: body, personal)))
    case .caseClosed: .cases(.caseClosed(try CaseClosed(decoding: body, personal)))
    case .contactStarted: .contacts(.contactStarted(try ContactStarted(decoding: body, personal)))
    case .contactWaitStarted:
      .contacts(.contactWaitStarted(try ContactWaitStarted(decoding: body, personal)))
    case .contactAnswered:
      .contacts(.contactAnswered(try ContactAnswered(decoding: body, personal)))
    case .contactIdentified:
      .contacts(.contactIdentified(try ContactIdentified(decoding: body, personal)))
    case .contactTransferred:
      .contacts(.contactTransferred(try ContactTransferred(decoding: body, personal)))
    case .contactDiverted:
      .contacts(.contactDiverted(try ContactDiverted(decoding: body, personal)))
    case .contactEnded: .contacts(.contactEnded(try ContactEnded(decoding: body, personal)))
    case .contactWrappedUp:
      .contacts(.contactWrappedUp(try ContactWrappedUp(decoding: body, personal)))
    case .contactAlertWordHeard:
      .contacts(.contactAlertWordHeard(try ContactAlertWordHeard(decoding: body, personal)))
    case .messagePosted: .contacts(.messagePosted(try MessagePosted(decoding: body, personal)))
    case .mediaAttached: .contacts(.mediaAttached(try MediaAttached(decoding: body, personal)))
    case .factAsserted: .facts(.factAsserted(try FactAsserted(decoding: body, personal)))
    case .factConfirmed: .facts(.factConfirmed(try FactConfirmed(decoding: body, personal)))
    case .factCorrected: .facts(.factCorrected(try FactCorrected(decoding: body, personal)))
    case .questionAsked: .facts(.questionAsked(try QuestionAsked(decoding: body, personal)))
    case .questionAnswered:
      .facts(.questionAnswered(try QuestionAnswered(decoding: body, personal)))
    case .questionSpared: .facts(.questionSpared(try QuestionSpared(decoding: body, personal)))
    case .questionRepeatReported:
      .facts(.questionRepeatReported(try QuestionRepeatReported(decoding: body, personal)))
    case .memoWritten: .facts(.memoWritten(try MemoWritten(decoding: body, personal)))
    case .handoffOffered:
      .commitments(.handoffOffered(try HandoffOffered(decoding: body, personal)))
    case .handoffAccepted:
      .commitments(.handoffAccepted(try HandoffAccepted(decoding: body, personal)))
    case .handoffDeclined:
      .commitments(.handoffDeclined(try HandoffDeclined(decoding: body, personal)))
    case .handoffLapsed: .commitments(.handoffLapsed(try HandoffLapsed(decoding: body, personal)))
    case .promiseMade: .commitments(.promiseMade(try PromiseMade(decoding: body, personal)))
    case .promiseSettled:
      .commitments(.promiseSettled(try PromiseSettled(decoding: body, personal)))
    case .repairOpened: .repairs(.repairOpened(try RepairOpened(decoding: body, personal)))
    case .repairDiagnosed: .repairs(.repairDiagnosed(try RepairDiagnosed(decoding: body, personal)))
    case .repairWorkLogged:
      .repairs(.repairWorkLogged(try RepairWorkLogged(decoding: body, personal)))
    case .repairFinished: .repairs(.repairFinished(try RepairFinished(decoding: body, personal)))
    case .quoteGiven: .repairs(.quoteGiven(try QuoteGiven(decoding: body, personal)))
    case .quoteAnswered: .repairs(.quoteAnswered(try QuoteAnswered(decoding: body, personal)))
    case .visitScheduled: .repairs(.visitScheduled(try VisitScheduled(decoding: body, personal)))
    case .visitStarted: .repairs(.visitStarted(try VisitStarted(decoding: body, personal)))
    case .visitEnded: .repairs(.visitEnded(try VisitEnded(decoding: body, personal)))
    case .partRequested: .repairs(.partRequested(try PartRequested(decoding: body, personal)))
    case .partInstalled: .repairs(.partInstalled(try PartInstalled(decoding: body, personal)))
    case .partRemoved: .repairs(.partRemoved(try PartRemoved(decoding: body, personal)))
    case .partMoved: .repairs(.partMoved(try PartMoved(decoding: body, personal)))
    case .loanerLent: .repairs(.loanerLent(try LoanerLent(decoding: body, personal)))
    case .loanerReturned: .repairs(.loanerReturned(try LoanerReturned(decoding: body, personal)))
    case .rmaAuthorized: .repairs(.rmaAuthorized(try RMAAuthorized(decoding: body, personal)))
    case .rmaSettled: .repairs(.rmaSettled(try RMASettled(decoding: body, personal)))
    case .followUpPlanned: .care(.followUpPlanned(try FollowUpPlanned(decoding: body, personal)))
    case .followUpDone: .care(.followUpDone(try FollowUpDone(decoding: body, personal)))
    case .maintenancePlanned:
      .care(.maintenancePlanned(try MaintenancePlanned(decoding: body, personal)))
    case .maintenanceFellDue:
      .care(.maintenanceFellDue(try MaintenanceFellDue(decoding: body, personal)))
    case .maintenanceDone: .care(.maintenanceDone(try MaintenanceDone(decoding: body, personal)))
    case .recallAnnounced: .care(.recallAnnounced(try RecallAnnounced(decoding: body, personal)))
    case .recallUnitNotified:
      .care(.recallUnitNotified(try RecallUnitNotified(decoding: body, personal)))
    case .recallUnitTraced: .care(.recallUnitTraced(try RecallUnitTraced(decoding: body, personal)))
    case .recallUnitRemedied:
      .care(.recallUnitRemedied(try RecallUnitRemedied(decoding: body, personal)))
    case .surveyAnswered: .care(.surveyAnswered(try SurveyAnswered(decoding: body, personal)))
    case .knowledgeSought: .care(.knowledgeSought(try KnowledgeSought(decoding: body, personal)))
    case .salesSignaled: .care(.salesSignaled(try SalesSignaled(decoding: body, personal)))
    case .trendFlagged: .care(.trendFlagged(try TrendFlagged(decoding: body, personal)))
    case .documentPublished:
      .book(.documentPublished(try DocumentPublished(decoding: body, personal)))
    case .memberRegistered: .book(.memberRegistered(try MemberRegistered(decoding: body, personal)))
    case .memberLeft: .book(.memberLeft(try MemberLeft(decoding: body, personal)))
    case .entryRetracted: .book(.entryRetracted(try EntryRetracted(decoding: body, personal)))
    case .entryPinned: .book(.entryPinned(try EntryPinned(decoding: body, personal)))
    case .entryUnpinned: .book(.entryUnpinned(try EntryUnpinned(decoding: body, personal)))
    case .clockJudged: .book(.clockJudged(try ClockJudged(decoding: body, personal)))
    case .conflictRaised: .book(.conflictRaised(try ConflictRaised(decoding: body, personal)))
    case .conflictSettled: .book(.conflictSettled(try ConflictSettled(decoding: body, personal)))
    case .erasureOrdered: .book(.erasureOrdered(try ErasureOrdered(decoding: body, personal)))
    case .erasureCompleted: .book(.erasureCompleted(try ErasureCompleted(decoding: body, personal)))
    case .disclosureMade: .book(.disclosureMade(try DisclosureMade(decoding: body, personal)))
    }
  }
}
