// What was granted for an item, and what was judged for a case.

extension Deciding {
  func grant(_ granted: WarrantyGranted) throws(Refusal) {
    _ = try existingItem()
    if refs.case != nil { _ = try liveCase() }
  }

  func judge(_ judged: WarrantyJudged) throws(Refusal) {
    _ = try existingCase()
    _ = try existingItem()
    _ = try liveCase()
  }

  /// The item in the refs, which must exist.
  func existingItem() throws(Refusal) -> ItemState {
    guard let id = refs.item else { throw .malformed(field: Role.item.word) }
    guard let state = situation.item, state.id == id, state.registeredBy != nil else {
      throw .doesNotExist(Ref(.item, id.any))
    }
    return state
  }
}
