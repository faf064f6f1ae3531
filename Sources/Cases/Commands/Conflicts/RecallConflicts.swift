// Units of recalls.

extension ConflictSearch {
  /// A unit is put right once, and only if it is in the recall.
  mutating func checkRemedied(_ remedied: RecallUnitRemedied, _ refs: Refs, _ id: EventID) {
    guard let item = situation.item, item.id == refs.item,
      let recall = refs[.recall].map(RecallID.init)
    else { return }
    let known = item.unit(of: recall)
    if let earlier = known.remediedBy, known.remedied != remedied.how {
      note(.remediedTwice, against: [earlier], id, refs)
    }
    guard let state = situation.recall, state.id == recall, let announced = state.announcedBy,
      state.match(item) == .outside
    else { return }
    note(.unitOutsideRange, against: [announced], id, refs)
  }
}
