package import Cases

extension Record {
  /// Hands the feed of every subject to `body`, each once.
  ///
  /// A record stands in the feeds of its subjects, its teams and its type: a pure function of the
  /// part that is not sealed, so that the feeds can be made again after every key is gone.
  package func forEachSubjectFeed(_ body: (Feed) -> Void) {
    for (place, ref) in refs.all.enumerated() {
      // Both customers of a merge have the same role here, so one could stand twice.
      let isTwin = ref.role != ref.role.feedRole || ref.role == .customer
      if isTwin,
        refs.all[..<place].contains(where: {
          $0.role.feedRole == ref.role.feedRole && $0.id == ref.id
        })
      {
        continue
      }
      body(Feed(ref))
    }
  }

  /// Hands the ledger feed of every subject to `body`, each once.
  package func forEachLedgerFeed(_ body: (Feed) -> Void) {
    guard isForLedger else { return }
    var handed: [Feed] = []
    for ref in refs.all where ref.role.hasLedger {
      let feed = Feed.ledger(ref)
      guard !handed.contains(feed) else { continue }
      handed.append(feed)
      body(feed)
    }
  }

  /// Hands every team in whose feed it stands to `body`, each once.
  package func forEachTeam(_ body: (Team) -> Void) {
    if let team { body(team) }
    for other in event.addressedTeams where other != team { body(other) }
  }
}

extension Event {
  /// The stable name, known or not.
  package var typeName: String {
    if case .unknown(let unknown) = self { return unknown.type }
    return kind?.rawValue ?? ""
  }

  /// The teams to which the event is handed or addressed, each once.
  ///
  /// The answer to a handoff names no team: it stands in the feed of the team that answers, by
  /// the record's own team, and in that of the case.
  package var addressedTeams: [Team] {
    switch self {
    case .commitments(let event): event.addressedTeams
    case .facts(.memoWritten(let memo)): memo.to.map { [$0.team] } ?? []
    case .cases(.caseAssigned(let assigned)): [assigned.team]
    case .contacts(.contactTransferred(let transferred)): [transferred.to.team]
    case .customers, .items, .cases, .contacts, .facts, .repairs, .care, .book, .unknown: []
    }
  }
}

extension Event.Commitments {
  fileprivate var addressedTeams: [Team] {
    switch self {
    case .handoffOffered(let offered):
      offered.from.team == offered.to.team
        ? [offered.to.team] : [offered.from.team, offered.to.team]
    case .handoffLapsed(let lapsed): lapsed.escalatedTo.map { [$0.team] } ?? []
    case .promiseMade(let made): [made.owner.team]
    case .handoffAccepted, .handoffDeclined, .promiseSettled: []
    }
  }
}
