internal import Cases
internal import Client
internal import Screens
internal import Wire

/// Where the events of a feed come from, one stretch after another: a book, or a server.
protocol EventSource: AnyObject {
  /// The next thing to tell, after at most so many milliseconds.
  func next(within milliseconds: Int) throws(ErrorReport) -> FollowNews
}

/// The events of a feed of a server.
final class RemoteEvents: EventSource {
  private let book: RemoteBook
  private let follower: Follower

  /// Follows `feed` from behind `position`, or from its beginning.
  init(
    _ book: RemoteBook, _ feed: FeedName, after position: LogPosition?, _ hello: HelloAnswer
  ) throws(ErrorReport) {
    self.book = book
    follower = Follower(feed, after: position, hello, client: try book.client())
  }

  func next(within milliseconds: Int) throws(ErrorReport) -> FollowNews {
    try book.ask { () throws(ClientError) in try follower.next(within: milliseconds) }
  }
}

/// Says on standard error when the server is lost, found again, and how much was caught up.
struct FollowSayings {
  private let desk: Desk
  private var isLost = false
  private var isCatchingUp = false
  private var caughtCount = 0

  init(_ desk: Desk) { self.desk = desk }

  /// Takes what a source tells.
  mutating func take(_ news: FollowNews) throws(ErrorReport) {
    switch news {
    case .lost(_, let attempt, let pause):
      if !isLost || attempt > 1 { try sayLost(attempt, pauseMilliseconds: pause) }
      isLost = true
    case .found:
      isCatchingUp = isLost
      isLost = false
      caughtCount = 0
    case .events(let events, _, let wasRead):
      guard isCatchingUp else { return }
      if wasRead { caughtCount += events.count }
      // A whole page means that more may come.
      if !wasRead || events.count < DeskLimits.readCountMax { try sayFound() }
    case .current: if isCatchingUp { try sayFound() }
    case .gap, .nothing: break
    }
  }

  /// `切断 10:15:22  再接続中 (3 回目、8 秒後)`.
  private func sayLost(_ attempt: Int, pauseMilliseconds: Int) throws(ErrorReport) {
    let time = try time()
    guard pauseMilliseconds > 0 else {
      return say(
        Bilingual(ja: "切断 \(time)  再接続中", en: "disconnected \(time), reconnecting"))
    }
    let seconds = (pauseMilliseconds + 999) / 1_000
    say(
      Bilingual(
        ja: "切断 \(time)  再接続中 (\(attempt) 回目、\(seconds) 秒後)",
        en: "disconnected \(time), reconnecting (attempt \(attempt), in \(seconds) s)"))
  }

  /// `再接続 10:15:30  見逃し 2 件を取得`.
  private mutating func sayFound() throws(ErrorReport) {
    isCatchingUp = false
    let time = try time()
    let count = caughtCount.grouped
    say(
      caughtCount == 0
        ? Bilingual(ja: "再接続 \(time)  見逃しなし", en: "reconnected \(time), nothing missed")
        : Bilingual(
          ja: "再接続 \(time)  見逃し \(count) 件を取得",
          en: "reconnected \(time), caught up with \(count)"))
  }

  private func say(_ words: Bilingual) { desk.note(Line(desk.say(words), .dim)) }

  private func time() throws(ErrorReport) -> String {
    let zone = try desk.zone()
    let dates = DateWriter(language: desk.language, zone: zone, now: desk.now)
    return dates.timeWithSeconds(desk.world.clock())
  }
}
