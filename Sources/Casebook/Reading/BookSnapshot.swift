package import Cases
package import EventLog
internal import LMDB
package import Views
internal import Wire

/// Everything that is known up to one place in the log; lives for one screen or page.
///
/// Its rows are the folded tables with the tail of the log folded over them in memory, so no view
/// is ever behind the log.
/// It is itself a source of rows, so every reader of `Views` works on it.
package struct BookSnapshot: RowSource, ~Copyable, ~Escapable {
  // Private: with testability a noncopyable property that others see does not compile (6.3.1).
  private let rows: Overlay<TableRows>
  /// Where the log ends.
  package let head: Head
  /// Up to where the tables on disk stand.
  package let folded: UInt64
  /// The epochs of the book, at least one.
  package let epochs: [Epoch]
  /// Views that have stopped.
  let stops: [ViewName: ViewStop]
  private let path: String

  @_lifetime(copy rows)
  private init(
    rows: consuming Overlay<TableRows>, head: Head, folded: UInt64, epochs: [Epoch],
    stops: [ViewName: ViewStop], path: String
  ) {
    self.rows = rows
    self.head = head
    self.folded = folded
    self.epochs = epochs
    self.stops = stops
    self.path = path
  }

  /// Begins a snapshot, and folds into `kept` what the log has beyond it.
  @available(*, noasync)
  @_lifetime(borrow environment)
  static func take(
    _ environment: borrowing Environment, _ access: RowAccess, _ kept: inout Tail?, path: String
  ) throws(BookError) -> BookSnapshot {
    do throws(LogError) {
      let snapshot = try LogStore.snapshot(environment)
      // After the snapshot: whoever is forgotten in it has no key in memory any more.
      access.opener.keys?.refresh()
      let head = try access.store.head(in: snapshot)
      let folded = try access.store.folded(in: snapshot)
      let epochs = try access.store.epochs(in: snapshot)
      let slots = try access.tables.slots(in: snapshot)
      var tail = Tail(folded: folded, slots: slots)
      if let old = kept, old.stands(on: folded, slots, upTo: head.seq) { tail = old }
      var rows = access.overlay(snapshot, tail)
      try access.extend(&tail, through: head.seq, into: &rows)
      kept = tail
      return BookSnapshot(
        rows: rows, head: head, folded: folded, epochs: epochs, stops: tail.stops, path: path)
    } catch { throw BookError(error, path: path) }
  }

  /// Whether what was read must be thrown away: the process was stopped meanwhile.
  var isTooOld: Bool { rows.base.isTooOld }

  /// The place of record `seq` as it is shown: "1.184213".
  package func position(_ seq: UInt64) -> LogPosition {
    LogPosition(epoch: Int(epochs.number(of: seq)), seq: Int(seq))
  }

  package func get(_ key: [UInt8], in view: ViewName) throws(RowsError) -> [UInt8]? {
    try rows.get(key, in: view)
  }

  package func scan(
    in view: ViewName, from lower: [UInt8], to upper: [UInt8], reverse: Bool,
    _ body: (_ key: [UInt8], _ value: [UInt8]) throws(RowsError) -> Bool
  ) throws(RowsError) {
    try rows.scan(in: view, from: lower, to: upper, reverse: reverse, body)
  }

  package func record(at seq: UInt64, opened: Bool) throws(RowsError) -> Record {
    try rows.record(at: seq, opened: opened)
  }

  /// The record at `seq` as it is stored, with its personal part where a key is at hand.
  func storedRecord(
    at seq: UInt64
  ) throws(RowsError) -> (stored: StoredRecord, personal: PersonalPart) {
    try rows.base.storedRecord(at: seq)
  }

  /// The chain hash and the bytes of the record at `seq`, as they are stored.
  func storedValue(at seq: UInt64) throws(RowsError) -> [UInt8] {
    try rows.base.storedValue(at: seq)
  }

  /// The chain hash of the record at `seq`, as it is stored; zeros for 0.
  func storedHash(at seq: UInt64) throws(RowsError) -> ChainHash {
    try rows.base.storedHash(at: seq)
  }

  package func lookupHash(_ kind: LookupKind, _ text: String) -> [UInt8]? {
    rows.lookupHash(kind, text)
  }

  package func houseDocument(
    at seq: UInt64, event: EventID
  ) throws(RowsError) -> HouseDocument? {
    try rows.houseDocument(at: seq, event: event)
  }

  package func nameHash(_ kind: FeedKind, _ name: String) -> [UInt8] {
    rows.nameHash(kind, name)
  }

  /// Fails if one of `views` has stopped: what it shows would not be what the log says.
  package func require(_ views: ViewName...) throws(BookError) {
    for view in views {
      if let stop = stops[view] {
        throw .viewHasStopped(view, seq: stop.seq, why: stop.why)
      }
    }
  }
}
