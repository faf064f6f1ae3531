package import Cases

/// Which cases a list shows.
package struct CaseFilter: Hashable, Sendable {
  package var team: Team?
  package var person: MemberID?
  /// Of any of them: one customer under all names; empty means of anybody.
  package var customers: [CustomerID]
  package var item: ItemID?
  /// The stages; those of open and resolved cases if nothing else is asked for.
  package var stages: Set<CaseState.Stage>
  /// The words for the state, as screens show it; empty means any.
  package var words: Set<StateWord>

  package init(
    team: Team? = nil, person: MemberID? = nil, customers: [CustomerID] = [],
    item: ItemID? = nil, stages: Set<CaseState.Stage> = [.open, .resolved],
    words: Set<StateWord> = []
  ) {
    self.team = team
    self.person = person
    self.customers = customers
    self.item = item
    self.stages = stages
    self.words = words
  }

  package func admits(_ state: CaseState) -> Bool {
    (team == nil || state.team == team) && (person == nil || state.person == person)
      && (customers.isEmpty || state.customer.map(customers.contains) ?? false)
      && (item == nil || state.item == item)
      && stages.contains(state.stage) && (words.isEmpty || words.contains(state.word))
  }
}

/// Cases in the order of their last activity, the latest first.
package struct CaseBoard: Hashable, Sendable {
  package var cases: [CaseState]
  /// Whether there are more than were asked for.
  package var hasMore: Bool

  /// The cases that `filter` admits, at most `limit`.
  ///
  /// - Complexity: O(limit) rows, and those that are read and not admitted: closed cases of a team
  ///   or person are looked for among all closed cases.
  package static func list<R: RowSource & ~Copyable & ~Escapable>(
    _ filter: CaseFilter, limit: Int, in rows: borrowing R
  ) throws(RowsError) -> CaseBoard {
    var cases: [CaseState] = []
    for stage in filter.stages.sorted(by: { $0.rawValue < $1.rawValue }) where stage != .absent {
      for prefix in prefixes(filter, stage) {
        var admitted = 0
        try rows.scan(in: .cases, from: prefix, to: keyAfter(prefix), reverse: false) {
          (key, _) throws(RowsError) in
          var reader = RowKeyReader(key, of: .cases, at: prefix.count + 8)
          let id: CaseID = try reader.id()
          guard let state = try rows.state(id, as: CaseState.self) else {
            throw .damagedRow(.cases)
          }
          if filter.admits(state) {
            cases.append(state)
            admitted += 1
          }
          // One more than is wanted shows that there are more.
          return admitted <= limit
        }
      }
    }
    cases.sort { ($1.lastOccurredAt, $0.id) < ($0.lastOccurredAt, $1.id) }
    return CaseBoard(cases: Array(cases.prefix(limit)), hasMore: cases.count > limit)
  }

  /// The rows with the fewest cases that hold all of those with `stage`: one range for each name of
  /// a customer, else one alone.
  private static func prefixes(_ filter: CaseFilter, _ stage: CaseState.Stage) -> [[UInt8]] {
    guard filter.customers.isEmpty else {
      return Set(filter.customers).sorted().map { customer in
        var key = RowKey(CaseBoardKind.byCustomer)
        key.id(customer)
        key.byte(stage.rawValue)
        return key.bytes
      }
    }
    return [prefix(filter, stage)]
  }

  private static func prefix(_ filter: CaseFilter, _ stage: CaseState.Stage) -> [UInt8] {
    var key: RowKey
    if let item = filter.item {
      key = RowKey(CaseBoardKind.byItem)
      key.id(item)
    } else if let person = filter.person, stage != .closed {
      key = RowKey(CaseBoardKind.byPerson)
      key.id(person)
    } else if let team = filter.team, stage != .closed {
      key = RowKey(CaseBoardKind.byTeam)
      key.text(team.code)
    } else {
      key = RowKey(CaseBoardKind.byActivity)
    }
    key.byte(stage.rawValue)
    return key.bytes
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// Hands the state of every case to `body`, in the order of ids, until it returns `false`.
  package func forEachCase(
    _ body: (CaseState) throws(RowsError) -> Bool
  ) throws(RowsError) {
    try scan(
      in: .cases, from: [stateRowKind], to: [stateRowKind + 1], reverse: false
    ) { (key, value) throws(RowsError) in
      var reader = RowKeyReader(key, of: .cases)
      let id: CaseID = try reader.id()
      return try body(try CaseState.decoded(id, value))
    }
  }
}
