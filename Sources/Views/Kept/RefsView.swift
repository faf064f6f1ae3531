package import Cases

/// Which events stand in which feed: kind ‖ subject ‖ seq → nothing.
package enum RefsView: View {
  package static let name = ViewName.refs
  package static let codeVersion = 1

  package static func fold<R: Rows & ~Copyable & ~Escapable>(
    _ record: Record, into rows: inout R
  ) throws(RowsError) {
    if let changes = rows.changes {
      record.forEachFeed(
        ofTeam: { team in changes.feed(of: team) { rows.nameHash(.team, team.code) } },
        ofType: { type in changes.feed(ofType: type) { rows.nameHash(.type, type) } }
      ) { feed in
        changes.feeds.add(feed, record.seq)
      }
    } else {
      for feed in rows.feeds(of: record) {
        try rows.put([], for: feed.key(seq: record.seq), in: .refs)
      }
    }
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  package func feed(of team: Team) -> Feed {
    Feed(kind: .team, subject: nameHash(.team, team.code))
  }

  /// The feed of a type, by its stable name.
  package func feed(ofType name: String) -> Feed {
    Feed(kind: .type, subject: nameHash(.type, name))
  }

  /// Every feed in which `record` stands, besides that of the whole log.
  package func feeds(of record: Record) -> [Feed] {
    var feeds: [Feed] = []
    record.forEachFeed(ofTeam: { feed(of: $0) }, ofType: { feed(ofType: $0) }) {
      feeds.append($0)
    }
    return feeds
  }
}
