package import Cases

/// Which events stand in which feed: kind ‖ subject ‖ seq → nothing.
package enum RefsView: View {
  package static let name = ViewName.refs
  package static let codeVersion = 2

  package static func fold<R: Rows & ~Copyable & ~Escapable>(
    _ record: Record, _ glance: Glance, into rows: inout R
  ) throws(RowsError) {
    if let changes = rows.changes {
      while let missing = changes.contents.addFeeds(of: record, glance) {
        switch missing {
        case .team(let team): changes.contents.teamFeeds[team] = rows.feed(of: team)
        case .type(let name): changes.contents.typeFeeds[name] = rows.feed(ofType: name)
        }
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
    record.forEachSubjectFeed { feeds.append($0) }
    record.forEachLedgerFeed { feeds.append($0) }
    record.forEachTeam { feeds.append(feed(of: $0)) }
    feeds.append(feed(ofType: record.event.typeName))
    return feeds
  }
}

extension OverlayContents {
  /// A name whose feed is not known yet.
  fileprivate enum MissingFeed {
    case team(Team)
    case type(String)
  }

  /// Puts a record into its feeds; or into none, and says of which name the feed is missing.
  fileprivate mutating func addFeeds(of record: Record, _ glance: Glance) -> MissingFeed? {
    let type = glance.kind?.rawValue ?? record.event.typeName
    guard let typeFeed = typeFeeds[type] else { return .type(type) }
    var found: [Feed] = []
    var missing: Team?
    record.forEachTeam { team in
      if let feed = teamFeeds[team] { found.append(feed) } else { missing = team }
    }
    if let missing { return .team(missing) }
    record.forEachSubjectFeed { feeds.add($0, record.seq) }
    record.forEachLedgerFeed { feeds.add($0, record.seq) }
    for feed in found { feeds.add(feed, record.seq) }
    feeds.add(typeFeed, record.seq)
    return nil
  }
}
