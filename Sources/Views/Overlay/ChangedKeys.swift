/// Changed keys of a view, one after the other.
struct ChangedKeys {
  private enum Source {
    case list([[UInt8]])
    case rows(ByteChanges)
    /// In each run the last seq first.
    case feeds([(feed: Feed, seqs: [UInt64])])
  }

  private let source: Source
  private let reverse: Bool
  /// What is left: positions in the list or rows, or in the run that is being handed out.
  private var rest: Range<Int>
  /// The runs that are left.
  private var runs: Range<Int>

  init(list: [[UInt8]], reverse: Bool) {
    source = .list(list)
    self.reverse = reverse
    rest = list.indices
    runs = 0..<0
  }

  init(rows: ByteChanges, at positions: Range<Int>, reverse: Bool) {
    source = .rows(rows)
    self.reverse = reverse
    rest = positions
    runs = 0..<0
  }

  init(feeds: [(feed: Feed, seqs: [UInt64])], reverse: Bool) {
    source = .feeds(feeds)
    self.reverse = reverse
    rest = 0..<0
    runs = feeds.indices
  }

  mutating func next() -> [UInt8]? {
    switch source {
    case .list(let list): return take(&rest).map { list[$0] }
    case .rows(let rows): return take(&rest).map { rows.change(at: $0).key }
    case .feeds(let feeds):
      while true {
        // `rest` counts from the first seq, which is the last of the run.
        if !rest.isEmpty, let place = take(&rest) {
          let (feed, seqs) = feeds[run]
          return feed.key(seq: seqs[seqs.count - 1 - place])
        }
        guard let next = take(&runs) else { return nil }
        run = next
        rest = feeds[next].seqs.indices
      }
    }
  }

  /// The run that is being handed out.
  private var run = 0

  private func take(_ range: inout Range<Int>) -> Int? {
    guard !range.isEmpty else { return nil }
    if reverse {
      range = range.lowerBound..<range.upperBound - 1
      return range.upperBound
    }
    range = range.lowerBound + 1..<range.upperBound
    return range.lowerBound - 1
  }
}
