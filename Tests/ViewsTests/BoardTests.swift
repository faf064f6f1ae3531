import Cases
import CasesTesting
import Testing
import Views

@Suite("A board")
struct BoardTests {
  /// The views of cases "case 1" and so on; `more` tells what else happens in each.
  private func rows(
    _ count: Int, _ more: (History, Int) -> History = { history, _ in history }
  ) -> SortedRows {
    var history = History()
    for number in 1...count {
      history = more(history.inCase("case \(number)").opened(), number)
    }
    return folded(history)
  }

  private func folded(_ history: History) -> SortedRows {
    var rows = SortedRows(log: history.records)
    for record in history.records {
      let failures = AllViews.fold(record, into: &rows)
      #expect(failures.isEmpty)
    }
    return rows
  }

  @Test("of queues says when it did not look at every case")
  func queues() throws {
    let rows = rows(6)
    for (bound, isCutOff) in [(5, true), (6, false), (7, false)] {
      let board = try QueueBoard.read(caseCountMax: bound, in: rows)
      #expect(board.isCutOff == isCutOff, "\(bound)")
      #expect(board.teams.map(\.openCount) == [min(bound, 6)], "\(bound)")
    }
    #expect(QueueBoard.caseCountMax == 20_000)
  }

  @Test("of cases shows as many as were asked for, the latest first, and says if there are more")
  func cases() throws {
    let rows = rows(5)
    let all = try CaseBoard.list(CaseFilter(), limit: 5, in: rows)
    #expect(all.cases.map(\.number) == ["C-5", "C-4", "C-3", "C-2", "C-1"])
    #expect(!all.hasMore)
    for limit in 0...4 {
      let board = try CaseBoard.list(CaseFilter(), limit: limit, in: rows)
      #expect(board.cases == Array(all.cases.prefix(limit)), "\(limit)")
      #expect(board.hasMore, "\(limit)")
    }
  }

  @Test("of promises shows those of one team, by time, before a horizon, up to the limit")
  func promises() throws {
    let rows = rows(4) { history, number in
      history.promised(
        "promise \(number)", dueAt: Instant.sample.adding(seconds: Int64(50_000 - number * 1_000)),
        owner: Owner(team: number == 2 ? .repair : .support))
    }
    func names(_ board: PromiseBoard) -> [PromiseID] { board.promises.map(\.promise.id) }
    let all = try PromiseBoard.due(limit: 4, in: rows)
    #expect(names(all) == [4, 3, 2, 1].map { .sample("promise \($0)") })
    #expect(!all.hasMore)
    let three = try PromiseBoard.due(limit: 3, in: rows)
    #expect(names(three) == [4, 3, 2].map { .sample("promise \($0)") })
    #expect(three.hasMore)
    let support = try PromiseBoard.due(team: .support, limit: 3, in: rows)
    #expect(names(support) == [4, 3, 1].map { .sample("promise \($0)") })
    #expect(!support.hasMore)
    let horizon = Instant.sample.adding(seconds: 48_000)
    let soon = try PromiseBoard.due(before: horizon, limit: 9, in: rows)
    #expect(names(soon) == [4, 3].map { .sample("promise \($0)") })
  }

  @Test("of handoffs shows them to the receiver and to the offerer until they are answered")
  func handoffs() throws {
    let rows = rows(3) { history, number in
      let offered = history.offered("handoff \(number)")
      return number == 2 ? offered.accepted("handoff 2") : offered
    }
    let expected: [HandoffID] = [.sample("handoff 1"), .sample("handoff 3")]
    let receiver = try HandoffInbox.read(of: .repair, in: rows)
    #expect(receiver.toTeam.map(\.handoff.id) == expected)
    #expect(receiver.fromTeam.isEmpty)
    let offerer = try HandoffInbox.read(of: .support, in: rows)
    #expect(offerer.toTeam.isEmpty)
    #expect(offerer.fromTeam.map(\.handoff.id) == expected)
  }
}

@Suite("A number that nothing has")
struct NearMissTests {
  @Test("leads to five that are close, and no more, also by their serial numbers")
  func bound() throws {
    var history = History()
    for number in 1...111 { history = history.inCase("case \(number)").opened() }
    for number in 1...7 {
      let item = ItemRegistered(model: "AX-300", serial: "C-1X\(number)")
      history = history.then(
        .items(.itemRegistered(item)), refs: Refs([Ref(.item, .sample("item \(number)"))]))
    }
    var rows = SortedRows(log: history.records)
    for record in history.records { _ = AllViews.fold(record, into: &rows) }
    // C-12, C-11, C-102, C-110 and C-111 are one digit away; the items begin like it.
    let found = try rows.resolve("C-112")
    #expect(found.references.isEmpty)
    #expect(found.nearMisses.count == Resolution.nearMissCountMax)
    #expect(found.nearMisses.map(\.reason) == Array(repeating: .digits, count: 5))
    let serials = try rows.resolve("C-1XYZ")
    #expect(serials.nearMisses.count == Resolution.nearMissCountMax)
    #expect(serials.nearMisses.allSatisfy { $0.reason == .beginning })
    #expect(try rows.resolve("C-1X3").references == [.item(.sample("item 3"))])
  }
}
