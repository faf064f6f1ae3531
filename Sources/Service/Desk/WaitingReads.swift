internal import Wire

/// READs that wait for their feed to move.
struct WaitingReads {
  /// One of them.
  struct Waiting {
    let arguments: ReadArguments
    /// Monotonic milliseconds.
    let deadline: Int
    /// What it is answered when nothing comes.
    let reply: DeskReply
  }

  private var waiting: [UInt64: Waiting] = [:]
  private var byFeed: [FeedName: Set<UInt64>] = [:]

  var count: Int { waiting.count }

  /// Lets a READ wait.
  mutating func park(_ token: UInt64, _ read: Waiting) {
    waiting[token] = read
    byFeed[read.arguments.feed, default: []].insert(token)
  }

  /// Takes out those whose feed has moved, or may have.
  mutating func take(_ moved: MovedFeeds) -> [(token: UInt64, read: Waiting)] {
    switch moved {
    case .these(let feeds): take(feeds)
    case .any: takeAll()
    }
  }

  private mutating func take(_ feeds: Set<FeedName>) -> [(token: UInt64, read: Waiting)] {
    guard !waiting.isEmpty else { return [] }
    var tokens: [UInt64] = []
    // Whichever is shorter.
    if feeds.count < byFeed.count {
      for feed in feeds { tokens += byFeed[feed] ?? [] }
    } else {
      for (feed, found) in byFeed where feeds.contains(feed) { tokens += found }
    }
    return tokens.compactMap { take($0) }
  }

  /// Takes out those whose time is over.
  mutating func expired(at now: Int) -> [(token: UInt64, read: Waiting)] {
    waiting.filter { $0.value.deadline <= now }.compactMap { take($0.key) }
  }

  /// Takes out all.
  mutating func takeAll() -> [(token: UInt64, read: Waiting)] {
    Array(waiting.keys).compactMap { take($0) }
  }

  private mutating func take(_ token: UInt64) -> (token: UInt64, read: Waiting)? {
    guard let read = waiting.removeValue(forKey: token) else { return nil }
    let feed = read.arguments.feed
    byFeed[feed]?.remove(token)
    if byFeed[feed]?.isEmpty == true { byFeed[feed] = nil }
    return (token, read)
  }
}
