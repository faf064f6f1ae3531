/// Something that happened.
///
/// In the past tense; never changed.
///
/// Two levels: a topic, then the event.  A fold names every topic and, within the topics it uses,
/// every event; so a new event does not compile until each of them has decided what it means.
package enum Event: Hashable, Sendable {
  case customers(Customers)
  case items(Items)
  case cases(Cases)
  case contacts(Contacts)
  case facts(Facts)
  case commitments(Commitments)
  case repairs(Repairs)
  case care(Care)
  case book(Book)
  /// An event of a type or shape that this build does not know; shown as such, never skipped.
  case unknown(UnknownEvent)

  /// Customers: who they are and how to reach them.
  package enum Customers: Hashable, Sendable {
    case customerRegistered(CustomerRegistered)
    case contactPointAdded(ContactPointAdded)
    case contactPointRetired(ContactPointRetired)
    case customerTagged(CustomerTagged)
    case customerMerged(CustomerMerged)
    case customerUnmerged(CustomerUnmerged)
    case consentRecorded(ConsentRecorded)
  }

  /// Items: units at customers, and their warranties.
  package enum Items: Hashable, Sendable {
    case itemRegistered(ItemRegistered)
    case itemOwnershipChanged(ItemOwnershipChanged)
    case itemCustodyPassed(ItemCustodyPassed)
    case itemMeasured(ItemMeasured)
    case warrantyGranted(WarrantyGranted)
    case warrantyJudged(WarrantyJudged)
  }

  /// Cases: a customer's problem over time.
  package enum Cases: Hashable, Sendable {
    case caseOpened(CaseOpened)
    case caseClassified(CaseClassified)
    case caseAssigned(CaseAssigned)
    case caseWaitStarted(CaseWaitStarted)
    case caseWaitEnded(CaseWaitEnded)
    case caseLinked(CaseLinked)
    case caseUnlinked(CaseUnlinked)
    case caseResolved(CaseResolved)
    case caseReopened(CaseReopened)
    case caseClosed(CaseClosed)
  }

  /// Contacts: every touch with a customer, messages and media.
  package enum Contacts: Hashable, Sendable {
    case contactStarted(ContactStarted)
    case contactWaitStarted(ContactWaitStarted)
    case contactAnswered(ContactAnswered)
    case contactIdentified(ContactIdentified)
    case contactTransferred(ContactTransferred)
    case contactDiverted(ContactDiverted)
    case contactEnded(ContactEnded)
    case contactWrappedUp(ContactWrappedUp)
    case contactAlertWordHeard(ContactAlertWordHeard)
    case messagePosted(MessagePosted)
    case mediaAttached(MediaAttached)
  }

  /// Facts: what is known, what was asked, and memos.
  package enum Facts: Hashable, Sendable {
    case factAsserted(FactAsserted)
    case factConfirmed(FactConfirmed)
    case factCorrected(FactCorrected)
    case questionAsked(QuestionAsked)
    case questionAnswered(QuestionAnswered)
    case questionSpared(QuestionSpared)
    case questionRepeatReported(QuestionRepeatReported)
    case memoWritten(MemoWritten)
  }

  /// Commitments: handoffs between teams and promises to customers.
  package enum Commitments: Hashable, Sendable {
    case handoffOffered(HandoffOffered)
    case handoffAccepted(HandoffAccepted)
    case handoffDeclined(HandoffDeclined)
    case handoffLapsed(HandoffLapsed)
    case promiseMade(PromiseMade)
    case promiseSettled(PromiseSettled)
  }

  /// Repairs: jobs, quotes, visits, parts, loaners and returns.
  package enum Repairs: Hashable, Sendable {
    case repairOpened(RepairOpened)
    case repairDiagnosed(RepairDiagnosed)
    case repairWorkLogged(RepairWorkLogged)
    case repairFinished(RepairFinished)
    case quoteGiven(QuoteGiven)
    case quoteAnswered(QuoteAnswered)
    case visitScheduled(VisitScheduled)
    case visitStarted(VisitStarted)
    case visitEnded(VisitEnded)
    case partRequested(PartRequested)
    case partInstalled(PartInstalled)
    case partRemoved(PartRemoved)
    case partMoved(PartMoved)
    case loanerLent(LoanerLent)
    case loanerReturned(LoanerReturned)
    case rmaAuthorized(RMAAuthorized)
    case rmaSettled(RMASettled)
  }

  /// Care: what is done without being called.
  package enum Care: Hashable, Sendable {
    case followUpPlanned(FollowUpPlanned)
    case followUpDone(FollowUpDone)
    case maintenancePlanned(MaintenancePlanned)
    case maintenanceFellDue(MaintenanceFellDue)
    case maintenanceDone(MaintenanceDone)
    case recallAnnounced(RecallAnnounced)
    case recallUnitNotified(RecallUnitNotified)
    case recallUnitTraced(RecallUnitTraced)
    case recallUnitRemedied(RecallUnitRemedied)
    case surveyAnswered(SurveyAnswered)
    case knowledgeSought(KnowledgeSought)
    case salesSignaled(SalesSignaled)
    case trendFlagged(TrendFlagged)
  }

  /// The book: documents, staff, and what the book says of itself.
  package enum Book: Hashable, Sendable {
    case documentPublished(DocumentPublished)
    case memberRegistered(MemberRegistered)
    case memberLeft(MemberLeft)
    case entryRetracted(EntryRetracted)
    case entryPinned(EntryPinned)
    case entryUnpinned(EntryUnpinned)
    case clockJudged(ClockJudged)
    case conflictRaised(ConflictRaised)
    case conflictSettled(ConflictSettled)
    case erasureOrdered(ErasureOrdered)
    case erasureCompleted(ErasureCompleted)
    case disclosureMade(DisclosureMade)
  }
}

/// An event that only a newer build understands.
package struct UnknownEvent: Hashable, Sendable {
  /// The stable name in the log.
  package var type: String
  /// The version of its shape.
  package var schemaVersion: Int

  package init(type: String, schemaVersion: Int) {
    self.type = type
    self.schemaVersion = schemaVersion
  }
}
