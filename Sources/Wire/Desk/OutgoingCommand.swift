package import Cases

/// A command as the JSON of `DO`: `IncomingCommand` reads it back as the same command.
///
/// So a kit keeps what a person did until it can be sent, and the desk reads what was meant then:
/// every event names the version of its shape.  Member, team and who vouches for them are not in
/// it, because they come from the key.
package struct OutgoingCommand: Hashable, Sendable {
  package let json: JSON

  /// The document of `DO`.
  package var bytes: [UInt8] { json.bytes() }

  /// - Parameters:
  ///   - command: Facts, or a decision.
  ///   - epoch: The one in which `expectedSeq` counts; `nil` leaves it out.
  ///   - registry: The shapes of events.
  /// - Throws: Why it cannot be sent.
  package init(
    _ command: Command, epoch: Int?, registry: Registry = .current
  ) throws(OutgoingError) {
    let writer = CommandWriter(registry: registry)
    var members: [String: JSON] = [
      "id": .id(command.id), "occurredAt": .exactTime(command.occurredAt),
      "precision": .string(command.precision.rawValue),
      "recordedAt": .exactTime(command.recordedAt),
      "utcOffsetMinutes": .integer(command.utcOffsetMinutes),
    ]
    switch command.content {
    case .decide(let decision, let refs, let supersedes):
      members["command"] = .string(decision.commandName)
      let draft = Draft(decision.event, refs: refs, supersedes: supersedes)
      // Its type is that of the decision.
      for (name, value) in try writer.members(draft) where name != "type" {
        members[name] = value
      }
    case .record(let drafts):
      guard !drafts.isEmpty else { throw .isEmpty }
      members["command"] = "record"
      var events: [JSON] = []
      for draft in drafts { events.append(.object(try writer.members(draft))) }
      members["events"] = .array(events)
    case .import: throw .isHistory
    case .passTime, .completeErasure: throw .isTheBooks
    }
    members["device"] = command.device.map { .id($0) }
    members["deviceSeq"] = command.deviceSeq.map { .integer(Int64(clamping: $0)) }
    members["skewMs"] = command.skewMilliseconds.map { .integer($0) }
    if let epoch, let seq = command.expectedSeq {
      members["expect"] = .position(LogPosition(epoch: epoch, seq: Int(clamping: seq)))
    }
    if !command.visibility.isEmpty { members["visibility"] = .visibility(command.visibility) }
    json = .object(members)
  }
}

/// Why a command cannot be written as `DO`.
package enum OutgoingError: Error, Hashable, Sendable {
  case isEmpty
  /// Imported history travels as the events of the book that exported it.
  case isHistory
  /// What time brings about the book asks itself.
  case isTheBooks
  /// The event could not be read again.
  case event(WireError)
}

/// Writes drafts by the description of their shape.
private struct CommandWriter {
  let registry: Registry

  func members(_ draft: Draft) throws(OutgoingError) -> [String: JSON] {
    do throws(WireError) {
      let content = try draft.event.encode()
      var members: [String: JSON] = [
        "type": .string(content.type),
        "dataschema": .string("casebook:\(content.type)/\(content.schemaVersion)"),
        "body": try body(content),
      ]
      if !draft.refs.all.isEmpty { members["refs"] = refs(draft.refs) }
      members["supersedes"] = draft.supersedes.map { .id($0) }
      members["causation"] = draft.causation.map { .id($0) }
      return members
    } catch {
      throw .event(error)
    }
  }

  private func body(_ content: EncodedEvent) throws(WireError) -> JSON {
    guard let shape = registry.event(content.type, version: content.schemaVersion) else {
      throw .unknownType(content.type)
    }
    var bytes: [UInt8] = []
    try BodyWriter(registry: registry, content).write(shape.message, to: &bytes)
    do throws(JSONError) {
      return try JSON(parsing: bytes, limits: .command)
    } catch {
      throw .malformed(field: "body")
    }
  }

  private func refs(_ refs: Refs) -> JSON {
    var byRole: [String: [JSON]] = [:]
    for ref in refs.all { byRole[ref.role.word, default: []].append(.id(ref.id)) }
    return .object(byRole.mapValues { $0.count == 1 ? $0[0] : .array($0) })
  }
}

extension JSON {
  /// RFC 3339 in UTC to the microsecond, where there are any.
  fileprivate static func exactTime(_ instant: Instant) -> JSON {
    instant.microseconds.isMultiple(of: 1_000) ? .time(instant) : .acceptedTime(instant)
  }
}

extension Command {
  /// The command as a book keeps it that could not accept it: as it was sent.
  ///
  /// - Throws: Why it cannot be written.
  package func document() throws(OutgoingError) -> JSON {
    try OutgoingCommand(self, epoch: nil).json
  }
}

extension IncomingCommand {
  /// What is asked, where it is no history: a decision may also be asked for by the event that it
  /// shall have as its outcome.
  package var content: Command.Content {
    guard events.count == 1, let draft = events.first?.draft,
      let decision = Decision(draft.event)
    else { return .record(events.map(\.draft)) }
    return .decide(decision, refs: draft.refs, supersedes: draft.supersedes)
  }
}
