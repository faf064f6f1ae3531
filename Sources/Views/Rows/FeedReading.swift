package import Cases

/// Reading feeds: ranges of the view `refs`.
extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// Hands the seqs of `feed` from `lower` to `upper`, both included, to `body` until it returns
  /// `false`; backwards if `reverse`.
  package func scan(
    _ feed: Feed, from lower: UInt64 = 0, through upper: UInt64 = .max, reverse: Bool = false,
    _ body: (_ seq: UInt64) throws(RowsError) -> Bool
  ) throws(RowsError) {
    guard lower <= upper else { return }
    // No record has the greatest number there is.
    let end = feed.key(seq: upper == .max ? upper : upper + 1)
    try scan(in: .refs, from: feed.key(seq: lower), to: end, reverse: reverse) {
      (key, _) throws(RowsError) in
      try body(try feedSeq(key))
    }
  }

  /// The seq of the event before `seq` in `feed`; 0 if there is none.
  ///
  /// - Complexity: One seek.
  package func predecessor(of seq: UInt64, in feed: Feed) throws(RowsError) -> UInt64 {
    guard seq > 0 else { return 0 }
    var found: UInt64 = 0
    try scan(feed, through: seq - 1, reverse: true) { (seq) throws(RowsError) in
      found = seq
      return false
    }
    return found
  }

  /// The records of `feed` up to `last`, which is the one that is being folded.
  func records(of feed: Feed, through last: Record) throws(RowsError) -> [Record] {
    var records: [Record] = []
    try scan(feed, through: last.seq) { (seq) throws(RowsError) in
      records.append(seq == last.seq ? last : try record(at: seq, opened: false))
      return true
    }
    // The feed of the record itself is folded before; a view without it would go wrong silently.
    if records.last?.seq != last.seq { records.append(last) }
    return records
  }

  /// The records of `feed` from `lower` to `upper`, both included, in the order of the log.
  package func records(
    of feed: Feed, from lower: UInt64 = 0, through upper: UInt64 = .max, opened: Bool
  ) throws(RowsError) -> [Record] {
    var records: [Record] = []
    try scan(feed, from: lower, through: upper) { (seq) throws(RowsError) in
      records.append(try record(at: seq, opened: opened))
      return true
    }
    return records
  }
}
