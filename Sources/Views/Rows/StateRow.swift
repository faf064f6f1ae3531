/// A subject's state as a row, with the rows of the boards that follow from it.
package protocol StateRow: Hashable, Sendable {
  /// What names the subject.
  associatedtype ID: Hashable & Sendable

  /// The view that keeps it.
  static var view: ViewName { get }
  /// The key of the row.
  static func key(_ id: ID) -> [UInt8]

  /// A subject of which nothing is known.
  init(id: ID)

  var id: ID { get }

  func write(to row: inout RowWriter)

  /// Reads what `write` wrote.
  static func read(_ id: ID, from row: inout RowReader) throws(RowsError) -> Self

  /// The rows by which boards find it: a pure function of the state.
  func addBoardRows(to rows: inout [BoardRow])

  /// The state as `changes` hold it decoded: `.some(nil)` if they know that there is none, `nil` if
  /// they do not hold it.
  static func held(_ id: ID, in changes: OverlayChanges) -> Self??

  /// Decodes what the base has of a subject that is not held, and holds it from now on.
  static func hold(
    _ id: ID, _ base: [UInt8]?, in changes: OverlayChanges
  ) throws(RowsError) -> Self?
}

/// A row that follows from a state.
package struct BoardRow: Hashable, Sendable {
  package let key: [UInt8]
  package let value: [UInt8]

  package init(_ key: RowKey, _ value: [UInt8] = []) {
    self.key = key.bytes
    self.value = value
  }
}

/// The first byte of the key of a state, in every view that keeps states.
package let stateRowKind: UInt8 = 1

extension StateRow {
  package func encoded() -> [UInt8] {
    var row = RowWriter()
    write(to: &row)
    return row.bytes
  }

  /// Reads the whole of `bytes`.
  package static func decoded(_ id: ID, _ bytes: [UInt8]) throws(RowsError) -> Self {
    var row = RowReader(bytes, of: view)
    let state = try read(id, from: &row)
    try row.end()
    return state
  }

  package func boardRows() -> [BoardRow] {
    var rows: [BoardRow] = []
    addBoardRows(to: &rows)
    return rows
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// The state of a subject; `nil` if nothing is known of it.
  package func state<State: StateRow>(
    _ id: State.ID, as _: State.Type = State.self
  ) throws(RowsError) -> State? {
    if let changes, let held = State.held(id, in: changes) { return held }
    let base = try get(State.key(id), in: State.view)
    if let changes, changes.keepsWhatIsRead { return try State.hold(id, base, in: changes) }
    guard let base else { return nil }
    return try State.decoded(id, base)
  }
}

// MARK: Keeping

/// A state that an overlay holds decoded.
protocol KeptRow: StateRow {
  /// Lets `body` work on the states of this type in `contents`.
  static func withCache<Result: ~Copyable, Failure: Error>(
    in contents: inout OverlayContents,
    _ body: (inout StateCache<Self>) throws(Failure) -> Result
  ) throws(Failure) -> Result
  static func cacheKey(_ id: ID) -> SubjectKey
}

extension KeptRow {
  package static func held(_ id: ID, in changes: OverlayChanges) -> Self?? {
    withCache(in: &changes.contents) { cache in
      cache.place(of: id).map { cache.state(at: $0) }
    }
  }

  package static func hold(
    _ id: ID, _ base: [UInt8]?, in changes: OverlayChanges
  ) throws(RowsError) -> Self? {
    try withCache(in: &changes.contents) { (cache) throws(RowsError) in
      let place = try cache.load(id, base)
      return cache.state(at: place)
    }
  }
}

extension Rows where Self: ~Copyable, Self: ~Escapable {
  /// The place of a state that the overlay holds, from now on if not before.
  @inline(__always)
  func place<State: KeptRow>(
    of id: State.ID, _: State.Type, in changes: OverlayChanges
  ) throws(RowsError) -> Int {
    let held = State.withCache(in: &changes.contents) { $0.place(of: id) }
    if let held { return held }
    let base = try get(State.key(id), in: State.view)
    return try State.withCache(in: &changes.contents) { (cache) throws(RowsError) in
      try cache.load(id, base)
    }
  }

  /// The state of a subject, from where it is decoded already if it is.
  @inline(__always)
  func keptState<State: KeptRow>(
    _ id: State.ID, as _: State.Type = State.self
  ) throws(RowsError) -> State? {
    guard let changes else { return try state(id) }
    let place = try place(of: id, State.self, in: changes)
    return State.withCache(in: &changes.contents) { $0.state(at: place) }
  }

  /// Puts a state, and the board rows that follow from it.
  @inline(__always)
  mutating func keep<State: KeptRow>(_ state: State) throws(RowsError) {
    if let changes {
      let place = try place(of: state.id, State.self, in: changes)
      State.withCache(in: &changes.contents) { cache in
        cache.change(at: place) { $0 = state }
      }
    } else {
      try write(state)
    }
  }

  private mutating func write<State: KeptRow>(_ state: State) throws(RowsError) {
    let old: State? = try self.state(state.id)
    let before = old?.boardRows() ?? []
    let after = state.boardRows()
    try put(state.encoded(), for: State.key(state.id), in: State.view)
    for row in before where !after.contains(where: { $0.key == row.key }) {
      try delete(row.key, in: State.view)
    }
    for row in after where !before.contains(row) {
      try put(row.value, for: row.key, in: State.view)
    }
  }
}
