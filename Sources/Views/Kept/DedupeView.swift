package import Cases

/// What a command id produced: its consecutive events in the log.
package struct CommandPlace: Hashable, Sendable {
  package var firstSeq: UInt64
  package var count: Int

  package init(firstSeq: UInt64, count: Int) {
    self.firstSeq = firstSeq
    self.count = count
  }

  /// The places of its events.
  package var seqs: Range<UInt64> { firstSeq..<firstSeq + UInt64(count) }
}

/// Which command ids have been seen: command id → first seq, count of events.
package enum DedupeView: View {
  package static let name = ViewName.dedupe
  package static let codeVersion = 1

  package static func fold<R: Rows & ~Copyable & ~Escapable>(
    _ record: Record, _ glance: Glance, into rows: inout R
  ) throws(RowsError) {
    var place = CommandPlace(firstSeq: record.seq, count: 1)
    if record.index > 0, let known = try rows.place(of: record.command) {
      guard record.seq >= known.firstSeq, known.seqs.upperBound >= record.seq else {
        throw .damagedRow(.dedupe)
      }
      place.firstSeq = known.firstSeq
      place.count = Int(record.seq - known.firstSeq) + 1
    }
    if let changes = rows.changes {
      changes.contents.commands.set(place, of: record.command)
    } else {
      try rows.put(place.encoded(), for: record.command.rowKey, in: .dedupe)
    }
  }
}

extension CommandPlace {
  func encoded() -> [UInt8] {
    var row = RowWriter(capacity: 16)
    row.number(firstSeq)
    row.count(count)
    return row.bytes
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// What the command produced; `nil` if it has not been seen.
  package func place(of command: CommandID) throws(RowsError) -> CommandPlace? {
    guard let bytes = try get(command.rowKey, in: .dedupe) else { return nil }
    var row = RowReader(bytes, of: .dedupe)
    let place = CommandPlace(firstSeq: try row.number(), count: try row.count())
    try row.end()
    guard place.firstSeq <= UInt64(Int64.max) else { throw .damagedRow(.dedupe) }
    return place
  }
}
