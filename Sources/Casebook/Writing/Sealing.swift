internal import Cases
internal import Views
internal import Wire

/// The sealing of one command: it finds or makes the key of each subject once.
struct Sealing {
  let sealer: Sealer
  /// How many key slots have been handed out, this command's included.
  private(set) var keySlotCount: UInt64
  /// Whether words about somebody who has been forgotten are dropped, instead of the command: a
  /// device that was offline could not know.
  private let forgets: Bool
  private var made: [Ref: SealingKey] = [:]
  /// Keys that nobody keeps, in the place of those that were destroyed.
  private var lost: [Ref: SealingKey] = [:]

  init(sealer: Sealer, keySlotCount: UInt64, forgets: Bool = false) {
    self.sealer = sealer
    self.keySlotCount = keySlotCount
    self.forgets = forgets
  }

  /// The sealed part of `record`, and whether anybody will ever open it.
  mutating func seal<R: RowSource & ~Copyable & ~Escapable>(
    _ content: EncodedEvent, of record: Record, _ rows: borrowing R
  ) throws(Acceptance.Settled) -> (SealedPart, PersonalState) {
    let subject =
      record.event.sealingSubject(record.refs) ?? record.actor.map { Ref(.member, $0.any) }
    guard let subject else {
      throw Acceptance.Settled(reply: .refused(.malformed(field: "refs")))
    }
    let key = try key(of: subject, rows)
    let part = sealer.seal(
      content.personal, id: record.id, type: content.type,
      schemaVersion: content.schemaVersion, key: key)
    return (part, lost[subject] == nil ? .opened : .erased)
  }

  private mutating func key<R: RowSource & ~Copyable & ~Escapable>(
    of subject: Ref, _ rows: borrowing R
  ) throws(Acceptance.Settled) -> SealingKey {
    if let key = made[subject] ?? lost[subject] { return key }
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
    guard forgets else { throw Acceptance.Settled(reply: .refused(.customerIsErased)) }
    let key = SealingKey(id: slot, bytes: sealer.random(SealingKey.byteCount))
    lost[subject] = key
    return key
  }
}
