import Cases
import CasesTesting
import Testing
import Views

@Suite("What time has brought about")
struct TimeBoardTests {
  /// An hour to a solution, at any time.
  private static let policy = ClockPolicy(clocks: [
    ClockRule(
      name: "resolution", stop: .resolved, targetSeconds: 3_600, pausedBy: [.parts])
  ])
  private static let calendar = BusinessCalendar(
    zone: .tokyo,
    hours: Dictionary(
      uniqueKeysWithValues: (0...6).map { ($0, [BusinessCalendar.Hours(from: 0, to: 1_440)]) }))

  private func published(_ kind: DocumentKind) -> Event {
    .book(
      .documentPublished(
        DocumentPublished(
          documentID: kind.rawValue, kind: kind, version: 1, title: "t", content: [],
          audience: .agents)))
  }

  /// A policy, then a case: both a minute after the one before.
  private var house: History {
    History().then(published(.calendar), refs: Refs()).then(published(.policy), refs: Refs())
  }

  private func rows(_ history: History) throws -> SortedRows {
    var rows = SortedRows(log: history.records)
    rows.houseDocument = { document in
      document.kind == .policy ? .policy(Self.policy) : .calendar(Self.calendar)
    }
    for record in history.records {
      #expect(AllViews.fold(record, into: &rows).isEmpty)
    }
    return rows
  }

  private func due(_ history: History, afterSeconds seconds: Int64) throws -> TimeBoard {
    try TimeBoard.due(at: .sample.adding(seconds: seconds), limit: 10, in: rows(history))
  }

  @Test("is nothing before a clock runs out, and the case from then on")
  func clocks() throws {
    let opened = house.opened()
    // It was opened two minutes after the beginning.
    #expect(try due(opened, afterSeconds: 3_719).isEmpty)
    #expect(try due(opened, afterSeconds: 3_721).cases == [.sample("case")])
    #expect(try rows(opened).clockDue(of: .sample("case")) == .sample.adding(seconds: 3_720))
    #expect(
      try rows(opened).clocks(of: .sample("case"), at: .sample).map(\.name) == ["resolution"])
  }

  @Test("follows whatever happens to the case")
  func follows() throws {
    let waiting = house.opened().waitStarted()
    #expect(try due(waiting, afterSeconds: 86_400).isEmpty, "it stands still")
    #expect(try due(waiting.waitEnded(), afterSeconds: 86_400).cases == [.sample("case")])
    let resolved = house.opened().resolved()
    #expect(try due(resolved, afterSeconds: 240).cases == [.sample("case")], "it is met")
    #expect(try rows(resolved).clockDue(of: .sample("case")) == nil)
    let judged = ClockJudged(
      clock: "resolution", policyVersion: 1, calendarVersion: 1, dueAt: .sample, verdict: .met,
      pausedSeconds: 0)
    #expect(
      try due(resolved.then(.book(.clockJudged(judged))), afterSeconds: 86_400).isEmpty)
  }

  @Test("is nothing for a case that was opened before there was a policy")
  func hasNoPolicy() throws {
    let before = History().opened().then(published(.calendar), refs: Refs())
      .then(published(.policy), refs: Refs()).resolved()
    #expect(try due(before, afterSeconds: 86_400).isEmpty)
    #expect(try rows(before).clocks(of: .sample("case"), at: .sample).isEmpty)
  }

  @Test("is an offer that nobody answered in time")
  func handoffs() throws {
    let offered = History().opened().offered(respondBy: .sample.adding(seconds: 600))
    #expect(try due(offered, afterSeconds: 600).isEmpty)
    #expect(try due(offered, afterSeconds: 601).cases == [.sample("case")])
    #expect(try due(offered.declined(), afterSeconds: 601).isEmpty)
  }

  @Test("is maintenance from the beginning of its day on where the house is")
  func maintenance() throws {
    // The sample is 14:37 in Tokyo on 20 November; UTC is the zone of a house without a calendar.
    let event = MaintenancePlanned(
      planID: .sample("plan"), basis: .usage, dueOn: Day(2026, 11, 21))
    let planned = house.then(.care(.maintenancePlanned(event)))
    let evening = Int64(9 * 3_600 + 23 * 60)
    #expect(try due(planned, afterSeconds: evening - 1).isEmpty)
    #expect(try due(planned, afterSeconds: evening).items == [.sample("item")])
  }

  @Test("is bounded")
  func isBounded() throws {
    let two = house.opened().inCase("other").opened()
    let board = try TimeBoard.due(
      at: .sample.adding(seconds: 86_400), limit: 1, in: rows(two))
    #expect(board.cases == [.sample("case")])
  }
}
