/// A subject's state as a row, with the rows of the boards that follow from it.
package protocol StateRow: Hashable, Sendable {
  /// What names the subject.
  associatedtype ID: Hashable & Sendable

  /// The view that keeps it.
  static var view: ViewName { get }
  /// The key of the row.
  static func key(_ id: ID) -> [UInt8]

  var id: ID { get }

  func write(to row: inout RowWriter)

  /// Reads what `write` wrote.
  static func read(_ id: ID, from row: inout RowReader) throws(RowsError) -> Self

  /// The rows by which boards find it: a pure function of the state.
  func addBoardRows(to rows: inout [BoardRow])
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
    guard let bytes = try get(State.key(id), in: State.view) else { return nil }
    return try State.decoded(id, bytes)
  }
}

// MARK: Keeping

/// A state that an overlay holds decoded.
protocol KeptRow: StateRow {
  static func cache(in changes: OverlayChanges) -> StateCache<Self>
}

extension Rows where Self: ~Copyable, Self: ~Escapable {
  /// The decoded state of a subject, which the overlay goes on holding.
  func kept<State: KeptRow>(
    _ id: State.ID, as _: State.Type = State.self
  ) throws(RowsError) -> KeptState<State> {
    let cache = changes.map { State.cache(in: $0) }
    if let kept = cache?.kept(id) { return kept }
    var base: State?
    if let bytes = try get(State.key(id), in: State.view) {
      base = try State.decoded(id, bytes)
    }
    let kept = KeptState(base: base)
    cache?.keep(kept, id)
    return kept
  }

  /// Puts a state, and the board rows that follow from it.
  mutating func keep<State: KeptRow>(_ state: State) throws(RowsError) {
    let old: KeptState<State> = try kept(state.id)
    if let changes {
      State.cache(in: changes).touch(old, state.id)
      old.state = state
      return
    }
    let before = old.state?.boardRows() ?? []
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
