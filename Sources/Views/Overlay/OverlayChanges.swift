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
      return try feeds.forEachRow { (key) throws(Failure) in try body(key, []) }
    }
    settle(view)
    byView[view.index].order()
    for position in byView[view.index].positions {
      let (key, change) = byView[view.index].change(at: position)
      switch change {
      case .put(let value): try body(key, value)
      case .deleted: try body(key, nil)
      case .asBefore: break
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
    // The row of a state is not worth settling everything: folds read them one by one.
    switch view {
    case .refs: return feeds.contains(key) ? .put([]) : nil
    case .cases: if let id = stateID(key) { return cases.row(CaseID(id)) }
    case .customers: if let id = stateID(key) { return customers.row(CustomerID(id)) }
    case .items: if let id = stateID(key) { return items.row(ItemID(id)) }
    case .members: if let id = stateID(key) { return members.row(MemberID(id)) }
    case .keys: if let ref = SealedSubject.subject(key) { return rings.row(ref) }
    case .dedupe, .devices, .numbers, .documents: break
    }
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
    if view == .refs {
      if let feed = Feed(key: lower), feed == Feed(key: upper), let from = try? feedSeq(lower),
        let to = try? feedSeq(upper)
      {
        return .feeds(feeds.keys(of: feed, from: from, to: to, reverse: reverse))
      }
      return .feeds(feeds.keys(from: lower, to: upper, reverse: reverse))
    }
    settle(view)
    byView[view.index].order()
    let rows = byView[view.index]
    return .rows(
      RowKeys(rows: rows, rest: rows.positions(from: lower, to: upper), reverse: reverse))
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

  // MARK: Feeds

  /// A name whose feed is not known yet.
  enum MissingFeed {
    case team(Team)
    case type(String)
  }

  /// Puts a record into its feeds; or into none, and says of which name the feed is missing.
  func addFeeds(of folded: FoldedRecord) -> MissingFeed? {
    let record = folded.record
    let type = folded.kind?.rawValue ?? record.event.typeName
    guard let typeFeed = typeFeeds[type] else { return .type(type) }
    var missing: Team?
    record.forEachTeam { team in if teamFeeds[team] == nil { missing = team } }
    if let missing { return .team(missing) }
    record.forEachSubjectFeed { feeds.add($0, record.seq) }
    record.forEachTeam { team in
      if let feed = teamFeeds[team] { feeds.add(feed, record.seq) }
    }
    feeds.add(typeFeed, record.seq)
    return nil
  }

  /// Remembers the feed of a team, so that its name is hashed once.
  func know(_ team: Team, _ feed: Feed) { teamFeeds[team] = feed }

  /// Remembers the feed of a type.
  func know(type name: String, _ feed: Feed) { typeFeeds[name] = feed }
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
  let rows: ByteChanges
  /// The positions that are left.
  var rest: Range<Int>
  let reverse: Bool

  mutating func next() -> [UInt8]? {
    guard !rest.isEmpty else { return nil }
    if reverse {
      rest = rest.lowerBound..<rest.upperBound - 1
      return rows.change(at: rest.upperBound).key
    }
    rest = rest.lowerBound + 1..<rest.upperBound
    return rows.change(at: rest.lowerBound - 1).key
  }
}

/// The id in the key of a folded state: 1 ‖ id.
private func stateID(_ key: [UInt8]) -> AnyID? {
  guard key.count == 17, key[0] == stateRowKind else { return nil }
  return AnyID(high: bigEndian(key, at: 1), low: bigEndian(key, at: 9))
}
