internal import Casebook
internal import Cases
internal import Screens
internal import Views

/// A walk over the log for exports, in short snapshots up to where it ended at the beginning.
struct ExportScan {
  let desk: Desk
  let scope: EventScope?
  /// The last event that is looked at.
  let end: UInt64
  /// Events that no longer hold: another stands in their place, or they were taken back.
  private(set) var gone: Set<EventID> = []

  /// How many events one snapshot reads.
  static let eventCountMax: UInt64 = 1_000

  init(_ desk: Desk, _ scope: EventScope?) throws(ErrorReport) {
    self.desk = desk
    self.scope = scope
    end = try desk.read { (snapshot) throws(RowsError) in snapshot.lastSeq }
  }

  /// Notes what no longer holds, and hands every record to `body`, without personal fields.
  mutating func learn(_ body: (Record) -> Void) throws(ErrorReport) {
    var found: Set<EventID> = []
    try walk(opened: false) { (record, _) throws(RowsError) in
      if let old = record.supersedes { found.insert(old) }
      if case .book(.entryRetracted(let retracted)) = record.event {
        found.formUnion(retracted.events)
      }
      body(record)
    }
    gone = found
  }

  /// Hands every record of the log to `body`, in its order.
  func walk(
    opened: Bool, _ body: (Record, borrowing BookSnapshot) throws(RowsError) -> Void
  ) throws(ErrorReport) {
    var seq: UInt64 = 0
    while seq < end {
      let last = min(end, seq + Self.eventCountMax)
      let records: [Record] = try desk.read { (snapshot) throws(RowsError) in
        var records: [Record] = []
        for place in (seq + 1)...last {
          records.append(try snapshot.record(at: place, opened: opened))
        }
        return records
      }
      try desk.read { (snapshot) throws(RowsError) in
        for record in records { try body(record, snapshot) }
      }
      seq = last
    }
  }

  /// Whether a record is asked for, and holds.
  func admits(_ record: Record) -> Bool {
    !gone.contains(record.id) && scope?.admits(record) ?? true
  }
}
