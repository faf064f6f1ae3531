package import Cases

/// An open promise, with the case or customer to which it was made.
package struct DuePromise: Hashable, Sendable {
  package var promise: OpenPromise
  /// `nil` for a promise that stands in no case.
  package var `case`: CaseState?
  package var customer: CustomerID?

  package init(promise: OpenPromise, case: CaseState?, customer: CustomerID?) {
    self.promise = promise
    self.case = `case`
    self.customer = customer
  }

  /// How many seconds its window is over; 0 before.
  package func lateSeconds(at now: Instant) -> Int64 {
    max(0, now.seconds(since: promise.window.to))
  }

  package func isOverdue(at now: Instant) -> Bool { promise.isOverdue(at: now) }
}

extension OpenPromise {
  /// Whether its window is over; computed when it is read, never stored.
  package func isOverdue(at now: Instant) -> Bool { window.to < now }
}

/// Open promises in the order in which they fall due.
package struct PromiseBoard: Hashable, Sendable {
  package var promises: [DuePromise]
  /// Whether there are more than were asked for.
  package var hasMore: Bool

  /// The promises of `team` and `person`, or of any, whose windows end before `horizon`, or
  /// whenever they end; at most `limit`, overdue ones included.
  package static func due<R: RowSource & ~Copyable & ~Escapable>(
    before horizon: Instant? = nil, team: Team? = nil, person: MemberID? = nil, limit: Int,
    in rows: borrowing R
  ) throws(RowsError) -> PromiseBoard {
    func admits(_ promise: OpenPromise) -> Bool {
      (team == nil || promise.owner.team == team)
        && (person == nil || promise.owner.person == person)
    }
    var found: [DuePromise] = []
    try scan(.cases, CaseBoardKind.promises, before: horizon, in: rows) {
      (promise, owner) throws(RowsError) in
      guard let state = try rows.state(CaseID(owner), as: CaseState.self),
        let open = state.promises.first(where: { $0.id == promise })
      else { throw .damagedRow(.cases) }
      if admits(open) {
        found.append(DuePromise(promise: open, case: state, customer: state.customer))
      }
      return found.count <= limit
    }
    let countOfCases = found.count
    try scan(.customers, CustomerBoardKind.promises, before: horizon, in: rows) {
      (promise, owner) throws(RowsError) in
      guard let state = try rows.state(CustomerID(owner), as: CustomerState.self),
        let open = state.promises.first(where: { $0.id == promise })
      else { throw .damagedRow(.customers) }
      if admits(open) {
        found.append(DuePromise(promise: open, case: nil, customer: state.id))
      }
      return found.count - countOfCases <= limit
    }
    found.sort {
      ($0.promise.window.to, $0.promise.id) < ($1.promise.window.to, $1.promise.id)
    }
    return PromiseBoard(promises: Array(found.prefix(limit)), hasMore: found.count > limit)
  }

  private static func scan<R: RowSource & ~Copyable & ~Escapable>(
    _ view: ViewName, _ kind: UInt8, before horizon: Instant?, in rows: borrowing R,
    _ body: (_ promise: PromiseID, _ owner: AnyID) throws(RowsError) -> Bool
  ) throws(RowsError) {
    var end = RowKey(kind)
    if let horizon { end.instant(horizon) }
    try rows.scan(
      in: view, from: [kind], to: horizon == nil ? [kind + 1] : end.bytes, reverse: false
    ) { (key, _) throws(RowsError) in
      var reader = RowKeyReader(key, of: view, at: 9)
      return try body(try reader.id(), try reader.id())
    }
  }
}
