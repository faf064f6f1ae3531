import Cases
import CasesTesting
import Testing
import Views

@Suite("A row")
struct RowCodingTests {
  /// States of every kind, as random histories leave them.
  private func rows(seed: UInt64) throws -> SortedRows {
    let records = RandomHistory.records(seed: seed, count: 250)
    var rows = SortedRows(log: records)
    for record in records { _ = AllViews.fold(record, into: &rows) }
    return rows
  }

  /// Reads the state in `row`; `nil` if it is another kind of row.
  private func reencoded(_ row: SortedTable.Row, _ view: ViewName) throws -> [UInt8]? {
    guard row.key.count == 17, let id = AnyID(bytes: row.key[1...]) else { return nil }
    if view == .items, row.key[0] == RecallState.stateKind {
      return try RecallState.decoded(RecallID(id), row.value).encoded()
    }
    if view == .customers, row.key[0] == ContactState.stateKind {
      return try ContactState.decoded(ContactID(id), row.value).encoded()
    }
    guard row.key[0] == stateRowKind else { return nil }
    return switch view {
    case .cases: try CaseState.decoded(CaseID(id), row.value).encoded()
    case .customers: try CustomerState.decoded(CustomerID(id), row.value).encoded()
    case .items: try ItemState.decoded(ItemID(id), row.value).encoded()
    case .members: try MemberState.decoded(MemberID(id), row.value).encoded()
    case .refs, .dedupe, .devices, .numbers, .documents, .keys: nil
    }
  }

  @Test("reads as it was written", arguments: [1, 2] as [UInt64])
  func roundTrip(seed: UInt64) throws {
    let rows = try rows(seed: seed)
    var count = 0
    for view in ViewName.allCases {
      for row in rows.tables[view.index].rows {
        guard let bytes = try reencoded(row, view) else { continue }
        #expect(bytes == row.value, "seed \(seed)")
        count += 1
      }
    }
    #expect(count >= 10)
  }

  @Test("with damaged bytes is an error or another row, never a trap", arguments: [3] as [UInt64])
  func damage(seed: UInt64) throws {
    let rows = try rows(seed: seed)
    var generator = SeededGenerator(seed: seed)
    var errorCount = 0
    for view in ViewName.allCases {
      for row in rows.tables[view.index].rows.shuffled(using: &generator).prefix(12) {
        for _ in 0..<60 {
          var spoilt = row
          spoil(&spoilt.value, &generator)
          do {
            // What can be read is written the same: there is one way to write a value.
            if let bytes = try reencoded(spoilt, view) { #expect(bytes == spoilt.value) }
          } catch let error as RowsError {
            #expect(error == .damagedRow(view))
            errorCount += 1
          }
        }
      }
    }
    #expect(errorCount > 500, "seed \(seed)")
  }

  private func spoil(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    let place = bytes.isEmpty ? 0 : Int.random(in: 0..<bytes.count, using: &generator)
    switch Int.random(in: 0..<4, using: &generator) {
    case 0 where !bytes.isEmpty: bytes[place] ^= UInt8.random(in: 1...255, using: &generator)
    case 1 where !bytes.isEmpty: bytes.removeLast(bytes.count - place)
    case 2: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
    case _: bytes = (0..<40).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
  }

  @Test("holds numbers up to the greatest, and reads only the shortest way to write them")
  func numbers() throws {
    for number in [0, 1, 127, 128, 16_383, 16_384, UInt64.max - 1, .max] {
      var writer = RowWriter()
      writer.number(number)
      var reader = RowReader(writer.bytes, of: .cases)
      #expect(try reader.number() == number)
      try reader.end()
    }
    for bytes: [UInt8] in [[0x80, 0], [], [0x80], Array(repeating: 0xFF, count: 11)] {
      #expect(throws: RowsError.damagedRow(.cases)) {
        var reader = RowReader(bytes, of: .cases)
        _ = try reader.number()
      }
    }
  }

  @Test("claims no more elements than it has bytes")
  func counts() {
    #expect(throws: RowsError.damagedRow(.items)) {
      var reader = RowReader([0xFF, 0xFF, 0xFF, 0x7F, 1, 2], of: .items)
      _ = try reader.list { (row) throws(RowsError) in try row.byte() }
    }
  }

  @Test("keys sort by number, moment and text, and end texts at a bound")
  func keys() {
    func key(_ write: (inout RowKey) -> Void) -> [UInt8] {
      var key = RowKey(7)
      write(&key)
      return key.bytes
    }
    func ordered(_ left: [UInt8], _ right: [UInt8]) -> Bool {
      left.lexicographicallyPrecedes(right)
    }
    let early = Instant(microseconds: -5)
    let late = Instant(microseconds: 5)
    #expect(ordered(key { $0.instant(early) }, key { $0.instant(late) }))
    #expect(ordered(key { $0.latestFirst(late) }, key { $0.latestFirst(early) }))
    #expect(ordered(key { $0.text("a") }, key { $0.text("ab") }))
    let long = String(repeating: "x", count: RowKey.textByteCountMax)
    #expect(key { $0.text(long) } == key { $0.text(long + "y") })
    #expect(key { $0.text(long) } != key { $0.text(String(long.dropLast())) })
  }
}
