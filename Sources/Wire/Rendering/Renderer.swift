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
    output.reserveCapacity(1_024)
    if profile.sees(try stored.visibility()) {
      try write(stored, seq: seq, personal, to: &output)
    } else {
      try writeWithheld(stored, seq: seq, to: &output)
    }
    return output
  }

  // MARK: The envelope

  /// Keeps every chain of predecessors whole, and says nothing else.
  private func writeWithheld(
    _ stored: StoredRecord, seq: UInt64, to output: inout [UInt8]
  ) throws(WireError) {
    output.append(contentsOf: #"{"data":{"redacted":true,"why":"visibility"},"id":"#.utf8)
    Self.append(try stored.id(), to: &output)
    output.append(contentsOf: #","sequence":"#.utf8)
    Self.append(sequence: seq, to: &output)
    output.append(contentsOf: #","source":"#.utf8)
    output.append(contentsOf: source)
    output.append(contentsOf: #","specversion":"1.0","type":"withheld"}"#.utf8)
  }

  private func write(
    _ stored: StoredRecord, seq: UInt64, _ personal: PersonalPart, to output: inout [UInt8]
  ) throws(WireError) {
    let envelope = stored.envelope
    output.append(contentsOf: #"{"acceptedtime":"#.utf8)
    TimeText.append(stored.acceptedAt, digitCount: 6, to: &output)
    if let causation = envelope.causation {
      output.append(contentsOf: #","causationid":"#.utf8)
      Self.append(causation, to: &output)
    }
    if let correlation = envelope.correlation {
      output.append(contentsOf: #","correlationid":"#.utf8)
      Self.append(correlation, to: &output)
    }
    output.append(contentsOf: #","data":"#.utf8)
    try writeData(stored, seq: seq, personal, to: &output)
    output.append(contentsOf: #","dataschema":"#.utf8)
    JSONText.append("casebook:\(stored.type)/\(stored.schemaVersion)", to: &output)
    output.append(contentsOf: #","id":"#.utf8)
    Self.append(try stored.id(), to: &output)
    output.append(contentsOf: #","recordedtime":"#.utf8)
    TimeText.append(Instant(microseconds: envelope.recordedAt), digitCount: 3, to: &output)
    output.append(contentsOf: #","sequence":"#.utf8)
    Self.append(sequence: seq, to: &output)
    output.append(contentsOf: #","source":"#.utf8)
    output.append(contentsOf: source)
    output.append(contentsOf: #","specversion":"1.0","subject":"#.utf8)
    Self.append(subject: Subjects.first(of: envelope.refs), to: &output)
    output.append(contentsOf: #","time":"#.utf8)
    TimeText.append(Instant(microseconds: envelope.occurredAt), digitCount: 3, to: &output)
    output.append(contentsOf: #","type":"#.utf8)
    JSONText.append(stored.type, to: &output)
    output.append(Ascii.closeBrace)
  }

  private func writeData(
    _ stored: StoredRecord, seq: UInt64, _ personal: PersonalPart, to output: inout [UInt8]
  ) throws(WireError) {
    let envelope = stored.envelope
    var object = ObjectWriter()
    object.id("actor", envelope.actor)
    object.word("authenticatedBy", Authentication.self, envelope.authenticatedBy)
    object.key("body")
    let shape = registry.event(stored.type, version: stored.schemaVersion)
    if let shape {
      var body = BodyWriter(registry: registry, profile: profile, stored, personal)
      try body.write(shape.message, to: &object.output)
    } else {
      object.null()
    }
    object.id("command", envelope.command)
    object.id("device", envelope.device)
    object.number("deviceSeq", envelope.deviceSeq == 0 ? nil : envelope.deviceSeq)
    object.number("entry", envelope.entry == 0 ? nil : UInt64(envelope.entry))
    object.number("index", UInt64(envelope.index))
    object.text("number", envelope.number.isEmpty ? nil : stored.text(envelope.number))
    object.word("origin", Origin.self, envelope.origin)
    object.word("precision", Precision.self, envelope.precision)
    object.key("refs")
    Subjects.append(envelope.refs, to: &object.output)
    object.number("seq", seq)
    object.signed("skewMs", envelope.skewMilliseconds)
    object.id("supersedes", envelope.supersedes)
    object.text("team", envelope.team.isEmpty ? nil : stored.text(envelope.team))
    if shape == nil { object.truth("unknown") }
    object.signed("utcOffsetMinutes", Int64(envelope.utcOffsetMinutes))
    object.key("visibility")
    object.visibility(envelope.visibility.map { stored.text($0) })
    output.append(contentsOf: object.closed())
  }

  // MARK: Pieces

  static func append<Tag>(_ identifier: Identifier<Tag>, to output: inout [UInt8]) {
    JSONText.append(identifier.description, to: &output)
  }

  private static func append(subject ref: (word: String, id: AnyID)?, to output: inout [UInt8]) {
    guard let (word, id) = ref else {
      output.append(contentsOf: "null".utf8)
      return
    }
    JSONText.append("\(word)/\(id)", to: &output)
  }

  /// Twenty digits, so that the text sorts as the number does.
  private static func append(sequence seq: UInt64, to output: inout [UInt8]) {
    output.append(Ascii.quote)
    JSONText.append(seq, digitCount: 20, to: &output)
    output.append(Ascii.quote)
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
