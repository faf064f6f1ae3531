package import Cases

// Rows of the view `documents` by which the book finds the documents that it works with, and the
// cases whose clocks run out, without reading any other.

/// The kinds of those rows; their first byte.
enum ClockRowKind {
  /// kind ‖ document ‖ version → seq, event, from when on it holds; see `HouseRules`.
  static let rules: UInt8 = 3
  /// case → when its clocks must be looked at, and when the first of them is due.
  static let byCase: UInt8 = 4
  /// when its clocks must be looked at ‖ case.
  static let byLook: UInt8 = 5
}

extension DocumentsView {
  static func foldClocks<R: Rows & ~Copyable & ~Escapable>(
    _ record: Record, _ glance: Glance, into rows: inout R
  ) throws(RowsError) {
    if case .book(.documentPublished(let document)) = record.event {
      try HouseRules.fold(document, record, into: &rows)
    } else if glance.movesClocks, try rows.document(.policy, policyID) != nil {
      for id in record.subjects(of: .case) { try foldCase(CaseID(id), record, into: &rows) }
    }
  }

  /// The document of kind `policy` that has the clocks.
  private static var policyID: String { "policy" }

  private static func foldCase<R: Rows & ~Copyable & ~Escapable>(
    _ id: CaseID, _ record: Record, into rows: inout R
  ) throws(RowsError) {
    let rules = try rows.clockRules()
    let feed = try rows.records(of: .case(id), through: record)
    let history = ClockHistory(of: id, feed: feed)
    let clocks = rules.clocks(over: history)
    let place = ClockPlace(
      look: history.nextLook(at: clocks), due: history.nextDue(of: clocks))
    let known = try rows.clockPlace(of: id)
    guard place != known ?? ClockPlace() else { return }
    if let look = known?.look, look != place.look {
      try rows.delete(ClockPlace.key(look: look, id), in: name)
    }
    if let look = place.look, look != known?.look {
      try rows.put([], for: ClockPlace.key(look: look, id), in: name)
    }
    try rows.put(place.bytes, for: ClockPlace.key(id), in: name)
  }
}

extension Glance {
  /// Whether clocks look at events of this type, or at what it corrects.
  fileprivate var movesClocks: Bool {
    if needsRefold { return true }
    switch kind {
    case .caseOpened, .caseClassified, .caseWaitStarted, .caseWaitEnded, .caseResolved,
      .caseReopened, .caseClosed, .contactAnswered, .contactEnded, .messagePosted, .clockJudged:
      return true
    default: return false  // Open set: every other type.
    }
  }
}

/// When something becomes of the clocks of a case.
struct ClockPlace: Hashable {
  /// When the book must look at them.
  var look: Instant?
  /// When the first that runs is due.
  var due: Instant?

  static func key(_ id: CaseID) -> [UInt8] {
    var key = RowKey(ClockRowKind.byCase)
    key.id(id)
    return key.bytes
  }

  static func key(look: Instant, _ id: CaseID) -> [UInt8] {
    var key = RowKey(ClockRowKind.byLook)
    key.instant(look)
    key.id(id)
    return key.bytes
  }

  var bytes: [UInt8] {
    var row = RowWriter()
    row.optional(look) { $0.instant($1) }
    row.optional(due) { $0.instant($1) }
    return row.bytes
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  fileprivate func clockPlace(of id: CaseID) throws(RowsError) -> ClockPlace? {
    guard let bytes = try get(ClockPlace.key(id), in: .documents) else { return nil }
    var row = RowReader(bytes, of: .documents)
    let place = ClockPlace(
      look: try row.optional { (row) throws(RowsError) in try row.instant() },
      due: try row.optional { (row) throws(RowsError) in try row.instant() })
    try row.end()
    return place
  }

  /// When the first clock of a case that runs is due; `nil` if none is.
  package func clockDue(of id: CaseID) throws(RowsError) -> Instant? {
    try clockPlace(of: id)?.due
  }

  /// The cases whose clocks must be looked at by `now`, the earliest first, at most `limit`.
  func casesToJudge(at now: Instant, limit: Int) throws(RowsError) -> [CaseID] {
    var cases: [CaseID] = []
    var end = RowKey(ClockRowKind.byLook)
    end.instant(now.adding(seconds: 1))
    try scan(
      in: .documents, from: [ClockRowKind.byLook], to: end.bytes, reverse: false
    ) { (key, _) throws(RowsError) in
      var reader = RowKeyReader(key, of: .documents)
      guard try reader.instant() <= now else { return false }
      cases.append(try reader.id())
      try reader.end()
      return cases.count < limit
    }
    return cases
  }
}
