package import Cases
package import EventLog
package import Views
package import Wire

extension BookSnapshot {
  /// The events of a feed after a place, as many as fit into a page.
  ///
  /// Whoever walks on from `through` until there is no `more` has every event of the feed once and
  /// in order; each item names the one before it in this feed.  A feed that nothing stands in is
  /// empty.  The snapshot is to be closed before anything is sent.
  ///
  /// - Parameters:
  ///   - name: The feed.
  ///   - seq: The place after which to begin, from `start(of:)`; 0 for the first event.
  ///   - limit: How many events at most; 0 asks for the present end alone.
  ///   - byteCountMax: How many bytes at most, `FeedLimits.itemByteCount` for each item included;
  ///     the first event comes in any case.
  ///   - rendering: How they are written.
  ///   - end: What `through` says where there is no more.
  /// - Returns: The page.
  /// - Throws: `viewHasStopped` if the index of the feeds has; `damagedRecord`; storage.
  package func page(
    of name: FeedName, after seq: UInt64, limit: Int = FeedLimits.eventCountMax,
    byteCountMax: Int = FeedLimits.byteCountMax, rendering: FeedRendering, end: FeedEnd = .head
  ) throws(RowsError) -> FeedPage {
    let limit = min(max(limit, 0), FeedLimits.eventCountMax)
    let byteCountMax = min(byteCountMax, FeedLimits.byteCountMax)
    let seqs = try seqs(of: name, after: seq, countMax: limit == 0 ? 0 : limit + 1)
    var items: [FeedItem] = []
    var byteCount = 0
    var previous = try seqs.first.map { (first) throws(RowsError) in
      try predecessor(of: first, in: name)
    }
    for seq in seqs.prefix(limit) {
      let bytes = try bytes(of: seq, rendering)
      byteCount += bytes.count + FeedLimits.itemByteCount
      if !items.isEmpty, byteCount > byteCountMax { break }
      items.append(FeedItem(seq: seq, previous: previous ?? 0, bytes: bytes))
      previous = seq
    }
    let more = items.count < seqs.count
    let last = items.last?.seq ?? seq
    let through = more ? last : try self.end(of: name, after: last, limit: limit, end)
    return FeedPage(items: items, more: more, through: present(through))
  }

  /// The place of `seq` in the present epoch: "I have everything up to here".
  package func present(_ seq: UInt64) -> LogPosition {
    LogPosition(epoch: Int(epochs.last?.number ?? 1), seq: Int(seq))
  }

  /// The place of the event before `seq` in a feed; 0 if it is the first.
  ///
  /// - Complexity: One seek.
  package func predecessor(
    of seq: UInt64, in name: FeedName
  ) throws(RowsError) -> UInt64 {
    guard let feed = feed(name) else { return seq - min(seq, 1) }
    return try predecessor(of: seq, in: feed)
  }

  /// The chain hash of record `seq`; zeros for 0.
  package func chainHash(at seq: UInt64) throws(RowsError) -> ChainHash {
    if seq == head.seq { return head.hash }
    return try storedHash(at: seq)
  }

  // MARK: Parts

  private func seqs(
    of name: FeedName, after seq: UInt64, countMax: Int
  ) throws(RowsError) -> [UInt64] {
    guard countMax > 0, seq < head.seq else { return [] }
    guard let feed = feed(name) else {
      return Array((seq + 1)...min(head.seq, seq + UInt64(countMax)))
    }
    if stops[.refs] != nil { throw .viewHasStopped(.refs) }
    var found: [UInt64] = []
    try scan(feed, from: seq + 1, through: head.seq) { (seq) throws(RowsError) in
      found.append(seq)
      return found.count < countMax
    }
    return found
  }

  /// Up to where the feed is known to whoever has its events up to `seq`, or who asks for the end
  /// alone.
  private func end(
    of name: FeedName, after seq: UInt64, limit: Int, _ end: FeedEnd
  ) throws(RowsError) -> UInt64 {
    switch end {
    case .head: head.seq
    case .lastEvent:
      limit > 0 ? seq : max(seq, try predecessor(of: head.seq + 1, in: name))
    }
  }

  private func bytes(
    of seq: UInt64, _ rendering: FeedRendering
  ) throws(RowsError) -> [UInt8] {
    switch rendering {
    case .event(let renderer): try rendered(seq, by: renderer)
    case .record: try storedValue(at: seq)
    }
  }
}
