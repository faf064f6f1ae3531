package import Cases

/// What is asked of figures: which, of what time, split by what, with which parameters.
package struct FigureQuery: Hashable, Sendable {
  package var names: Set<FigureName>
  /// From here on, and before the end.
  package var since: Instant?
  package var until: Instant?
  package var now: Instant
  package var grouping: FigureGrouping?
  /// By which days are told apart.
  package var zone: BusinessZone
  /// By what working time is counted; without one every hour is a working hour.
  package var calendar: ClockRules.Version<BusinessCalendar>?
  /// Within how many days a new contact of the same customer, item and reason means that the first
  /// one did not settle it.
  package var repeatWindowDays = 7
  /// Within how many days another visit for the same item and symptom means that it was not fixed.
  package var repeatVisitDays = 30
  /// Within how many seconds the service level wants an answer.
  package var answerWithinSeconds = 20
  /// Who hangs up within so many seconds has not waited.
  package var shortAbandonSeconds = 5

  package init(
    _ names: Set<FigureName> = Set(FigureName.allCases), now: Instant, zone: BusinessZone = .utc,
    calendar: ClockRules.Version<BusinessCalendar>? = nil
  ) {
    self.names = names
    self.now = now
    self.zone = zone
    self.calendar = calendar
  }

  /// Whether something that happened at `moment` counts.
  func admits(_ moment: Instant) -> Bool {
    (since.map { $0 <= moment } ?? true) && (until.map { moment < $0 } ?? true)
  }

  func wants(_ names: FigureName...) -> Bool { names.contains { self.names.contains($0) } }
}

/// What is known of a thing that is counted: when it was, and by what it can be told apart.
struct FigureFacts: Hashable, Sendable {
  var at: Instant
  var team: Team?
  var member: MemberID?
  var model: String?
  var channel: Channel?
  var reason: String?
  var kind: String?
  /// The declared key of what was asked.
  var factKey: String?

  init(_ at: Instant) { self.at = at }

  /// The part to which it belongs; empty where that is not known.
  func key(_ grouping: FigureGrouping, _ zone: BusinessZone) -> String {
    switch grouping {
    case .day: zone.day(at: at).description
    case .team: team?.code ?? ""
    case .member: member?.description ?? ""
    case .model: model ?? ""
    case .channel: channel?.rawValue ?? ""
    case .reason: reason ?? ""
    case .kind: kind ?? ""
    case .key: factKey ?? ""
    }
  }
}
