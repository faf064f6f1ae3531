/// One subject's state while an overlay holds it: decoded once, changed in place, encoded when the
/// overlay settles.
final class KeptState<State: KeptRow> {
  let id: State.ID
  /// The state by now; `nil` as long as nothing is known of the subject.
  var state: State?
  /// The board rows that the base has.
  fileprivate let baseRows: [BoardRow]
  /// The board rows as they were settled last.
  fileprivate var settledRows: [BoardRow]
  /// Whether it changed since it was settled last, and since it was loaded.
  fileprivate var isDirty = false
  fileprivate var hasChanged = false

  fileprivate init(_ id: State.ID, base: State?) {
    self.id = id
    self.state = base
    baseRows = base?.boardRows() ?? []
    settledRows = baseRows
  }
}

/// The states of one view that an overlay holds decoded.
final class StateCache<State: KeptRow> {
  private var index = HashIndex()
  private var keys: [SubjectKey] = []
  private var all: [KeptState<State>] = []
  private var dirty: [KeptState<State>] = []

  @inline(__always)
  func kept(_ id: State.ID) -> KeptState<State>? {
    let key = State.cacheKey(id)
    return index.place(key.hash) { keys[$0] == key }.map { all[$0] }
  }

  /// Holds what the base has of a subject, which is not held yet, until `removeAll`.
  @discardableResult
  func load(_ id: State.ID, _ base: [UInt8]?) throws(RowsError) -> KeptState<State> {
    var state: State?
    if let base { state = try State.decoded(id, base) }
    let kept = KeptState(id, base: state)
    let key = State.cacheKey(id)
    _ = index.add(key.hash)
    keys.append(key)
    all.append(kept)
    return kept
  }

  /// The row of a state; `nil` if it is as in the base.
  func row(_ id: State.ID) -> RowChange? {
    guard let kept = kept(id), let state = kept.state, kept.hasChanged else { return nil }
    return .put(state.encoded())
  }

  /// Says that the state is about to change.
  @inline(__always)
  func touch(_ kept: KeptState<State>) {
    guard !kept.isDirty else { return }
    kept.isDirty = true
    kept.hasChanged = true
    dirty.append(kept)
  }

  var isSettled: Bool { dirty.isEmpty }

  /// Writes the rows of all states that changed since the last time.
  func settle(into changes: inout ByteChanges) {
    for kept in dirty {
      kept.isDirty = false
      guard let state = kept.state else { continue }
      changes.set(.put(state.encoded()), for: State.key(kept.id))
      let rows = state.boardRows()
      for row in kept.settledRows where !rows.contains(where: { $0.key == row.key }) {
        let isInBase = kept.baseRows.contains { $0.key == row.key }
        changes.set(isInBase ? .deleted : .asBefore, for: row.key)
      }
      for row in rows where !kept.settledRows.contains(row) {
        changes.set(kept.baseRows.contains(row) ? .asBefore : .put(row.value), for: row.key)
      }
      kept.settledRows = rows
    }
    dirty.removeAll(keepingCapacity: true)
  }

  func removeAll() {
    index = HashIndex()
    keys = []
    all = []
    dirty = []
  }
}
