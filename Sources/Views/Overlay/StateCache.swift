/// One subject's state while an overlay holds it: decoded once, changed in place, encoded when the
/// overlay settles.
final class KeptState<State: StateRow> {
  /// The state by now; `nil` as long as nothing is known of the subject.
  var state: State?
  /// The board rows that the base has.
  fileprivate let baseRows: [BoardRow]
  /// The board rows as they were settled last.
  fileprivate var settledRows: [BoardRow]
  fileprivate var isDirty = false

  init(base: State?) {
    self.state = base
    baseRows = base?.boardRows() ?? []
    settledRows = baseRows
  }
}

/// The states of one view that an overlay holds decoded.
final class StateCache<State: StateRow> {
  private var byID: [State.ID: KeptState<State>] = [:]
  private var dirty: [(id: State.ID, kept: KeptState<State>)] = []

  func kept(_ id: State.ID) -> KeptState<State>? { byID[id] }

  /// Holds `kept` until `removeAll`.
  func keep(_ kept: KeptState<State>, _ id: State.ID) { byID[id] = kept }

  /// Says that the state is about to change.
  func touch(_ kept: KeptState<State>, _ id: State.ID) {
    guard !kept.isDirty else { return }
    kept.isDirty = true
    dirty.append((id, kept))
  }

  var isSettled: Bool { dirty.isEmpty }

  /// Writes the rows of all states that changed since the last time.
  func settle(into changes: inout ByteChanges) {
    for (id, kept) in dirty {
      kept.isDirty = false
      guard let state = kept.state else { continue }
      changes.set(.put(state.encoded()), for: State.key(id))
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
    byID = [:]
    dirty = []
  }
}
