/// Allows so many requests a second, and a burst after a pause.
struct TokenBucket: Hashable, Sendable {
  private let perSecond: Double
  private let burst: Double
  private var tokens: Double
  private var filledAt: Int

  /// A full bucket.
  ///
  /// - Parameters:
  ///   - perSecond: How many come back each second.
  ///   - burst: How many there are at most.
  ///   - now: Monotonic milliseconds.
  init(perSecond: Int, burst: Int, at now: Int) {
    self.perSecond = Double(perSecond)
    self.burst = Double(burst)
    tokens = Double(burst)
    filledAt = now
  }

  /// Takes `count` tokens.
  ///
  /// - Returns: Nil when they were there; else after how many milliseconds they will be.
  mutating func take(_ count: Int = 1, at now: Int) -> Int? {
    tokens = min(burst, tokens + Double(max(0, now - filledAt)) * perSecond / 1_000)
    filledAt = max(filledAt, now)
    let wanted = Double(count)
    guard tokens < wanted else {
      tokens -= wanted
      return nil
    }
    guard perSecond > 0 else { return 60_000 }
    return max(1, Int(((wanted - tokens) * 1_000 / perSecond).rounded(.up)))
  }
}
