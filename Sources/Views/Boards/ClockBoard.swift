package import Cases

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// The clocks of a case as they stand at `now`, in the order of the policy.
  ///
  /// - Complexity: O(records of the case); nothing is read where the house has no policy.
  package func clocks(of id: CaseID, at now: Instant) throws(RowsError) -> [ClockReading] {
    let rules = try clockRules()
    guard !rules.isEmpty else { return [] }
    let feed = try records(of: .case(id), opened: false)
    let history = ClockHistory(of: id, feed: feed)
    return rules.clocks(over: history).map { $0.reading(at: now) }
  }
}
