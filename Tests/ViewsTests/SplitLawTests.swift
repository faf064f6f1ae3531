import Cases
import CasesTesting
import Testing
import Views

@Suite("Every view")
struct SplitLawTests {
  static let seeds: [UInt64] = [1, 2, 3]

  /// The views of the first records in tables, and those of the rest in an overlay on them, with
  /// the tail folded into the tables at some places on the way.
  @Test("is the same at every split of a history", arguments: seeds)
  func split(seed: UInt64) throws {
    let records = RandomHistory.records(seed: seed, count: 80)
    let whole = try folded(records)
    for split in 0...records.count {
      var table = SortedRows(log: records)
      for record in records[..<split] {
        #expect(AllViews.fold(record, into: &table).isEmpty, "seed \(seed)")
      }
      let changes = OverlayChanges()
      var overlay = Overlay(table, changes)
      for record in records[split...] {
        #expect(AllViews.fold(record, into: &overlay).isEmpty, "seed \(seed)")
      }
      try expectEqual(overlay, whole, "seed \(seed), split at \(split)")
      try table.take(changes)
      #expect(table.tables == whole.tables, "seed \(seed), taken at \(split)")
    }
  }

  @Test("is the same when the tail moves into the tables again and again", arguments: seeds)
  func moves(seed: UInt64) throws {
    let records = RandomHistory.records(seed: seed, count: 400)
    let whole = try folded(records)
    var generator = SeededGenerator(seed: seed)
    var table = SortedRows(log: records)
    let changes = OverlayChanges()
    changes.keepsWhatIsRead = true
    for record in records {
      var overlay = Overlay(table, changes)
      if let id = record.refs.case { _ = try overlay.state(id, as: CaseState.self) }
      #expect(AllViews.fold(record, into: &overlay).isEmpty, "seed \(seed)")
      if generator.chance(30) { changes.settle() }
      if generator.chance(5) { try table.take(changes) }
    }
    try expectEqual(Overlay(table, changes), whole, "seed \(seed)")
    try table.take(changes)
    #expect(table.tables == whole.tables, "seed \(seed)")
  }

  @Test("folds the same twice", arguments: seeds)
  func twice(seed: UInt64) throws {
    let records = RandomHistory.records(seed: seed, count: 300)
    #expect(try folded(records).tables == folded(records).tables)
  }

  @Test("can be folded again alone while the others stand at the end", arguments: seeds)
  func alone(seed: UInt64) throws {
    let records = RandomHistory.records(seed: seed, count: 300)
    let whole = try folded(records)
    for view in ViewName.allCases {
      var table = whole
      let old = table.tables[view.index]
      for row in old.rows { try table.delete(row.key, in: view) }
      for record in records { try AllViews.fold(record, view, into: &table) }
      #expect(table.tables[view.index] == old, "\(view.rawValue), seed \(seed)")
    }
  }

  @Test("needs no opened records but for hashes, which it opens itself", arguments: seeds)
  func closed(seed: UInt64) throws {
    let records = RandomHistory.records(seed: seed, count: 300)
    var table = SortedRows(log: records)
    for record in records {
      var record = record
      record.personal = .closed
      #expect(AllViews.fold(record, into: &table).isEmpty)
    }
    #expect(try folded(records).tables == table.tables, "seed \(seed)")
  }

  private func folded(_ records: [Record]) throws -> SortedRows {
    var table = SortedRows(log: records)
    var failures: [ViewName: RowsError] = [:]
    for record in records {
      failures.merge(AllViews.fold(record, into: &table)) { first, _ in first }
    }
    #expect(failures.isEmpty)
    return table
  }

  /// Every row by `get`, and every view by `scan` in both directions.
  private func expectEqual(
    _ overlay: borrowing Overlay<SortedRows>, _ whole: SortedRows, _ comment: Comment
  ) throws {
    for view in ViewName.allCases {
      let expected = whole.tables[view.index].rows
      for reverse in [false, true] {
        var rows: [SortedTable.Row] = []
        try overlay.scan(
          in: view, from: [], to: Array(repeating: 255, count: 40), reverse: reverse
        ) { (key, value) throws(RowsError) in
          rows.append(SortedTable.Row(key: key, value: value))
          return true
        }
        if reverse { rows.reverse() }
        #expect(rows == expected, "\(comment), \(view.rawValue)")
      }
      var gotten: [SortedTable.Row] = []
      for row in expected {
        let value = try overlay.get(row.key, in: view)
        gotten.append(SortedTable.Row(key: row.key, value: value ?? [0xBA, 0xD0]))
      }
      #expect(gotten == expected, "\(comment), \(view.rawValue)")
    }
  }
}
