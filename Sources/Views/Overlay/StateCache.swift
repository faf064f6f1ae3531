/// The states of one view that an overlay holds decoded: each is decoded once, changed in place,
/// and encoded when the overlay settles.
struct StateCache<State: KeptRow> {
  private var index = HashIndex()
  private var keys: [SubjectKey] = []
  private var states: [State] = []
  private var notes: [Note] = []
  /// The places that changed since the last settling.
  private var dirty: [Int32] = []

  /// What is known of a held state besides itself.
  private struct Note {
    /// The board rows that the base has, and as they were settled last; made when the state is
    /// about to change, since most that are held are only read.
    var baseRows: [BoardRow] = []
    var settledRows: [BoardRow] = []
    /// Whether there is a state at all; if not, the one that is held is empty.
    var isKnown: Bool
    /// Whether it changed since it was settled last, and since it was loaded.
    var isDirty = false
    var hasChanged = false
  }

  /// The place of a subject; `nil` if it is not held.
  @inline(__always)
  func place(of id: State.ID) -> Int? {
    let key = State.cacheKey(id)
    return index.place(key.hash) { keys[$0] == key }
  }

  /// The state at a place; `nil` if nothing is known of the subject.
  @inline(__always)
  func state(at place: Int) -> State? { notes[place].isKnown ? states[place] : nil }

  /// The state at a place, empty if nothing is known of the subject.
  @inline(__always)
  subscript(place: Int) -> State { states[place] }

  /// Holds what the base has of a subject, which is not held yet.
  mutating func load(_ id: State.ID, _ base: [UInt8]?) throws(RowsError) -> Int {
    var state: State?
    if let base { state = try State.decoded(id, base) }
    let key = State.cacheKey(id)
    keys.append(key)
    notes.append(Note(isKnown: state != nil))
    states.append(state ?? State(id: id))
    return index.add(key.hash)
  }

  /// Changes a state in place.
  @inline(__always)
  mutating func change(at place: Int, _ change: (inout State) -> Void) {
    if !notes[place].isDirty { willChange(place) }
    change(&states[place])
  }

  private mutating func willChange(_ place: Int) {
    if !notes[place].hasChanged, notes[place].isKnown {
      let rows = states[place].boardRows()
      notes[place].baseRows = rows
      notes[place].settledRows = rows
    }
    notes[place].isKnown = true
    notes[place].isDirty = true
    notes[place].hasChanged = true
    dirty.append(Int32(place))
  }

  /// The row of a state; `nil` if it is as in the base.
  func row(_ id: State.ID) -> RowChange? {
    guard let place = place(of: id), notes[place].hasChanged else { return nil }
    return .put(states[place].encoded())
  }

  var isSettled: Bool { dirty.isEmpty }

  /// Writes the rows of all states that changed since the last time.
  mutating func settle(into changes: inout ByteChanges) {
    for place in dirty {
      let place = Int(place)
      changes.set(.put(states[place].encoded()), for: State.key(states[place].id))
      let rows = states[place].boardRows()
      let note = notes[place]
      for row in note.settledRows where !rows.contains(where: { $0.key == row.key }) {
        let isInBase = note.baseRows.contains { $0.key == row.key }
        changes.set(isInBase ? .deleted : .asBefore, for: row.key)
      }
      for row in rows where !note.settledRows.contains(row) {
        changes.set(note.baseRows.contains(row) ? .asBefore : .put(row.value), for: row.key)
      }
      notes[place].settledRows = rows
      notes[place].isDirty = false
    }
    dirty.removeAll(keepingCapacity: true)
  }

  /// The base has now what was settled: the states stay, as they would be read from it.
  ///
  /// More than `countMax` are forgotten.
  mutating func rebase(countMax: Int) {
    precondition(isSettled, "what the base has was settled")
    guard states.count <= countMax else {
      self = StateCache()
      return
    }
    for place in notes.indices where notes[place].hasChanged {
      notes[place] = Note(isKnown: notes[place].isKnown)
    }
  }
}
