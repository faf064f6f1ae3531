internal import Cases

/// What the tail of the log changed: per view the rows that it put and deleted.
///
/// An object, so that it moves into an overlay and out again without a copy: whoever folds keeps it
/// between batches.  It belongs to one thread at a time.  After `settle`, and until the next fold,
/// reading changes nothing in it.
///
/// States are held decoded while they are folded and are encoded only when they leave: the events
/// of a case come in bursts, and each would otherwise decode and encode the whole state.
package final class OverlayChanges {
  private var byView = ViewName.allCases.map { _ in ByteChanges() }
  var feeds = FeedChanges()
  let cases = StateCache<CaseState>()
  let customers = StateCache<CustomerState>()
  let items = StateCache<ItemState>()
  let members = StateCache<MemberState>()
  let rings = StateCache<SealedSubject>()
  private var typeFeeds: [String: Feed] = [:]
  private var teamFeeds: [Team: Feed] = [:]

  package init() {}

  // MARK: Counting and leaving

  /// How many rows of `view` were put or deleted.
  package func rowCount(of view: ViewName) -> Int {
    if view == .refs { return feeds.rowCount }
    settle(view)
    return byView[view.index].rowCount
  }

  /// How many bytes the keys and values of those rows have.
  package func byteCount(of view: ViewName) -> Int {
    if view == .refs { return feeds.byteCount }
    settle(view)
    return byView[view.index].byteCount
  }

  /// Encodes what is held decoded, and puts all keys in order.
  package func settle() {
    for view in ViewName.allCases {
      settle(view)
      byView[view.index].order()
    }
  }

  /// Hands every changed row of `view` to `body`, in order of keys; `nil` is a deletion.
  package func forEachChange<Failure: Error>(
    in view: ViewName, _ body: (_ key: [UInt8], _ value: [UInt8]?) throws(Failure) -> Void
  ) throws(Failure) {
    if view == .refs {
      try feeds.forEach { (feed, seqs) throws(Failure) in
        for seq in seqs { try body(feed.key(seq: seq), []) }
      }
      return
    }
    settle(view)
    for key in byView[view.index].orderedKeys() {
      switch byView[view.index].change(of: key) {
      case .put(let value): try body(key, value)
      case .deleted: try body(key, nil)
      case .asBefore, nil: break
      }
    }
  }

  /// Forgets everything, for instance because the tables have it now.
  package func removeAll() {
    for view in ViewName.allCases { removeAll(of: view) }
  }

  /// Forgets what was changed in `view`: it stands again where the base does.
  package func removeAll(of view: ViewName) {
    byView[view.index] = ByteChanges()
    switch view {
    case .refs: feeds = FeedChanges()
    case .cases: cases.removeAll()
    case .customers: customers.removeAll()
    case .items: items.removeAll()
    case .members: members.removeAll()
    case .keys: rings.removeAll()
    case .dedupe, .devices, .numbers, .documents: break
    }
  }

  // MARK: Rows, for the overlay

  func change(of key: [UInt8], in view: ViewName) -> RowChange? {
    if view == .refs { return feeds.contains(key) ? .put([]) : nil }
    settle(view)
    return byView[view.index].change(of: key)
  }

  func set(_ change: RowChange, for key: [UInt8], in view: ViewName) {
    if view == .refs {
      guard let feed = Feed(key: key), let seq = try? feedSeq(key), change == .put([]) else {
        preconditionFailure("a row of refs is a feed and a seq, has no value, and stays")
      }
      feeds.add(feed, seq)
    } else {
      byView[view.index].set(change, for: key)
    }
  }

  /// The changed keys with `lower` ≤ key < `upper`, in order, backwards if `reverse`.
  func keys(
    in view: ViewName, from lower: [UInt8], to upper: [UInt8], reverse: Bool
  ) -> ChangedKeys {
    if view == .refs { return .feeds(feeds.keys(from: lower, to: upper, reverse: reverse)) }
    settle(view)
    let keys = byView[view.index].orderedKeys()
    let first = firstPlace(in: keys, notBefore: lower)
    let end = max(first, firstPlace(in: keys, from: first, notBefore: upper))
    return .rows(RowKeys(keys: keys, rest: first..<end, reverse: reverse))
  }

  private func settle(_ view: ViewName) {
    switch view {
    case .cases where !cases.isSettled: cases.settle(into: &byView[view.index])
    case .customers where !customers.isSettled: customers.settle(into: &byView[view.index])
    case .items where !items.isSettled: items.settle(into: &byView[view.index])
    case .members where !members.isSettled: members.settle(into: &byView[view.index])
    case .keys where !rings.isSettled: rings.settle(into: &byView[view.index])
    case .refs, .dedupe, .devices, .numbers, .cases, .customers, .items, .members, .documents,
      .keys:
      break
    }
  }

  // MARK: Names

  /// The feed of a type or team, whose hash is computed once.
  func feed(ofType name: String, _ hash: () -> [UInt8]) -> Feed {
    if let feed = typeFeeds[name] { return feed }
    let feed = Feed(kind: .type, subject: hash())
    typeFeeds[name] = feed
    return feed
  }

  /// As above.
  func feed(of team: Team, _ hash: () -> [UInt8]) -> Feed {
    if let feed = teamFeeds[team] { return feed }
    let feed = Feed(kind: .team, subject: hash())
    teamFeeds[team] = feed
    return feed
  }
}

/// Changed keys of a view, one after the other.
enum ChangedKeys {
  case rows(RowKeys)
  case feeds(FeedKeys)

  mutating func next() -> [UInt8]? {
    switch self {
    case .rows(var keys):
      let key = keys.next()
      self = .rows(keys)
      return key
    case .feeds(var keys):
      let key = keys.next()
      self = .feeds(keys)
      return key
    }
  }
}

/// Keys of rows, one after the other.
struct RowKeys {
  let keys: [[UInt8]]
  /// What is left of them.
  var rest: Range<Int>
  let reverse: Bool

  mutating func next() -> [UInt8]? {
    guard !rest.isEmpty else { return nil }
    if reverse {
      rest = rest.lowerBound..<rest.upperBound - 1
      return keys[rest.upperBound]
    }
    rest = rest.lowerBound + 1..<rest.upperBound
    return keys[rest.lowerBound - 1]
  }
}
