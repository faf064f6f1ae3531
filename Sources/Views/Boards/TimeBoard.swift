package import Cases

/// What time has brought about and nobody has written yet: the cases and items to look at.
package struct TimeBoard: Hashable, Sendable {
  /// Cases with an offer that ran out or a clock to judge, each once.
  package var cases: [CaseID] = []
  /// Items of which maintenance fell due.
  package var items: [ItemID] = []

  package var isEmpty: Bool { cases.isEmpty && items.isEmpty }

  /// What there is at `now`, at most `limit` cases and as many items.
  ///
  /// - Complexity: Three seeks where there is nothing.
  package static func due<R: RowSource & ~Copyable & ~Escapable>(
    at now: Instant, limit: Int, in rows: borrowing R
  ) throws(RowsError) -> TimeBoard {
    var board = TimeBoard()
    board.cases = try rows.casesToJudge(at: now, limit: limit)
    var end = RowKey(CaseBoardKind.handoffsRunningOut)
    end.instant(now)
    try rows.scan(
      in: .cases, from: [CaseBoardKind.handoffsRunningOut], to: end.bytes, reverse: false
    ) { (key, _) throws(RowsError) in
      var reader = RowKeyReader(key, of: .cases, at: 9)
      let id: CaseID = try reader.id()
      if board.cases.count < limit, !board.cases.contains(id) { board.cases.append(id) }
      return board.cases.count < limit
    }
    try board.addItems(at: now, limit: limit, in: rows)
    return board
  }

  private mutating func addItems<R: RowSource & ~Copyable & ~Escapable>(
    at now: Instant, limit: Int, in rows: borrowing R
  ) throws(RowsError) {
    // No clock on earth is further ahead than 14 hours: most calls end here.
    let latest = Day(of: now, offsetMinutes: 14 * 60)
    var today: Day?
    var found: [ItemID] = []
    try rows.scan(
      in: .items, from: [ItemCareKind.maintenance], to: [ItemCareKind.maintenance + 1],
      reverse: false
    ) { (key, _) throws(RowsError) in
      var reader = RowKeyReader(key, of: .items)
      let dueOn = Day(of: try reader.instant(), offsetMinutes: 0)
      guard dueOn <= latest else { return false }
      if today == nil { today = try rows.houseZone(at: now).day(at: now) }
      guard let today, dueOn <= today else { return false }
      let id: ItemID = try reader.id()
      if !found.contains(id) { found.append(id) }
      return found.count < limit
    }
    items = found
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// The zone of the house, from the calendar that holds at `moment`; UTC where there is none.
  package func houseZone(at moment: Instant) throws(RowsError) -> BusinessZone {
    let calendar = try clockRules().calendar("calendar", at: moment)
    return calendar?.content.zone ?? .utc
  }
}
