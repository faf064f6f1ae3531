/// What a decision may look at: the states of the things it names, as of the head of the log.
///
/// The caller gathers them; deciding reads nothing else.
package struct Situation: Sendable {
  /// The case in the refs.
  package var `case`: CaseState?
  /// The customer in the refs, or else of the case.
  package var customer: CustomerState?
  /// The item in the refs, for facts about parts, owners and loans.
  package var item: ItemState?
  /// The recall in the refs, as it was announced last.
  package var recall: RecallState?
  /// The cases at the other ends of links that the decision names, and those to which links of the
  /// same relation lead from there.
  package var linkedCases: [CaseID: CaseState] = [:]
  /// The duplicates of the case, and theirs.
  package var duplicates: [CaseState] = []
  /// The items that the decision names besides the one in the refs.
  package var items: [ItemID: ItemState] = [:]
  /// Of those items, the returns with lines of theirs that are not settled.
  package var openReturns: [ItemID: [RMAID]] = [:]
  /// The customers that a merge names.
  package var customers: [CustomerID: CustomerState] = [:]
  /// The record of the merge that is to be undone.
  package var merge: Record?
  /// The merges by which its survivor was absorbed in turn, and so on up the chain.
  package var mergesAbove: [Record] = []
  /// The states of the customer under other names: who stands for them, and who was merged in.
  package var otherNames: [CustomerState] = []
  /// For customers that were merged into another, that other one.
  package var survivors: [CustomerID: CustomerID] = [:]
  /// Another item with the same model and serial number as one that is to be registered.
  package var itemWithSameSerial: ItemState?
  /// The members that the decision names, and the actor.
  package var members: [MemberID: MemberState] = [:]
  /// Visits of the technician that the decision or fact names which have not ended.
  package var visitsOfTechnician: [PlannedVisit] = []
  /// For who is to be forgotten: the cases that are not closed, under all names.
  package var openCases: [CaseID] = []
  /// For who wants to see what is kept: whether a contact has proved who they are.
  package var isIdentityVerified = false
  /// The earliest start of the visit that the fact starts, by somebody else.
  package var earlierStart: EventID?
  /// The teams that the document of kind `teams` declares; empty means that any is good.
  package var teams: Set<Team> = []
  /// Keys that the receiving team of a handoff requires and of which the ledger knows no value,
  /// or more than one.
  package var unknownKeys: [String] = []
  /// What the receiving team of a handoff need not ask, by the ledger.
  package var knownFacts: [LedgerFinding] = []
  /// How many more callbacks can be promised for the window; `nil` means any number.
  package var callbackSlotsLeftCount: Int?
  /// The latest published version of the document that is to be published.
  package var documentVersion: Int?
  /// The record that raised the conflict which is to be settled.
  package var conflict: Record?
  /// Whether somebody has settled it already.
  package var isConflictSettled = false
  /// The records that a retraction or a correction names, by id.
  package var records: [EventID: Record] = [:]
  /// Events that have been retracted or superseded already.
  package var retracted: Set<EventID> = []
  /// The feeds of the subjects of those records, in the order of `seq`: what may rest on them.
  package var feedRecords: [Record] = []

  package init() {}

  /// The customer with what is known under all names.
  package var person: CustomerState? { customer.map { $0.united(with: otherNames) } }

  /// The customer who stands for `customer` now.
  package func survivor(of customer: CustomerID) -> CustomerID {
    var survivor = customer
    var seen: Set<CustomerID> = []
    while seen.insert(survivor).inserted, let next = survivors[survivor] { survivor = next }
    return survivor
  }
}
