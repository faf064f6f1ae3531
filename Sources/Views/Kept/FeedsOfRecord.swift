package import Cases

extension Record {
  /// Hands every feed in which the record stands to `body`, each once: its subjects, its teams and
  /// its type.
  ///
  /// A pure function of the part that is not sealed, so that the feeds can be made again after
  /// every key is gone.
  package func forEachFeed(
    ofTeam: (Team) -> Feed, ofType: (String) -> Feed, _ body: (Feed) -> Void
  ) {
    for (place, ref) in refs.all.enumerated() {
      // Both customers of a merge have the same role here, so one could stand twice.
      let earlier = refs.all[..<place]
      guard !earlier.contains(where: { $0.role.feedRole == ref.role.feedRole && $0.id == ref.id })
      else { continue }
      body(Feed(ref))
    }
    if let team { body(ofTeam(team)) }
    for other in event.addressedTeams where other != team { body(ofTeam(other)) }
    body(ofType(event.typeName))
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
