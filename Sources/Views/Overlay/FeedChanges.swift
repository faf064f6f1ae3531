internal import Cases

/// The rows that the tail added to `refs`: numbers behind their feed, without 25 bytes for each.
///
/// Nothing is ever deleted from `refs`.
struct FeedChanges {
  /// In each feed the seqs, ascending.
  private var seqs: [Feed: [UInt64]] = [:]
  private(set) var rowCount = 0

  var byteCount: Int { rowCount * Feed.keyByteCount }

  mutating func add(_ feed: Feed, _ seq: UInt64) {
    let isNew = Self.insert(seq, into: &seqs[feed, default: []])
    if isNew { rowCount += 1 }
  }

  /// Whether `seq` was not there yet.
  private static func insert(_ seq: UInt64, into seqs: inout [UInt64]) -> Bool {
    guard let last = seqs.last, last >= seq else {
      seqs.append(seq)
      return true
    }
    let place = firstPlace(in: seqs, notBelow: seq)
    guard seqs[place] != seq else { return false }
    seqs.insert(seq, at: place)
    return true
  }

  func contains(_ key: [UInt8]) -> Bool {
    guard let feed = Feed(key: key), let seq = try? feedSeq(key), let seqs = seqs[feed] else {
      return false
    }
    let place = firstPlace(in: seqs, notBelow: seq)
    return place < seqs.count && seqs[place] == seq
  }

  /// The keys with `lower` ≤ key < `upper`, in order, backwards if `reverse`.
  ///
  /// Within one feed, which is how timelines are read, a key is made when it is asked for.
  func keys(from lower: [UInt8], to upper: [UInt8], reverse: Bool) -> FeedKeys {
    if let feed = Feed(key: lower), let end = Feed(key: upper), feed == end,
      let from = try? feedSeq(lower), let to = try? feedSeq(upper)
    {
      let seqs = seqs[feed] ?? []
      let first = firstPlace(in: seqs, notBelow: from)
      let range = first..<max(first, firstPlace(in: seqs, notBelow: to))
      return FeedKeys(runs: [(feed, seqs[range])], reverse: reverse)
    }
    var runs: [(feed: Feed, seqs: ArraySlice<UInt64>)] = []
    for feed in seqs.keys.sorted() {
      let all = seqs[feed] ?? []
      let within = all.drop { precedes(feed.key(seq: $0), lower) }
        .prefix { precedes(feed.key(seq: $0), upper) }
      if !within.isEmpty { runs.append((feed, within)) }
    }
    return FeedKeys(runs: runs, reverse: reverse)
  }

  /// Every feed with its seqs, in the order of their keys.
  func forEach<Failure: Error>(
    _ body: (Feed, [UInt64]) throws(Failure) -> Void
  ) throws(Failure) {
    for feed in seqs.keys.sorted() {
      if let seqs = seqs[feed] { try body(feed, seqs) }
    }
  }
}

/// Keys of `refs`, one after the other.
struct FeedKeys {
  private let runs: [(feed: Feed, seqs: ArraySlice<UInt64>)]
  private let reverse: Bool
  /// How many runs, and of the next one how many seqs, have been handed out.
  private var run = 0
  private var count = 0

  init(runs: [(feed: Feed, seqs: ArraySlice<UInt64>)], reverse: Bool) {
    self.runs = reverse ? runs.reversed() : runs
    self.reverse = reverse
  }

  mutating func next() -> [UInt8]? {
    while run < runs.count {
      let (feed, seqs) = runs[run]
      if count < seqs.count {
        count += 1
        let place = reverse ? seqs.endIndex - count : seqs.startIndex + count - 1
        return feed.key(seq: seqs[place])
      }
      run += 1
      count = 0
    }
    return nil
  }
}

/// The first place whose number is not below `seq`.
private func firstPlace(in seqs: [UInt64], notBelow seq: UInt64) -> Int {
  var low = 0
  var high = seqs.count
  while low < high {
    let middle = (low + high) / 2
    if seqs[middle] < seq { low = middle + 1 } else { high = middle }
  }
  return low
}
