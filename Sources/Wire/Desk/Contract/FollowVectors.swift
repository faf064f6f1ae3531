internal import Cases

/// The rule of a follower, step by step.
enum FollowVectors {
  static let about = """
    The client's rule: one follower from each `start` on.
    start: its feed and where it READ up to, at the time 0.
    live: a message at the time now, in milliseconds; step: take it, have it already, or read.
    read: the answer to a READ: through, more.
    at: its place after the step.  quietMs is 15000.
    """

  static let messages: [FramesMessage] =
    narrow + gap + quiet + log + withoutLog + epoch

  private static func start(_ name: String, _ feed: FeedName, _ seq: Int) -> FramesMessage {
    FramesMessage("start", name, ["feed": feed.text, "at": Vectors.position(seq).text])
  }

  private static func live(
    _ name: String, _ message: LiveMessage, now: Int, _ step: FollowStep, at place: String
  ) -> FramesMessage {
    let word =
      switch step {
      case .take: "take"
      case .have: "have"
      case .read: "read"
      }
    return FramesMessage(
      "live", name, ["now": "\(now)", "step": word, "at": place], message.frames)
  }

  private static func read(
    _ name: String, through: String, more: Bool, now: Int
  ) -> FramesMessage {
    FramesMessage(
      "read", name,
      ["through": through, "more": more ? "yes" : "no", "now": "\(now)", "at": through])
  }

  private static func event(
    _ seq: Int, _ previous: UInt64, _ feed: FeedName = .team(.repair), epoch: Int = 1
  ) -> LiveMessage {
    LiveMessage(
      feed, LogPosition(epoch: epoch, seq: seq), previous: previous, body: Array("{}".utf8))
  }

  private static func heartbeat(_ seq: Int, epoch: Int = 1) -> LiveMessage {
    Heartbeat(head: LogPosition(epoch: epoch, seq: seq), hash: nil, time: Vectors.time).message
  }

  private static let narrow = [
    start("a-team", .team(.repair), 10),
    live("next", event(17, 8), now: 100, .take, at: "1.17"),
    live("again", event(17, 8), now: 200, .have, at: "1.17"),
    live("older", event(8, 3), now: 300, .have, at: "1.17"),
    live("just-after", event(20, 17), now: 400, .take, at: "1.20"),
    live("of-another-feed", event(21, 20, .team(.sales)), now: 500, .have, at: "1.20"),
  ]

  private static let gap = [
    start("a-gap", .team(.repair), 10),
    live("missed-one", event(30, 25), now: 100, .read, at: "1.10"),
    live("while-behind", event(31, 30), now: 150, .read, at: "1.10"),
    read("a-page", through: "1.25", more: true, now: 200),
    live("still-behind", event(32, 31), now: 250, .read, at: "1.25"),
    read("the-rest", through: "1.32", more: false, now: 300),
    live("queued-meanwhile", event(31, 30), now: 400, .have, at: "1.32"),
    live("goes-on", event(40, 32), now: 500, .take, at: "1.40"),
  ]

  private static let quiet = [
    start("the-quiet-rule", .team(.repair), 10),
    live("not-yet", heartbeat(90), now: 14_999, .have, at: "1.10"),
    live("head-moved", heartbeat(90), now: 15_000, .read, at: "1.10"),
    read("nothing-for-us", through: "1.90", more: false, now: 15_010),
    live("book-is-idle", heartbeat(90), now: 99_000, .have, at: "1.90"),
    live("book-moved", heartbeat(91), now: 99_001, .read, at: "1.90"),
  ]

  private static let log = [
    start("the-log", .log, 10),
    live("nothing-new", heartbeat(10), now: 1_000, .have, at: "1.10"),
    live("lost-tail", heartbeat(11), now: 2_000, .read, at: "1.10"),
    read("the-tail", through: "1.11", more: false, now: 2_010),
    live("late-heartbeat", heartbeat(10), now: 3_000, .have, at: "1.11"),
    live("next-of-all", event(12, 11, .log), now: 3_500, .take, at: "1.12"),
  ]

  private static let withoutLog = [
    start("an-audience-without-the-log", .case(CaseID(high: 0x0188_0000_0000_0001, low: 4)), 10),
    live("is-not-told", heartbeat(0), now: 14_000, .have, at: "1.10"),
    live("asks-once", heartbeat(0), now: 15_000, .read, at: "1.10"),
    read("its-end", through: "1.10", more: false, now: 15_010),
    live("and-rests", heartbeat(0), now: 30_009, .have, at: "1.10"),
    live("then-again", heartbeat(0), now: 30_010, .read, at: "1.10"),
  ]

  private static let epoch = [
    start("another-epoch", .team(.repair), 10),
    live("said-by-a-heartbeat", heartbeat(0, epoch: 2), now: 100, .read, at: "1.10"),
    read("the-same-history", through: "2.14", more: false, now: 200),
    live("in-the-new-one", event(15, 14, epoch: 2), now: 300, .take, at: "2.15"),
    live("said-by-an-old-event", event(16, 15), now: 400, .read, at: "2.15"),
  ]
}
