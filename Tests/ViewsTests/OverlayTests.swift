import Cases
import CasesTesting
import Testing
import Views

@Suite("An overlay")
struct OverlayTests {
  /// A key of the view `documents`, in which no view keeps anything typed.
  private func key(_ byte: UInt8) -> [UInt8] { [1, byte] }

  private func base(_ bytes: [UInt8]) throws -> SortedRows {
    var rows = SortedRows()
    for byte in bytes { try rows.put([byte], for: key(byte), in: .documents) }
    return rows
  }

  private func scanned(
    _ rows: borrowing Overlay<SortedRows>, from lower: UInt8 = 0, to upper: UInt8 = 255,
    reverse: Bool = false, limit: Int = .max
  ) throws -> [UInt8] {
    var found: [UInt8] = []
    try rows.scan(in: .documents, from: key(lower), to: key(upper), reverse: reverse) {
      (_, value) throws(RowsError) in
      found.append(value[0])
      return found.count < limit
    }
    return found
  }

  @Test("hides what it deleted and shows what it put, in order, both ways, as far as asked")
  func merges() throws {
    let changes = OverlayChanges()
    var rows = Overlay(try base([2, 4, 6, 8]), changes)
    try rows.put([44], for: key(4), in: .documents)
    try rows.put([5], for: key(5), in: .documents)
    try rows.put([1], for: key(1), in: .documents)
    try rows.put([9], for: key(9), in: .documents)
    try rows.delete(key(6), in: .documents)
    try rows.delete(key(7), in: .documents)
    #expect(try scanned(rows) == [1, 2, 44, 5, 8, 9])
    #expect(try scanned(rows, reverse: true) == [9, 8, 5, 44, 2, 1])
    #expect(try scanned(rows, from: 2, to: 8) == [2, 44, 5])
    #expect(try scanned(rows, from: 6, to: 6).isEmpty)
    #expect(try scanned(rows, limit: 3) == [1, 2, 44])
    #expect(try scanned(rows, reverse: true, limit: 2) == [9, 8])
    let hidden = try rows.get(key(6), in: .documents)
    #expect(hidden == nil)
  }

  @Test("equals a table at random, and becomes it", arguments: [1, 2, 3] as [UInt64])
  func random(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var table = try base((0..<40).map { $0 * 3 })
    var expected = table
    let changes = OverlayChanges()
    for step in 0..<400 {
      let byte = UInt8.random(in: 0..<200, using: &generator)
      var rows = Overlay(table, changes)
      if generator.chance(60) {
        try rows.put([byte], for: key(byte), in: .documents)
        try expected.put([byte], for: key(byte), in: .documents)
      } else {
        try rows.delete(key(byte), in: .documents)
        try expected.delete(key(byte), in: .documents)
      }
      guard step.isMultiple(of: 7) else { continue }
      let all = expected.tables[ViewName.documents.index].rows.map { $0.value[0] }
      #expect(try scanned(rows) == all, "seed \(seed)")
      #expect(try scanned(rows, reverse: true) == all.reversed(), "seed \(seed)")
    }
    #expect(changes.rowCount(of: .documents) > 0)
    try table.take(changes)
    #expect(table.tables == expected.tables)
    #expect(changes.rowCount(of: .documents) == 0)
  }

  @Test("over an overlay is an overlay")
  func twice() throws {
    let below = OverlayChanges()
    let above = OverlayChanges()
    var lower = Overlay(try base([1, 2, 3]), below)
    try lower.delete(key(2), in: .documents)
    var upper = Overlay(lower, above)
    try upper.put([2], for: key(2), in: .documents)
    let value = try upper.get(key(2), in: .documents)
    #expect(value == [2])
    #expect(below.rowCount(of: .documents) == 1)
  }

  @Test("keeps the states of what moved into the tables decoded, and none of its rows")
  func rebased() throws {
    let records = History().opened().promised().records
    let changes = OverlayChanges()
    var table = SortedRows(log: records)
    var rows = Overlay(table, changes)
    for record in records { _ = AllViews.fold(record, into: &rows) }
    try table.take(changes)
    for view in ViewName.allCases { #expect(changes.rowCount(of: view) == 0, "\(view.rawValue)") }
    let id = try #require(records[0].refs.case)
    let state: CaseState? = try table.state(id)
    table.readsLeft = ReadCounter(left: 0)
    let held: CaseState? = try Overlay(table, changes).state(id)
    #expect(held == state)
    #expect(held != nil)
  }

  @Test("keeps so many states decoded and no more", arguments: [0, 1])
  func bound(excess: Int) throws {
    let opened = try #require(History().opened().records.first)
    let records = (0..<OverlayChanges.keptStateCountMax + excess).map { index in
      var record = opened
      record.seq = UInt64(index + 1)
      record.refs.case = .sample("case \(index)")
      return record
    }
    let changes = OverlayChanges()
    var table = SortedRows(log: records)
    var rows = Overlay(table, changes)
    for record in records { try AllViews.fold(record, .cases, into: &rows) }
    try table.take(changes)
    // Whatever is not held would have to be read, and fails.
    table.readsLeft = ReadCounter(left: 0)
    let last = try #require(records.last?.refs.case)
    let held: CaseState? = try? Overlay(table, changes).state(last)
    #expect((held != nil) == (excess == 0))
  }

  @Test(
    "stays as it was in a view that fails, at whatever read; the others go on",
    arguments: [4] as [UInt64])
  func failing(seed: UInt64) throws {
    let records = RandomHistory.records(seed: seed, count: 60)
    for split in stride(from: 20, to: 60, by: 5) {
      var table = SortedRows(log: records)
      for record in records[..<split] { _ = AllViews.fold(record, into: &table) }
      for view in ViewName.allCases {
        for reads in 0..<6 {
          let changes = OverlayChanges()
          table.readsLeft = ReadCounter(left: reads)
          var rows = Overlay(table, changes)
          do throws(RowsError) {
            try AllViews.fold(records[split], view, into: &rows)
          } catch {
            #expect(changes.rowCount(of: view) == 0, "\(view.rawValue), \(reads), seed \(seed)")
          }
        }
      }
    }
  }

  @Test("without feeds stops the views that a correction folds anew, and only those")
  func withoutFeeds() throws {
    let history = History().opened().memoWritten()
    let records = history.retracted(history.last).records
    var rows = SortedRows(log: records)
    for record in records.dropLast() { _ = AllViews.fold(record, into: &rows, except: [.refs]) }
    let failures = AllViews.fold(records[2], into: &rows, except: [.refs])
    #expect(failures[.cases] == .viewHasStopped(.refs))
    #expect(failures[.dedupe] == nil)
    #expect(failures[.refs] == nil)
  }
}
