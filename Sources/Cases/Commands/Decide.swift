/// What a decision may look at: the states of the things it names, as of the head of the log.
///
/// The caller gathers them; deciding reads nothing else.
package struct Situation: Sendable {
  /// The case in the refs.
  package var `case`: CaseState?
  /// The customer in the refs, or else of the case.
  package var customer: CustomerState?
  /// The members that the decision names, and the actor.
  package var members: [MemberID: MemberState] = [:]
  /// Visits of the technician that the decision names which have not ended.
  package var visitsOfTechnician: [PlannedVisit] = []
  /// The teams that the document of kind `teams` declares; empty means that any is good.
  package var teams: Set<Team> = []
  /// The latest published version of the document that is to be published.
  package var documentVersion: Int?
  /// The records that a retraction names, by id.
  package var records: [EventID: Record] = [:]
  /// Events that have been retracted or superseded already.
  package var retracted: Set<EventID> = []

  package init() {}
}
