/// What is known of one of the staff, without the name.
package struct MemberState: Hashable, Sendable {
  package var id: MemberID
  package var team: Team?
  package var skills: [String] = []
  package var osUser: String?
  /// The record whose `name` holds.
  package var nameSeq: UInt64 = 0
  package var hasLeft = false
  package var lastSeq: UInt64 = 0

  package init(id: MemberID) { self.id = id }
}

extension MemberState: SubjectState {
  package mutating func count(_ record: Record) {
    lastSeq = max(lastSeq, record.seq)
  }

  package mutating func change(_ record: Record) {
    switch record.event {
    case .book(let event): change(event, record)
    case .customers, .items, .cases, .contacts, .facts, .commitments, .repairs, .care: break
    case .unknown: break
    }
  }

  private mutating func change(_ event: Event.Book, _ record: Record) {
    switch event {
    case .memberRegistered(let registered):
      team = registered.team
      skills = registered.skills
      osUser = registered.osUser
      nameSeq = record.seq
      hasLeft = false
    case .memberLeft: hasLeft = true
    case .documentPublished, .entryRetracted, .entryPinned, .entryUnpinned, .clockJudged,
      .conflictRaised, .conflictSettled, .erasureOrdered, .erasureCompleted, .disclosureMade:
      break
    }
  }
}
