package import Cases

/// An event that came in as JSON, as `emit` and `import` take it.
package struct IncomingEvent: Hashable, Sendable {
  /// What a book had written about the event when it exported it.
  package struct Export: Hashable, Sendable {
    /// The `source`: "urn:uuid:…" of the book.
    package var source: String
    package var id: EventID
    package var command: CommandID?
    package var index: Int?
    package var actor: MemberID?
    package var team: Team?
    package var number: String?
    package var entry: Int?
    package var seq: UInt64?
    package var acceptedAt: Instant?
  }

  package var draft: Draft
  package var occurredAt: Instant?
  package var precision: Precision?
  package var utcOffsetMinutes: Int?
  package var recordedAt: Instant?
  package var visibility: [Team] = []
  /// What the exporting book knew; `nil` for an event that is asked for.
  package var export: Export?

  /// Reads an event, strictly.
  ///
  /// Two forms: the CloudEvents JSON that `Renderer` writes, which has a `specversion`; and the
  /// short form of a request, `{"type","refs","occurredAt","body"}`, in which `recordedAt`,
  /// `precision`, `utcOffsetMinutes`, `supersedes`, `causation`, `visibility` and `dataschema` may
  /// stand too.  In both a member that is not known here is refused, because it would be lost; a
  /// list may be left out when it is empty, a value that is `null` when it is optional.
  ///
  /// - Parameters:
  ///   - bytes: The document, at most 64 KiB.
  ///   - registry: The shapes of events.
  /// - Throws: What is wrong, and where.
  package init(
    json bytes: [UInt8], registry: Registry = .current
  ) throws(IncomingError) {
    let json: JSON
    do {
      json = try JSON(parsing: bytes)
    } catch {
      throw .json(error)
    }
    try self.init(json, registry: registry)
  }

  /// As above, from a document or a part of one, such as an element of the `events` of a request.
  ///
  /// - Parameters:
  ///   - json: The event.
  ///   - pointer: Where it stands in its document: "/events/0".
  ///   - registry: The shapes of events.
  /// - Throws: What is wrong, and where.
  package init(
    _ json: JSON, at pointer: String = "", registry: Registry = .current
  ) throws(IncomingError) {
    let object = try MemberReader(json, at: pointer)
    self =
      object.has("specversion")
      ? try Self.cloudEvent(object, registry) : try Self.request(object, registry)
  }

  private init(draft: Draft) { self.draft = draft }

  // MARK: The two forms

  private static func request(
    _ object: MemberReader, _ registry: Registry
  ) throws(IncomingError) -> IncomingEvent {
    try object.allow(IncomingNames.request)
    let type = try object.required("type", .text)
    let content = try ContentReader(registry: registry)
      .event(type, object.optional("dataschema", .text), object.child("body"))
    let refs = try object.optional("refs", .refs) ?? Refs()
    var event = IncomingEvent(
      draft: Draft(
        content, refs: refs, supersedes: try object.optional("supersedes", .identifier()),
        causation: try object.optional("causation", .identifier())))
    let time = try object.optional("occurredAt", .time)
    event.occurredAt = time?.instant
    event.utcOffsetMinutes =
      try object.optional("utcOffsetMinutes", .offset) ?? time?.offsetMinutes
    event.recordedAt = try object.optional("recordedAt", .time)?.instant
    event.precision = try object.optional("precision", .word())
    event.visibility = try object.optional("visibility", .visibility) ?? []
    return event
  }

  private static func cloudEvent(
    _ object: MemberReader, _ registry: Registry
  ) throws(IncomingError) -> IncomingEvent {
    try object.allow(IncomingNames.cloudEvent)
    let type = try object.required("type", .text)
    guard type != "withheld" else { throw .withheld }
    let data = try object.required("data", .object)
    try data.allow(IncomingNames.data)
    guard !data.has("unknown") else { throw .unknownType(type) }
    let content = try ContentReader(registry: registry)
      .event(type, object.optional("dataschema", .text), data.child("body"))
    let refs = try data.optional("refs", .refs) ?? Refs()
    var event = IncomingEvent(
      draft: Draft(
        content, refs: refs, supersedes: try data.optional("supersedes", .identifier()),
        causation: try object.optional("causationid", .identifier())))
    let time = try object.optional("time", .time)
    event.occurredAt = time?.instant
    event.utcOffsetMinutes =
      try data.optional("utcOffsetMinutes", .offset) ?? time?.offsetMinutes
    event.recordedAt = try object.optional("recordedtime", .time)?.instant
    event.precision = try data.optional("precision", .word())
    event.visibility = try data.optional("visibility", .visibility) ?? []
    event.export = try Export(object, data)
    return event
  }
}

extension IncomingEvent {
  /// The event as history that a book takes in; what is not said of its time is the likeliest.
  ///
  /// - Parameters:
  ///   - offsetMinutes: The local offset, where the event does not say it.
  ///   - pointer: Where the event stands in its document.
  /// - Returns: Recorded when it happened, and exactly then, unless the event says otherwise.
  /// - Throws: `malformed` if it does not say when it happened.
  package func imported(
    offsetMinutes: Int, at pointer: String = ""
  ) throws(IncomingError) -> ImportedDraft {
    guard let occurredAt else {
      throw .malformed(at: "\(pointer)/\(export == nil ? "occurredAt" : "time")", .missing)
    }
    return ImportedDraft(
      draft, occurredAt: occurredAt, precision: precision ?? .instant,
      utcOffsetMinutes: utcOffsetMinutes ?? offsetMinutes, recordedAt: recordedAt ?? occurredAt,
      actor: export?.actor, team: export?.team, id: export?.id)
  }
}

extension IncomingEvent.Export {
  fileprivate init(_ object: MemberReader, _ data: MemberReader) throws(IncomingError) {
    source = try object.required("source", .text)
    id = try object.required("id", .identifier())
    command = try data.optional("command", .identifier())
    index = try data.optional("index", .count)
    actor = try data.optional("actor", .identifier())
    team = try data.optional("team", .team)
    number = try data.optional("number", .text)
    entry = try data.optional("entry", .count)
    seq = try data.optional("seq", .count).map { UInt64($0) }
    acceptedAt = try object.optional("acceptedtime", .time)?.instant
  }
}
