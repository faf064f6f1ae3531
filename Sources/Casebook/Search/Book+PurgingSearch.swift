internal import Glibc
internal import LMDB
internal import Synchronization
internal import Views

extension Book {
  /// Takes `seqs` out of the text index, so that nothing tells any more which words they had.
  ///
  /// What is left is copied into a new environment that takes the place of the old one: a row that
  /// is only deleted stays in a freed page.  Others notice it when they search the next time.
  ///
  /// - Parameters:
  ///   - seqs: The events.
  ///   - seconds: How long it waits for the upkeep of others, at each step that takes it.
  /// - Throws: `overloaded` where the wait was over first, or others replaced the index each time;
  ///   what keeps it from being written.
  func purgeSearch(
    of seqs: Set<UInt64>, waitingAtMost seconds: Int = upkeepWaitSecondsMax
  ) throws(BookError) {
    // Where it was broken off between the renamings, the old one is all that there is: the words
    // stand in it.
    try doingUpkeep(waitingAtMost: seconds) { () throws(BookError) in removeLeftovers() }
    for _ in 0..<SearchIndex.purgeTryCountMax {
      guard unsafe Glibc.access(searchPath + "/data.mdb", F_OK) == 0 else { return }
      let index = try searchIndex(waitingAtMost: seconds)
      let isPurged = try doingUpkeep(waitingAtMost: seconds) { () throws(BookError) -> Bool in
        // Somebody else has put another in its place meanwhile, with words that this one lacks or
        // without some that it still has.
        guard index.isCurrent(in: searchPath) else { return false }
        try replace(index, without: seqs)
        return true
      }
      guard !isPurged else {
        openedSearch.withLock { $0 = nil }
        return
      }
    }
    throw .overloaded
  }

  /// Puts a copy of the index without the events `seqs` in its place; the upkeep lock is held.
  private func replace(_ index: SearchIndex, without seqs: Set<UInt64>) throws(BookError) {
    removeLeftovers()
    do throws(LMDBError) { try index.copy(without: seqs, to: newSearchPath) } catch {
      // A damaged one is folded again from the log when it is needed.
      guard error.code.isDamage else { throw BookError(storage: error, path: searchPath) }
      BookDirectory.remove(newSearchPath, itself: true)
    }
    try rename(searchPath, to: oldSearchPath)
    if unsafe Glibc.access(newSearchPath, F_OK) == 0 { try rename(newSearchPath, to: searchPath) }
    BookDirectory.remove(oldSearchPath, itself: true)
    try DurableFile.flushDirectory(of: searchPath)
  }

  /// What somebody left who was killed meanwhile; nobody else purges: the upkeep lock is held.
  private func removeLeftovers() {
    for leftover in [newSearchPath, oldSearchPath] {
      BookDirectory.remove(leftover, itself: true)
    }
  }

  private var newSearchPath: String { path + "/search.new" }
  private var oldSearchPath: String { path + "/search.old" }

  private func rename(_ source: String, to target: String) throws(BookError) {
    guard unsafe Glibc.rename(source, target) == 0 else { throw DurableFile.failure(source) }
  }
}

extension SearchIndex {
  /// How many rows one transaction copies.
  static let copiedRowCountMax = 20_000
  /// So often an index is purged anew because somebody else has replaced it meanwhile.
  static let purgeTryCountMax = 8

  /// Copies the index without the events `seqs` into the new directory `target`.
  fileprivate func copy(without seqs: Set<UInt64>, to target: String) throws(LMDBError) {
    unsafe mkdir(target, 0o755)
    let copy = try Environment(
      directory: target, for: .create(mapSizeBytes: Environment.mapSizeBytesDefault),
      tables: Self.definitions)
    let environment = environment
    let snapshot = try ReadTransaction(environment)
    var rows = SearchRows(seqs)
    var cursor = try snapshot.cursor(in: words)
    var next = try cursor.first()
    while let entry = next {
      guard rows.take(entry.key.array, entry.value.array) else {
        throw LMDBError(code: .corrupted, function: "mdb_cursor_get")
      }
      if rows.count >= Self.copiedRowCountMax { try rows.write(to: copy) }
      next = try cursor.next()
    }
    try rows.write(to: copy)
    try copyMeta(from: snapshot, to: copy)
  }
}

/// Rows on their way from one index to the other.
private struct SearchRows {
  private let seqs: Set<UInt64>
  private let range: ClosedRange<UInt64>?
  private var rows: [(key: [UInt8], value: [UInt8])] = []

  init(_ seqs: Set<UInt64>) {
    self.seqs = seqs
    range = seqs.min().flatMap { first in seqs.max().map { first...$0 } }
  }

  var count: Int { rows.count }

  /// Keeps what is left of a row; `false` if it is none.
  mutating func take(_ key: [UInt8], _ value: [UInt8]) -> Bool {
    guard let part = PostingPart(key: key, value: value) else { return false }
    guard let range, part.first <= range.upperBound, part.last >= range.lowerBound else {
      rows.append((key, value))
      return true
    }
    guard let all = part.seqs else { return false }
    let left = all.filter { !seqs.contains($0) }
    guard left.count < all.count else {
      rows.append((key, value))
      return true
    }
    guard let first = left.first else { return true }
    var rest = PostingPart(first)
    for seq in left.dropFirst() { rest.append(seq) }
    let hash = key.prefix(PostingPart.hashByteCount).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    rows.append((rest.key(hash), rest.value))
    return true
  }

  mutating func write(to environment: Environment) throws(LMDBError) {
    var transaction = try WriteTransaction(environment)
    let words = environment.table("words")
    for row in rows { try transaction.put(row.value.span, for: row.key.span, in: words) }
    try transaction.commit()
    rows = []
  }
}
