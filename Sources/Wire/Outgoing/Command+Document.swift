package import Cases

extension Command {
  /// The command as JSON, as `IncomingCommand` reads it: what a device sends, or the book keeps.
  ///
  /// Who acts does not stand in it: that follows from the key of who sends it.  Its times have
  /// microseconds, so that what comes back is the same command.
  ///
  /// - Throws: `unknownType` for history and for what time brings about, which nobody sends, and
  ///   for events that this build does not know.
  package func document(registry: Registry = .current) throws(WireError) -> JSON {
    var members: [String: JSON] = [
      "id": .id(id), "occurredAt": .acceptedTime(occurredAt),
      "precision": .string(precision.rawValue), "recordedAt": .acceptedTime(recordedAt),
      "utcOffsetMinutes": .integer(utcOffsetMinutes),
    ]
    if !visibility.isEmpty { members["visibility"] = .visibility(visibility) }
    if let device { members["device"] = .id(device) }
    if let deviceSeq { members["deviceSeq"] = .integer(Int64(deviceSeq)) }
    if let skewMilliseconds { members["skewMs"] = .integer(skewMilliseconds) }
    switch content {
    case .decide(let decision, let refs, let supersedes):
      members["command"] = .string(decision.commandName)
      members["refs"] = refs.document
      members["body"] = try decision.event.document(registry)
      if let supersedes { members["supersedes"] = .id(supersedes) }
    case .record(let drafts):
      members["command"] = "record"
      members["events"] = .array(
        try Field.each(drafts) { draft throws(WireError) in try draft.document(registry) })
    case .import: throw .unknownType("import")
    case .passTime: throw .unknownType("passTime")
    }
    return .object(members)
  }
}

extension Draft {
  fileprivate func document(_ registry: Registry) throws(WireError) -> JSON {
    guard let kind = event.kind else { throw .unknownType("unknown") }
    var members: [String: JSON] = [
      "body": try event.document(registry), "refs": refs.document,
      "type": .string(kind.rawValue),
    ]
    if let supersedes { members["supersedes"] = .id(supersedes) }
    if let causation { members["causation"] = .id(causation) }
    return .object(members)
  }
}

extension Refs {
  /// An object by role: one id, or a list where there are several.
  package var document: JSON {
    var members: [String: JSON] = [:]
    for role in Role.allCases {
      let ids = all.filter { $0.role == role }.map { JSON.string($0.id.description) }
      if let first = ids.first { members[role.word] = ids.count == 1 ? first : .array(ids) }
    }
    return .object(members)
  }
}

extension Event {
  /// The content with all its fields, the personal ones too.
  ///
  /// It passes through the record and the renderer of the feeds, so that there is one way only in
  /// which an event becomes JSON.
  package func document(_ registry: Registry = .current) throws(WireError) -> JSON {
    let content = try encode()
    guard let shape = registry.event(content.type, version: content.schemaVersion) else {
      throw .unknownType(content.type)
    }
    let epoch = Instant(microseconds: 0)
    let record = Record(
      id: EventID(high: 0, low: 1), command: CommandID(high: 0, low: 1), index: 0,
      origin: .device, event: self, occurredAt: epoch, utcOffsetMinutes: 0, recordedAt: epoch,
      acceptedAt: epoch, actor: nil, team: nil, device: nil, deviceSeq: 0,
      authenticatedBy: .asserted, refs: Refs())
    let sealed = content.personal.isEmpty ? nil : SealedPart(bytes: content.personal, keyID: 1)
    let stored = try StoredRecord(bytes: try record.encode(content, sealed: sealed))
    var output: [UInt8] = []
    let body = BodyWriter(
      registry: registry, profile: .everything, stored, .opened(content.personal))
    try body.write(shape.message, to: &output)
    do { return try JSON(parsing: output, limits: .command) } catch {
      throw .malformed(field: "body")
    }
  }
}
