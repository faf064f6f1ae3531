internal import Cases

/// The rows that the tail added to `refs`: numbers behind their feed, without 25 bytes for each.
///
/// Nothing is ever deleted from `refs`, and a record is folded after those before it; so each feed
/// is a list from its last record to its first.
struct FeedChanges {
  private var index = HashIndex()
  private var feeds: [Feed] = []
  /// For each feed the place of its last row.
  private var lasts: [Int32] = []
  /// For each row its seq, and the place of the row before it in the feed, or -1.
  private var seqs: [UInt64] = []
  private var befores: [Int32] = []

  /// Adds a row; `seq` is not below those that the feed has.
  mutating func add(_ feed: Feed, _ seq: UInt64) {
    let hash = feed.hash
    let row = Int32(seqs.count)
    if let place = index.place(hash, where: { feeds[$0] == feed }) {
      let last = lasts[place]
      guard seqs[Int(last)] != seq else { return }
      precondition(seqs[Int(last)] < seq, "records are folded in the order of the log")
      lasts[place] = row
      befores.append(last)
    } else {
      _ = index.add(hash)
      feeds.append(feed)
      lasts.append(row)
      befores.append(-1)
    }
    seqs.append(seq)
  }

  func contains(_ key: [UInt8]) -> Bool {
    guard let feed = Feed(key: key), let seq = try? feedSeq(key) else { return false }
    return rows(of: feed, from: seq, to: seq &+ 1).first == seq
  }

  /// The seqs of `feed` with `lower` ≤ seq < `upper`, the last one first.
  private func rows(of feed: Feed, from lower: UInt64, to upper: UInt64) -> [UInt64] {
    guard let place = index.place(feed.hash, where: { feeds[$0] == feed }) else { return [] }
    var found: [UInt64] = []
    var row = lasts[place]
    while row >= 0, seqs[Int(row)] >= lower {
      if seqs[Int(row)] < upper { found.append(seqs[Int(row)]) }
      row = befores[Int(row)]
    }
    return found
  }

  /// The keys with `lower` ≤ key < `upper`, in order, backwards if `reverse`.
  func keys(from lower: [UInt8], to upper: [UInt8], reverse: Bool) -> ChangedKeys {
    // Within one feed, which is how timelines are read.
    if let feed = Feed(key: lower), feed == Feed(key: upper), let from = try? feedSeq(lower),
      let to = try? feedSeq(upper)
    {
      return ChangedKeys(
        feeds: [(feed, rows(of: feed, from: from, to: to))], reverse: reverse)
    }
    var runs: [(feed: Feed, seqs: [UInt64])] = []
    for feed in feeds.sorted() {
      let within = rows(of: feed, from: 0, to: .max).filter { seq in
        let key = feed.key(seq: seq)
        return !precedes(key, lower) && precedes(key, upper)
      }
      if !within.isEmpty { runs.append((feed, within)) }
    }
    return ChangedKeys(feeds: runs, reverse: reverse)
  }

  /// Every row, in the order of keys.
  func forEachRow<Target: ~Copyable & ~Escapable, Failure: Error>(
    into target: inout Target,
    _ body: (inout Target, _ key: [UInt8], _ value: [UInt8]?) throws(Failure) -> Void
  ) throws(Failure) {
    let order = feeds.indices.sorted { feeds[$0] < feeds[$1] }
    var rows: [Int32] = []
    for place in order {
      rows.removeAll(keepingCapacity: true)
      var row = lasts[place]
      while row >= 0 {
        rows.append(row)
        row = befores[Int(row)]
      }
      // One key for all rows of the feed, as long as nobody keeps it.
      var key = feeds[place].key(seq: 0)
      for row in rows.reversed() {
        setFeedSeq(seqs[Int(row)], in: &key)
        try body(&target, key, [])
      }
    }
  }
}
