internal import Cases
internal import Views

// What decisions name that is not in their refs: linked cases, items that come back, conflicts.

extension Situation {
  /// Gathers the cases at the ends of links, and the duplicates of the case.
  mutating func gatherLinks<R: RowSource & ~Copyable & ~Escapable>(
    _ decision: Decision, in rows: borrowing R
  ) throws(RowsError) {
    if case .linkCases(let linked) = decision {
      try gatherCases(from: [linked.otherCase], by: linked.relation, in: rows)
    }
    if case .unlinkCases(let unlinked) = decision,
      let link = `case`?.links.first(where: { $0.id == unlinked.linkID })
    {
      linkedCases[link.other] = try rows.state(link.other)
      // What was linked on top of it later: a chain that ends, or comes back to where it was.
      var next = link.isFromHere ? linkedCases[link.other] : `case`
      while let above = next?.duplicateOf, linkedCases[above] == nil {
        next = try rows.state(above)
        linkedCases[above] = next
      }
    }
    let looksAtDuplicates: Bool
    if case .closeCase = decision {
      looksAtDuplicates = true
    } else if case .settleRMA = decision {
      looksAtDuplicates = true
    } else {
      looksAtDuplicates = false
    }
    guard looksAtDuplicates, let state = `case` else { return }
    duplicates = try rows.duplicates(of: state)
  }

  private mutating func gatherCases<R: RowSource & ~Copyable & ~Escapable>(
    from starts: [CaseID], by relation: CaseRelation, in rows: borrowing R
  ) throws(RowsError) {
    var waiting = starts
    while let next = waiting.popLast() {
      guard linkedCases[next] == nil, let state: CaseState = try rows.state(next) else { continue }
      linkedCases[next] = state
      waiting += state.others(by: relation)
    }
  }

  /// Gathers the items of a return with their owners and the returns on which they are.
  mutating func gatherReturns<R: RowSource & ~Copyable & ~Escapable>(
    _ decision: Decision, in rows: borrowing R
  ) throws(RowsError) {
    if case .settleRMA(let settled) = decision, let item = settled.newItem {
      items[item] = try rows.state(item)
    }
    guard case .authorizeRMA(let authorized) = decision else { return }
    if let customer = `case`?.customer { try gatherSurvivors(of: customer, in: rows) }
    for item in Set(authorized.lines.compactMap(\.item)) {
      guard let state: ItemState = try rows.state(item) else { continue }
      items[item] = state
      openReturns[item] = try rows.openReturns(of: item).map(\.rma)
      if let owner = state.customer { try gatherSurvivors(of: owner, in: rows) }
    }
  }

  /// Gathers the customers of a merge, and what was merged on top of it.
  mutating func gatherMerges<R: RowSource & ~Copyable & ~Escapable>(
    _ decision: Decision, _ refs: Refs, in rows: borrowing R
  ) throws(RowsError) {
    if case .mergeCustomers(let merged) = decision {
      for id in [refs[.survivor], refs[.absorbed]].compactMap(\.self).map(CustomerID.init) {
        customers[id] = try rows.state(id)
      }
      if let survivor = refs[.survivor] {
        try gatherSurvivors(of: CustomerID(survivor), in: rows)
      }
      if !merged.evidence.isEmpty { try gatherRecords(Set(merged.evidence), refs, in: rows) }
    }
    guard case .unmergeCustomers(let unmerged) = decision,
      let record = try rows.merge(
        unmerged.mergeID, absorbed: refs[.absorbed].map(CustomerID.init))
    else { return }
    merge = record
    if let id = record.refs[.absorbed].map(CustomerID.init) { customers[id] = try rows.state(id) }
    var next = record.refs[.survivor].map(CustomerID.init)
    var seen: Set<CustomerID> = []
    while let id = next, seen.insert(id).inserted,
      let state: CustomerState = try rows.state(id)
    {
      next = state.mergedInto
      guard let merge = state.mergeID, let above = try rows.merge(merge, absorbed: id) else {
        continue
      }
      mergesAbove.append(above)
    }
  }

  mutating func gatherSurvivors<R: RowSource & ~Copyable & ~Escapable>(
    of customer: CustomerID, in rows: borrowing R
  ) throws(RowsError) {
    var next = customer
    while survivors[next] == nil, let state: CustomerState = try rows.state(next),
      let survivor = state.mergedInto
    {
      survivors[next] = survivor
      next = survivor
    }
  }

  /// Finds what raised a conflict and whether it is settled, the latest ones first: who settles a
  /// conflict has just seen it.
  mutating func gatherConflict<R: RowSource & ~Copyable & ~Escapable>(
    _ id: ConflictID, in rows: borrowing R
  ) throws(RowsError) {
    var settling: [Record] = []
    var raising: Record?
    let raised = rows.feed(ofType: Event.Kind.conflictRaised.rawValue)
    try rows.scan(raised, reverse: true) { (seq) throws(RowsError) in
      let record = try rows.record(at: seq, opened: false)
      guard case .book(.conflictRaised(let conflict)) = record.event, conflict.conflictID == id
      else { return true }
      raising = record
      return false
    }
    guard let raising else { return }
    conflict = raising
    let settled = rows.feed(ofType: Event.Kind.conflictSettled.rawValue)
    try rows.scan(settled, from: raising.seq) { (seq) throws(RowsError) in
      let record = try rows.record(at: seq, opened: false)
      if case .book(.conflictSettled(let conflict)) = record.event, conflict.conflictID == id {
        settling.append(record)
      }
      return true
    }
    guard !settling.isEmpty else { return }
    // A settling may itself have been taken back.
    try gatherRecords([], raising.refs, in: rows)
    isConflictSettled = settling.contains { !retracted.contains($0.id) }
  }
}
