// What was granted for an item, and what was judged for a case.

extension Deciding {
  func grant(_ granted: WarrantyGranted) throws(Refusal) {
    if refs.case != nil { _ = try existingCase() }
    _ = try existingItem()
    if let basis = granted.basis { try checkRecords([basis]) }
    if refs.case != nil { _ = try liveCase() }
  }

  /// Of an item in a case one verdict stands; another one names what it overturns.
  func judge(_ judged: WarrantyJudged) throws(Refusal) {
    _ = try existingCase()
    let item = try existingItem()
    try checkRecords(judged.evidence)
    let state = try liveCase()
    let standing = state.verdicts.last { $0.item == item.id }
    if let standing, standing.event != judged.overturns { throw .verdictStands(standing.event) }
    if standing == nil, let overturned = judged.overturns {
      throw .eventDoesNotExist(overturned)
    }
  }

  /// The item in the refs, which must exist.
  func existingItem() throws(Refusal) -> ItemState {
    guard let id = refs.item else { throw .malformed(field: Role.item.word) }
    guard let state = situation.item, state.id == id, state.registeredBy != nil else {
      throw .doesNotExist(Ref(.item, id.any))
    }
    return state
  }

  /// Events that are given as grounds must stand on the feeds of the subjects.
  func checkRecords(_ events: [EventID]) throws(Refusal) {
    for event in events where situation.records[event] == nil {
      throw .eventDoesNotExist(event)
    }
  }
}
