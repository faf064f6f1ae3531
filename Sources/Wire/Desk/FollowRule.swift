package import Cases

/// What a follower does with a live message.
package enum FollowStep: Hashable, Sendable {
  /// It is the next event: keep it, with its position as the new place, in one transaction.
  case take
  /// There is nothing in it that is not known already.
  case have
  /// Something is missing, or may be: READ from `at` until `more` is false.
  case read
}

/// The rule of a follower of one feed, as a value: live messages and answers go in, what to do
/// comes out.
///
/// If `previous` is not beyond where you are, take it.  Otherwise READ from where you are.  If you
/// hear nothing for 15 s, start again.
///
/// Times are milliseconds of a clock that never goes back.
package struct FollowRule: Hashable, Sendable {
  package let feed: FeedName
  /// Up to where everything of the feed is here; `nil` before the first event.
  package private(set) var at: LogPosition?
  /// Whether a READ is due.
  package private(set) var isBehind = true
  /// When something was taken or READ.
  private var moved: Int64
  /// When anything was heard.
  private var heard: Int64
  private let quietMilliseconds: Int64
  private let silenceMilliseconds: Int64

  /// A follower that has just connected: the first message proves that it is subscribed, and then
  /// it READs.
  ///
  /// - Parameters:
  ///   - feed: What it follows.
  ///   - position: Its place, as it had been kept.
  ///   - now: The time.
  ///   - quietMilliseconds: `quietMs` of HELLO.
  ///   - silenceMilliseconds: After how long without any message it starts again.
  package init(
    _ feed: FeedName, at position: LogPosition?, now: Int64,
    quietMilliseconds: Int = DeskLimits.quietMilliseconds,
    silenceMilliseconds: Int = DeskLimits.silenceMilliseconds
  ) {
    self.feed = feed
    at = position
    moved = now
    heard = now
    self.quietMilliseconds = Int64(quietMilliseconds)
    self.silenceMilliseconds = Int64(silenceMilliseconds)
  }

  /// What to do with a message.
  ///
  /// As long as a READ is due every message says so, because what it has to add is READ too.
  package mutating func take(_ message: LiveMessage, now: Int64) -> FollowStep {
    heard = now
    guard message.isHeartbeat || message.topic == feed.topic else { return .have }
    guard !isBehind, let at, message.position.epoch == at.epoch else { return behind() }
    if message.isHeartbeat { return take(heartbeat: message, at, now) }
    if message.position.seq <= at.seq { return .have }
    guard message.previous <= UInt64(at.seq) else { return behind() }
    self.at = message.position
    moved = now
    return .take
  }

  /// A heartbeat carries no event: where the head is beyond our place, something is missing.
  private mutating func take(
    heartbeat: LiveMessage, _ at: LogPosition, _ now: Int64
  ) -> FollowStep {
    if feed == .log {
      return heartbeat.position.seq > at.seq ? behind() : .have
    }
    // The quiet rule.  0: an audience without the log is not told where the head is.
    let isBeyond = heartbeat.position.seq > at.seq || heartbeat.position.seq == 0
    return isBeyond && now - moved >= quietMilliseconds ? behind() : .have
  }

  private mutating func behind() -> FollowStep {
    isBehind = true
    return .read
  }

  /// A READ was answered, and what it had was kept.
  ///
  /// - Parameters:
  ///   - through: Up to where the feed is complete now, even if no event came.
  ///   - more: Whether there is more to READ at once.
  ///   - now: The time.
  package mutating func didRead(through: LogPosition, more: Bool, now: Int64) {
    let seq = max(through.seq, at?.seq ?? 0)
    at = LogPosition(epoch: through.epoch, seq: seq)
    moved = now
    isBehind = more
  }

  /// Whether nothing at all was heard for so long that the connection must be made anew.
  package func isSilent(now: Int64) -> Bool { now - heard >= silenceMilliseconds }

  /// How long to wait for a message before it is silent.
  package func millisecondsToSilence(now: Int64) -> Int64 {
    max(0, silenceMilliseconds - (now - heard))
  }

  /// The connection was made anew: what was said meanwhile is READ after the first message.
  package mutating func didConnect(now: Int64) {
    heard = now
    isBehind = true
  }
}
