internal import Cases
internal import Wire

/// A conflict in documents.
enum ConflictDocument {
  static let shape: Shape<OpenedConflict> = .object([
    Member("cases", subject.list) { conflict in
      conflict.cases.map { DocumentSubject(id: $0.id.any, reference: $0.number) }
    },
    Member("customer", subject.orNull) { conflict in
      conflict.customer.map { DocumentSubject(id: $0.id.any, reference: $0.number) }
    },
    Member("entries", entry.list, "The events that contradict each other, as far as found.") {
      $0.entries
    },
    Member("id", Shape<ConflictID>.id()) { $0.id },
    Member("item", subject.orNull) { conflict in
      conflict.item.map { DocumentSubject(id: $0.id.any, reference: $0.number) }
    },
    Member("raisedAt", Shape.time) { $0.raisedAt },
    Member("refusal", Shape.text.orNull, "Why a decision made offline was refused.") {
      $0.refusal
    },
    Member("rule", Shape<ConflictRule>.word) { $0.rule },
    Member("settled", Shape.truth) { $0.isSettled },
    Member("stands", Shape<EventID>.id().orNull, "The event that stands.") { $0.stands },
  ])

  private static let subject = DocumentSubject.shape

  private static let entry: Shape<ConflictEntry> = .object([
    Member("event", Shape<EventID>.id()) { $0.event },
    Member("occurredAt", Shape.time) { $0.occurredAt },
    Member("ref", Shape.text.orNull, "C-1042#14.") { $0.reference },
  ])

  /// `casebook.conflicts/1`.
  static let list = DocumentShape<Page<OpenedConflict>>(
    "casebook.conflicts/1", "What contradicts what, for a person to settle.",
    Page.members(shape))
}

/// A link of a case in documents.
enum LinkDocument {
  static let shape: Shape<OpenedLink> = .object([
    Member("case", DocumentSubject.shape, "The case at the other end.") {
      DocumentSubject(id: $0.card.id.any, reference: $0.card.number)
    },
    Member("id", Shape<LinkID>.id()) { $0.link.id },
    Member("isFromHere", Shape.truth, "Whether the relation is said of this case.") {
      $0.link.isFromHere
    },
    Member("relation", Shape<CaseRelation>.word) { $0.link.relation },
  ])
}
