package import Cases

/// Where words stand: what was said in contacts, and heard in them.
package struct WordSources: Sendable {
  /// Media of kind `transcript`, opened, the latest first.
  package var transcripts: [Record] = []
  /// Messages of customers, opened, the latest first.
  package var messages: [Record] = []
  /// The categories of the alert words.
  package var heard: [AlertCategory] = []

  package init() {}

  /// Bound: of each kind so many are read, the latest.
  package static let countMax = 20_000
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// What was said in the time of `query`, without what was taken back.
  ///
  /// - Complexity: O(media + messages + alert words), memory O(those of the time).
  package func wordSources(_ query: FigureQuery) throws(RowsError) -> WordSources {
    var sources = WordSources()
    let gone = try takenBack()
    sources.transcripts = try latest(.mediaAttached, query, gone) { record in
      guard case .contacts(.mediaAttached(let media)) = record.event else { return false }
      return media.kind == .transcript
    }
    sources.messages = try latest(.messagePosted, query, gone) { record in
      guard case .contacts(.messagePosted(let message)) = record.event else { return false }
      return message.direction == .inbound
    }
    let heard = try latest(.contactAlertWordHeard, query, gone, opened: false) { _ in true }
    for record in heard {
      guard case .contacts(.contactAlertWordHeard(let word)) = record.event else { continue }
      sources.heard.append(word.category)
    }
    return sources
  }

  /// The latest records of a type that hold, lie in the time, and are `wanted`.
  private func latest(
    _ kind: Event.Kind, _ query: FigureQuery, _ gone: Set<EventID>, opened: Bool = true,
    where wanted: (Record) -> Bool
  ) throws(RowsError) -> [Record] {
    var found: [Record] = []
    var replaced: Set<EventID> = []
    let feed = Feed(kind: .type, subject: nameHash(.type, kind.rawValue))
    try scan(feed, reverse: true) { (seq) throws(RowsError) in
      let record = try record(at: seq, opened: false)
      if gone.contains(record.id) || replaced.contains(record.id) { return true }
      if let earlier = record.supersedes { replaced.insert(earlier) }
      guard query.admits(record.occurredAt), wanted(record) else { return true }
      found.append(opened ? try self.record(at: seq, opened: true) : record)
      return found.count < WordSources.countMax
    }
    return found
  }
}
