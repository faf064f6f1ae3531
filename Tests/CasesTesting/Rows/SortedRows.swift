package import Cases
package import Views

/// Rows in memory, for tests: a sorted array for each view, and the log as an array.
package struct SortedRows: Rows {
  package private(set) var tables = ViewName.allCases.map { _ in SortedTable() }
  /// The log; `seq` 1 is at place 0.
  package var log: [Record]
  /// Whether this copy of the book has keys: without them personal fields and hashes are missing.
  package var hasKeys = true
  /// The seqs whose records cannot be read.
  package var unreadable: Set<UInt64> = []
  /// What a document says: parsing is not for this module.
  package var houseDocument: @Sendable (DocumentPublished) -> HouseDocument? = { _ in nil }
  /// How many more reads succeed, before all fail.
  package var readsLeft = ReadCounter()

  package init(log: [Record] = []) { self.log = log }

  package func get(_ key: [UInt8], in view: ViewName) throws(RowsError) -> [UInt8]? {
    try readsLeft.count()
    return tables[view.index].value(for: key)
  }

  package mutating func put(
    _ value: [UInt8], for key: [UInt8], in view: ViewName
  ) throws(RowsError) {
    tables[view.index].put(value, for: key)
  }

  package mutating func delete(_ key: [UInt8], in view: ViewName) throws(RowsError) {
    tables[view.index].delete(key)
  }

  package func scan(
    in view: ViewName, from lower: [UInt8], to upper: [UInt8], reverse: Bool,
    _ body: (_ key: [UInt8], _ value: [UInt8]) throws(RowsError) -> Bool
  ) throws(RowsError) {
    try readsLeft.count()
    let table = tables[view.index]
    let range = table.range(from: lower, to: upper)
    for place in 0..<range.count {
      let row = table.rows[reverse ? range.upperBound - 1 - place : range.lowerBound + place]
      guard try body(row.key, row.value) else { return }
    }
  }

  package func record(at seq: UInt64, opened: Bool) throws(RowsError) -> Record {
    try readsLeft.count()
    guard seq > 0, seq <= log.count, !unreadable.contains(seq) else {
      throw .damagedRecord(seq: seq)
    }
    var record = log[Int(seq) - 1]
    record.personal = opened ? (hasKeys ? .opened : .keyMissing) : .closed
    return record
  }

  package func lookupHash(_ kind: LookupKind, _ text: String) -> [UInt8]? {
    hasKeys ? hash("\(kind.rawValue):\(text)") : nil
  }

  package func houseDocument(
    at seq: UInt64, event: EventID
  ) throws(RowsError) -> HouseDocument? {
    guard case .book(.documentPublished(let published)) = try record(at: seq, opened: false).event
    else { return nil }
    return houseDocument(published)
  }

  package func nameHash(_ kind: FeedKind, _ name: String) -> [UInt8] {
    hash("\(kind.code):\(name)")
  }

  private func hash(_ text: String) -> [UInt8] { AnyID.sample(text).bytes }

  /// Moves what an overlay changed into the tables, as the writer does.
  package mutating func take(_ changes: OverlayChanges) throws(RowsError) {
    for view in ViewName.allCases {
      try changes.forEachChange(in: view, into: &self) { (rows, key, value) throws(RowsError) in
        if let value {
          try rows.put(value, for: key, in: view)
        } else {
          try rows.delete(key, in: view)
        }
      }
    }
    changes.rebase()
  }
}

extension OverlayChanges {
  /// How many rows of `view` were put or deleted.
  package func rowCount(of view: ViewName) -> Int {
    var count = 0
    forEachChange(in: view, into: &count) { count, _, _ in count += 1 }
    return count
  }
}

/// Counts reads down, and fails when there are none left; a class, since reading is not mutating.
package final class ReadCounter: Sendable {
  // Tests that set it use their rows on one thread only.
  nonisolated(unsafe) package var left: Int?

  package init(left: Int? = nil) { unsafe self.left = left }

  func count() throws(RowsError) {
    guard let left = unsafe left else { return }
    guard left > 0 else { throw .storage("no reads left") }
    unsafe self.left = left - 1
  }
}

/// Rows in the order of their keys.
package struct SortedTable: Hashable, Sendable {
  package struct Row: Hashable, Sendable {
    package var key: [UInt8]
    package var value: [UInt8]

    package init(key: [UInt8], value: [UInt8]) {
      self.key = key
      self.value = value
    }
  }

  package private(set) var rows: [Row] = []

  package func value(for key: [UInt8]) -> [UInt8]? {
    let place = firstPlace(notBefore: key)
    return place < rows.count && rows[place].key == key ? rows[place].value : nil
  }

  mutating func put(_ value: [UInt8], for key: [UInt8]) {
    let place = firstPlace(notBefore: key)
    if place < rows.count, rows[place].key == key {
      rows[place].value = value
    } else {
      rows.insert(Row(key: key, value: value), at: place)
    }
  }

  mutating func delete(_ key: [UInt8]) {
    let place = firstPlace(notBefore: key)
    if place < rows.count, rows[place].key == key { rows.remove(at: place) }
  }

  func range(from lower: [UInt8], to upper: [UInt8]) -> Range<Int> {
    let first = firstPlace(notBefore: lower)
    return first..<max(first, firstPlace(notBefore: upper))
  }

  private func firstPlace(notBefore key: [UInt8]) -> Int {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].key.lexicographicallyPrecedes(key) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
