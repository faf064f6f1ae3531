package import Cases

/// A handoff that waits for an answer, with its case.
package struct OfferedHandoff: Hashable, Sendable {
  package var `case`: CaseState
  package var handoff: OpenHandoff

  package init(case: CaseState, handoff: OpenHandoff) {
    self.case = `case`
    self.handoff = handoff
  }

  /// How many seconds it is beyond its time to answer; 0 before, and if it has none.
  package func lateSeconds(at now: Instant) -> Int64 {
    handoff.respondBy.map { max(0, now.seconds(since: $0)) } ?? 0
  }
}

/// Handoffs that are offered to a team, and those that it has offered itself.
package struct HandoffInbox: Hashable, Sendable {
  /// Those that were offered first, first.
  package var toTeam: [OfferedHandoff]
  package var fromTeam: [OfferedHandoff]

  package static func read<R: RowSource & ~Copyable & ~Escapable>(
    of team: Team, in rows: borrowing R
  ) throws(RowsError) -> HandoffInbox {
    HandoffInbox(
      toTeam: try offered(to: team, in: rows), fromTeam: try offered(from: team, in: rows))
  }

  /// The handoffs offered to `team`, or to any.
  package static func offered<R: RowSource & ~Copyable & ~Escapable>(
    to team: Team?, in rows: borrowing R
  ) throws(RowsError) -> [OfferedHandoff] {
    try offered(CaseBoardKind.handoffsTo, team, in: rows)
  }

  /// The handoffs that `team`, or any, has offered.
  package static func offered<R: RowSource & ~Copyable & ~Escapable>(
    from team: Team?, in rows: borrowing R
  ) throws(RowsError) -> [OfferedHandoff] {
    try offered(CaseBoardKind.handoffsFrom, team, in: rows)
  }

  private static func offered<R: RowSource & ~Copyable & ~Escapable>(
    _ kind: UInt8, _ team: Team?, in rows: borrowing R
  ) throws(RowsError) -> [OfferedHandoff] {
    var prefix = RowKey(kind)
    if let team { prefix.text(team.code) }
    var offered: [OfferedHandoff] = []
    try rows.scan(in: .cases, from: prefix.bytes, to: keyAfter(prefix.bytes), reverse: false) {
      (key, _) throws(RowsError) in
      guard key.count >= 16, let id = AnyID(bytes: key.suffix(16)),
        let state = try rows.state(CaseID(id), as: CaseState.self), let handoff = state.handoff
      else { throw .damagedRow(.cases) }
      offered.append(OfferedHandoff(case: state, handoff: handoff))
      return true
    }
    return offered
  }
}
