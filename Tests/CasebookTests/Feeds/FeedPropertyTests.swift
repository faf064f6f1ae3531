import Cases
import CasesTesting
import EventLog
import Testing
import Views
import Wire

@testable import Casebook

@Suite("Every feed of a random history")
struct FeedPropertyTests {
  private static let teams: [Team] = [.support, .repair, .sales]

  @Test(
    "has, walked by pages of any size, exactly the events that stand in it, each after the other",
    arguments: [1, 2, 3] as [UInt64])
  func walks(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let test = try TestBook()
    try tell(test, &generator)
    let records = try test.records()
    let values = try test.storedValues()
    for name in names(of: records) {
      let expected = records.filter { $0.stands(in: name) }.map(\.seq)
      let walk = try test.walk(name) {
        (Int.random(in: 1...7, using: &generator), Int.random(in: 1...9_000, using: &generator))
      }
      let comment: Comment = "seed \(seed), \(name)"
      #expect(walk.items.map(\.seq) == expected, comment)
      #expect(walk.items.map(\.previous) == Array(([0] + expected).dropLast()), comment)
      #expect(walk.items.map(\.bytes) == expected.map { values[Int($0) - 1] }, comment)
      #expect(walk.through.seq == records.count, comment)
      let narrow = try test.walk(name, end: .lastEvent) { (3, 1 << 20) }
      #expect(narrow.through.seq == Int(expected.last ?? 0), comment)
    }
  }

  @Test("names the same feeds and predecessors for a record that a walk finds", arguments: [4, 5])
  func live(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let test = try TestBook()
    try tell(test, &generator)
    let records = try test.records()
    var lasts: [FeedName: UInt64] = [:]
    for record in records {
      let feeds = try test.reading { (snapshot) throws(RowsError) in
        try snapshot.feedNames(of: record)
      }
      let comment: Comment = "seed \(seed), record \(record.seq)"
      #expect(feeds.first?.name == .log, comment)
      #expect(Set(feeds.map(\.name)).count == feeds.count, comment)
      for name in names(of: records) {
        #expect(feeds.contains { $0.name == name } == record.stands(in: name), comment)
      }
      for (name, previous) in feeds {
        #expect(previous == lasts[name] ?? 0, comment)
        lasts[name] = record.seq
      }
    }
  }

  /// A hundred records of any type about a few subjects, folded now and then.
  private func tell(_ test: TestBook, _ generator: inout SeededGenerator) throws {
    let events = Event.samples.filter { $0.kind != .mediaAttached }
    for _ in 0..<100 {
      var refs = Refs()
      for role in Role.allCases where generator.chance(80) {
        refs.insert(Ref(role, .sample("a \(role.feedRole.word) \(generator.pick([1, 2, 3]))")))
      }
      var command = test.history([generator.pick(events)], refs: refs)
      if case .import(var drafts) = command.content {
        drafts[0].team = generator.pick(Self.teams)
        command.content = .import(drafts)
      }
      // What does not have the shape that its type asks for is refused, and another is drawn.
      _ = try test.book.perform(command)
      if generator.chance(5) { try test.reopen(folding: generator.chance(50)) }
    }
  }

  private func names(of records: [Record]) -> [FeedName] {
    var names: [FeedName] = [.log]
    for number in 1...4 {
      names.append(.case(.sample("a case \(number)")))
      names.append(.customer(.sample("a customer \(number)")))
      names.append(.item(.sample("a item \(number)")))
    }
    names += Self.teams.map(FeedName.team)
    names += Set(records.map(\.event.typeName)).sorted().map(FeedName.type)
    return names
  }
}
