package import Cases

/// Which records are the timeline of a customer or of an item: a union of feeds, made when it is
/// read.
package struct TimelineFeeds: Hashable, Sendable {
  /// The places of the records, in the order of the log, each once.
  package var seqs: [UInt64] = []
  /// The cases that stand in it, in the order of their ids.
  package var cases: [CaseState] = []
  /// Whether there are earlier records that were left out.
  package var hasMore = false

  /// Bound: more lines than anybody reads.
  package static let recordCountMax = 20_000

  /// Everything of one customer: what stands under any of their names, the whole of their cases and
  /// contacts, and what has happened to the items that they own since these are theirs.
  ///
  /// - Parameters:
  ///   - names: The customer under all names.
  ///   - countMax: How many records are wanted, the latest ones.
  ///   - rows: Where they are read.
  /// - Returns: Their places in the log.
  /// - Throws: What reading rows throws.
  package static func ofCustomer<R: RowSource & ~Copyable & ~Escapable>(
    _ names: [CustomerID], countMax: Int = recordCountMax, in rows: borrowing R
  ) throws(RowsError) -> TimelineFeeds {
    var feeds = TimelineFeeds()
    var seqs: Set<UInt64> = []
    var contacts: Set<ContactID> = []
    for name in names {
      try rows.scan(.customer(name)) { (seq) throws(RowsError) in
        // Who called is known only from when they are identified on.
        let record = try rows.record(at: seq, opened: false)
        if let contact = record.refs.contact { contacts.insert(contact) }
        seqs.insert(seq)
        return true
      }
      for item in try rows.items(of: name) {
        try feeds.add(item, ownedBy: names, to: &seqs, rows)
      }
    }
    let all = CaseFilter(customers: names, stages: [.open, .resolved, .closed])
    feeds.cases = try CaseBoard.list(all, limit: countMax, in: rows).cases
      .sorted { $0.id < $1.id }
    for state in feeds.cases { try rows.add(.case(state.id), to: &seqs) }
    for contact in contacts { try rows.add(Feed(Ref(.contact, contact.any)), to: &seqs) }
    feeds.keep(seqs, countMax: countMax)
    return feeds
  }

  /// Everything of one item, in whichever case and whoever owned it.
  ///
  /// - Parameters:
  ///   - item: The item.
  ///   - countMax: How many records are wanted, the latest ones.
  ///   - rows: Where they are read.
  /// - Returns: Their places in the log.
  /// - Throws: What reading rows throws.
  package static func ofItem<R: RowSource & ~Copyable & ~Escapable>(
    _ item: ItemID, countMax: Int = recordCountMax, in rows: borrowing R
  ) throws(RowsError) -> TimelineFeeds {
    var feeds = TimelineFeeds()
    var seqs: Set<UInt64> = []
    try rows.add(.item(item), to: &seqs)
    let all = CaseFilter(item: item, stages: [.open, .resolved, .closed])
    feeds.cases = try CaseBoard.list(all, limit: countMax, in: rows).cases
      .sorted { $0.id < $1.id }
    feeds.keep(seqs, countMax: countMax)
    return feeds
  }

  /// Of an item what happened since it is theirs; what came before is its former owner's.
  private func add<R: RowSource & ~Copyable & ~Escapable>(
    _ item: ItemID, ownedBy names: [CustomerID], to seqs: inout Set<UInt64>,
    _ rows: borrowing R
  ) throws(RowsError) {
    var owned: [UInt64] = []
    try rows.scan(.item(item)) { (seq) throws(RowsError) in
      let record = try rows.record(at: seq, opened: false)
      if case .items(.itemOwnershipChanged(let changed)) = record.event,
        changed.to.map(names.contains) == true, changed.from.map(names.contains) != true
      {
        owned = []
      }
      owned.append(seq)
      return true
    }
    seqs.formUnion(owned)
  }

  private mutating func keep(_ all: Set<UInt64>, countMax: Int) {
    seqs = all.sorted()
    hasMore = seqs.count > countMax
    seqs = Array(seqs.suffix(countMax))
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  fileprivate func add(_ feed: Feed, to seqs: inout Set<UInt64>) throws(RowsError) {
    try scan(feed) { (seq) throws(RowsError) in
      seqs.insert(seq)
      return true
    }
  }
}
