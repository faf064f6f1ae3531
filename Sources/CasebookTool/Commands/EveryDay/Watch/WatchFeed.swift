internal import Casebook
internal import Cases
internal import EventLog
internal import Screens
internal import Views
internal import Wire

/// What one command wrote, as a line of `watch`.
struct WatchLine: Sendable {
  var records: [Record]
  /// The events as JSON, where a stream is wanted; with their places.
  var events: [(position: LogPosition, event: JSON)] = []
  /// `C-1042`, `K-77`; nil for what belongs to none.
  var reference: String?
  var text: String
  /// The name of who acted: of the staff, or the customer.
  var name: String?
  /// When it happened, and whether it came in late.
  var at: Instant
  var isLate: Bool
}

/// The lines of a stretch of the log.
struct WatchBatch {
  var lines: [WatchLine] = []
  /// The last record that was looked at, also if it gave no line.
  var last: UInt64
  var asOf: LogPosition
}

/// Reads the log of all cases, stretch by stretch.
struct WatchFeed {
  let desk: Desk
  let filter: TimelineFilter
  let `case`: CaseID?

  /// Where the log ends.
  func head() throws(ErrorReport) -> LogPosition {
    try desk.read { (snapshot) throws(RowsError) in snapshot.asOf }
  }

  /// What comes after the record `first`.
  func next(after first: UInt64, _ printer: WatchPrinter) throws(ErrorReport) -> WatchBatch {
    let renderer = printer.isStream ? Renderer(book: try desk.book().file.id) : nil
    return try desk.read { (snapshot) throws(RowsError) in
      let head = snapshot.head.seq
      var batch = WatchBatch(last: first, asOf: snapshot.position(max(first, 1)))
      guard head > first else { return batch }
      var books: [CaseID: NameBook] = [:]
      var seq = first
      while seq < head, seq - first < WatchRequest.recordCountMax {
        let group = try snapshot.command(from: seq + 1, through: head)
        seq += UInt64(group.count)
        guard let line = try line(of: group, &books, printer, snapshot) else { continue }
        var told = line
        if let renderer {
          for record in line.records {
            let bytes = try snapshot.rendered(record.seq, by: renderer)
            guard let event = try? JSON(parsing: bytes) else { continue }
            told.events.append((snapshot.position(record.seq), event))
          }
        }
        batch.lines.append(told)
      }
      batch.last = seq
      batch.asOf = snapshot.position(seq)
      return batch
    }
  }

  /// The line of what one command wrote; nil where the filter lets nothing of it through.
  private func line(
    of group: [Record], _ books: inout [CaseID: NameBook], _ printer: WatchPrinter,
    _ snapshot: borrowing BookSnapshot
  ) throws(RowsError) -> WatchLine? {
    let records = group.filter { record in
      if let wanted = `case`, record.refs.case != wanted { return false }
      if !filter.parties.isEmpty, !filter.parties.contains(record.party) { return false }
      return filter.kinds.isEmpty || filter.kinds.contains(record.event.timelineKind)
    }
    guard let first = records.first else { return nil }
    let main = records.first { !$0.isAutomatic } ?? first
    var names: NameBook
    var reference: String?
    if let id = main.refs.case, let state: CaseState = try snapshot.state(id) {
      reference = state.number
      if let known = books[id] {
        names = known
      } else {
        names = try NameBook(try snapshot.records(of: .case(id), opened: true), [state], snapshot)
        books[id] = names
      }
    } else {
      names = try NameBook(of: records, in: nil, snapshot)
      reference = try snapshot.customer(main.refs.customer)?.number
    }
    let writer = printer.writer(names.names)
    let name: String? =
      main.party == .customer
      ? main.refs.customer.flatMap(names.names.customer)
      : main.actor.flatMap(names.names.member)
    return WatchLine(
      records: records, reference: reference, text: writer.text(records), name: name,
      at: main.occurredAt,
      isLate: main.origin == .device
        && main.latenessSeconds > TimelineLimits().lateAfterSeconds)
  }
}

extension BookSnapshot {
  /// The records from `seq` on that the same command wrote.
  fileprivate func command(
    from seq: UInt64, through head: UInt64
  ) throws(RowsError) -> [Record] {
    var records = [try record(at: seq, opened: true)]
    while seq + UInt64(records.count) <= head {
      let next = try record(at: seq + UInt64(records.count), opened: true)
      guard next.command == records[0].command else { break }
      records.append(next)
    }
    return records
  }
}
