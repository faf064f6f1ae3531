package import Cases

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// The visits of a technician that have not ended, in the order in which their windows end;
  /// `nil` for those that nobody has.
  package func visits(
    of technician: MemberID?
  ) throws(RowsError) -> [PlannedVisit] {
    var prefix = RowKey(CaseBoardKind.visits)
    prefix.id(technician ?? MemberID(high: 0, low: 0))
    var visits: [PlannedVisit] = []
    try scan(in: .cases, from: prefix.bytes, to: keyAfter(prefix.bytes), reverse: false) {
      (key, _) throws(RowsError) in
      var reader = RowKeyReader(key, of: .cases, at: prefix.bytes.count + 8)
      let visit: VisitID = try reader.id()
      guard let state = try state(try reader.id(), as: CaseState.self),
        let planned = state.visits.first(where: { $0.id == visit })
      else { throw .damagedRow(.cases) }
      visits.append(planned)
      return true
    }
    return visits
  }

  /// The duplicates of a case, and those of them; each once.
  package func duplicates(of state: CaseState) throws(RowsError) -> [CaseState] {
    var found: [CaseState] = []
    var waiting = state.duplicates
    while let next = waiting.popLast() {
      guard next != state.id, !found.contains(where: { $0.id == next }),
        let duplicate = try self.state(next, as: CaseState.self)
      else { continue }
      found.append(duplicate)
      waiting += duplicate.duplicates
    }
    return found
  }

  /// The returns with lines that are not settled, of one item or of any, each once for a case.
  package func openReturns(
    of item: ItemID? = nil
  ) throws(RowsError) -> [(rma: RMAID, case: CaseID)] {
    var prefix = RowKey(CaseBoardKind.returns)
    if let item { prefix.id(item) }
    var returns: [(rma: RMAID, case: CaseID)] = []
    try scan(in: .cases, from: prefix.bytes, to: keyAfter(prefix.bytes), reverse: false) {
      (key, _) throws(RowsError) in
      guard key.count == 49, let rma = AnyID(bytes: key[17..<33]),
        let id = AnyID(bytes: key[33...])
      else { throw .damagedRow(.cases) }
      let found = (rma: RMAID(rma), case: CaseID(id))
      if !returns.contains(where: { $0 == found }) { returns.append(found) }
      return true
    }
    return returns
  }

  /// Every conflict that nobody has settled, with its case.
  package func openConflicts() throws(RowsError) -> [(conflict: ConflictID, case: CaseID)] {
    let kind = CaseBoardKind.conflicts
    var conflicts: [(conflict: ConflictID, case: CaseID)] = []
    try scan(in: .cases, from: [kind], to: [kind + 1], reverse: false) {
      (key, _) throws(RowsError) in
      var reader = RowKeyReader(key, of: .cases)
      conflicts.append((try reader.id(), try reader.id()))
      return true
    }
    return conflicts
  }
}
