package import Cases
internal import EventLog
internal import LMDB
package import Views

/// What is wanted of a search.
package struct SearchFilter: Hashable, Sendable {
  package var kinds: Set<SearchKind>
  /// Only what happened at this time or later.
  package var since: Instant?
  /// How many hits are wanted, the latest ones.
  package var limit: Int

  package init(
    kinds: Set<SearchKind> = Set(SearchKind.allCases), since: Instant? = nil, limit: Int
  ) {
    self.kinds = kinds
    self.since = since
    self.limit = limit
  }
}

/// An event in which something was found.
package struct FoundRecord: Sendable {
  /// Opened.
  package let record: Record
  package let texts: [String]
  package let hit: SearchHit
}

/// What a search found.
package struct SearchFindings: Sendable {
  /// The latest first.
  package var found: [FoundRecord] = []
  /// Whether there is more than was wanted.
  package var hasMore = false
  /// Whether the search ended before it had seen all: too many events share the words.
  package var isCut = false
}

extension Book {
  /// Bound: so many events that have the words are opened and looked at.
  package static let searchCandidateCountMax = 20_000

  /// The events in which `query` is found, the latest first; without what was taken back.
  ///
  /// Folds the index first when the log is far ahead of it; `progress` is told how far that is.
  @available(*, noasync)
  package func search(
    _ query: SearchQuery, _ filter: SearchFilter,
    progress: (_ done: UInt64, _ of: UInt64) -> Void = { _, _ in }
  ) throws(BookError) -> SearchFindings {
    let index = try searchIndex()
    let folded = try searchFolded(index)
    let isFar = try read { (snapshot) throws(BookError) in
      snapshot.head.seq > folded + Self.searchTailCountMax
    }
    if isFar { try foldSearch(progress: progress) }
    return try read { (snapshot) throws(BookError) in
      var reading = SearchReading(query, filter)
      do throws(RowsError) {
        try search(index, &reading, snapshot)
      } catch { throw BookError(error, path: path) }
      return reading.findings
    }
  }

  private func search(
    _ index: SearchIndex, _ reading: inout SearchReading, _ snapshot: borrowing BookSnapshot
  ) throws(RowsError) {
    let folded: UInt64
    do throws(BookError) { folded = min(try searchFolded(index), snapshot.head.seq) } catch {
      throw .storage("\(error)")
    }
    // What the index has not got stands at the end of the log, and comes first.
    var seq = snapshot.head.seq
    while seq > folded, !reading.isDone {
      try reading.lookAt(seq, in: snapshot)
      seq -= 1
    }
    var lists = reading.query.tokens.map { PostingList(index.hash($0)) }
    while seq > 0, !reading.isDone {
      let candidates: [UInt64]
      do throws(LMDBError) { candidates = try index.common(&lists, by: seq) } catch {
        throw .storage("\(error)")
      }
      for candidate in candidates where !reading.isDone {
        try reading.lookAt(candidate, in: snapshot)
      }
      guard let last = candidates.last else { return }
      seq = last - 1
    }
  }
}

extension SearchIndex {
  /// So many events are looked up in one snapshot of the index.
  private static let candidateCountMax = 256

  /// The last events by `seq` that stand in all lists, the latest first; empty if there are none.
  @available(*, noasync)
  func common(_ lists: inout [PostingList], by seq: UInt64) throws(LMDBError) -> [UInt64] {
    let environment = environment
    let words = try ReadTransaction(environment)
    var found: [UInt64] = []
    var candidate = seq
    while candidate > 0, found.count < Self.candidateCountMax {
      guard let next = try intersect(&lists, by: candidate, words) else { break }
      found.append(next)
      candidate = next - 1
    }
    return found
  }

  private func intersect(
    _ lists: inout [PostingList], by seq: UInt64, _ words: borrowing ReadTransaction
  ) throws(LMDBError) -> UInt64? {
    var candidate = seq
    while true {
      var agreed = true
      for place in lists.indices {
        guard let found = try lists[place].last(by: candidate, self, words) else { return nil }
        if found < candidate {
          candidate = found
          agreed = false
        }
      }
      if agreed { return candidate }
    }
  }
}

/// The events of one token, read backwards a part at a time.
struct PostingList {
  private let hash: UInt64
  private var seqs: [UInt64] = []

  init(_ hash: UInt64) { self.hash = hash }

  /// The last event at `seq` or before; `seq` never grows from one call to the next.
  mutating func last(
    by seq: UInt64, _ index: SearchIndex, _ words: borrowing ReadTransaction
  ) throws(LMDBError) -> UInt64? {
    while let last = seqs.last, last > seq { seqs.removeLast() }
    if let last = seqs.last { return last }
    guard let part = try index.part(of: hash, beginningBy: seq, in: words) else { return nil }
    guard let found = part.seqs else {
      throw LMDBError(code: .corrupted, function: "mdb_cursor_get")
    }
    seqs = found
    while let last = seqs.last, last > seq { seqs.removeLast() }
    return seqs.last
  }
}

/// A search under way.
struct SearchReading {
  let query: SearchQuery
  private let filter: SearchFilter
  private(set) var findings = SearchFindings()
  private var lookedAtCount = 0
  private var corrections: [Ref: Corrections] = [:]

  init(_ query: SearchQuery, _ filter: SearchFilter) {
    self.query = query
    self.filter = filter
  }

  var isDone: Bool { findings.hasMore || findings.isCut }

  mutating func lookAt(
    _ seq: UInt64, in snapshot: borrowing BookSnapshot
  ) throws(RowsError) {
    guard lookedAtCount < Book.searchCandidateCountMax else {
      findings.isCut = true
      return
    }
    lookedAtCount += 1
    let record = try snapshot.record(at: seq, opened: true)
    guard filter.kinds.contains(record.event.searchKind),
      filter.since.map({ record.occurredAt >= $0 }) ?? true
    else { return }
    let texts = record.event.searchTexts
    guard let hit = query.hit(in: texts), try !isTakenBack(record, snapshot) else { return }
    if findings.found.count < filter.limit {
      findings.found.append(FoundRecord(record: record, texts: texts, hit: hit))
    } else {
      findings.hasMore = true
    }
  }

  /// Whether it was retracted, or another event stands in its place.
  private mutating func isTakenBack(
    _ record: Record, _ snapshot: borrowing BookSnapshot
  ) throws(RowsError) -> Bool {
    guard let ref = record.refs.all.first else { return false }
    let known: Corrections
    if let found = corrections[ref] {
      known = found
    } else {
      known = Corrections(of: try snapshot.records(of: Feed(ref), opened: false))
      corrections[ref] = known
    }
    return known.isTakenBack(record.id)
  }
}
