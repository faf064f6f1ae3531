internal import Cases
internal import EventLog
internal import LMDB
internal import Synchronization
internal import Views

extension Book {
  /// How many events one transaction of the index folds.
  static let searchEventCountMax = 5_000
  /// So many events that the index has not got yet are looked through one by one; from more on the
  /// index is folded first.
  package static let searchTailCountMax: UInt64 = 512

  /// The path of the index.
  var searchPath: String { path + "/search" }

  /// The text index, opened once and made where there is none.
  func searchIndex(
    waitingAtMost seconds: Int = upkeepWaitSecondsMax
  ) throws(BookError) -> SearchIndex {
    let known = openedSearch.withLock { $0 }
    if let known, known.isCurrent(in: searchPath) { return known }
    guard let keys else { throw .keys(.masterIsMissing(path: path + "/keys")) }
    let index = try doingUpkeep(waitingAtMost: seconds) { () throws(BookError) in
      do throws(LMDBError) { return try SearchIndex(directory: searchPath, keys: keys) } catch {
        throw BookError(storage: error, path: searchPath)
      }
    }
    openedSearch.withLock { $0 = index }
    return index
  }

  /// Throws the text index away and folds it again from the first event.
  ///
  /// Whoever searches meanwhile waits.  `progress` is told how many events are folded, and of how
  /// many.
  @available(*, noasync)
  package func rebuildSearch(
    progress: (_ done: UInt64, _ of: UInt64) -> Void
  ) throws(BookError) {
    if try !clearSearch() {
      openedSearch.withLock { $0 = nil }
      try doingUpkeep { () throws(BookError) in SearchIndex.remove(searchPath) }
    }
    try foldSearch(progress: progress)
  }

  /// Empties the index in bounded steps; `false` if it is too damaged for that.
  private func clearSearch() throws(BookError) -> Bool {
    let index = try searchIndex()
    do throws(LMDBError) {
      while true {
        let environment = index.environment
        var transaction = try WriteTransaction(environment)
        let count = try transaction.deleteFirst(Refolding.rowCountMax, in: index.words)
        try index.setFolded(0, in: &transaction)
        try transaction.commit()
        if count < Refolding.rowCountMax { return true }
      }
    } catch {
      if error.code.isDamage { return false }
      throw BookError(storage: error, path: searchPath)
    }
  }

  /// Folds what the log has beyond the text index into it.
  @available(*, noasync)
  package func foldSearch(
    progress: (_ done: UInt64, _ of: UInt64) -> Void = { _, _ in }
  ) throws(BookError) {
    let index = try searchIndex()
    while true {
      let folded = try searchFolded(index)
      let (records, head) = try searched(after: folded)
      progress(folded, head)
      guard let last = records.last else { return }
      var postings = SearchPostings(index)
      for record in records { postings.add(record) }
      do throws(LMDBError) {
        try postings.write(from: folded, through: last.seq)
      } catch { throw BookError(storage: error, path: searchPath) }
    }
  }

  /// Up to where the index stands.
  func searchFolded(_ index: SearchIndex) throws(BookError) -> UInt64 {
    do throws(LMDBError) {
      let environment = index.environment
      let snapshot = try ReadTransaction(environment)
      return try index.folded(in: snapshot)
    } catch { throw BookError(storage: error, path: searchPath) }
  }

  /// The next records with their texts opened, and where the log ends.
  private func searched(
    after seq: UInt64
  ) throws(BookError) -> (records: [Record], head: UInt64) {
    do throws(LogError) {
      let environment = access.store.environment
      let snapshot = try LogStore.snapshot(environment)
      access.opener.keys?.refresh()
      let head = try access.store.head(in: snapshot).seq
      var records: [Record] = []
      try access.store.scan(after: seq, countMax: Self.searchEventCountMax, in: snapshot) {
        seq, bytes throws(LogError) in
        do throws(RowsError) {
          records.append(try access.opener.record(bytes, seq: seq, opened: true))
        } catch { throw .corrupted(.recordMalformed(seq: seq)) }
      }
      return (records, head)
    } catch { throw BookError(error, path: path) }
  }
}

/// The tokens of some events, gathered to be written in one transaction.
struct SearchPostings {
  private let index: SearchIndex
  private var hashes: [SearchToken: UInt64] = [:]
  private var seqs: [UInt64: [UInt64]] = [:]

  init(_ index: SearchIndex) { self.index = index }

  mutating func add(_ record: Record) {
    var tokens: Set<SearchToken> = []
    for text in record.event.searchTexts {
      for run in SearchRun.runs(of: FoldedText(text)) { run.forEachToken { tokens.insert($0) } }
    }
    for token in tokens {
      let hash = hashes[token] ?? index.hash(token)
      hashes[token] = hash
      // Two tokens may have one hash; the event stands there once.
      if seqs[hash]?.last != record.seq { seqs[hash, default: []].append(record.seq) }
    }
  }

  /// Writes them behind what the index has, unless another process has done so meanwhile.
  func write(from folded: UInt64, through seq: UInt64) throws(LMDBError) {
    let environment = index.environment
    var transaction = try WriteTransaction(environment)
    guard try index.folded(in: transaction) == folded else { return }
    // In the order of keys, which is how the pages are.
    for hash in seqs.keys.sorted() {
      var part: PostingPart?
      if folded > 0 { part = try index.part(of: hash, beginningBy: .max, in: transaction) }
      for seq in seqs[hash] ?? [] {
        if let full = part, full.isFull {
          try put(full, hash, &transaction)
          part = nil
        }
        if part?.append(seq) == nil { part = PostingPart(seq) }
      }
      if let part { try put(part, hash, &transaction) }
    }
    try index.setFolded(seq, in: &transaction)
    try transaction.commit()
  }

  private func put(
    _ part: PostingPart, _ hash: UInt64, _ transaction: inout WriteTransaction
  ) throws(LMDBError) {
    try transaction.put(part.value.span, for: part.key(hash).span, in: index.words)
  }
}
