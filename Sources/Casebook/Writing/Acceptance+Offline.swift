internal import Cases
internal import Views
internal import Wire

// What a device sends that was offline is never lost: what cannot be accepted is kept beside it.

extension Acceptance {
  /// What the command asks for; of a device that was offline also what is refused, as a conflict
  /// that keeps the command.
  func acceptedSources<R: RowSource & ~Copyable & ~Escapable>(
    _ rows: borrowing R
  ) throws(Settled) -> [DraftSource] {
    do throws(Settled) { return try sources(rows) } catch {
      guard command.wasOffline, case .refused(let refusal) = error.reply, refusal.canBeKept else {
        throw error
      }
      return [try kept(refusal)]
    }
  }

  /// The conflict that keeps a refused command, on the subjects that it named.
  private func kept(_ refusal: Refusal) throws(Settled) -> DraftSource {
    let bytes: [UInt8]
    do throws(OutgoingError) { bytes = try command.document().bytes() } catch {
      throw Settled(reply: .refused(.malformed(field: "\(error)")))
    }
    let event = EventIdentifiers.event(of: command.id, index: 0)
    let id = EventIdentifiers.book(
      rule: ConflictRule.refusedOffline.rawValue, causes: [event],
      milliseconds: command.id.milliseconds, as: IdentifierTag.Conflict.self)
    let conflict = ConflictRaised.refusedOffline(refusal, command: bytes, id: id)
    return DraftSource(
      Draft(.book(.conflictRaised(conflict)), refs: command.content.refs), of: command,
      origin: .book)
  }

  /// Whether the records keep this very command as one that was refused.
  func keepsRefused(_ records: [Record]) -> Bool {
    guard command.wasOffline else { return false }
    return records.contains { record in
      guard case .book(.conflictRaised(let conflict)) = record.event else { return false }
      return conflict.rule == .refusedOffline && record.occurredAt == command.occurredAt
        && command.content.refs.all.allSatisfy(record.refs.all.contains)
    }
  }

  /// An event without the words about somebody who has been forgotten.
  func forgotten(_ content: EncodedEvent) throws(Settled) -> Event {
    do throws(WireError) {
      return try Event(
        type: content.type, schemaVersion: content.schemaVersion, body: content.body,
        personal: nil)
    } catch { throw Settled(reply: .refused(.malformed(field: "\(error)"))) }
  }
}

extension Refusal {
  /// What nobody could read is sent back to who sent it; everything else finds its place.
  fileprivate var canBeKept: Bool {
    if case .malformed = self { false } else { true }
  }
}

extension Command.Content {
  /// The subjects that it names.
  fileprivate var refs: Refs {
    switch self {
    case .decide(_, let refs, _): refs
    case .record(let drafts): Refs(drafts.flatMap(\.refs.all))
    case .import(let drafts): Refs(drafts.flatMap(\.draft.refs.all))
    case .passTime(let subject): Refs([subject])
    case .completeErasure(let traces): Refs([Ref(.customer, traces.customer.any)])
    }
  }
}
