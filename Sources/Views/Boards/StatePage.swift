package import Cases

/// A part of all customers, or of all items: those that became known last come first.
package struct StatePage<State: Sendable>: Sendable {
  package var states: [State]
  /// Whether there are more behind the last of them.
  package var hasMore: Bool
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// The customers or items that `admits` lets through, the latest known first.
  ///
  /// - Parameters:
  ///   - type: Of which kind they are.
  ///   - last: The last one of the page before; `nil` for the first page.
  ///   - limit: How many are wanted.
  ///   - admits: Whether one is wanted.
  /// - Returns: At most `limit` of them.
  /// - Throws: What `admits` throws, and what keeps rows from being read.
  /// - Complexity: O(rows up to the last one that is wanted, and the one behind it).
  package func page<State: FoldedState>(
    of type: State.Type = State.self, before last: State.ID?, limit: Int,
    _ admits: (State) throws(RowsError) -> Bool
  ) throws(RowsError) -> StatePage<State> {
    var page = StatePage<State>(states: [], hasMore: false)
    let end = last.map { State.key($0) } ?? [stateRowKind + 1]
    try scan(in: State.view, from: [stateRowKind], to: end, reverse: true) {
      (key, value) throws(RowsError) in
      var reader = RowKeyReader(key, of: State.view)
      let state = try State.decoded(try reader.id(), value)
      guard try admits(state) else { return true }
      if page.states.count == limit {
        page.hasMore = true
        return false
      }
      page.states.append(state)
      return true
    }
    return page
  }
}
