import Cases
import CasesTesting
import Testing
import Views

@Suite("The figures")
struct FiguresTests {
  private func state(_ name: String, _ change: (inout CaseState) -> Void) -> CaseState {
    var state = CaseState(id: .sample(name))
    state.stage = .open
    state.openedAt = .sample
    state.customer = .sample("customer")
    state.reasonCode = "malfunction"
    change(&state)
    return state
  }

  private func contact(_ name: String, days: Int64) -> CaseContact {
    CaseContact(
      id: .sample(name), startedAt: Instant.sample.adding(seconds: days * 86_400),
      direction: .inbound, isReached: true)
  }

  private func value(
    _ figure: String, _ name: String, of states: [CaseState], days: Int64 = 100
  ) -> Figure.Amount? {
    var figures = CaseFigures(now: Instant.sample.adding(seconds: days * 86_400))
    for state in states { figures.add(state) }
    return figures.figures().first { $0.name.rawValue == figure }?.values
      .first { $0.name.rawValue == name }?.amount
  }

  @Test(
    "interpolate percentiles between the places of the order",
    arguments: [
      ([Int64](), Int64?.none, Int64?.none), ([7], 7, 7), ([10, 20], 15, 19),
      ([0, 10, 20, 30, 40], 20, 36), ([0, 100, 200], 100, 180),
    ])
  func percentiles(seconds: [Int64], median: Int64?, p90: Int64?) {
    let states = seconds.enumerated().map { place, seconds in
      state("case \(place)") { $0.sourceResolvedAt = $0.openedAt.adding(seconds: seconds) }
    }
    let name = "resolution-by-source"
    #expect(value(name, "n", of: states) == .count(seconds.count))
    #expect(value(name, "median", of: states) == .seconds(median))
    #expect(value(name, "p90", of: states) == .seconds(p90))
  }

  @Test("count the way to a solution in working time, too, where the house has a calendar")
  func workingTime() {
    // From Friday 14:37 to Monday 10:37, with hours from nine to six on weekdays.
    let resolved = state("case") {
      $0.openedAt = .sample
      $0.firstResolvedAt = $0.openedAt.adding(seconds: 68 * 3_600)
    }
    let weekdays = (1...5).map { ($0, [BusinessCalendar.Hours(from: 540, to: 1_080)]) }
    let calendar = BusinessCalendar(
      zone: .tokyo, hours: Dictionary(uniqueKeysWithValues: weekdays))
    var figures = CaseFigures(
      now: .sample, calendar: .init(3, from: Instant(seconds: 0), calendar))
    figures.add(resolved)
    let figure = figures.figures().first { $0.name == .resolutionInWorkingTime }
    #expect(figure?.parameters["calendar"] == "version 3")
    #expect(figure?.values.map(\.amount) == [.count(1), .seconds(18_000), .seconds(18_000)])
    #expect(value("resolution-in-working-time", "n", of: [resolved]) == .count(0))
  }

  @Test("take the source's counters before what the events show")
  func counters() {
    let states = [
      state("quiet") { $0.firstResolvedAt = $0.openedAt },
      state("counted") {
        $0.sourceResolvedAt = $0.openedAt
        $0.sourceReassignmentCount = 1
      },
      state("seen") {
        $0.closedAt = $0.openedAt
        $0.teamPath = [.support, .repair]
      },
      state("reopened") {
        $0.firstResolvedAt = $0.openedAt
        $0.reopenedCount = 1
      },
      state("not resolved") { _ in },
    ]
    #expect(value("straight-through", "cases", of: states) == .count(1))
    #expect(value("straight-through", "share", of: states) == .share(250))
    #expect(value("handoffs", "cases", of: states) == .count(1))
  }

  @Test("call a case back at a team by way of one other a ping-pong, and by way of two not")
  func pingPong() {
    let back = state("back") { $0.teamPath = [.support, .repair, .support] }
    let around = state("around") { $0.teamPath = [.support, .repair, .sales, .support] }
    #expect(value("ping-pong", "cases", of: [back, around]) == .count(1))
  }

  @Test(
    "count a first contact as settling unless another comes within the days",
    arguments: [
      (7, 0), (8, 1),
    ] as [(Int64, Int)])
  func firstContact(days: Int64, resolved: Int) {
    let first = state("first") {
      $0.contacts = [contact("first", days: 0)]
      $0.firstResolvedAt = .sample
    }
    // The later contact is the second one of a case that was open before.
    let older = state("older") {
      $0.contacts = [contact("before", days: -3), contact("again", days: days)]
    }
    #expect(value("fcr", "resolved", of: [first, older]) == .count(resolved))
    #expect(value("fcr", "cases", of: [first, older]) == .count(2))
  }

  @Test("leave out cases that are too young to say, at the bound")
  func young() {
    let state = state("case") { $0.contacts = [contact("contact", days: 0)] }
    #expect(value("fcr", "cases", of: [state], days: 6) == .count(0))
    #expect(value("fcr", "cases", of: [state], days: 7) == .count(1))
  }
}
