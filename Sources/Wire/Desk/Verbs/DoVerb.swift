package import Cases

/// `DO`: record facts, or decide.
///
/// Who acts comes from the key; only a key with the right `speakFor` names another member, team or
/// device.
package struct DoArguments: DeskArguments {
  /// What is asked, as `IncomingCommand` reads it.
  package var command: IncomingCommand
  /// As it was sent.
  private let json: JSON
  /// Only say what would become of it.
  package var isDryRun: Bool
  /// History of another system; needs the right `operate`.
  package var isHistory: Bool
  /// In whose name, with the right `speakFor`.
  package var actor: MemberID?
  package var team: Team?

  /// Whether a kit numbered it, so that a refusal must not make it disappear.
  package var isNumbered: Bool { command.deviceSeq != nil }

  /// Whether it names somebody else than the key's own.
  package var speaksForOthers: Bool {
    actor != nil || team != nil || command.device != nil
  }

  package static let verb = Verb.do

  private static let additions: Set = ["dryRun", "history", "actor", "team"]

  /// What a client sends: `json` is a command, as `OutgoingCommand` writes it.
  ///
  /// - Parameters:
  ///   - json: The command.
  ///   - isDryRun: Only say what would become of it.
  ///   - isHistory: Whether it is history of another system.
  ///   - actor: In whose name, with the right `speakFor`.
  ///   - team: For which team.
  /// - Throws: What is wrong with it.
  package init(
    _ json: JSON, isDryRun: Bool = false, isHistory: Bool = false, actor: MemberID? = nil,
    team: Team? = nil
  ) throws(DeskProblem) {
    var members = json.members ?? [:]
    if isDryRun { members["dryRun"] = true }
    if isHistory { members["history"] = true }
    if let actor { members["actor"] = .id(actor) }
    if let team { members["team"] = .string(team.code) }
    try self.init(DeskRequest(.do, .object(members)))
  }

  package static let shape = Shape<Self>(
    JSONSchema.object(
      [
        "actor": JSONSchema.ulid, "body": ["type": "object"], "causation": JSONSchema.ulid,
        "command": JSONSchema.text, "dataschema": JSONSchema.text, "device": JSONSchema.ulid,
        "deviceSeq": JSONSchema.integer, "dryRun": JSONSchema.truth,
        "events": JSONSchema.list(["type": "object"]), "expect": JSONSchema.position,
        "history": JSONSchema.truth, "id": JSONSchema.ulid,
        "occurredAt": ["type": "string", "format": "date-time"],
        "precision": JSONSchema.words(Precision.allCases.map(\.rawValue)),
        "recordedAt": ["type": "string", "format": "date-time"], "refs": ["type": "object"],
        "skewMs": JSONSchema.integer, "supersedes": JSONSchema.ulid, "team": JSONSchema.team,
        "utcOffsetMinutes": JSONSchema.integer,
        "visibility": JSONSchema.any([
          JSONSchema.constant("all"), JSONSchema.list(JSONSchema.team),
        ]),
      ],
      optional: [
        "actor", "body", "causation", "dataschema", "device", "deviceSeq", "dryRun", "events",
        "expect", "history", "occurredAt", "precision", "recordedAt", "refs", "skewMs",
        "supersedes", "team", "utcOffsetMinutes", "visibility",
      ])
  ) { $0.json }

  package init(_ request: DeskRequest) throws(DeskProblem) {
    json = request.arguments
    let object = try deskReading { () throws(IncomingError) in
      try MemberReader(request.arguments, at: "")
    }
    (isDryRun, isHistory, actor, team) = try deskReading { () throws(IncomingError) in
      (
        try object.optional("dryRun", .truth) ?? false,
        try object.optional("history", .truth) ?? false,
        try object.optional("actor", .identifier()), try object.optional("team", .team)
      )
    }
    let members = (request.arguments.members ?? [:]).filter { !Self.additions.contains($0.key) }
    command = try deskReading { () throws(IncomingError) in
      try IncomingCommand(.object(members))
    }
    // Without an id a repetition would be done twice.
    guard command.id != nil else { throw .malformed("missing", at: "/id") }
  }
}
