/// A link of a case with another one, which has not been undone.
package struct CaseLink: Hashable, Sendable {
  package var id: LinkID
  package var relation: CaseRelation
  /// The case at the other end.
  package var other: CaseID
  /// Whether this case is that of which the relation is said: `false` for the survivor of a
  /// duplicate.
  package var isFromHere: Bool
  /// The place of the link in the log; later links stand on earlier ones.
  package var seq: UInt64

  package init(
    id: LinkID, relation: CaseRelation, other: CaseID, isFromHere: Bool, seq: UInt64
  ) {
    self.id = id
    self.relation = relation
    self.other = other
    self.isFromHere = isFromHere
    self.seq = seq
  }
}

extension CaseState {
  /// The link that makes this case a duplicate of another: the last one, if there are several.
  package var duplicateLink: CaseLink? {
    links.last { $0.relation == .duplicateOf && $0.isFromHere }
  }

  /// The case of which this one is a linked duplicate.
  package var duplicateOf: CaseID? { duplicateLink?.other }

  /// The cases that are duplicates of this one, in the order in which they were linked.
  package var duplicates: [CaseID] {
    links.filter { $0.relation == .duplicateOf && !$0.isFromHere }.map(\.other)
  }
}

extension CaseState {
  /// The link stands on the feeds of both cases; it names the other one.
  mutating func link(_ linked: CaseLinked, _ record: Record) {
    guard !undoneLinks.contains(linked.linkID), !links.contains(where: { $0.id == linked.linkID })
    else { return }
    let isFromHere = linked.otherCase != id
    var other = linked.otherCase
    if !isFromHere {
      let first = record.refs.all.first { $0.role == .case && $0.id != linked.otherCase.any }
      guard let first else { return }
      other = CaseID(first.id)
    }
    links.append(
      CaseLink(
        id: linked.linkID, relation: linked.relation, other: other, isFromHere: isFromHere,
        seq: record.seq))
  }

  mutating func unlink(_ unlinked: CaseUnlinked) {
    links.removeAll { $0.id == unlinked.linkID }
    undoneLinks.appendOnce(unlinked.linkID)
  }
}

/// A verdict on a warranty that was not overturned.
package struct StandingVerdict: Hashable, Sendable {
  package var event: EventID
  package var `case`: CaseID?
  package var item: ItemID?
  package var verdict: WarrantyVerdict
  package var reasonCode: String
  package var judgedAt: Instant

  package init(
    event: EventID, case: CaseID?, item: ItemID?, verdict: WarrantyVerdict, reasonCode: String,
    judgedAt: Instant
  ) {
    self.event = event
    self.case = `case`
    self.item = item
    self.verdict = verdict
    self.reasonCode = reasonCode
    self.judgedAt = judgedAt
  }

  init(_ judged: WarrantyJudged, _ record: Record) {
    self.init(
      event: record.id, case: record.refs.case, item: record.refs.item, verdict: judged.verdict,
      reasonCode: judged.reasonCode, judgedAt: record.occurredAt)
  }
}

extension [StandingVerdict] {
  /// Of one item in one case one verdict stands: the last one.
  mutating func judge(_ judged: WarrantyJudged, _ record: Record) {
    let verdict = StandingVerdict(judged, record)
    removeAll {
      $0.event == judged.overturns || ($0.item == verdict.item && $0.case == verdict.case)
    }
    append(verdict)
  }
}
