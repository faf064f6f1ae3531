/// How many lines or agents a load of calls needs: the formulas of Erlang (DOMAIN.md §8).
///
/// Both assume calls that come at random (Poisson) and lengths that are exponential.  Erlang C has
/// nobody give up: it overstates queues.
package enum Erlang {
  /// Bound: more agents or lines are not computed.
  package static let agentCountMax = 10_000

  /// The load in erlangs: calls in a second × the length of a call.
  package static func load(calls: Double, perSeconds: Double, handlingSeconds: Double) -> Double {
    calls * handlingSeconds / perSeconds
  }

  /// Erlang B: the share of calls that find no line free, and none waits.
  ///
  /// B(0) = 1; B(n) = A·B(n − 1) / (n + A·B(n − 1)).
  package static func blocked(_ load: Double, agentCount: Int) -> Double {
    precondition((0...agentCountMax).contains(agentCount), "agents are bounded")
    guard load > 0 else { return agentCount == 0 ? 1 : 0 }
    var blocked = 1.0
    var count = 0
    while count < agentCount {
      count += 1
      blocked = load * blocked / (Double(count) + load * blocked)
    }
    return blocked
  }

  /// Erlang C: the share of calls that wait; `nil` where the queue grows without end, A ≥ N.
  package static func queued(_ load: Double, agentCount: Int) -> Double? {
    queued(load, agentCount, blocked: blocked(load, agentCount: agentCount))
  }

  private static func queued(_ load: Double, _ agentCount: Int, blocked: Double) -> Double? {
    let agents = Double(agentCount)
    guard load < agents else { return nil }
    return agents * blocked / (agents - load * (1 - blocked))
  }

  /// The share of calls that are answered within `seconds`; `nil` where the queue grows.
  package static func answered(
    within seconds: Double, _ load: Double, agentCount: Int, handlingSeconds: Double
  ) -> Double? {
    queued(load, agentCount: agentCount).map {
      answered(within: seconds, load, agentCount, handlingSeconds, queued: $0)
    }
  }

  private static func answered(
    within seconds: Double, _ load: Double, _ agentCount: Int, _ handlingSeconds: Double,
    queued: Double
  ) -> Double {
    1 - queued * Chance.exponential(-(Double(agentCount) - load) * seconds / handlingSeconds)
  }

  /// The mean wait of all calls in seconds, of those that do not wait too; `nil` where the queue
  /// grows.
  package static func meanWaitSeconds(
    _ load: Double, agentCount: Int, handlingSeconds: Double
  ) -> Double? {
    queued(load, agentCount: agentCount).map {
      $0 * handlingSeconds / (Double(agentCount) - load)
    }
  }

  /// The fewest agents with whom `share` of the calls are answered within `seconds`; `nil` where
  /// `agentCountMax` are not enough.
  /// - Complexity: O(agents)
  package static func agentsNeeded(
    for share: Double, within seconds: Double, _ load: Double, handlingSeconds: Double
  ) -> Int? {
    guard load > 0 else { return 0 }
    var blocked = 1.0
    for count in 1...agentCountMax {
      blocked = load * blocked / (Double(count) + load * blocked)
      guard let queued = queued(load, count, blocked: blocked) else { continue }
      if answered(within: seconds, load, count, handlingSeconds, queued: queued) >= share {
        return count
      }
    }
    return nil
  }

  /// The fewest lines with which no more than `share` of the calls are blocked; `nil` where
  /// `agentCountMax` are not enough.
  package static func linesNeeded(forBlocking share: Double, _ load: Double) -> Int? {
    var blocked = 1.0
    for count in 1...agentCountMax {
      blocked = load * blocked / (Double(count) + load * blocked)
      if blocked <= share { return count }
    }
    return nil
  }
}
