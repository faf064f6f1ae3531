package import Cases

/// Who speaks in a line of a timeline.
package enum TimelineParty: Hashable, Sendable {
  /// Somebody of ours.
  case team(Team)
  case customer
  /// The book itself, or a device without a person.
  case machine
}

extension Record {
  /// Who speaks: the customer where words or wishes of theirs were taken down as they came.
  package var party: TimelineParty {
    if origin == .book { return .machine }
    if event.isCustomers { return .customer }
    return team.map { .team($0) } ?? .machine
  }

  /// Whether the line folds with others of its kind into one.
  ///
  /// So do lines that nobody wrote as words of their own: what the book, or a device without a
  /// person, added; what the telephone system reports between ringing and hanging up; spared
  /// questions and searches.  What a person must act on, or must not overlook, never folds.
  package var isAutomatic: Bool {
    switch event.weight {
    case .full: false
    case .folds: true
    case .ofActor: origin == .book || (actor == nil && origin == .device)
    }
  }
}

/// How much room an event deserves.
private enum Weight {
  /// A line of its own, whoever made it.
  case full
  /// Folded, whoever made it.
  case folds
  /// A line of its own if a person made it.
  case ofActor
}

extension Event {
  fileprivate var isCustomers: Bool {
    switch self {
    case .contacts(.messagePosted(let message)): message.direction == .inbound
    case .repairs(.partRequested(let request)): request.by == .customer
    case .care(.surveyAnswered(let survey)): survey.respondent == .customer
    case .care(.knowledgeSought(let search)): search.by == .customer
    case .customers, .items, .cases, .contacts, .facts, .commitments, .repairs, .care, .book,
      .unknown:
      false
    }
  }

  fileprivate var weight: Weight {
    switch self {
    case .contacts(let event): event.weight
    case .facts(let event): event.weight
    case .commitments(let event): event.weight
    case .book(let event): event.weight
    case .care(.knowledgeSought): .folds
    case .care(.trendFlagged), .unknown: .full
    case .customers, .items, .cases, .repairs, .care: .ofActor
    }
  }
}

extension Event.Contacts {
  fileprivate var weight: Weight {
    switch self {
    case .contactWaitStarted, .contactAnswered, .contactIdentified, .contactEnded: .folds
    case .contactStarted, .contactDiverted, .contactWrappedUp, .contactAlertWordHeard,
      .messagePosted:
      .full
    case .contactTransferred, .mediaAttached: .ofActor
    }
  }
}

extension Event.Facts {
  fileprivate var weight: Weight {
    switch self {
    case .questionSpared: .folds
    case .questionRepeatReported, .memoWritten: .full
    case .factAsserted, .factConfirmed, .factCorrected, .questionAsked, .questionAnswered: .ofActor
    }
  }
}

extension Event.Commitments {
  /// Somebody is waited for: never folded.
  fileprivate var weight: Weight {
    switch self {
    case .handoffOffered, .handoffAccepted, .handoffDeclined, .handoffLapsed, .promiseMade,
      .promiseSettled:
      .full
    }
  }
}

extension Event.Book {
  fileprivate var weight: Weight {
    switch self {
    case .conflictRaised, .conflictSettled, .erasureOrdered, .erasureCompleted, .disclosureMade,
      .entryRetracted:
      .full
    case .documentPublished, .memberRegistered, .memberLeft, .entryPinned, .entryUnpinned,
      .clockJudged:
      .ofActor
    }
  }
}
