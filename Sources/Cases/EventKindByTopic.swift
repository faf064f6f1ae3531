extension Event.Customers {
  /// The type of this event.
  package var kind: Event.Kind {
    switch self {
    case .customerRegistered: .customerRegistered
    case .contactPointAdded: .contactPointAdded
    case .contactPointRetired: .contactPointRetired
    case .customerTagged: .customerTagged
    case .customerMerged: .customerMerged
    case .customerUnmerged: .customerUnmerged
    case .consentRecorded: .consentRecorded
    }
  }
}

extension Event.Items {
  /// The type of this event.
  package var kind: Event.Kind {
    switch self {
    case .itemRegistered: .itemRegistered
    case .itemOwnershipChanged: .itemOwnershipChanged
    case .itemCustodyPassed: .itemCustodyPassed
    case .itemMeasured: .itemMeasured
    case .warrantyGranted: .warrantyGranted
    case .warrantyJudged: .warrantyJudged
    }
  }
}

extension Event.Cases {
  /// The type of this event.
  package var kind: Event.Kind {
    switch self {
    case .caseOpened: .caseOpened
    case .caseClassified: .caseClassified
    case .caseAssigned: .caseAssigned
    case .caseWaitStarted: .caseWaitStarted
    case .caseWaitEnded: .caseWaitEnded
    case .caseLinked: .caseLinked
    case .caseUnlinked: .caseUnlinked
    case .caseResolved: .caseResolved
    case .caseReopened: .caseReopened
    case .caseClosed: .caseClosed
    }
  }
}

extension Event.Contacts {
  /// The type of this event.
  package var kind: Event.Kind {
    switch self {
    case .contactStarted: .contactStarted
    case .contactWaitStarted: .contactWaitStarted
    case .contactAnswered: .contactAnswered
    case .contactIdentified: .contactIdentified
    case .contactTransferred: .contactTransferred
    case .contactDiverted: .contactDiverted
    case .contactEnded: .contactEnded
    case .contactWrappedUp: .contactWrappedUp
    case .contactAlertWordHeard: .contactAlertWordHeard
    case .messagePosted: .messagePosted
    case .mediaAttached: .mediaAttached
    }
  }
}

extension Event.Facts {
  /// The type of this event.
  package var kind: Event.Kind {
    switch self {
    case .factAsserted: .factAsserted
    case .factConfirmed: .factConfirmed
    case .factCorrected: .factCorrected
    case .questionAsked: .questionAsked
    case .questionAnswered: .questionAnswered
    case .questionSpared: .questionSpared
    case .questionRepeatReported: .questionRepeatReported
    case .memoWritten: .memoWritten
    }
  }
}

extension Event.Commitments {
  /// The type of this event.
  package var kind: Event.Kind {
    switch self {
    case .handoffOffered: .handoffOffered
    case .handoffAccepted: .handoffAccepted
    case .handoffDeclined: .handoffDeclined
    case .handoffLapsed: .handoffLapsed
    case .promiseMade: .promiseMade
    case .promiseSettled: .promiseSettled
    }
  }
}

extension Event.Repairs {
  /// The type of this event.
  package var kind: Event.Kind {
    switch self {
    case .repairOpened: .repairOpened
    case .repairDiagnosed: .repairDiagnosed
    case .repairWorkLogged: .repairWorkLogged
    case .repairFinished: .repairFinished
    case .quoteGiven: .quoteGiven
    case .quoteAnswered: .quoteAnswered
    case .visitScheduled: .visitScheduled
    case .visitStarted: .visitStarted
    case .visitEnded: .visitEnded
    case .partRequested: .partRequested
    case .partInstalled: .partInstalled
    case .partRemoved: .partRemoved
    case .partMoved: .partMoved
    case .loanerLent: .loanerLent
    case .loanerReturned: .loanerReturned
    case .rmaAuthorized: .rmaAuthorized
    case .rmaSettled: .rmaSettled
    }
  }
}

extension Event.Care {
  /// The type of this event.
  package var kind: Event.Kind {
    switch self {
    case .followUpPlanned: .followUpPlanned
    case .followUpDone: .followUpDone
    case .maintenancePlanned: .maintenancePlanned
    case .maintenanceFellDue: .maintenanceFellDue
    case .maintenanceDone: .maintenanceDone
    case .recallAnnounced: .recallAnnounced
    case .recallUnitNotified: .recallUnitNotified
    case .recallUnitTraced: .recallUnitTraced
    case .recallUnitRemedied: .recallUnitRemedied
    case .surveyAnswered: .surveyAnswered
    case .knowledgeSought: .knowledgeSought
    case .salesSignaled: .salesSignaled
    case .trendFlagged: .trendFlagged
    }
  }
}

extension Event.Book {
  /// The type of this event.
  package var kind: Event.Kind {
    switch self {
    case .documentPublished: .documentPublished
    case .memberRegistered: .memberRegistered
    case .memberLeft: .memberLeft
    case .entryRetracted: .entryRetracted
    case .entryPinned: .entryPinned
    case .entryUnpinned: .entryUnpinned
    case .clockJudged: .clockJudged
    case .conflictRaised: .conflictRaised
    case .conflictSettled: .conflictSettled
    case .erasureOrdered: .erasureOrdered
    case .erasureCompleted: .erasureCompleted
    case .disclosureMade: .disclosureMade
    }
  }
}
