internal import Cases
internal import Views

extension Acceptance {
  /// What time has brought about for a case or an item, decided anew in this transaction: what
  /// another process has written meanwhile is not written again.
  func passed<R: RowSource & ~Copyable & ~Escapable>(
    over subject: Ref, _ rows: borrowing R
  ) throws(Settled) -> [DraftSource] {
    try require(.refs, .cases, .items, .documents)
    let now = command.occurredAt
    do throws(RowsError) {
      let timed: [TimedDraft]
      if subject.role == .case {
        guard let state: CaseState = try rows.state(CaseID(subject.id)) else { return [] }
        let feed = try rows.records(of: Feed(subject), opened: false)
        timed = passTime(at: now, over: state, feed: feed, rules: try rows.clockRules())
      } else {
        guard let state: ItemState = try rows.state(ItemID(subject.id)) else { return [] }
        let zone = try rows.houseZone(at: now)
        timed = passTime(upTo: zone.day(at: now), over: state) { zone.moment($0, minute: 0) }
      }
      return timed.map { DraftSource($0, of: command) }
    } catch { throw Settled(error) }
  }
}
