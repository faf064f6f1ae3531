internal import Cases
internal import Views
internal import Wire

/// The sealing of one command: it finds or makes the key of each subject once.
struct Sealing {
  let sealer: Sealer
  /// How many key slots have been handed out, this command's included.
  private(set) var keySlotCount: UInt64
  private var made: [Ref: SealingKey] = [:]

  init(sealer: Sealer, keySlotCount: UInt64) {
    self.sealer = sealer
    self.keySlotCount = keySlotCount
  }

  /// The sealed part of `record`.
  mutating func seal<R: RowSource & ~Copyable & ~Escapable>(
    _ content: EncodedEvent, of record: Record, _ rows: borrowing R
  ) throws(Acceptance.Settled) -> SealedPart {
    let subject =
      record.event.sealingSubject(record.refs) ?? record.actor.map { Ref(.member, $0.any) }
    guard let subject else {
      throw Acceptance.Settled(reply: .refused(.malformed(field: "refs")))
    }
    let key = try key(of: subject, rows)
    return sealer.seal(
      content.personal, id: record.id, type: content.type,
      schemaVersion: content.schemaVersion, key: key)
  }

  private mutating func key<R: RowSource & ~Copyable & ~Escapable>(
    of subject: Ref, _ rows: borrowing R
  ) throws(Acceptance.Settled) -> SealingKey {
    if let key = made[subject] { return key }
    let slot: UInt64?
    do throws(RowsError) { slot = try rows.keys(of: subject).last } catch {
      throw Acceptance.Settled(error)
    }
    guard let slot else {
      keySlotCount += 1
      let key = sealer.keys.stage(slot: keySlotCount)
      made[subject] = key
      return key
    }
    do throws(KeyError) {
      if let key = try sealer.keys.key(slot) { return key }
    } catch { throw Acceptance.Settled(reply: .failed(.keys(error))) }
    throw Acceptance.Settled(reply: .refused(.customerIsErased))
  }
}
