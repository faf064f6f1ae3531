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
    let key = try key(of: subject, record.refs, rows)
    let part = sealer.seal(
      content.personal, id: record.id, type: content.type,
      schemaVersion: content.schemaVersion, key: key)
    return (part, lost[subject] == nil ? .opened : .erased)
  }

  /// The key of a subject: the last one that it has, or a new one.
  ///
  /// A subject whose key was destroyed with somebody else's, as that of an item which had another
  /// owner once, gets a new one; about who is forgotten nothing is written.
  private mutating func key<R: RowSource & ~Copyable & ~Escapable>(
    of subject: Ref, _ refs: Refs, _ rows: borrowing R
  ) throws(Acceptance.Settled) -> SealingKey {
    if let key = made[subject] ?? lost[subject] { return key }
    let slot: UInt64?
    do throws(RowsError) { slot = try rows.keys(of: subject).last } catch {
      throw Acceptance.Settled(error)
    }
    if let slot {
      do throws(KeyError) {
        if let key = try sealer.keys.key(slot) { return key }
      } catch { throw Acceptance.Settled(reply: .failed(.keys(error))) }
    }
    let erased: UInt64?
    do throws(RowsError) { erased = try rows.erasedSlot(amid: refs) } catch {
      throw Acceptance.Settled(error)
    }
    guard let erased else {
      keySlotCount += 1
      let key = sealer.keys.stage(slot: keySlotCount)
      made[subject] = key
      return key
    }
    guard forgets else { throw Acceptance.Settled(reply: .refused(.customerIsErased)) }
    let key = SealingKey(id: erased, bytes: sealer.random(SealingKey.byteCount))
    lost[subject] = key
    return key
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// A slot of the customer of these subjects, if that one is forgotten; nil if nobody is.
  fileprivate func erasedSlot(amid refs: Refs) throws(RowsError) -> UInt64? {
    for customer in try customers(amid: refs) {
      let state: CustomerState? = try state(customer)
      guard state?.isErased == true else { continue }
      if let slot = try keys(of: Ref(.customer, customer.any)).last { return slot }
      if let slot = try ring(of: customer).first { return slot }
    }
    return nil
  }

  /// Whom the subjects are about: the customer, that of the case or the call, else the owner of the
  /// item.
  private func customers(amid refs: Refs) throws(RowsError) -> [CustomerID] {
    var found: [CustomerID] = []
    if let customer = refs.customer { found.append(customer) }
    for ref in refs.all where ref.role == .case || ref.role == .contact {
      if let customer = try customer(ofSealed: ref) { found.append(customer) }
    }
    if found.isEmpty, let id = refs.item {
      let item: ItemState? = try state(id)
      if let owner = item?.customer { found.append(owner) }
    }
    return found
  }
}
