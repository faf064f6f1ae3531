package import Cases

/// A record as it stands in the log: the envelope read, the content still bytes.
///
/// So a reader that only wants to know which subjects an event touches decodes no more than that,
/// and one without keys decodes everything but the sealed part.
package struct StoredRecord: Sendable {
  /// The record, without the hash in front of it.
  package let bytes: [UInt8]
  let envelope: Envelope

  /// Reads the bytes of a record, without the hash in front of it.
  ///
  /// - Throws: `notAMessage`, or `malformed` with the envelope's field.
  package init(bytes: [UInt8]) throws(WireError) {
    self.bytes = bytes
    envelope = try Envelope(bytes)
  }

  /// As above, copied from the memory map, so that it outlives the transaction.
  package init(span: RawSpan) throws(WireError) {
    try self.init(bytes: unsafe span.withUnsafeBytes { unsafe [UInt8]($0) })
  }

  /// The stable name of the event's type.
  package var type: String { text(envelope.type) }
  /// The version of its shape.
  package var schemaVersion: Int { Int(envelope.schemaVersion) }
  /// The content without its personal fields.
  package var body: [UInt8] { [UInt8](bytes[envelope.body]) }
  /// nonce ‖ ciphertext ‖ tag; empty if nothing is sealed.
  package var sealed: [UInt8] { [UInt8](bytes[envelope.sealed]) }
  /// The slot of the key that sealed it; 0 if nothing is.
  package var keyID: UInt64 { envelope.keyID }
  /// When the book accepted it, without decoding anything else.
  package var acceptedAt: Instant { Instant(microseconds: envelope.acceptedAt) }

  /// The event's id.
  package func id() throws(WireError) -> EventID { EventID(try Self.set(envelope.id, "id")) }

  /// The command that produced it, and its place in that.
  package func command() throws(WireError) -> (id: CommandID, index: Int) {
    (CommandID(try Self.set(envelope.command, "command")), Int(envelope.index))
  }

  /// The teams that may see it; none means all.
  package func visibility() throws(WireError) -> [Team] {
    guard !envelope.visibility.isEmpty else { return [] }
    return try Field.each(envelope.visibility) { part throws(WireError) in
      try Field.team(text(part), "visibility")
    }
  }

  /// The subjects, without decoding the content.
  package func refs() throws(WireError) -> Refs {
    var refs = Refs()
    for (number, id) in envelope.refs {
      guard let narrow = UInt8(exactly: number), let role = Role(rawValue: narrow) else {
        throw number == 0 ? .malformed(field: "refs") : .newerValue(field: "refs")
      }
      refs.insert(Ref(role, id))
    }
    return refs
  }

  /// The whole record.
  ///
  /// - Parameters:
  ///   - seq: Its place in the log.
  ///   - personal: The opened sealed part, or `nil`.
  ///   - state: What became of the personal fields, if the record has any.
  /// - Returns: The record with its event; an unknown one if only a newer build understands it.
  /// - Throws: `notAMessage` or `malformed`, for the envelope or the content; `newerValue` for an
  ///   envelope that only a newer build understands.
  package func record(
    seq: UInt64, personal: [UInt8]? = nil, state: PersonalState = .closed
  ) throws(WireError) -> Record {
    let event = try Event(
      type: type, schemaVersion: schemaVersion, body: bytes[envelope.body],
      personal: personal.map { $0[...] })
    var record = Record(
      id: try id(), command: try command().id, index: Int(envelope.index),
      origin: try Field.code(number: envelope.origin, "origin"), event: event,
      occurredAt: try Field.instant(envelope.occurredAt, "occurredAt"),
      precision: try Field.code(number: envelope.precision, "precision"),
      utcOffsetMinutes: try Field.offset(Int(envelope.utcOffsetMinutes), "utcOffsetMinutes"),
      recordedAt: try Field.instant(envelope.recordedAt, "recordedAt"),
      acceptedAt: try Field.instant(envelope.acceptedAt, "acceptedAt"),
      skewMilliseconds: try envelope.skewMilliseconds.map { skew throws(WireError) in
        try Field.integer(skew, "skewMs")
      },
      actor: envelope.actor.map(MemberID.init), team: try team(),
      device: envelope.device.map(DeviceID.init), deviceSeq: envelope.deviceSeq,
      authenticatedBy: try Field.code(number: envelope.authenticatedBy, "authenticatedBy"),
      refs: try refs())
    record.seq = seq
    record.number = envelope.number.isEmpty ? nil : text(envelope.number)
    record.entry = envelope.entry == 0 ? nil : Int(envelope.entry)
    record.causation = envelope.causation.map(EventID.init)
    record.correlation = envelope.correlation.map(EventID.init)
    record.supersedes = envelope.supersedes.map(EventID.init)
    record.visibility = try visibility()
    record.personal = envelope.sealed.isEmpty ? .absent : state
    record.keyID = keyID
    return record
  }

  func team() throws(WireError) -> Team? {
    envelope.team.isEmpty ? nil : try Field.team(text(envelope.team), "team")
  }

  /// Text that is no UTF-8 comes out with replacement characters: an envelope is always shown.
  func text(_ part: Envelope.Part) -> String { String(decoding: bytes[part], as: UTF8.self) }

  private static func set(_ id: AnyID?, _ field: String) throws(WireError) -> AnyID {
    guard let id else { throw .malformed(field: field) }
    return id
  }
}
