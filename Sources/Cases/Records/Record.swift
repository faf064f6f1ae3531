/// Where an event comes from.
package enum Origin: String, Hashable, Sendable, CaseIterable {
  /// Entered on a device, by a person or a program.
  case device
  /// Made by the book itself.
  case book
  /// History from another system: checked for shape, never decided, never called late.
  case `import`
}

/// How exactly it is known when something happened.
package enum Precision: String, Hashable, Sendable, CaseIterable {
  case instant, minute, day
}

/// Who vouches for the actor.
package enum Authentication: String, Hashable, Sendable, CaseIterable {
  case asserted, osUser, curveKey
}

/// What became of the personal fields of a record on the way to this reader.
package enum PersonalState: Hashable, Sendable {
  /// The record has none.
  case absent
  /// They were not opened: the reader did not ask for them.
  case closed
  /// They stand in the event.
  case opened
  /// This copy of the book has no key for them.
  case keyMissing
  /// The key was destroyed: the person has been forgotten.
  case erased
}

/// An event with everything that is known of how it came about.
///
/// ARCHITECTURE of the record: `Schemas/casebook/v1/record.proto`.
package struct Record: Hashable, Sendable {
  /// The place in the log, from 1 without gaps; 0 as long as it is not in the log.
  package var seq: UInt64 = 0
  package var id: EventID
  /// The id made on the device when the person acted: the idempotency key.
  package var command: CommandID
  /// The place of this event in what its command produced, from 0.
  package var index: Int
  package var origin: Origin
  package var event: Event
  /// When it happened, how exactly that is known, and the local offset there.
  package var occurredAt: Instant
  package var precision: Precision
  package var utcOffsetMinutes: Int
  /// When it was typed, by the device's clock.
  package var recordedAt: Instant
  /// When the book accepted it; strictly monotonic in `seq`.
  package var acceptedAt: Instant
  /// The error of the device's clock, as measured at the last hello.
  package var skewMilliseconds: Int?
  /// The member who acted, for which team.
  package var actor: MemberID?
  package var team: Team?
  /// The device, and the number of the command on it, from 1; 0 for what no device sent.
  package var device: DeviceID?
  package var deviceSeq: UInt64
  package var authenticatedBy: Authentication
  package var refs: Refs
  /// The human number given to what the event creates: "C-1042".
  package var number: String?
  /// The number of the entry in its first case, from 1; one for all events of a command.
  package var entry: Int?
  package var causation: EventID?
  package var correlation: EventID?
  /// An earlier event that this one corrects.
  package var supersedes: EventID?
  /// The teams that may see it; none means all.
  package var visibility: [Team]
  /// What became of the personal fields.
  package var personal: PersonalState
  /// The slot of the key that sealed the personal fields; 0 where nothing is sealed.
  package var keyID: UInt64 = 0

  package init(
    id: EventID, command: CommandID, index: Int, origin: Origin, event: Event,
    occurredAt: Instant, precision: Precision = .instant, utcOffsetMinutes: Int,
    recordedAt: Instant, acceptedAt: Instant, skewMilliseconds: Int? = nil, actor: MemberID?,
    team: Team?, device: DeviceID?, deviceSeq: UInt64, authenticatedBy: Authentication,
    refs: Refs, number: String? = nil, entry: Int? = nil, causation: EventID? = nil,
    correlation: EventID? = nil, supersedes: EventID? = nil, visibility: [Team] = [],
    personal: PersonalState = .opened
  ) {
    self.id = id
    self.command = command
    self.index = index
    self.origin = origin
    self.event = event
    self.occurredAt = occurredAt
    self.precision = precision
    self.utcOffsetMinutes = utcOffsetMinutes
    self.recordedAt = recordedAt
    self.acceptedAt = acceptedAt
    self.skewMilliseconds = skewMilliseconds
    self.actor = actor
    self.team = team
    self.device = device
    self.deviceSeq = deviceSeq
    self.authenticatedBy = authenticatedBy
    self.refs = refs
    self.number = number
    self.entry = entry
    self.causation = causation
    self.correlation = correlation
    self.supersedes = supersedes
    self.visibility = visibility
    self.personal = personal
  }

  /// How long after it happened the book learnt of it, in seconds; 0 for imported history.
  package var latenessSeconds: Int64 {
    origin == .import ? 0 : max(0, acceptedAt.seconds(since: occurredAt))
  }
}
