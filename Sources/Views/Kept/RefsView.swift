package import Cases

/// Which events stand in which feed: kind ‖ subject ‖ seq → nothing.
package enum RefsView: View {
  package static let name = ViewName.refs
  package static let codeVersion = 1

  package static func fold<R: Rows & ~Copyable & ~Escapable>(
    _ folded: FoldedRecord, into rows: inout R
  ) throws(RowsError) {
    if let changes = rows.changes {
      while let missing = changes.addFeeds(of: folded) {
        switch missing {
        case .team(let team): changes.know(team, rows.feed(of: team))
        case .type(let name): changes.know(type: name, rows.feed(ofType: name))
        }
      }
    } else {
      for feed in rows.feeds(of: folded.record) {
        try rows.put([], for: feed.key(seq: folded.record.seq), in: .refs)
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
    record.forEachSubjectFeed { feeds.append($0) }
    record.forEachTeam { feeds.append(feed(of: $0)) }
    feeds.append(feed(ofType: record.event.typeName))
    return feeds
  }
}
