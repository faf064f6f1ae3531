package import Cases

/// The answer to `DO`.
package struct DoAnswer: DeskAnswer {
  /// An event that was written.
  package struct Line: Hashable, Sendable {
    package var id: EventID
    package var position: LogPosition
    /// The stable name of its type.
    package var type: String
    /// The number that it gave to what it creates: "C-1042".
    package var number: String?

    package init(id: EventID, position: LogPosition, type: String, number: String?) {
      self.id = id
      self.position = position
      self.type = type
      self.number = number
    }
  }

  /// The case on which the entry stands.
  package struct Subject: Hashable, Sendable {
    package var id: CaseID
    /// "C-1042".
    package var reference: String?

    package init(id: CaseID, reference: String?) {
      self.id = id
      self.reference = reference
    }
  }

  /// A contradiction that the book noticed and noted.
  package struct Conflict: Hashable, Sendable {
    package var id: ConflictID
    /// A rule of the book; a reader shows one that it does not know as it is.
    package var rule: String

    package init(id: ConflictID, rule: String) {
      self.id = id
      self.rule = rule
    }
  }

  /// Empty for a dry run.
  package var events: [Line]
  /// "C-1042#14".
  package var entry: String?
  package var subject: Subject?
  /// `nil` for a dry run.
  package var acceptedAt: Instant?
  /// Whether it had been done before: nothing was added now.
  package var isReplayed: Bool
  package var conflicts: [Conflict]
  /// Why the book cannot accept a decision that was made offline; it is kept as a conflict.
  package var refusal: JSON?

  package init(
    events: [Line], entry: String? = nil, subject: Subject? = nil, acceptedAt: Instant? = nil,
    isReplayed: Bool = false, conflicts: [Conflict] = [], refusal: JSON? = nil
  ) {
    self.subject = subject
    self.acceptedAt = acceptedAt
    self.events = events
    self.entry = entry
    self.isReplayed = isReplayed
    self.conflicts = conflicts
    self.refusal = refusal
  }

  package static let shape = Shape<Self>.fields(
    [
      Member("acceptedAt", Shape<Instant>.acceptedTime.orNull, "When the book accepted it.") {
        $0.acceptedAt
      },
      Member("case", subject.orNull, "The case on which the entry stands.") { $0.subject },
      Member("conflicts", conflict.list, "What contradicts what was known.") { $0.conflicts },
      Member("entry", Shape<String>.text.orNull, "The entry's number, C-1042#14.") { $0.entry },
      Member("events", line.list, "What was written, in its order.") { $0.events },
      Member("refusal", refusal.optional, "Why a decision made offline was not accepted.") {
        $0.refusal
      },
      Member("replayed", Shape<Bool>.truth, "Whether it had been done before.") {
        $0.isReplayed
      },
    ], required: ["acceptedAt", "case", "conflicts", "entry", "events", "replayed"])

  private static let line = Shape<Line>.object([
    Member("id", Shape<EventID>.id()) { $0.id },
    Member("number", Shape<String>.text.orNull, "Given to what it creates: C-1042.") {
      $0.number
    },
    Member("position", Shape<LogPosition>.position) { $0.position },
    Member("type", Shape<String>.text) { $0.type },
  ])

  private static let subject = Shape<Subject>.object([
    Member("id", Shape<CaseID>.id()) { $0.id },
    Member("ref", Shape<String>.text.orNull, "C-1042.") { $0.reference },
  ])

  private static let conflict = Shape<Conflict>.object([
    Member("conflictId", Shape<ConflictID>.id()) { $0.id },
    Member("rule", Shape<String>.text) { $0.rule },
  ])

  private static let refusal = Shape<JSON>(["type": "object"]) { $0 }

  package init(_ reply: DeskReply) throws(UnreadableAnswer) {
    self = try answerReading { () throws(IncomingError) in
      let object = try MemberReader(reply.info, at: "")
      return Self(
        events: try object.required("events", .list(.object)).map { line throws(IncomingError) in
          Line(
            id: try line.required("id", .identifier()),
            position: try line.required("position", .position),
            type: try line.optional("type", .text) ?? "",
            number: try line.optional("number", .text))
        },
        entry: try object.optional("entry", .text),
        subject: try object.optional("case", .object).map { subject throws(IncomingError) in
          Subject(
            id: try subject.required("id", .identifier()),
            reference: try subject.optional("ref", .text))
        },
        acceptedAt: try object.optional("acceptedAt", .time)?.instant,
        isReplayed: try object.required("replayed", .truth),
        conflicts: try object.required("conflicts", .list(.object)).map {
          conflict throws(IncomingError) in
          Conflict(
            id: try conflict.required("conflictId", .identifier()),
            rule: try conflict.required("rule", .text))
        },
        refusal: try object.optional("refusal", .anything))
    }
  }
}
