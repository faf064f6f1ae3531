internal import Cases
internal import Views

/// A draft with the circumstances in which it happened.
struct DraftSource {
  let draft: Draft
  /// Its id, where it does not follow from that of the command.
  let id: EventID?
  let origin: Origin
  let occurredAt: Instant
  let precision: Precision
  let utcOffsetMinutes: Int
  let recordedAt: Instant
  let actor: MemberID?
  let team: Team?
  /// The teams that may see it; `nil` for those that the command says.
  var visibility: [Team]?

  /// Something that a device sent, in the command's circumstances.
  init(_ draft: Draft, of command: Command, origin: Origin = .device) {
    self.draft = draft
    id = nil
    self.origin = origin
    occurredAt = command.occurredAt
    precision = command.precision
    utcOffsetMinutes = command.utcOffsetMinutes
    recordedAt = command.recordedAt
    actor = command.actor
    team = command.team
  }

  /// History, in the circumstances that its source had noted.
  init(_ imported: ImportedDraft) {
    draft = imported.draft
    id = imported.id
    origin = .import
    occurredAt = imported.occurredAt
    precision = imported.precision
    utcOffsetMinutes = imported.utcOffsetMinutes
    recordedAt = imported.recordedAt
    actor = imported.actor
    team = imported.team
  }

  /// What time has brought about; nobody did it.
  init(_ timed: TimedDraft, of command: Command) {
    draft = timed.draft
    id = EventIdentifiers.book(
      rule: timed.rule, causes: timed.causes,
      milliseconds: timed.occurredAt.microseconds / 1_000, as: IdentifierTag.Event.self)
    origin = .book
    occurredAt = timed.occurredAt
    precision = .instant
    utcOffsetMinutes = command.utcOffsetMinutes
    recordedAt = command.recordedAt
    actor = nil
    team = nil
  }
}

/// Who gives numbers for people.
package enum Numbering: Hashable, Sendable {
  /// The book itself.
  case final
  /// A device that is offline: numbers that hold until the book gives its own.
  case provisional
}

/// The last human numbers given, and those that this command gives.
struct NumberSource {
  /// Looked up when first asked for: most commands create nothing that has a number.
  private var lasts: [NumberKind: Int] = [:]

  /// The number of what the event creates; `nil` if it creates nothing that has one.
  mutating func number<R: RowSource & ~Copyable & ~Escapable>(
    for event: Event, _ numbering: Numbering, _ rows: borrowing R
  ) throws(RowsError) -> String? {
    guard let kind = NumberKind(creating: event) else { return nil }
    let last: Int
    if let known = lasts[kind] {
      last = known
    } else {
      switch numbering {
      case .final: last = try rows.greatestNumber(kind)
      case .provisional: last = try rows.greatestProvisionalNumber(kind)
      }
    }
    lasts[kind] = last + 1
    switch numbering {
    case .final: return kind.text(last + 1)
    case .provisional: return kind.provisionalText(last + 1)
    }
  }
}

extension NumberKind {
  /// The kind of number that an event of this type gives to what it creates.
  fileprivate init?(creating event: Event) {
    switch event {
    case .cases(.caseOpened): self = .case
    case .customers(.customerRegistered): self = .customer
    case .items(.itemRegistered): self = .item
    case .customers, .items, .cases, .contacts, .facts, .commitments, .repairs, .care, .book,
      .unknown:
      return nil
    }
  }
}
