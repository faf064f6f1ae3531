internal import Cases

extension Event {
  /// The content of this event, apart from its topic; `nil` for an unknown one.
  var content: (any EventContent)? {
    switch self {
    case .customers(let event): event.content
    case .items(let event): event.content
    case .cases(let event): event.content
    case .contacts(let event): event.content
    case .facts(let event): event.content
    case .commitments(let event): event.content
    case .repairs(let event): event.content
    case .care(let event): event.content
    case .book(let event): event.content
    case .unknown: nil
    }
  }
}

extension Event.Customers {
  var content: any EventContent {
    switch self {
    case .customerRegistered(let event): event
    case .contactPointAdded(let event): event
    case .contactPointRetired(let event): event
    case .customerTagged(let event): event
    case .customerMerged(let event): event
    case .customerUnmerged(let event): event
    case .consentRecorded(let event): event
    }
  }
}

extension Event.Items {
  var content: any EventContent {
    switch self {
    case .itemRegistered(let event): event
    case .itemOwnershipChanged(let event): event
    case .itemCustodyPassed(let event): event
    case .itemMeasured(let event): event
    case .warrantyGranted(let event): event
    case .warrantyJudged(let event): event
    }
  }
}

extension Event.Cases {
  var content: any EventContent {
    switch self {
    case .caseOpened(let event): event
    case .caseClassified(let event): event
    case .caseAssigned(let event): event
    case .caseWaitStarted(let event): event
    case .caseWaitEnded(let event): event
    case .caseLinked(let event): event
    case .caseUnlinked(let event): event
    case .caseResolved(let event): event
    case .caseReopened(let event): event
    case .caseClosed(let event): event
    }
  }
}

extension Event.Contacts {
  var content: any EventContent {
    switch self {
    case .contactStarted(let event): event
    case .contactWaitStarted(let event): event
    case .contactAnswered(let event): event
    case .contactIdentified(let event): event
    case .contactTransferred(let event): event
    case .contactDiverted(let event): event
    case .contactEnded(let event): event
    case .contactWrappedUp(let event): event
    case .contactAlertWordHeard(let event): event
    case .messagePosted(let event): event
    case .mediaAttached(let event): event
    }
  }
}

extension Event.Facts {
  var content: any EventContent {
    switch self {
    case .factAsserted(let event): event
    case .factConfirmed(let event): event
    case .factCorrected(let event): event
    case .questionAsked(let event): event
    case .questionAnswered(let event): event
    case .questionSpared(let event): event
    case .questionRepeatReported(let event): event
    case .memoWritten(let event): event
    }
  }
}

extension Event.Commitments {
  var content: any EventContent {
    switch self {
    case .handoffOffered(let event): event
    case .handoffAccepted(let event): event
    case .handoffDeclined(let event): event
    case .handoffLapsed(let event): event
    case .promiseMade(let event): event
    case .promiseSettled(let event): event
    }
  }
}

extension Event.Repairs {
  var content: any EventContent {
    switch self {
    case .repairOpened(let event): event
    case .repairDiagnosed(let event): event
    case .repairWorkLogged(let event): event
    case .repairFinished(let event): event
    case .quoteGiven(let event): event
    case .quoteAnswered(let event): event
    case .visitScheduled(let event): event
    case .visitStarted(let event): event
    case .visitEnded(let event): event
    case .partRequested(let event): event
    case .partInstalled(let event): event
    case .partRemoved(let event): event
    case .partMoved(let event): event
    case .loanerLent(let event): event
    case .loanerReturned(let event): event
    case .rmaAuthorized(let event): event
    case .rmaSettled(let event): event
    }
  }
}

extension Event.Care {
  var content: any EventContent {
    switch self {
    case .followUpPlanned(let event): event
    case .followUpDone(let event): event
    case .maintenancePlanned(let event): event
    case .maintenanceFellDue(let event): event
    case .maintenanceDone(let event): event
    case .recallAnnounced(let event): event
    case .recallUnitNotified(let event): event
    case .recallUnitTraced(let event): event
    case .recallUnitRemedied(let event): event
    case .surveyAnswered(let event): event
    case .knowledgeSought(let event): event
    case .salesSignaled(let event): event
    case .trendFlagged(let event): event
    }
  }
}

extension Event.Book {
  var content: any EventContent {
    switch self {
    case .documentPublished(let event): event
    case .memberRegistered(let event): event
    case .memberLeft(let event): event
    case .entryRetracted(let event): event
    case .entryPinned(let event): event
    case .entryUnpinned(let event): event
    case .clockJudged(let event): event
    case .conflictRaised(let event): event
    case .conflictSettled(let event): event
    case .erasureOrdered(let event): event
    case .erasureCompleted(let event): event
    case .disclosureMade(let event): event
    }
  }
}
