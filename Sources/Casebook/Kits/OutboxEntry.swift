package import Cases
package import Wire

/// One command that was written on a kit.
package struct OutboxEntry: Hashable, Sendable {
  /// How far it has come.
  package enum State: String, Hashable, Sendable, CaseIterable {
    /// It waits for the network.
    case queued
    /// The book has it.
    case accepted
    /// The book has it as a conflict: the decision could not be accepted.
    case refused
    /// The desk could not read it: somebody has to look.
    case needsPerson
  }

  /// The `deviceSeq` of the command.
  package var number: UInt64
  package var queuedAt: Instant
  /// What was said when it was written: "部品交換を記録".
  package var says: String
  /// On what: "C-1042 山田製作所".
  package var place: String
  /// The command as it is sent.
  package var document: JSON
  package var state = State.queued
  /// What the desk answered, if it did: code, refusal, entry, conflicts.
  package var answer: JSON?

  package init(
    number: UInt64, queuedAt: Instant, says: String, place: String, document: JSON
  ) {
    self.number = number
    self.queuedAt = queuedAt
    self.says = says
    self.place = place
    self.document = document
  }

  /// The command's id.
  package var command: CommandID? { document["id"]?.text.flatMap(CommandID.init(ulid:)) }

  /// When it happened.
  package var occurredAt: Instant? {
    (try? IncomingCommand(json: document.bytes()))?.occurredAt
  }

  /// The cases that it names.
  package var cases: [CaseID] {
    guard let command = try? IncomingCommand(json: document.bytes()) else { return [] }
    return command.events.flatMap { $0.draft.refs.all }.filter { $0.role == .case }
      .map { CaseID($0.id) }
  }

  /// The sealed files that its events name, which are to be there before it.
  package var blobs: [[UInt8]] {
    guard let command = try? IncomingCommand(json: document.bytes()) else { return [] }
    return command.events.compactMap { event in
      guard case .contacts(.mediaAttached(let media)) = event.draft.event else { return nil }
      return media.sha256
    }
  }

  // MARK: The file

  var bytes: [UInt8] {
    JSON.object([
      "command": document, "place": .string(place), "says": .string(says),
      "queuedAtMicroseconds": .microseconds(queuedAt),
    ]).bytes()
  }

  init?(_ bytes: [UInt8], number: UInt64) {
    guard let json = try? JSON(parsing: bytes, limits: .entry), let document = json["command"],
      let queuedAt = json["queuedAtMicroseconds"]?.instant
    else { return nil }
    self.init(
      number: number, queuedAt: queuedAt, says: json["says"]?.text ?? "",
      place: json["place"]?.text ?? "", document: document)
  }

  /// The command in the name of who works at the kit.
  ///
  /// - Parameters:
  ///   - kit: Who that is.
  ///   - wasOffline: Whether a refusal of it is kept as a conflict.
  /// - Returns: The command with the number and the device of the entry.
  /// - Throws: `cannotBeSent` for what is no command.
  package func command(of kit: KitFile, wasOffline: Bool) throws(KitError) -> Command {
    let incoming: IncomingCommand
    do throws(IncomingError) {
      incoming = try IncomingCommand(json: document.bytes())
    } catch { throw .cannotBeSent }
    guard let id = incoming.id, let occurredAt = incoming.occurredAt else { throw .cannotBeSent }
    return Command(
      id: id, content: incoming.content, occurredAt: occurredAt,
      precision: incoming.precision ?? .instant,
      utcOffsetMinutes: incoming.utcOffsetMinutes ?? 0,
      recordedAt: incoming.recordedAt ?? occurredAt, actor: kit.member, team: kit.team,
      device: kit.device, deviceSeq: number, skewMilliseconds: kit.skewMilliseconds,
      authenticatedBy: .curveKey, visibility: incoming.visibility, wasOffline: wasOffline)
  }
}

extension JSON.Limits {
  /// A command with what is said of it.
  static let entry = JSON.Limits(byteCountMax: 131_072, depthMax: 20)
}
