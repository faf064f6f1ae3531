internal import Casebook
internal import Cases
internal import Screens
internal import Wire

/// Makes commands of the book from what came in as JSON, in the name of who runs the process.
struct CommandMaker {
  /// The `source` of the events of this book.
  private let source: String
  /// The epoch in which the book writes now.
  private let epoch: Int
  private let author: Author
  private let device: DeviceID?
  private let zone: Zone
  private let clock: @Sendable () -> Instant
  private let isHistory: Bool
  /// Whether the command goes to a desk, whose key decides who acts.
  private let isRemote: Bool
  private let identifiers = IdentifierSource()

  init(
    _ desk: Desk, _ book: Book, member: String?, isHistory: Bool
  ) throws(ErrorReport) {
    source = Renderer(book: book.file.id).sourceText
    epoch = Int(book.file.epoch)
    author = try Author.of(desk, as: member)
    let identifiers = identifiers
    device = try DeviceFile(
      directory: try BookPlace.state(of: desk), host: desk.world.host(), book: book.file.id
    ).id { identifiers.next(at: desk.now) }
    zone = try desk.zone()
    clock = desk.world.clock
    self.isHistory = isHistory
    isRemote = false
  }

  /// Makes commands for a desk, which knows by the key who asks; `source` is that of its events,
  /// and `epoch` its present one.
  init(remote desk: Desk, source: String, epoch: Int) throws(ErrorReport) {
    self.source = source
    self.epoch = epoch
    author = Author(member: nil, team: nil, authenticatedBy: .curveKey)
    device = nil
    zone = try desk.zone()
    clock = desk.world.clock
    // History goes out as facts, too: the desk is told beside them.
    isHistory = false
    isRemote = true
  }

  /// The command that a line asks for.
  func command(_ incoming: IncomingCommand) throws(IncomingError) -> Command {
    let now = clock()
    let occurredAt = incoming.occurredAt ?? now
    return Command(
      id: id(incoming, now), content: try content(incoming), occurredAt: occurredAt,
      precision: incoming.precision ?? .instant,
      utcOffsetMinutes: incoming.utcOffsetMinutes ?? zone.offset(at: occurredAt).minutes,
      recordedAt: incoming.recordedAt ?? now, actor: author.member?.id, team: author.team,
      device: incoming.device ?? device, deviceSeq: incoming.deviceSeq,
      skewMilliseconds: incoming.skewMilliseconds,
      // Whoever names another device speaks for it.
      authenticatedBy: incoming.device == nil || isRemote ? author.authenticatedBy : .asserted,
      visibility: incoming.visibility,
      expectedSeq: incoming.expectedSeq(in: epoch))
  }

  /// The id that was said; of an event that a book had written, one that is always the same.
  private func id(_ incoming: IncomingCommand, _ now: Instant) -> CommandID {
    if let id = incoming.id { return id }
    guard let export = incoming.events.first?.export else { return identifiers.next(at: now) }
    // An event of this very book: its command is known, so nothing is added.
    if export.source == source, let id = export.command { return id }
    return SourceIdentifier.of(
      "emit/\(export.source)/\(export.id)", milliseconds: export.id.milliseconds)
  }

  private func content(_ incoming: IncomingCommand) throws(IncomingError) -> Command.Content {
    if isHistory {
      var drafts: [ImportedDraft] = []
      for (index, event) in incoming.events.enumerated() {
        var event = event
        event.occurredAt = event.occurredAt ?? incoming.occurredAt
        let offset = event.occurredAt.map { zone.offset(at: $0).minutes } ?? 0
        drafts.append(
          try event.imported(
            offsetMinutes: offset, at: incoming.events.count > 1 ? "/events/\(index)" : ""))
      }
      return .import(drafts)
    }
    let drafts = incoming.events.map(\.draft)
    guard drafts.count == 1, let draft = drafts.first else { return .record(drafts) }
    // A decision may also be asked for by the event that it shall have as its outcome.
    guard let decision = Decision(draft.event) else { return .record(drafts) }
    return .decide(decision, refs: draft.refs, supersedes: draft.supersedes)
  }
}
