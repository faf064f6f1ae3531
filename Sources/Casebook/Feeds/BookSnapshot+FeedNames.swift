package import Cases
package import Views
package import Wire

extension BookSnapshot {
  /// Every feed of the wire in which `record` stands, the whole log first, with the place of the
  /// event before it in each; 0 if it is the first there.
  ///
  /// A pure function of the part that is not sealed.  Contacts, repairs and other subjects have
  /// timelines, but no feeds of their own on the wire.
  package func feedNames(
    of record: Record
  ) throws(RowsError) -> [(name: FeedName, previous: UInt64)] {
    if stops[.refs] != nil { throw .viewHasStopped(.refs) }
    var names: [(name: FeedName, previous: UInt64)] = []
    for name in record.feedNames {
      names.append((name, try predecessor(of: record.seq, in: name)))
    }
    return names
  }

  /// The feed of a name in the index; `nil` for the whole log, which needs none.
  func feed(_ name: FeedName) -> Feed? {
    switch name {
    case .log: nil
    case .case(let id): .case(id)
    case .customer(let id): .customer(id)
    case .item(let id): .item(id)
    case .team(let team): feed(of: team)
    case .type(let name): feed(ofType: name)
    }
  }
}

extension Record {
  /// Every feed of the wire in which it stands, each once, the whole log first.
  package var feedNames: [FeedName] {
    var names: [FeedName] = [.log]
    forEachSubjectFeed { feed in
      if let name = FeedName(subject: feed) { names.append(name) }
    }
    forEachTeam { names.append(.team($0)) }
    names.append(.type(event.typeName))
    return names
  }
}

extension FeedName {
  /// The name of a subject's feed; `nil` if such subjects have none on the wire.
  init?(subject feed: Feed) {
    switch feed.code {
    case FeedKind.subject(.case).code: self = .case(CaseID(feed.subject))
    case FeedKind.subject(.customer).code: self = .customer(CustomerID(feed.subject))
    case FeedKind.subject(.item).code: self = .item(ItemID(feed.subject))
    // Open set: the codes of kinds that the wire does not name.
    default: return nil
    }
  }
}
