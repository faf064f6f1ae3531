internal import Cases

// Maintenance and recalls of items, as rows.

/// The kinds of rows of the view `items` beside states; their first byte.
enum ItemCareKind {
  /// Day on which maintenance falls due ‖ item; once for each day of an item, as long as the book
  /// has not said so.
  static let maintenance: UInt8 = 3
  /// Day on which maintenance is due ‖ plan ‖ item, until it is done.
  static let plans: UInt8 = 8
  /// model ‖ item → serial.
  static let byModel: UInt8 = 9
  /// recall ‖ item; of items to which something has happened in it.
  static let byRecall: UInt8 = 10
}

extension ItemState {
  func writeCare(to row: inout RowWriter) {
    row.list(plans) { row, plan in
      row.id(plan.id)
      row.code(plan.basis)
      row.day(plan.dueOn)
      row.flag(plan.isWaiting)
      row.optional(plan.team) { $0.team($1) }
      row.optional(plan.person) { $0.id($1) }
      row.id(plan.event)
      row.number(plan.seq)
    }
    row.list(donePlans) { $0.id($1) }
    row.list(recalls) { row, unit in
      row.id(unit.recall)
      row.optional(unit.notifiedAt) { $0.instant($1) }
      row.optional(unit.traced) { $0.code($1) }
      row.optional(unit.tracedAt) { $0.instant($1) }
      row.optional(unit.remedied) { $0.code($1) }
      row.optional(unit.remediedAt) { $0.instant($1) }
      row.optional(unit.remediedBy) { $0.id($1) }
    }
  }

  mutating func readCare(from row: inout RowReader) throws(RowsError) {
    plans = try row.list { (row) throws(RowsError) in
      MaintenancePlan(
        id: try row.id(), basis: try row.code(), dueOn: try row.day(), isWaiting: try row.flag(),
        team: try row.optional { (row) throws(RowsError) in try row.team() },
        person: try row.optional { (row) throws(RowsError) in try row.id() },
        event: try row.id(), seq: try row.number())
    }
    donePlans = try row.list { (row) throws(RowsError) in try row.id() }
    recalls = try row.list { (row) throws(RowsError) in
      var unit = RecallUnit(recall: try row.id())
      unit.notifiedAt = try row.optional { (row) throws(RowsError) in try row.instant() }
      unit.traced = try row.optional { (row) throws(RowsError) in try row.code() }
      unit.tracedAt = try row.optional { (row) throws(RowsError) in try row.instant() }
      unit.remedied = try row.optional { (row) throws(RowsError) in try row.code() }
      unit.remediedAt = try row.optional { (row) throws(RowsError) in try row.instant() }
      unit.remediedBy = try row.optional { (row) throws(RowsError) in try row.id() }
      return unit
    }
  }

  func addCareRows(to rows: inout [BoardRow]) {
    for day in Set(plans.filter(\.isWaiting).map(\.dueOn)).sorted() {
      var key = RowKey(ItemCareKind.maintenance)
      key.instant(day.start(offsetMinutes: 0))
      key.id(id)
      rows.append(BoardRow(key))
    }
    for plan in plans {
      var key = RowKey(ItemCareKind.plans)
      key.instant(plan.dueOn.start(offsetMinutes: 0))
      key.id(plan.id)
      key.id(id)
      rows.append(BoardRow(key))
    }
    for unit in recalls {
      var key = RowKey(ItemCareKind.byRecall)
      key.id(unit.recall)
      key.id(id)
      rows.append(BoardRow(key))
    }
    guard !model.isEmpty else { return }
    var key = RowKey(ItemCareKind.byModel)
    key.text(numberText(model))
    key.id(id)
    rows.append(BoardRow(key, Array((serial ?? "").utf8)))
  }
}
