internal import Cases
internal import Screens

/// Which events are asked for, as it was typed.
struct EventScopeRequest: Hashable {
  var since: String?
  var until: String?
  var `case`: TypedReference?
  var customer: TypedReference?

  /// The scope; `nil` for all events.
  func scope(at desk: Desk) throws(ErrorReport) -> EventScope? {
    guard self != EventScopeRequest() else { return nil }
    var scope = EventScope()
    scope.since = try desk.start(since, option: "--since")
    scope.until = try desk.end(until, option: "--until")
    if let `case` { scope.case = try desk.case(`case`).id }
    if let customer { scope.customer = try desk.customer(customer).id }
    return scope
  }
}

/// Events of a time, of a case, of a customer: all that is said must hold.
struct EventScope: Hashable {
  /// When it happened, not when it was written: from here on, and before the end.
  var since: Instant?
  var until: Instant?
  var `case`: CaseID?
  var customer: CustomerID?

  func admits(_ record: Record) -> Bool {
    if let since, record.occurredAt < since { return false }
    if let until, record.occurredAt >= until { return false }
    if let `case`, record.refs.case != `case` { return false }
    if let customer, record.refs.customer != customer { return false }
    return true
  }
}
