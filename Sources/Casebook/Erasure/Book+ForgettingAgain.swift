internal import Cases
internal import EventLog
internal import Views

extension Book {
  /// Forgets in a restored book whoever had been forgotten: by its own log, whose keys may have
  /// come back with an old copy, and by lists of erasures that were ordered after the backup.
  @available(*, noasync)
  static func forgetAgain(
    in target: String, by lists: [String], _ now: Instant
  ) throws(BookError) {
    let book = try Book(opening: target)
    defer { book.close() }
    try book.destroyErasedKeys()
    var seen: Set<EventID> = []
    for line in lists.flatMap({ ErasureList.lines(in: $0) }) {
      guard case .ordered(let note) = line, seen.insert(note.event).inserted else { continue }
      try book.orderAgain(note, now)
    }
    try book.carryOutErasures()
  }

  /// Orders an erasure that the log does not have, as it was ordered.
  private func orderAgain(_ note: ErasureNote, _ now: Instant) throws(BookError) {
    var note = note
    let isMissing = try read { (snapshot) throws(BookError) in
      do throws(RowsError) {
        let state: CustomerState? = try snapshot.state(note.customer)
        // Keys of after the backup have other slots here.
        note.slots.removeAll { $0 > snapshot.head.keySlotCount }
        // Of somebody who was registered later there may be a call already, of which nobody knew
        // yet whose it was: its keys are gone, and the log has to say so.
        let isRegistered = state.map { !$0.number.isEmpty } ?? false
        return state?.isErased != true && (isRegistered || !note.slots.isEmpty)
      } catch { throw BookError(error, path: path) }
    }
    guard isMissing, let keys else { return }
    do throws(KeyError) { try ErasureList.append(.ordered(note), in: keys.directory) } catch {
      throw BookError(keys: error)
    }
    let draft = Draft(
      .book(.erasureOrdered(note.ordered)), refs: Refs([Ref(.customer, note.customer.any)]))
    let command = Command(
      id: IdentifierSource().next(at: now),
      content: .import([
        ImportedDraft(
          draft, occurredAt: note.occurredAt, precision: .instant,
          utcOffsetMinutes: note.utcOffsetMinutes, recordedAt: note.recordedAt,
          actor: note.actor, team: note.team, id: note.event)
      ]), occurredAt: now, utcOffsetMinutes: note.utcOffsetMinutes, recordedAt: now,
      actor: note.actor, team: note.team, device: nil, authenticatedBy: .asserted)
    switch try perform(command) {
    case .accepted: return
    case .failed(let error): throw error
    case .refused(let refusal): throw .file(path: path, why: refusal.code)
    case .idIsReused, .deviceIsReused: throw .file(path: path, why: "id")
    }
  }

  /// Destroys every key that the log says was destroyed, as far as it is here again.
  func destroyErasedKeys() throws(BookError) {
    guard let keys else { return }
    let orders = try erasedKeySlots()
    var erased: [ErasedKeys] = []
    do throws(KeyError) {
      for order in orders {
        var slots: [UInt64] = []
        for slot in order.slots where try keys.holds(slot) { slots.append(slot) }
        guard !slots.isEmpty else { continue }
        try keys.erase(slots)
        erased.append(order)
      }
    } catch { throw BookError(keys: error) }
    guard !erased.isEmpty else { return }
    let seqs = try read { (snapshot) throws(BookError) in
      do throws(RowsError) {
        var seqs: Set<UInt64> = []
        for order in erased {
          guard let customer = order.customer else { continue }
          seqs.formUnion(
            try ErasureTraces(of: customer, besides: order.slots, in: snapshot).seqs)
        }
        return seqs
      } catch { throw BookError(error, path: path) }
    }
    try purgeSearch(of: seqs)
  }
}
