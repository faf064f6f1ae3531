internal import Cases
internal import Views

extension Acceptance {
  /// That a person is forgotten, if that was ordered, nothing of it opens any more, and no more was
  /// written meanwhile than what is gone; otherwise nothing.
  func completed<R: RowSource & ~Copyable & ~Escapable>(
    _ traces: ErasedTraces, _ rows: borrowing R
  ) throws(Settled) -> [DraftSource] {
    try require(.refs, .customers, .keys)
    do throws(RowsError) {
      let state: CustomerState? = try rows.state(traces.customer)
      guard let state, state.isErased else { return [] }
      let now = try ErasureTraces(of: traces.customer, besides: traces.keys, in: rows)
      guard now.slots == traces.keys, now.seqs.count == traces.recordCount else { return [] }
      for slot in now.slots {
        do throws(KeyError) { if try sealer.keys.holds(slot) { return [] } } catch {
          throw RowsError.storage("\(error)")
        }
      }
      var causes: [EventID] = []
      for record in try rows.records(of: .customer(traces.customer), opened: false) {
        switch record.event {
        case .book(.erasureOrdered): causes.append(record.id)
        case .book(.erasureCompleted(let completed)):
          // Another process was faster.
          guard completed.keys != traces.keys.map({ Int(clamping: $0) }) else { return [] }
          causes.insert(record.id, at: 0)
        case _: continue  // Open set: why: only what says that somebody is forgotten counts.
        }
      }
      let event = ErasureCompleted(
        keys: now.slots.map { Int(clamping: $0) }, recordCount: traces.recordCount,
        blobCount: traces.blobCount)
      let timed = TimedDraft(
        .book(.erasureCompleted(event)), refs: Refs([Ref(.customer, traces.customer.any)]),
        at: command.occurredAt, rule: "erasureCompleted", causes: causes)
      return [DraftSource(timed, of: command)]
    } catch { throw Settled(error) }
  }
}
