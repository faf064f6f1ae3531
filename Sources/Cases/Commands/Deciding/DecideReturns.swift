// Returns, line by line.

extension Deciding {
  func authorize(_ authorized: RMAAuthorized) throws(Refusal) {
    let state = try existingCase()
    guard Set(authorized.lines.map(\.line)).count == authorized.lines.count else {
      throw .malformed(field: "lines")
    }
    let items = authorized.lines.compactMap(\.item)
    for item in items { try checkItem(item) }
    _ = try liveCase()
    if situation.customer?.isErased == true { throw .customerIsErased }
    for item in items {
      guard let owner = situation.items[item]?.customer, let customer = state.customer else {
        continue
      }
      guard situation.survivor(of: owner) == situation.survivor(of: customer) else {
        throw .itemBelongsToAnother(item)
      }
    }
    var open: [RMAID] = []
    for item in items {
      for rma in situation.openReturns[item] ?? [] where rma.any != refs[.rma] {
        open.appendOnce(rma)
      }
    }
    guard open.isEmpty else { throw .returnsAreOpen(open) }
  }

  /// The settling stands on the feed of the case where the return was authorized, too: that can be
  /// a duplicate of this one.
  func settle(_ settled: RMASettled) throws(Refusal) -> [Draft] {
    _ = try existingCase()
    let (owner, rma) = try authorizedReturn()
    guard let line = rma.lines.first(where: { $0.line == settled.line }) else {
      throw .malformed(field: "line")
    }
    if let item = settled.newItem { try checkItem(item) }
    _ = try liveCase()
    let stage = rma.stage(of: line)
    guard stage != .settled else { throw .lineIsSettled(settled.line) }
    try checkNewItem(settled)
    switch settled.outcome {
    case .refunded, .rejected: break
    case .repaired, .replaced, .returned:
      guard stage == .arrived else { throw .itemHasNotArrived(line: settled.line) }
    }
    var refs = refs
    refs.insert(Ref(.case, owner.any))
    refs.item = refs.item ?? line.item
    return [Draft(.repairs(.rmaSettled(settled)), refs: refs)]
  }

  /// A replacement names what took the place.
  func checkNewItem(_ settled: RMASettled) throws(Refusal) {
    guard settled.outcome != .replaced || settled.newItem != nil else { throw .newItemIsMissing }
  }

  private func authorizedReturn() throws(Refusal) -> (CaseID, CaseReturn) {
    guard let id = refs[.rma] else { throw .malformed(field: Role.rma.word) }
    let cases = [situation.case].compactMap { $0 } + situation.duplicates
    for state in cases {
      if let rma = state.returns.first(where: { $0.id.any == id && $0.authorizedAt != nil }) {
        return (state.id, rma)
      }
    }
    throw .doesNotExist(Ref(.rma, id))
  }

  private func checkItem(_ id: ItemID) throws(Refusal) {
    guard situation.items[id]?.registeredBy != nil else {
      throw .doesNotExist(Ref(.item, id.any))
    }
  }
}
