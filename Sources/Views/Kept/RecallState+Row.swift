package import Cases

extension RecallState: FoldedState {
  package typealias Tag = IdentifierTag.Recall

  package static var feedRole: Role { .recall }
  package static var view: ViewName { .items }

  /// The kind of row of the view `items`, which keeps the states of items under the usual one.
  package static let stateKind: UInt8 = 11
  /// model ‖ recall.
  static let byModel: UInt8 = 12

  package static func key(_ id: RecallID) -> [UInt8] {
    var key = RowKey(stateKind)
    key.id(id)
    return key.bytes
  }

  package func write(to row: inout RowWriter) {
    row.count(revision)
    row.list(models) { $0.text($1) }
    row.list(serialRanges) { row, range in
      row.text(range.from)
      row.text(range.to)
    }
    row.code(remedy)
    row.count(unitsInMarketCount)
    row.optional(authorityRef) { $0.text($1) }
    row.day(startedOn)
    row.optional(endedOn) { $0.day($1) }
    row.optional(announcedBy) { $0.id($1) }
    row.number(seq)
    row.number(lastSeq)
  }

  package static func read(
    _ id: RecallID, from row: inout RowReader
  ) throws(RowsError) -> RecallState {
    var state = RecallState(id: id)
    state.revision = try row.count()
    state.models = try row.list { (row) throws(RowsError) in try row.text() }
    state.serialRanges = try row.list { (row) throws(RowsError) in
      SerialRange(from: try row.text(), to: try row.text())
    }
    state.remedy = try row.code()
    state.unitsInMarketCount = try row.count()
    state.authorityRef = try row.optional { (row) throws(RowsError) in try row.text() }
    state.startedOn = try row.day()
    state.endedOn = try row.optional { (row) throws(RowsError) in try row.day() }
    state.announcedBy = try row.optional { (row) throws(RowsError) in try row.id() }
    state.seq = try row.number()
    state.lastSeq = try row.number()
    return state
  }

  package func addBoardRows(to rows: inout [BoardRow]) {
    for model in Set(models.map(numberText)).sorted() {
      var key = RowKey(Self.byModel)
      key.text(model)
      key.id(id)
      rows.append(BoardRow(key))
    }
  }
}

extension RecallState: KeptRow {
  @inline(__always)
  static func withCache<Result: ~Copyable, Failure: Error>(
    in contents: inout OverlayContents,
    _ body: (inout StateCache<RecallState>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(&contents.recalls)
  }
}
