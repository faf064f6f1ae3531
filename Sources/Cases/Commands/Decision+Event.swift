extension Decision {
  /// The decision that has `event` as its outcome; `nil` if no decision of this build does.
  package init?(_ event: Event) {
    switch event {
    case .cases(let event): self.init(event)
    case .commitments(let event): self.init(event)
    case .repairs(.visitScheduled(let event)): self = .scheduleVisit(event)
    case .book(.documentPublished(let event)): self = .publishDocument(event)
    case .book(.entryRetracted(let event)): self = .retractEntry(event)
    case .customers, .items, .contacts, .facts, .repairs, .care, .book, .unknown: return nil
    }
  }

  private init?(_ event: Event.Cases) {
    switch event {
    case .caseAssigned(let event): self = .assignCase(event)
    case .caseResolved(let event): self = .resolveCase(event)
    case .caseReopened(let event): self = .reopenCase(event)
    case .caseClosed(let event): self = .closeCase(event)
    case .caseOpened, .caseClassified, .caseWaitStarted, .caseWaitEnded, .caseLinked,
      .caseUnlinked:
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
    case .offerHandoff(let event): .commitments(.handoffOffered(event))
    case .acceptHandoff(let event): .commitments(.handoffAccepted(event))
    case .declineHandoff(let event): .commitments(.handoffDeclined(event))
    case .withdrawHandoff(let event): .commitments(.handoffLapsed(event))
    case .makePromise(let event): .commitments(.promiseMade(event))
    case .scheduleVisit(let event): .repairs(.visitScheduled(event))
    case .publishDocument(let event): .book(.documentPublished(event))
    case .retractEntry(let event): .book(.entryRetracted(event))
    }
  }

  /// The name of the command in the schema: "offerHandoff".
  package var commandName: String {
    switch self {
    case .assignCase: "assignCase"
    case .resolveCase: "resolveCase"
    case .reopenCase: "reopenCase"
    case .closeCase: "closeCase"
    case .offerHandoff: "offerHandoff"
    case .acceptHandoff: "acceptHandoff"
    case .declineHandoff: "declineHandoff"
    case .withdrawHandoff: "withdrawHandoff"
    case .makePromise: "makePromise"
    case .scheduleVisit: "scheduleVisit"
    case .publishDocument: "publishDocument"
    case .retractEntry: "retractEntry"
    }
  }
}
