extension Event.Kind {
  /// Who says an event of this type.
  package enum Saying: Hashable, Sendable {
    /// It happened: never refused.
    case fact
    /// A person decided it, by a command that can be refused.
    case decision
    /// The book noticed it; nobody sends it.
    case book
  }

  /// Who says an event of this type.
  package var saying: Saying {
    switch self {
    case .customerMerged,
      .customerUnmerged,
      .warrantyGranted,
      .warrantyJudged,
      .caseAssigned,
      .caseLinked,
      .caseUnlinked,
      .caseResolved,
      .caseReopened,
      .caseClosed,
      .handoffOffered,
      .handoffAccepted,
      .handoffDeclined,
      .handoffLapsed,
      .promiseMade,
      .quoteGiven,
      .visitScheduled,
      .rmaAuthorized,
      .rmaSettled,
      .followUpPlanned,
      .maintenancePlanned,
      .recallAnnounced,
      .documentPublished,
      .entryRetracted,
      .conflictSettled,
      .erasureOrdered,
      .disclosureMade:
      .decision
    case .maintenanceFellDue,
      .trendFlagged,
      .clockJudged,
      .conflictRaised,
      .erasureCompleted:
      .book
    case .customerRegistered,
      .contactPointAdded,
      .contactPointRetired,
      .customerTagged,
      .consentRecorded,
      .itemRegistered,
      .itemOwnershipChanged,
      .itemCustodyPassed,
      .itemMeasured,
      .caseOpened,
      .caseClassified,
      .caseWaitStarted,
      .caseWaitEnded,
      .contactStarted,
      .contactWaitStarted,
      .contactAnswered,
      .contactIdentified,
      .contactTransferred,
      .contactDiverted,
      .contactEnded,
      .contactWrappedUp,
      .contactAlertWordHeard,
      .messagePosted,
      .mediaAttached,
      .factAsserted,
      .factConfirmed,
      .factCorrected,
      .questionAsked,
      .questionAnswered,
      .questionSpared,
      .questionRepeatReported,
      .memoWritten,
      .promiseSettled,
      .repairOpened,
      .repairDiagnosed,
      .repairWorkLogged,
      .repairFinished,
      .quoteAnswered,
      .visitStarted,
      .visitEnded,
      .partRequested,
      .partInstalled,
      .partRemoved,
      .partMoved,
      .loanerLent,
      .loanerReturned,
      .followUpDone,
      .maintenanceDone,
      .recallUnitNotified,
      .recallUnitTraced,
      .recallUnitRemedied,
      .surveyAnswered,
      .knowledgeSought,
      .salesSignaled,
      .memberRegistered,
      .memberLeft,
      .entryPinned,
      .entryUnpinned:
      .fact
    }
  }
}
