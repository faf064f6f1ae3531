package import Cases

/// What kind of line an event is on a timeline; screens have one sign for each.
package enum TimelineKind: String, Hashable, Sendable, CaseIterable {
  case call, mail, visit, memo, measurement, part, partRequested, photo, promise, quote, state,
    assignment, handoff, fact, question, warranty, custody, loaner, rma, recall, maintenance,
    followUp, consent, survey, knowledge, conflict, arrival, correction
  /// An event of a type that this build does not know.
  case unknown
}

extension Event {
  /// The kind of its line.
  package var timelineKind: TimelineKind {
    switch self {
    case .customers(let event): event.timelineKind
    case .items(let event): event.timelineKind
    case .cases(let event): event.timelineKind
    case .contacts(let event): event.timelineKind
    case .facts(let event): event.timelineKind
    case .commitments(let event): event.timelineKind
    case .repairs(let event): event.timelineKind
    case .care(let event): event.timelineKind
    case .book(let event): event.timelineKind
    case .unknown: .unknown
    }
  }
}

extension Event.Customers {
  /// What becomes known of a customer is a fact about them.
  fileprivate var timelineKind: TimelineKind {
    switch self {
    case .customerRegistered, .contactPointAdded, .contactPointRetired, .customerTagged,
      .customerMerged, .customerUnmerged:
      .fact
    case .consentRecorded: .consent
    }
  }
}

extension Event.Items {
  fileprivate var timelineKind: TimelineKind {
    switch self {
    case .itemRegistered, .itemOwnershipChanged: .fact
    case .itemCustodyPassed: .custody
    case .itemMeasured: .measurement
    case .warrantyGranted, .warrantyJudged: .warranty
    }
  }
}

extension Event.Cases {
  fileprivate var timelineKind: TimelineKind {
    switch self {
    case .caseAssigned: .assignment
    case .caseOpened, .caseClassified, .caseWaitStarted, .caseWaitEnded, .caseLinked,
      .caseUnlinked, .caseResolved, .caseReopened, .caseClosed:
      .state
    }
  }
}

extension Event.Contacts {
  /// Live talk is a call, also over the counter; what is written is mail.
  fileprivate var timelineKind: TimelineKind {
    switch self {
    case .contactStarted(let started):
      switch started.channel {
      case .phone, .counter: .call
      case .sms, .email, .chat, .web, .chatbot, .fax: .mail
      }
    case .contactWaitStarted, .contactAnswered, .contactIdentified, .contactTransferred,
      .contactDiverted, .contactEnded, .contactWrappedUp, .contactAlertWordHeard:
      .call
    case .messagePosted: .mail
    case .mediaAttached(let media):
      switch media.kind {
      case .recording, .transcript: .call
      case .photo, .document, .signature: .photo
      }
    }
  }
}

extension Event.Facts {
  fileprivate var timelineKind: TimelineKind {
    switch self {
    case .factAsserted, .factConfirmed, .factCorrected: .fact
    case .questionAsked, .questionAnswered, .questionSpared, .questionRepeatReported: .question
    case .memoWritten: .memo
    }
  }
}

extension Event.Commitments {
  fileprivate var timelineKind: TimelineKind {
    switch self {
    case .handoffOffered, .handoffAccepted, .handoffDeclined, .handoffLapsed: .handoff
    case .promiseMade, .promiseSettled: .promise
    }
  }
}

extension Event.Repairs {
  fileprivate var timelineKind: TimelineKind {
    switch self {
    case .repairOpened, .repairDiagnosed, .repairWorkLogged, .repairFinished: .state
    case .quoteGiven, .quoteAnswered: .quote
    case .visitScheduled, .visitStarted, .visitEnded: .visit
    case .partRequested: .partRequested
    case .partInstalled, .partRemoved, .partMoved: .part
    case .loanerLent, .loanerReturned: .loaner
    case .rmaAuthorized, .rmaSettled: .rma
    }
  }
}

extension Event.Care {
  fileprivate var timelineKind: TimelineKind {
    switch self {
    case .followUpPlanned, .followUpDone, .salesSignaled: .followUp
    case .maintenancePlanned, .maintenanceFellDue, .maintenanceDone: .maintenance
    case .recallAnnounced, .recallUnitNotified, .recallUnitTraced, .recallUnitRemedied: .recall
    case .surveyAnswered: .survey
    case .knowledgeSought: .knowledge
    case .trendFlagged: .fact
    }
  }
}

extension Event.Book {
  /// A pin is a sticky note; what is done with personal data stands with consent.
  fileprivate var timelineKind: TimelineKind {
    switch self {
    case .documentPublished: .knowledge
    case .memberRegistered, .memberLeft: .assignment
    case .entryRetracted: .correction
    case .entryPinned, .entryUnpinned: .memo
    case .clockJudged: .state
    case .conflictRaised, .conflictSettled: .conflict
    case .erasureOrdered, .erasureCompleted, .disclosureMade: .consent
    }
  }
}
