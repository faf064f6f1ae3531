package import Cases
package import Wire
internal import ZeroMQ

/// An event of a feed, as it came.
package struct FollowedEvent: Hashable, Sendable {
  package let position: LogPosition
  /// The CloudEvents JSON.
  package let body: [UInt8]

  package init(_ position: LogPosition, _ body: [UInt8]) {
    self.position = position
    self.body = body
  }
}

/// What a follower has to tell.
package enum FollowNews: Hashable, Sendable {
  /// The next events of the feed, in order; everything up to `through` is known now.  A live one
  /// comes alone; those that were READ come by the page.
  case events([FollowedEvent], through: LogPosition, wasRead: Bool)
  /// The feed is known up to here, and nothing new was in it.
  case current(LogPosition)
  /// Something is missing and will be READ.
  case gap
  /// Nothing is heard any more; the connection is made anew, for the `attempt`th time, after a
  /// pause, in which there is nothing to tell.
  case lost(Silence, attempt: Int, pauseMilliseconds: Int)
  /// The server is heard again.
  case found
  /// Nothing came within the time that was asked for.
  case nothing
}

/// Follows one feed: live messages by SUB, and READ wherever one was missed (WIRE.md §3).
///
/// Whether to take, to pass over or to READ says `FollowRule`, which is a value.  It belongs to one
/// thread; ask it for `next` again and again.
package final class Follower {
  private let client: DeskClient
  private let endpoint: String?
  private let limit: Int
  private var rule: FollowRule
  private var subscriber: Subscriber?
  private var isSubscribed = false
  private var isToldBroken = false
  private var failedCount = 0
  /// Whether the server has been heard or read from: then its key was right, and a handshake that
  /// breaks is a server that is being started again.
  private var wasHeard = false
  /// When the pause after a failure is over.
  private var pauseEnd: Int64 = 0
  private var generator = SystemRandomNumberGenerator()

  /// Up to where everything of the feed has been told; nil before the first event.
  package var at: LogPosition? { rule.at }

  /// - Parameters:
  ///   - feed: What it follows.
  ///   - position: What is known already; nil for nothing.
  ///   - hello: What the desk says of itself: where it is heard live.
  ///   - client: Asks the desk.
  ///   - limit: How many events a page has at most.
  package init(
    _ feed: FeedName, after position: LogPosition?, _ hello: HelloAnswer, client: DeskClient,
    limit: Int = DeskLimits.readCountMax
  ) {
    self.client = client
    self.limit = limit
    endpoint = Self.endpoint(hello.live, client.address)
    rule = FollowRule(
      feed, at: position, now: Clock.milliseconds(),
      quietMilliseconds: hello.quietMilliseconds)
  }

  /// The live endpoint that is reached in the same way as the desk.
  static func endpoint(_ live: [String], _ address: ServerAddress) -> String? {
    let scheme = address.text.prefix(6)
    let found = live.first { $0.hasPrefix(scheme) } ?? live.first { $0.hasPrefix("tcp://") }
    return found.map(address.reached)
  }

  /// The next thing to tell, after at most `milliseconds`.
  ///
  /// - Throws: What does not pass by itself: a refused key, an epoch that is not ours, a feed that
  ///   is not allowed.
  @available(*, noasync)
  package func next(within milliseconds: Int) throws(ClientError) -> FollowNews {
    let end = Clock.milliseconds() + Int64(milliseconds)
    let pause = pauseEnd - Clock.milliseconds()
    if pause > 0 {
      Clock.sleep(milliseconds: Int(min(pause, Int64(milliseconds))))
      guard pause <= Int64(milliseconds) else { return .nothing }
    }
    if rule.isBehind { return try read(waiting: 0) }
    guard endpoint != nil else { return try read(waiting: milliseconds) }
    while true {
      let now = Clock.milliseconds()
      if rule.isSilent(now: now) { return try reconnect() }
      let left = min(end - now, rule.millisecondsToSilence(now: now))
      guard let message = try heard(within: Int(max(left, 0))) else {
        if subscriber?.isHopeless == true { return try reconnect() }
        if subscriber?.isBroken == true, !isToldBroken {
          // ZeroMQ connects again by itself; only who waits in vain for 15 s starts anew.
          isToldBroken = true
          return .lost(.down, attempt: 1, pauseMilliseconds: 0)
        }
        if Clock.milliseconds() >= end { return .nothing }
        continue
      }
      let wasFailing = failedCount > 0 || isToldBroken
      failedCount = 0
      wasHeard = true
      if isToldBroken {
        isToldBroken = false
        rule.didConnect(now: Clock.milliseconds())
      }
      if !isSubscribed {
        // It proves that we are subscribed; what was READ before may have missed one between.
        isSubscribed = true
        rule.didConnect(now: Clock.milliseconds())
        if !wasFailing { return try read(waiting: 0) }
      }
      switch rule.take(message, now: Clock.milliseconds()) {
      case .take:
        return .events(
          [FollowedEvent(message.position, message.body)], through: message.position,
          wasRead: false)
      case .have: if wasFailing { return .found }
      case .read: return wasFailing ? .found : .gap
      }
    }
  }

  // MARK: READ

  private func read(waiting milliseconds: Int) throws(ClientError) -> FollowNews {
    let answer: ReadAnswer
    do throws(ClientError) {
      answer = try client.read(
        ReadArguments(
          rule.feed, after: rule.at, limit: limit,
          waitMilliseconds: min(milliseconds, DeskLimits.waitMillisecondsMax)))
    } catch {
      guard !isFinal(error) else { throw error }
      return pause(for: error)
    }
    wasHeard = true
    let wasFailing = failedCount > 0
    failedCount = 0
    if wasFailing {
      // Told by itself; the page is asked for again at once.
      return .found
    }
    rule.didRead(through: answer.through, more: answer.more, now: Clock.milliseconds())
    let events = answer.items.map { FollowedEvent($0.position, $0.body) }
    guard !events.isEmpty else {
      return endpoint == nil && milliseconds > 0 ? .nothing : .current(answer.through)
    }
    return .events(
      events,
      through: answer.more
        ? events.last?.position ?? answer.through
        : answer.through, wasRead: true)
  }

  // MARK: Hearing

  private func heard(within milliseconds: Int) throws(ClientError) -> LiveMessage? {
    do throws(ZeroMQError) {
      return try connected().next(within: milliseconds)
    } catch { throw .socket(error) }
  }

  private func connected() throws(ZeroMQError) -> Subscriber {
    if let subscriber { return subscriber }
    let made = try Subscriber(
      to: endpoint ?? "", rule.feed, keys: client.keys, in: client.context)
    subscriber = made
    return made
  }

  private func reconnect() throws(ClientError) -> FollowNews {
    let silence = subscriber?.silence ?? .silent
    subscriber = nil
    isSubscribed = false
    isToldBroken = false
    client.disconnect()
    rule.didConnect(now: Clock.milliseconds())
    let error = ClientError.unreachable(silence)
    guard !isFinal(error) else { throw error }
    return pause(for: error)
  }

  /// Whether waiting on changes nothing.
  private func isFinal(_ error: ClientError) -> Bool {
    if wasHeard, error == .unreachable(.serverKeyIsWrong) { return false }
    return error.isFinal
  }

  private func pause(for error: ClientError) -> FollowNews {
    failedCount += 1
    let pause = client.patience.pause(after: failedCount, by: &generator)
    pauseEnd = Clock.milliseconds() + Int64(pause)
    var silence = Silence.silent
    if case .unreachable(let why) = error { silence = why }
    return .lost(silence, attempt: failedCount, pauseMilliseconds: pause)
  }
}
