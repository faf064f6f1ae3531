internal import Cases
internal import Wire

/// `casebook.write/1`: what a command wrote, or would have written.
struct WriteDocument: Sendable {
  /// Nil with `--dry-run`.
  let command: CommandID?
  let `case`: CaseID?
  let caseNumber: String?
  /// `C-1042#14`.
  let entry: String?
  let events: [WrittenEvent]
  let conflicts: [ConflictRaised]
  let acceptedAt: Instant?
  let isReplayed: Bool
  /// How many commands wait on the kit; nil where it went to the book itself.
  var queuedCount: Int?

  static let shape = DocumentShape<WriteDocument>(
    "casebook.write/1", "What a command wrote, or with --dry-run would have written.",
    [Member("data", data, "The write.") { $0 }])

  private static let data: Shape<WriteDocument> = .object([
    Member("acceptedAt", Shape.acceptedTime.orNull, "When the book accepted it.") {
      $0.acceptedAt
    },
    Member("case", subject.orNull, "The case on which it stands.") { write in
      write.case.map { DocumentSubject(id: $0.any, reference: write.caseNumber) }
    },
    Member("command", Shape<CommandID>.id().orNull, "The idempotency key.") { $0.command },
    Member("conflicts", conflict.list, "What contradicts what was known.") { $0.conflicts },
    Member(
      "delivery", delivery.orNull,
      "How far it has come; null with --dry-run."
    ) { write in
      write.command.map { _ in write.queuedCount == nil ? "accepted" : "queued" }
    },
    Member("dryRun", Shape.truth, "Whether nothing was written.") { $0.command == nil },
    Member("entry", Shape.text.orNull, "The entry's number, C-1042#14.") { $0.entry },
    Member("events", event.list, "The events, in their order.") { $0.events },
    Member("queued", Shape<Int>.integer, "How many commands wait to be sent.") {
      $0.queuedCount ?? 0
    },
    Member("replayed", Shape.truth, "Whether it had been written before.") { $0.isReplayed },
  ])

  /// How far a command has come.
  static let delivery = Shape.word(["queued", "sent", "accepted", "refused"])

  private static let subject = DocumentSubject.shape

  static let conflict: Shape<ConflictRaised> = .object([
    Member("id", Shape<ConflictID>.id()) { $0.conflictID },
    Member("rule", Shape<ConflictRule>.word) { $0.rule },
  ])

  static let event: Shape<WrittenEvent> = .object([
    Member("id", Shape<EventID>.id().orNull) { $0.id },
    Member("number", Shape.text.orNull, "The number that it gave: C-1042.") { $0.number },
    Member("position", Shape.position.orNull, "Its place in the log.") { $0.position },
    Member("type", Shape.text, "The stable name of its type.") { $0.type },
  ])
}

/// One event of a write.
struct WrittenEvent: Sendable {
  let id: EventID?
  let type: String
  let number: String?
  let position: LogPosition?
}

/// A thing with its number for people.
struct DocumentSubject: Sendable {
  let id: AnyID
  let reference: String?

  static let shape: Shape<DocumentSubject> = .object([
    Member("id", Shape<AnyID>.id()) { $0.id },
    Member("ref", Shape.text.orNull, "C-1042; null while unsent.") { $0.reference },
  ])
}
