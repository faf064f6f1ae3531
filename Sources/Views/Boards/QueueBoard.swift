package import Cases

/// A case that waits.
package struct WaitingCase: Hashable, Sendable {
  package var `case`: CaseState
  /// The wait that began first.
  package var wait: OpenWait

  package init(case: CaseState, wait: OpenWait) {
    self.case = `case`
    self.wait = wait
  }
}

/// What lies with one team.
package struct TeamQueue: Hashable, Sendable {
  package var team: Team
  package var openCount = 0
  /// Resolved and not yet closed.
  package var resolvedCount = 0
  /// Open, and nobody has it.
  package var unassignedCount = 0
  /// Open cases that wait, by the reason of the wait that began first.
  package var waitingCounts: [WaitReason: Int] = [:]
  /// Offered to the team and not answered.
  package var handoffCount = 0

  package init(team: Team) { self.team = team }
}

/// Who waits, since when and why; and how many cases lie with each team.
package struct QueueBoard: Hashable, Sendable {
  /// In the order of their codes.
  package var teams: [TeamQueue]
  /// Those that wait longest first.
  package var waiting: [WaitingCase]
  /// Whether there were more open cases than the board counts.
  package var isCutOff: Bool

  /// How many cases the board looks at.
  package static let caseCountMax = 20_000

  /// The board of `team`, or of all teams.
  package static func read<R: RowSource & ~Copyable & ~Escapable>(
    team: Team? = nil, caseCountMax: Int = caseCountMax, in rows: borrowing R
  ) throws(RowsError) -> QueueBoard {
    var board = QueueBoard(teams: [], waiting: [], isCutOff: false)
    var queues: [Team: TeamQueue] = [:]
    var count = 0
    var prefix = RowKey(CaseBoardKind.byTeam)
    if let team { prefix.text(team.code) }
    try rows.scan(in: .cases, from: prefix.bytes, to: keyAfter(prefix.bytes), reverse: false) {
      (key, _) throws(RowsError) in
      guard count < caseCountMax else {
        board.isCutOff = true
        return false
      }
      count += 1
      guard key.count >= 16, let id = AnyID(bytes: key.suffix(16)),
        let state = try rows.state(CaseID(id), as: CaseState.self), let team = state.team
      else { throw .damagedRow(.cases) }
      queues[team, default: TeamQueue(team: team)].add(state)
      if state.stage == .open, let wait = state.waits.first {
        board.waiting.append(WaitingCase(case: state, wait: wait))
      }
      return true
    }
    for handoff in try HandoffInbox.offered(to: team, in: rows) {
      let receiver = handoff.handoff.to.team
      queues[receiver, default: TeamQueue(team: receiver)].handoffCount += 1
    }
    board.teams = queues.values.sorted { $0.team < $1.team }
    board.waiting.sort { ($0.wait.startedAt, $0.wait.id) < ($1.wait.startedAt, $1.wait.id) }
    return board
  }
}

extension TeamQueue {
  fileprivate mutating func add(_ state: CaseState) {
    switch state.stage {
    case .open:
      openCount += 1
      if state.person == nil { unassignedCount += 1 }
      if let wait = state.waits.first { waitingCounts[wait.reason, default: 0] += 1 }
    case .resolved: resolvedCount += 1
    case .absent, .closed: break
    }
  }
}
