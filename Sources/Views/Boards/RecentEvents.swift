package import Cases

/// The latest events of one type that still hold: read from the feeds of their type and of
/// retractions, however long the log is.
package struct RecentEvents: Hashable, Sendable {
  /// The latest first; opened.
  package var records: [Record]
  /// Whether there are more than were looked at.
  package var hasMore: Bool

  /// Bound: how many events of the type are looked at.
  package static let lookedAtCountMax = 5_000

  /// Those that happened from `since` on and that `admits` lets through, at most `limit`.
  ///
  /// - Parameters:
  ///   - kind: The type.
  ///   - since: What was accepted before is not looked at.
  ///   - limit: How many are wanted.
  ///   - lookedAtCountMax: How many events of the type are looked at.
  ///   - rows: Where they are read.
  ///   - admits: Looks at a record that is not opened.
  /// - Throws: What reading rows throws.
  /// - Returns: Corrected ones as they stand now, those that were taken back not at all.
  package static func read<R: RowSource & ~Copyable & ~Escapable>(
    _ kind: Event.Kind, since: Instant, limit: Int,
    lookedAtCountMax: Int = lookedAtCountMax, in rows: borrowing R,
    where admits: (Record) -> Bool = { _ in true }
  ) throws(RowsError) -> RecentEvents {
    var found: [Record] = []
    var hasMore = false
    try rows.scan(rows.feed(ofType: kind.rawValue), reverse: true) {
      (seq) throws(RowsError) in
      let record = try rows.record(at: seq, opened: false)
      guard record.acceptedAt >= since else { return false }
      guard found.count < lookedAtCountMax else {
        hasMore = true
        return false
      }
      found.append(record)
      return true
    }
    guard let first = found.last?.seq else { return RecentEvents(records: [], hasMore: false) }
    let retractions = try rows.records(
      of: rows.feed(ofType: Event.Kind.entryRetracted.rawValue), from: first, opened: false)
    let all = (found + retractions).sorted { $0.seq < $1.seq }
    let corrections = Corrections(of: all)
    var events = RecentEvents(records: [], hasMore: hasMore)
    for record in found {
      guard let standing = corrections.standing(at: record), standing.occurredAt >= since,
        admits(standing)
      else { continue }
      guard events.records.count < limit else {
        events.hasMore = true
        break
      }
      var opened = try rows.record(at: standing.seq, opened: true)
      // Who wrote it first, and under which entry, holds for its correction too.
      opened.actor = standing.actor
      opened.team = standing.team
      opened.entry = standing.entry
      events.records.append(opened)
    }
    return events
  }
}
