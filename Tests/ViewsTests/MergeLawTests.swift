import Cases
import CasesTesting
import Testing
import Views

@Suite("A merge and its undoing")
struct MergeLawTests {
  static let seeds: [UInt64] = [1, 2, 3, 4, 5]

  @Test("leave every view as it was, but for the places of their own records", arguments: seeds)
  func identity(seed: UInt64) throws {
    let records = Self.records(seed: seed, count: 120)
    let people = Self.customers(of: records)
    try #require(people.count >= 2, "seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<4 {
      let one = generator.pick(people)
      guard let other = people.filter({ $0 != one }).randomElement(using: &generator) else {
        continue
      }
      let log = records + Self.mergedAndUnmerged(other, into: one, after: records)
      try expectSame(records, log, "seed \(seed), \(other) into \(one)")
    }
  }

  @Test("leave a chain as it was when it is taken apart from its end", arguments: seeds)
  func chains(seed: UInt64) throws {
    let records = Self.records(seed: seed, count: 120)
    let people = Self.customers(of: records)
    try #require(people.count >= 3, "seed \(seed)")
    var log = records
    let merges = zip(people, people.dropFirst()).map { ($0, $1) }
    for (place, merge) in merges.enumerated() {
      log.append(Self.record(.merged(place), merge.0, into: merge.1, after: log))
    }
    let all = try Self.folded(log)
    for person in people {
      #expect(try all.names(of: person).first == people.last, "seed \(seed)")
      #expect(Set(try all.names(of: person)) == Set(people), "seed \(seed)")
      let end = try all.survivors()[person]
      #expect(end == (person == people.last ? nil : people.last), "seed \(seed)")
    }
    for (place, merge) in merges.enumerated().reversed() {
      log.append(Self.record(.unmerged(place), merge.0, into: merge.1, after: log))
    }
    try expectSame(records, log, "seed \(seed)")
    let apart = try Self.folded(log)
    for person in people { #expect(try apart.names(of: person) == [person], "seed \(seed)") }
  }

  @Test("moves nothing: the union is made when it is read", arguments: seeds)
  func union(seed: UInt64) throws {
    let records = Self.records(seed: seed, count: 200)
    let people = Self.customers(of: records)
    try #require(people.count >= 2, "seed \(seed)")
    let (one, other) = (people[0], people[1])
    let before = try Self.folded(records)
    let after = try Self.folded(
      records + [Self.record(.merged(0), other, into: one, after: records)])
    let stages: Set<CaseState.Stage> = [.open, .resolved, .closed]
    func cases(_ rows: SortedRows, _ names: [CustomerID]) throws -> Set<CaseID> {
      let filter = CaseFilter(customers: names, stages: stages)
      return Set(try CaseBoard.list(filter, limit: 1_000, in: rows).cases.map(\.id))
    }
    let apart = try cases(before, [one]).union(try cases(before, [other]))
    #expect(try cases(after, try after.names(of: one)) == apart, "seed \(seed)")
    #expect(try cases(after, try after.names(of: other)) == apart, "seed \(seed)")
    // Asked for one name alone, there is what stood under that name.
    #expect(try cases(after, [one]) == cases(before, [one]), "seed \(seed)")
    let states = try [one, other].compactMap { id in
      try before.state(id, as: CustomerState.self)
    }
    let person = try #require(try after.person(other))
    #expect(person.id == one)
    #expect(Set(person.points.map(\.id)) == Set(states.flatMap(\.points).map(\.id)))
    #expect(Set(person.promises.map(\.id)) == Set(states.flatMap(\.promises).map(\.id)))
    #expect(Set(person.tags.map(\.tag)) == Set(states.flatMap(\.tags).map(\.tag)))
  }

  @Test("finds the record of a merge by either feed, as it was corrected last")
  func finds() throws {
    let records = Self.records(seed: 1, count: 60)
    let people = Self.customers(of: records)
    let log = records + Self.mergedAndUnmerged(people[1], into: people[0], after: records)
    let rows = try Self.folded(log)
    let merge: MergeID = .sample("merge 0")
    #expect(try rows.merge(merge)?.seq == log[records.count].seq)
    #expect(try rows.merge(merge, absorbed: people[1])?.seq == log[records.count].seq)
    #expect(try rows.merge(.sample("none")) == nil)
  }

  // MARK: Histories

  private enum Act {
    case merged(Int), unmerged(Int)

    var event: Event.Customers {
      switch self {
      case .merged(let place):
        .customerMerged(
          CustomerMerged(mergeID: .sample("merge \(place)"), score: 90, method: "number"))
      case .unmerged(let place):
        .customerUnmerged(
          CustomerUnmerged(mergeID: .sample("merge \(place)"), reason: "mistake"))
      }
    }
  }

  private static func mergedAndUnmerged(
    _ absorbed: CustomerID, into survivor: CustomerID, after records: [Record]
  ) -> [Record] {
    let merged = record(.merged(0), absorbed, into: survivor, after: records)
    return [
      merged, record(.unmerged(0), absorbed, into: survivor, after: records + [merged]),
    ]
  }

  private static func record(
    _ act: Act, _ absorbed: CustomerID, into survivor: CustomerID, after records: [Record]
  ) -> Record {
    let seq = UInt64(records.count + 1)
    let moment = records.map(\.occurredAt).min() ?? .sample
    var record = Record(
      id: .sample("act \(seq)"), command: .sample("act \(seq)"), index: 0, origin: .device,
      event: .customers(act.event), occurredAt: moment, utcOffsetMinutes: 540, recordedAt: moment,
      acceptedAt: moment, actor: nil, team: nil, device: .sample("merging"), deviceSeq: seq,
      authenticatedBy: .osUser,
      refs: Refs([Ref(.survivor, survivor.any), Ref(.absorbed, absorbed.any)]), entry: nil,
      supersedes: nil)
    record.seq = seq
    return record
  }

  /// A random history in which nobody has been merged.
  private static func records(seed: UInt64, count: Int) -> [Record] {
    var records = RandomHistory.records(seed: seed, count: count).filter { record in
      switch record.event {
      case .customers(.customerMerged), .customers(.customerUnmerged): false
      case .customers, .items, .cases, .contacts, .facts, .commitments, .repairs, .care, .book,
        .unknown:
        true
      }
    }
    for place in records.indices { records[place].seq = UInt64(place + 1) }
    return records
  }

  /// Those whom the history tells of.
  private static func customers(of records: [Record]) -> [CustomerID] {
    let all = Set(records.flatMap(\.refs.all).filter { $0.role == .customer }.map(\.id))
    return all.map { CustomerID($0) }.sorted()
  }

  // MARK: Comparing

  private static func folded(_ records: [Record]) throws -> SortedRows {
    var table = SortedRows(log: records)
    var failures: [ViewName: RowsError] = [:]
    for record in records {
      failures.merge(AllViews.fold(record, into: &table)) { first, _ in first }
    }
    #expect(failures.isEmpty)
    return table
  }

  /// All rows of all views but `refs`, `dedupe` and `devices`, which say what was written and by
  /// whom; of customers without the place and time of their last record.
  private func expectSame(
    _ before: [Record], _ after: [Record], _ comment: Comment
  ) throws {
    let one = try Self.folded(before)
    let other = try Self.folded(after)
    for view in ViewName.allCases {
      switch view {
      case .refs, .dedupe, .devices: continue
      case .customers:
        #expect(
          try Self.withoutLast(one) == Self.withoutLast(other), "\(comment), \(view.rawValue)")
      case .numbers, .cases, .items, .members, .documents, .keys:
        #expect(one.tables[view.index] == other.tables[view.index], "\(comment), \(view.rawValue)")
      }
    }
  }

  private static func withoutLast(_ rows: SortedRows) throws -> [SortedTable.Row] {
    try rows.tables[ViewName.customers.index].rows.map { row in
      guard row.key.first == stateRowKind else { return row }
      var reader = RowKeyReader(row.key, of: .customers)
      var state = try CustomerState.decoded(try reader.id(), row.value)
      state.lastSeq = 0
      state.lastOccurredAt = Instant(microseconds: 0)
      return SortedTable.Row(key: row.key, value: state.encoded())
    }
  }
}
