internal import Cases

extension Registry {
  /// The names of all schemas of events: "part.installed/1", and that of withheld ones.
  package var schemaNames: [String] { all.map(\.name) + [Self.withheldName] }

  /// The JSON Schema with one of the names above; `nil` if there is none.
  package func jsonSchema(named name: String) -> JSON? {
    if name == Self.withheldName { return Self.withheldSchema }
    return all.first { $0.name == name }.map { jsonSchema($0) }
  }

  /// The JSON Schema of the newest version of a type; `nil` if there is none.
  package func newestJSONSchema(of type: String) -> JSON? {
    type == Self.withheldType ? Self.withheldSchema : newest(type).map { jsonSchema($0) }
  }

  /// The JSON Schema of the rendered form of an event; its `$id` is "casebook:part.installed/1".
  ///
  /// A personal field may be opened or closed in it: the schema holds for every profile.
  package func jsonSchema(_ event: EventShape) -> JSON {
    let data = JSONSchema.object(
      [
        "actor": JSONSchema.orNull(JSONSchema.ulid),
        "authenticatedBy": words(Authentication.self),
        "body": schema(message: event.message, depth: 1),
        "command": JSONSchema.ulid,
        "device": JSONSchema.orNull(JSONSchema.ulid),
        "deviceSeq": JSONSchema.orNull(JSONSchema.integer),
        "entry": JSONSchema.orNull(JSONSchema.integer),
        "index": JSONSchema.integer,
        "number": JSONSchema.orNull(JSONSchema.text),
        "origin": words(Origin.self),
        "precision": words(Precision.self),
        "refs": Self.refs,
        "seq": JSONSchema.integer,
        "skewMs": JSONSchema.orNull(JSONSchema.integer),
        "supersedes": JSONSchema.orNull(JSONSchema.ulid),
        "team": JSONSchema.orNull(JSONSchema.team),
        "utcOffsetMinutes": JSONSchema.integer,
        "visibility": JSONSchema.any([
          JSONSchema.constant("all"), JSONSchema.list(JSONSchema.team),
        ]),
      ])
    let envelope = Self.cloudEvent.merging([
      "acceptedtime": JSONSchema.time(digitCount: 6),
      "causationid": JSONSchema.ulid,
      "correlationid": JSONSchema.ulid,
      "data": data,
      "dataschema": JSONSchema.constant(.string("casebook:\(event.name)")),
      "recordedtime": JSONSchema.time(digitCount: 3),
      "subject": JSONSchema.orNull(
        JSONSchema.pattern("^[A-Za-z0-9]+/[0-7][0-9A-HJKMNP-TV-Z]{25}$")),
      "time": JSONSchema.time(digitCount: 3),
      "type": JSONSchema.constant(.string(event.type)),
    ]) { $1 }
    return JSONSchema.named(
      event.name, event.comment,
      JSONSchema.object(envelope, optional: ["causationid", "correlationid"]))
  }

  /// The name of the schema of what stands in place of an event that a profile may not see.
  static let withheldName = "\(withheldType)/1"
  private static let withheldType = "withheld"

  /// The JSON Schema of what stands in place of an event that a profile may not see.
  static let withheldSchema = JSONSchema.named(
    withheldName, "An event that the reader may not see.",
    JSONSchema.object(
      cloudEvent.merging([
        "data": JSONSchema.object([
          "redacted": JSONSchema.constant(true), "why": JSONSchema.constant("visibility"),
        ]),
        "type": JSONSchema.constant(.string(withheldType)),
      ]) { $1 }))

  /// The JSON Schema of any event, of a type that may not be known yet.
  static let eventSchema = JSONSchema.described(
    JSONSchema.object(
      cloudEvent.merging(["data": ["type": "object"], "type": JSONSchema.text]) { $1 }),
    "An event in CloudEvents JSON; the schema of its type says what is in it.")

  /// What every event has, whoever reads it.
  private static let cloudEvent: [String: JSON] = [
    "id": JSONSchema.ulid,
    "sequence": JSONSchema.pattern("^[0-9]{20}$"),
    "source": JSONSchema.pattern(
      "^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"),
    "specversion": JSONSchema.constant("1.0"),
  ]

  private static let refs: JSON = {
    let subject = JSONSchema.any([JSONSchema.ulid, JSONSchema.list(JSONSchema.ulid)])
    let roles = Role.allCases.map(\.word)
    return JSONSchema.object(
      Dictionary(uniqueKeysWithValues: roles.map { ($0, subject) }), optional: Set(roles))
  }()

  private func words<Value>(_: Value.Type) -> JSON
  where Value: CaseIterable & RawRepresentable<String> {
    JSONSchema.words(Value.allCases.map(\.rawValue))
  }

  // MARK: The body

  /// A message that holds itself would have no end: below what is ever rendered anything goes.
  private func schema(message: Int, depth: Int) -> JSON {
    guard depth <= BodyWriter.depthMax else { return JSONSchema.anything }
    let fields = messages[message].fields.map { field in
      (field.name, JSONSchema.described(schema(field, depth: depth), field.comment))
    }
    return JSONSchema.object(Dictionary(uniqueKeysWithValues: fields))
  }

  private func schema(_ field: FieldShape, depth: Int) -> JSON {
    let value = schema(field.value, depth: depth)
    // Also what is required is `null` where it was never given, if it is personal.
    let whole =
      field.isList
      ? JSONSchema.list(value)
      : field.isRequired && field.personal == nil ? value : JSONSchema.orNull(value)
    return field.personal == nil ? whole : JSONSchema.any([whole, Self.redacted, Self.erased])
  }

  private func schema(_ value: ValueShape, depth: Int) -> JSON {
    switch value {
    case .bool: JSONSchema.truth
    case .integer: JSONSchema.integer
    case .time: JSONSchema.time(digitCount: 3)
    case .day: JSONSchema.day
    case .text: JSONSchema.text
    case .decimal: JSONSchema.decimal
    case .team: JSONSchema.team
    case .identifier: JSONSchema.ulid
    case .sha256: JSONSchema.sha256
    case .base64: JSONSchema.base64
    case .code(let code): JSONSchema.words(codes[code].words.map(\.word))
    case .message(let message): schema(message: message, depth: depth + 1)
    case .position: JSONSchema.position
    }
  }

  static let redacted = JSONSchema.object([
    "redacted": JSONSchema.constant(true), "why": JSONSchema.words(["audience", "keyMissing"]),
  ])
  static let erased = JSONSchema.object(["erased": JSONSchema.constant(true)])
}
