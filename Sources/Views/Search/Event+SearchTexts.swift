package import Cases

/// What a hit is, for those who look for one kind of thing only.
package enum SearchKind: String, Hashable, Sendable, CaseIterable {
  /// The title of a case.
  case `case`
  /// Who a customer is and how to reach them.
  case customer
  /// A unit: model, serial.
  case item
  /// A part that was requested, put in, taken out or moved.
  case part
  /// Whatever else somebody wrote or said.
  case text
}

extension Event {
  /// As what it is found.
  package var searchKind: SearchKind {
    switch self {
    case .customers: .customer
    case .items: .item
    case .cases(.caseOpened): .case
    case .repairs(.partRequested), .repairs(.partInstalled), .repairs(.partRemoved),
      .repairs(.partMoved):
      .part
    case .cases, .contacts, .facts, .commitments, .repairs, .care, .book, .unknown: .text
    }
  }

  /// The texts of people in it, numbers and names of things included; no codes.
  ///
  /// Personal texts are there as far as the record is opened.
  package var searchTexts: [String] {
    let texts: [String?] =
      switch self {
      case .customers(let event): event.searchTexts
      case .items(let event): event.searchTexts
      case .cases(let event): event.searchTexts
      case .contacts(let event): event.searchTexts
      case .facts(let event): event.searchTexts
      case .commitments(let event): event.searchTexts
      case .repairs(let event): event.searchTexts
      case .care(let event): event.searchTexts
      case .book(let event): event.searchTexts
      case .unknown: []
      }
    return texts.compactMap(\.self).filter { !$0.isEmpty }
  }
}

extension Event.Customers {
  fileprivate var searchTexts: [String?] {
    switch self {
    case .customerRegistered(let event): [event.name, event.nameKana]
    case .contactPointAdded(let event):
      [event.raw, event.label] + Self.digits(event.raw) + Self.digits(event.normalized)
    case .customerTagged(let event): event.added + [event.reason]
    case .customerUnmerged(let event): [event.reason]
    case .consentRecorded(let event): [event.how]
    case .contactPointRetired, .customerMerged: []
    }
  }

  /// A number without its signs, and its last four digits, by which people know it.
  private static func digits(_ number: String?) -> [String?] {
    var view = String.UnicodeScalarView()
    for scalar in FoldedText(number ?? "").scalars where ("0"..."9").contains(scalar) {
      view.append(scalar)
    }
    let digits = String(view)
    return digits.count > 4 ? [digits, String(digits.suffix(4))] : [digits]
  }
}

extension Event.Items {
  fileprivate var searchTexts: [String?] {
    switch self {
    case .itemRegistered(let event): [event.model, event.serial, event.lot, event.seller]
    case .itemOwnershipChanged(let event): [event.reason]
    case .itemCustodyPassed(let event): [event.place, event.condition] + event.accessories
    case .itemMeasured(let event): [event.name, event.partNo, event.position]
    case .warrantyGranted(let event): [event.partSerial, event.terms]
    case .warrantyJudged: []
    }
  }
}

extension Event.Cases {
  fileprivate var searchTexts: [String?] {
    switch self {
    case .caseOpened(let event): [event.subject, event.firstWords]
    case .caseClassified(let event): [event.symptom, event.cause, event.reason]
    case .caseAssigned(let event): [event.reason]
    case .caseUnlinked(let event): [event.reason]
    case .caseResolved(let event): [event.note, event.document]
    case .caseReopened(let event): [event.reason]
    case .caseWaitStarted, .caseWaitEnded, .caseLinked, .caseClosed: []
    }
  }
}

extension Event.Contacts {
  fileprivate var searchTexts: [String?] {
    switch self {
    case .contactWrappedUp(let event): [event.summary]
    case .contactAlertWordHeard(let event): [event.quote]
    case .messagePosted(let event): [event.text]
    case .mediaAttached(let event): [event.caption]
    case .contactStarted, .contactWaitStarted, .contactAnswered, .contactIdentified,
      .contactTransferred, .contactDiverted, .contactEnded:
      []
    }
  }
}

extension Event.Facts {
  fileprivate var searchTexts: [String?] {
    switch self {
    case .factAsserted(let event): [event.value, event.impersonalValue, event.saidBy]
    case .factCorrected(let event): [event.value, event.impersonalValue]
    case .questionRepeatReported(let event): [event.quote]
    case .memoWritten(let event): [event.body] + event.tags
    case .factConfirmed, .questionAsked, .questionAnswered, .questionSpared: []
    }
  }
}

extension Event.Commitments {
  fileprivate var searchTexts: [String?] {
    switch self {
    case .handoffOffered(let event):
      [event.brief.ask, event.brief.situation, event.brief.nextStep] + event.brief.tried
        + event.brief.openQuestions
    case .handoffAccepted(let event): [event.restatedNextStep]
    case .handoffDeclined(let event): event.missing
    case .promiseMade(let event): [event.what]
    case .promiseSettled(let event): [event.reason]
    case .handoffLapsed: []
    }
  }
}

extension Event.Repairs {
  fileprivate var searchTexts: [String?] {
    switch self {
    case .repairOpened(let event): [event.reported]
    case .repairDiagnosed(let event): [event.faultCode, event.note]
    case .repairWorkLogged(let event): [event.note]
    case .repairFinished(let event): event.tests
    case .quoteGiven(let event): [event.label] + event.lines.map(\.text)
    case .quoteAnswered(let event): [event.reason]
    case .visitScheduled(let event): [event.access]
    case .visitEnded(let event): [event.note]
    case .partRequested(let event): event.lines.map(\.partNo)
    case .partInstalled(let event): [event.partNo, event.serial, event.lot, event.position]
    case .partRemoved(let event): [event.partNo, event.serial, event.position]
    case .partMoved(let event): [event.partNo, event.serial]
    case .loanerLent(let event): [event.condition] + event.accessories
    case .loanerReturned(let event): [event.condition] + event.accessories + event.missing
    case .visitStarted, .rmaAuthorized, .rmaSettled: []
    }
  }
}

extension Event.Care {
  fileprivate var searchTexts: [String?] {
    switch self {
    case .followUpDone(let event): [event.findings]
    case .recallAnnounced(let event):
      event.models + [event.hazard, event.healthRisk, event.howFound, event.authorityRef]
    case .surveyAnswered(let event): [event.comment]
    case .knowledgeSought(let event): [event.document, event.query]
    case .salesSignaled(let event): [event.note]
    case .followUpPlanned, .maintenancePlanned, .maintenanceFellDue, .maintenanceDone,
      .recallUnitNotified, .recallUnitTraced, .recallUnitRemedied, .trendFlagged:
      []
    }
  }
}

extension Event.Book {
  fileprivate var searchTexts: [String?] {
    switch self {
    case .documentPublished(let event): [event.documentID, event.title]
    case .memberRegistered(let event): [event.name]
    case .entryRetracted(let event): [event.reason]
    case .conflictSettled(let event): [event.reason]
    case .memberLeft, .entryPinned, .entryUnpinned, .clockJudged, .conflictRaised,
      .erasureOrdered, .erasureCompleted, .disclosureMade:
      []
    }
  }
}
