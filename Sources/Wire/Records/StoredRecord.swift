package import Cases
internal import FoundationEssentials
internal import SwiftProtobuf

/// A record as it stands in the log: the envelope read, the content still bytes.
///
/// So a reader that only wants to know which subjects an event touches decodes no more than that,
/// and one without keys decodes everything but the sealed part.
package struct StoredRecord: Sendable {
  let message: ProtoRecord

  /// Reads the bytes of a record, without the hash in front of it.
  ///
  /// - Throws: `notAMessage`, or `malformed` with the envelope's field.
  package init(bytes: [UInt8]) throws(WireError) {
    do {
      message = try ProtoRecord(serializedBytes: bytes)
    } catch {
      throw .notAMessage("record")
    }
  }

  /// As above, straight from the memory map.
  package init(span: RawSpan) throws(WireError) {
    do {
      message = try ProtoRecord(serializedBytes: span)
    } catch {
      throw .notAMessage("record")
    }
  }

  /// The stable name of the event's type.
  package var type: String { message.type }
  /// The version of its shape.
  package var schemaVersion: Int { Int(message.schemaVersion) }
  /// The content without its personal fields.
  package var body: [UInt8] { [UInt8](message.body) }
  /// nonce ‖ ciphertext ‖ tag; empty if nothing is sealed.
  package var sealed: [UInt8] { [UInt8](message.sealed) }
  /// The slot of the key that sealed it; 0 if nothing is.
  package var keyID: UInt64 { message.keyID }
  /// When the book accepted it, without decoding anything else.
  package var acceptedAt: Instant { Instant(microseconds: message.acceptedAt) }

  /// The event's id.
  package func id() throws(WireError) -> EventID { try Field.identifier(message.id, "id") }

  /// The whole record.
  ///
  /// `personal` is the opened sealed part, or `nil`; `state` says what became of the personal
  /// fields, if the record has any.
  package func record(
    seq: UInt64, personal: [UInt8]? = nil, state: PersonalState = .closed
  ) throws(WireError) -> Record {
    let event = try Event(
      type: type, schemaVersion: schemaVersion, body: body, personal: personal)
    var record = Record(
      id: try Field.identifier(message.id, "id"),
      command: try Field.identifier(message.command, "command"),
      index: Int(message.index), origin: try Field.code(message.origin, "origin"), event: event,
      occurredAt: Instant(microseconds: message.occurredAt),
      precision: try Field.code(message.precision, "precision"),
      utcOffsetMinutes: Int(message.utcOffsetMinutes),
      recordedAt: Instant(microseconds: message.recordedAt), acceptedAt: acceptedAt,
      skewMilliseconds: message.hasSkewMs ? Int(message.skewMs) : nil,
      actor: try optional(message.actor, "actor"),
      team: message.team.isEmpty ? nil : try Field.team(message.team, "team"),
      device: try optional(message.device, "device"), deviceSeq: message.deviceSeq,
      authenticatedBy: try Field.code(message.authenticatedBy, "authenticatedBy"), refs: try refs())
    record.seq = seq
    record.number = message.number.isEmpty ? nil : message.number
    record.entry = message.entry == 0 ? nil : Int(message.entry)
    record.causation = try optional(message.causation, "causation")
    record.correlation = try optional(message.correlation, "correlation")
    record.supersedes = try optional(message.supersedes, "supersedes")
    record.visibility = try Field.each(message.visibility) { code throws(WireError) in
      try Field.team(code, "visibility")
    }
    record.personal = message.sealed.isEmpty ? .absent : state
    record.keyID = keyID
    return record
  }

  /// The subjects, without decoding the content.
  package func refs() throws(WireError) -> Refs {
    var refs = Refs()
    for ref in message.refs {
      let role: Role = try Field.code(ref.role, "refs")
      refs.insert(Ref(role, try Field.identifier(ref.id, "refs")))
    }
    return refs
  }
}

private func optional<Tag>(
  _ data: Data, _ field: String
) throws(WireError) -> Identifier<Tag>? {
  data.isEmpty ? nil : try Field.identifier(data, field)
}
