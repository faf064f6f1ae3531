/// Why a decision was refused; the names are those of the domain.
///
/// A refused command leaves nothing behind.
package enum Refusal: Error, Hashable, Sendable {
  /// A field is missing, out of its range, too long, or not of the form that it must have.
  case malformed(field: String)
  case notAllowed(right: String)
  case doesNotExist(Ref)
  /// An event that is named is not in the book; its code is `doesNotExist` too.
  case eventDoesNotExist(EventID)
  /// A link or a conflict that is named is not in the book; their code is `doesNotExist` too.
  case linkDoesNotExist(LinkID)
  case conflictDoesNotExist(ConflictID)
  case caseIsClosed
  case caseIsDuplicate(of: CaseID)
  case caseIsResolved
  case caseIsNotResolved
  case caseIsOpen
  case customerIsErased
  case windowIsEmpty
  case windowIsPast
  case amountIsNotPositive
  case reasonCodeIsMissing
  case evidenceIsMissing
  case contactPointIsRetired(ContactPointID)
  case consentIsMissing(ConsentPurpose)
  case linksWithItself
  case linkExists(LinkID)
  case linkMakesCycle
  case alreadyUnlinked(LinkID)
  case linkIsSuperseded(by: LinkID)
  /// The verdict that holds, which would have to be overturned.
  case verdictStands(EventID)
  case promisesAreOpen([OpenPromise])
  case loanersAreOut([LoanerID])
  /// `rmaIsOpen`: of the case that is to be closed, or of the item that is to come back.
  case returnsAreOpen([RMAID])
  case itemBelongsToAnother(ItemID)
  case lineIsSettled(Int)
  case itemHasNotArrived(line: Int)
  case newItemIsMissing
  case conflictsAreOpen([ConflictID])
  case repairIsOpen([RepairID])
  /// The other team, to which the case would have to be handed off.
  case otherTeamNeedsHandoff(Team)
  case handoffIsPending(HandoffID)
  /// Who has the case.
  case notTheOwner(Owner?)
  case teamIsTheSame(Team)
  case briefIsIncomplete(fields: [String])
  case unknownsAreUnlisted(keys: [String])
  /// How it ended; `nil` if it was never offered.
  case handoffIsNotOpen(HandoffOutcome?)
  case notTheReceiver(Owner)
  case notTheOfferer(Owner)
  case restatementIsMissing
  case ownerIsUnknown(Owner)
  case promiseIsSettled(PromiseID)
  case slotIsFull
  case technicianIsBusy(VisitID)
  case skillIsMissing(String)
  case visitHasEnded(VisitID)
  /// The plan of maintenance or the follow-up that was to be replaced.
  case planIsDone(AnyID)
  case rangeIsEmpty
  case versionIsStale(current: Int)
  case contentIsInvalid(line: Int, why: String)
  case eventIsRetracted(EventID)
  case eventIsTheBooks(EventID)
  case decisionsRestOnIt([EventID])
  case conflictIsSettled(ConflictID)
  case eventIsNotInConflict(EventID)
  case mergesWithItself
  case alreadyMerged(MergeID)
  case mergeMakesCycle
  case alreadyUnmerged(MergeID)
  /// A merge that is named is not in the book; its code is `doesNotExist` too.
  case mergeDoesNotExist(MergeID)
  case mergeIsSuperseded(by: MergeID)
  /// Cases that have to be closed before the customer can be forgotten.
  case casesAreOpen([CaseID])
  case keepIsUnexplained(what: String)
  case identityIsUnverified
  /// The fact that answers the question already.
  case alreadyKnown(FactID)
  /// The team that knows it and does not share it.
  case restrictedTo(Team)
  case customerRefused(key: String)
  /// The case has events after the place up to which the sender had looked.
  case isStale(lastSeq: UInt64)

  /// The code that scripts see: `case.isClosed` and the like stand in EXPERIENCE.
  package var code: String {
    switch self {
    case .malformed: "malformed"
    case .notAllowed: "notAllowed"
    case .doesNotExist, .eventDoesNotExist, .linkDoesNotExist, .conflictDoesNotExist,
      .mergeDoesNotExist:
      "doesNotExist"
    case .caseIsClosed: "caseIsClosed"
    case .caseIsDuplicate: "caseIsDuplicate"
    case .caseIsResolved: "caseIsResolved"
    case .caseIsNotResolved: "caseIsNotResolved"
    case .caseIsOpen: "caseIsOpen"
    case .customerIsErased: "customerIsErased"
    case .windowIsEmpty: "windowIsEmpty"
    case .windowIsPast: "windowIsPast"
    case .amountIsNotPositive: "amountIsNotPositive"
    case .reasonCodeIsMissing: "reasonCodeIsMissing"
    case .evidenceIsMissing: "evidenceIsMissing"
    case .contactPointIsRetired: "contactPointIsRetired"
    case .consentIsMissing: "consentIsMissing"
    case .linksWithItself: "linksWithItself"
    case .linkExists: "linkExists"
    case .linkMakesCycle: "linkMakesCycle"
    case .alreadyUnlinked: "alreadyUnlinked"
    case .linkIsSuperseded: "linkIsSuperseded"
    case .verdictStands: "verdictStands"
    case .promisesAreOpen: "promisesAreOpen"
    case .loanersAreOut: "loanersAreOut"
    case .returnsAreOpen: "rmaIsOpen"
    case .itemBelongsToAnother: "itemBelongsToAnother"
    case .lineIsSettled: "lineIsSettled"
    case .itemHasNotArrived: "itemHasNotArrived"
    case .newItemIsMissing: "newItemIsMissing"
    case .conflictsAreOpen: "conflictsAreOpen"
    case .repairIsOpen: "repairIsOpen"
    case .otherTeamNeedsHandoff: "otherTeamNeedsHandoff"
    case .handoffIsPending: "handoffIsPending"
    case .notTheOwner: "notTheOwner"
    case .teamIsTheSame: "teamIsTheSame"
    case .briefIsIncomplete: "briefIsIncomplete"
    case .unknownsAreUnlisted: "unknownsAreUnlisted"
    case .handoffIsNotOpen: "handoffIsNotOpen"
    case .notTheReceiver: "notTheReceiver"
    case .notTheOfferer: "notTheOfferer"
    case .restatementIsMissing: "restatementIsMissing"
    case .ownerIsUnknown: "ownerIsUnknown"
    case .promiseIsSettled: "promiseIsSettled"
    case .slotIsFull: "slotIsFull"
    case .technicianIsBusy: "technicianIsBusy"
    case .skillIsMissing: "skillIsMissing"
    case .visitHasEnded: "visitHasEnded"
    case .planIsDone: "planIsDone"
    case .rangeIsEmpty: "rangeIsEmpty"
    case .versionIsStale: "versionIsStale"
    case .contentIsInvalid: "contentIsInvalid"
    case .eventIsRetracted: "eventIsRetracted"
    case .eventIsTheBooks: "eventIsTheBooks"
    case .decisionsRestOnIt: "decisionsRestOnIt"
    case .conflictIsSettled: "conflictIsSettled"
    case .eventIsNotInConflict: "eventIsNotInConflict"
    case .mergesWithItself: "mergesWithItself"
    case .alreadyMerged: "alreadyMerged"
    case .mergeMakesCycle: "mergeMakesCycle"
    case .alreadyUnmerged: "alreadyUnmerged"
    case .mergeIsSuperseded: "mergeIsSuperseded"
    case .casesAreOpen: "casesAreOpen"
    case .keepIsUnexplained: "keepIsUnexplained"
    case .identityIsUnverified: "identityIsUnverified"
    case .alreadyKnown: "alreadyKnown"
    case .restrictedTo: "restrictedTo"
    case .customerRefused: "customerRefused"
    case .isStale: "stale"
    }
  }
}
