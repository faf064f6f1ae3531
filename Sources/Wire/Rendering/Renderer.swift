package import Cases

/// Renders events as the CloudEvents JSON that everybody outside of the log reads.
///
/// One renderer for feeds, `tail`, `export` and streams.  CloudEvents 1.0, JSON format, structured
/// mode; its bytes are the same for ever as long as nobody is forgotten and the profile stays.  It
/// walks over the stored bytes by the description of their shape, so an event is written in the
/// shape of its own version; upcasting is for folds.
///
/// Where the log holds what nobody could have foreseen:
/// - a type or version that the registry has not is written with `"body":null,"unknown":true`;
/// - a value of an enumeration that it has not is written `{"unknown":17}`;
/// - fields that it has not are left out: they have no names.
package struct Renderer: Sendable {
  package let book: BookID
  package let profile: Profile
  private let registry: Registry
  /// "urn:uuid:…" in quotation marks.
  private let source: [UInt8]

  /// - Parameters:
  ///   - book: The book: the `source` of its events.
  ///   - profile: What the readers may see.
  ///   - registry: The shapes of its events.
  package init(
    book: BookID, profile: Profile = .everything, registry: Registry = .current
  ) {
    self.book = book
    self.profile = profile
    self.registry = registry
    source = Self.source(of: book)
  }

  /// The event as one JSON object without white space, in UTF-8.
  ///
  /// - Parameters:
  ///   - stored: The record.
  ///   - seq: Its place in the log.
  ///   - personal: Its personal part; what is said of it does not matter if the record has none.
  /// - Returns: The event; one of type `withheld` if its visibility leaves out the profile's teams.
  /// - Throws: `notAMessage` or `malformed` for bytes that are no record of ours.
  package func render(
    _ stored: StoredRecord, seq: UInt64, personal: PersonalPart
  ) throws(WireError) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(1_280)
    if profile.sees(try stored.visibility()) {
      try write(stored, seq: seq, personal, to: &output)
    } else {
      try writeWithheld(stored, seq: seq, to: &output)
    }
    return output
  }

  /// Keeps every chain of predecessors whole, and says nothing else.
  private func writeWithheld(
    _ stored: StoredRecord, seq: UInt64, to output: inout [UInt8]
  ) throws(WireError) {
    output += #"{"data":{"redacted":true,"why":"visibility"},"id":"#.utf8
    JSONText.append(try stored.id().any, to: &output)
    output += Piece.sequence
    Self.append(sequence: seq, to: &output)
    output += Piece.source
    output += source
    output += #","specversion":"1.0","type":"withheld"}"#.utf8
  }

  private func write(
    _ stored: StoredRecord, seq: UInt64, _ personal: PersonalPart, to output: inout [UInt8]
  ) throws(WireError) {
    let envelope = stored.envelope
    let type = stored.type
    let shape = registry.event(type, version: stored.schemaVersion)
    output += Piece.acceptedTime
    TimeText.append(stored.acceptedAt, digitCount: 6, to: &output)
    if let causation = envelope.causation {
      output += Piece.causationID
      JSONText.append(causation, to: &output)
    }
    if let correlation = envelope.correlation {
      output += Piece.correlationID
      JSONText.append(correlation, to: &output)
    }
    output += Piece.data
    try writeData(stored, shape, seq: seq, personal, to: &output)
    output += Piece.dataSchema
    JSONText.append("casebook:\(type)/\(stored.schemaVersion)", to: &output)
    output += Piece.id
    JSONText.append(try stored.id().any, to: &output)
    output += Piece.recordedTime
    TimeText.append(Instant(microseconds: envelope.recordedAt), digitCount: 3, to: &output)
    output += Piece.sequence
    Self.append(sequence: seq, to: &output)
    output += Piece.source
    output += source
    output += Piece.subject
    Subjects.appendFirst(of: envelope.refs, to: &output)
    output += Piece.time
    TimeText.append(Instant(microseconds: envelope.occurredAt), digitCount: 3, to: &output)
    output += Piece.type
    JSONText.append(type, to: &output)
    output.append(Ascii.closeBrace)
  }

  private func writeData(
    _ stored: StoredRecord, _ shape: EventShape?, seq: UInt64, _ personal: PersonalPart,
    to output: inout [UInt8]
  ) throws(WireError) {
    let envelope = stored.envelope
    output += Piece.actor
    JSONText.append(orNull: envelope.actor, to: &output)
    output += Piece.authenticatedBy
    EnvelopeWords.authentications.append(envelope.authenticatedBy, to: &output)
    output += Piece.body
    if let shape {
      let body = BodyWriter(registry: registry, profile: profile, stored, personal)
      try body.write(shape.message, to: &output)
    } else {
      output += Piece.null
    }
    output += Piece.command
    JSONText.append(orNull: envelope.command, to: &output)
    output += Piece.device
    JSONText.append(orNull: envelope.device, to: &output)
    output += Piece.deviceSeq
    JSONText.append(nonzero: envelope.deviceSeq, to: &output)
    output += Piece.entry
    JSONText.append(nonzero: UInt64(envelope.entry), to: &output)
    output += Piece.index
    JSONText.append(UInt64(envelope.index), to: &output)
    output += Piece.number
    JSONText.append(nonempty: stored.text(envelope.number), to: &output)
    output += Piece.origin
    EnvelopeWords.origins.append(envelope.origin, to: &output)
    output += Piece.precision
    EnvelopeWords.precisions.append(envelope.precision, to: &output)
    output += Piece.refs
    Subjects.append(envelope.refs, to: &output)
    output += Piece.seq
    JSONText.append(seq, to: &output)
    output += Piece.skewMs
    if let skew = envelope.skewMilliseconds {
      JSONText.append(skew, to: &output)
    } else {
      output += Piece.null
    }
    output += Piece.supersedes
    JSONText.append(orNull: envelope.supersedes, to: &output)
    output += Piece.team
    JSONText.append(nonempty: stored.text(envelope.team), to: &output)
    if shape == nil { output += Piece.unknown }
    output += Piece.utcOffsetMinutes
    JSONText.append(Int64(envelope.utcOffsetMinutes), to: &output)
    output += Piece.visibility
    Self.append(visibility: envelope.visibility.map { stored.text($0) }, to: &output)
    output.append(Ascii.closeBrace)
  }

  /// Twenty digits, so that the text sorts as the number does.
  private static func append(sequence seq: UInt64, to output: inout [UInt8]) {
    output.append(Ascii.quote)
    JSONText.append(seq, digitCount: 20, to: &output)
    output.append(Ascii.quote)
  }

  /// "all", or the teams.
  private static func append(visibility teams: [String], to output: inout [UInt8]) {
    guard !teams.isEmpty else {
      output += Piece.all
      return
    }
    output.append(Ascii.openBracket)
    for (index, team) in teams.enumerated() {
      if index > 0 { output.append(Ascii.comma) }
      JSONText.append(team, to: &output)
    }
    output.append(Ascii.closeBracket)
  }

  /// The `source` of the book's events: "urn:uuid:…".
  package var sourceText: String {
    String(decoding: source.dropFirst().dropLast(), as: UTF8.self)
  }

  private static func source(of book: BookID) -> [UInt8] {
    var hexadecimal: [UInt8] = []
    BytesText.appendHexadecimal(book.bytes, to: &hexadecimal)
    var output: [UInt8] = Array(#""urn:uuid:"#.utf8)
    for (index, digit) in hexadecimal.enumerated() {
      if [8, 12, 16, 20].contains(index) { output.append(Ascii.minus) }
      output.append(digit)
    }
    output.append(Ascii.quote)
    return output
  }
}
