import Cases
import CasesTesting
import Testing

@testable import Wire

@Suite("The rule of a follower")
struct FollowRuleTests {
  private static let team = FeedName.team(.repair)

  private func event(
    _ seq: Int, after previous: UInt64, epoch: Int = 1, in feed: FeedName = team
  ) -> LiveMessage {
    LiveMessage(feed, LogPosition(epoch: epoch, seq: seq), previous: previous, body: [])
  }

  private func heartbeat(_ seq: Int, epoch: Int = 1) -> LiveMessage {
    Heartbeat(head: LogPosition(epoch: epoch, seq: seq), hash: nil, time: .sample).message
  }

  /// A follower that has READ up to `seq` at the time 0.
  private func follower(of feed: FeedName = team, at seq: Int) -> FollowRule {
    var rule = FollowRule(feed, at: nil, now: 0)
    rule.didRead(through: LogPosition(epoch: 1, seq: seq), more: false, now: 0)
    return rule
  }

  @Test("begins with a READ, whatever the first message is")
  func beginsWithREAD() {
    for position in [nil, LogPosition(epoch: 1, seq: 10)] {
      for message in [event(11, after: 10), event(5, after: 0), heartbeat(10)] {
        var rule = FollowRule(Self.team, at: position, now: 0)
        #expect(rule.isBehind)
        #expect(rule.take(message, now: 1) == .read)
        #expect(rule.at == position)
      }
    }
  }

  @Test("takes the event whose predecessor it has, and then has it")
  func takes() {
    var rule = follower(at: 10)
    #expect(rule.take(event(17, after: 8), now: 1) == .take)
    #expect(rule.at == LogPosition(epoch: 1, seq: 17))
    #expect(rule.take(event(17, after: 8), now: 2) == .have)
    // Just at its place, and one beyond.
    #expect(rule.take(event(20, after: 17), now: 3) == .take)
    #expect(rule.take(event(23, after: 21), now: 4) == .read)
    #expect(rule.at == LogPosition(epoch: 1, seq: 20))
  }

  @Test("has what is not beyond its place, however it came there")
  func has() {
    var rule = follower(at: 100)
    for seq in [1, 50, 100] {
      #expect(rule.take(event(seq, after: 0), now: 1) == .have)
    }
    #expect(rule.at == LogPosition(epoch: 1, seq: 100))
  }

  @Test("READs until there is no more, and takes nothing meanwhile")
  func readsUntilTheEnd() {
    var rule = follower(at: 10)
    #expect(rule.take(event(30, after: 25), now: 1) == .read)
    #expect(rule.take(event(31, after: 30), now: 2) == .read)
    rule.didRead(through: LogPosition(epoch: 1, seq: 20), more: true, now: 3)
    #expect(rule.isBehind)
    #expect(rule.take(event(21, after: 20), now: 4) == .read)
    rule.didRead(through: LogPosition(epoch: 1, seq: 31), more: false, now: 5)
    #expect(!rule.isBehind)
    // What had been queued meanwhile causes no further READ.
    #expect(rule.take(event(30, after: 25), now: 6) == .have)
    #expect(rule.take(event(31, after: 30), now: 7) == .have)
    #expect(rule.take(event(40, after: 31), now: 8) == .take)
  }

  @Test("READs in another epoch, and goes on in it")
  func readsInAnotherEpoch() {
    for message in [event(5, after: 0, epoch: 2), heartbeat(5, epoch: 2), heartbeat(0, epoch: 2)] {
      var rule = follower(at: 10)
      #expect(rule.take(message, now: 1) == .read)
    }
    var rule = follower(at: 10)
    _ = rule.take(heartbeat(14, epoch: 2), now: 1)
    rule.didRead(through: LogPosition(epoch: 2, seq: 14), more: false, now: 2)
    #expect(rule.take(event(15, after: 14, epoch: 2), now: 3) == .take)
    #expect(rule.at == LogPosition(epoch: 2, seq: 15))
  }

  @Test("on the log finds a missing tail at the first heartbeat")
  func findsTheTailOfTheLog() {
    var rule = follower(of: .log, at: 10)
    #expect(rule.take(heartbeat(10), now: 1) == .have)
    #expect(rule.take(heartbeat(9), now: 2) == .have)
    #expect(rule.take(heartbeat(11), now: 3) == .read)
    // A heartbeat is no event: its place is not taken.
    #expect(rule.at == LogPosition(epoch: 1, seq: 10))
  }

  @Test("on a narrower feed asks once when it was quiet for 15 s and the head moved")
  func asksOnceWhenQuiet() {
    var rule = follower(at: 10)
    #expect(rule.take(heartbeat(11), now: 14_999) == .have)
    #expect(rule.take(heartbeat(11), now: 15_000) == .read)
    rule.didRead(through: LogPosition(epoch: 1, seq: 11), more: false, now: 15_000)
    // The book is idle: no further READ, ever.
    for second in 16...100 {
      #expect(rule.take(heartbeat(11), now: Int64(second) * 1_000) == .have)
    }
    // A busy book costs one in 15 s.
    var count = 0
    for second in 101...160 {
      if rule.take(heartbeat(second), now: Int64(second) * 1_000) == .read {
        count += 1
        rule.didRead(
          through: LogPosition(epoch: 1, seq: second), more: false, now: Int64(second) * 1_000)
      }
    }
    #expect(count == 4)
  }

  @Test("is not quiet while events come")
  func isNotQuietWhileEventsCome() {
    var rule = follower(at: 10)
    #expect(rule.take(event(12, after: 10), now: 10_000) == .take)
    #expect(rule.take(heartbeat(90), now: 24_999) == .have)
    // What it has already is no sign that it misses nothing.
    #expect(rule.take(event(12, after: 10), now: 24_999) == .have)
    #expect(rule.take(heartbeat(90), now: 25_000) == .read)
  }

  @Test("without the log asks once in 15 s, since it is not told where the head is")
  func asksWithoutTheLog() {
    var rule = follower(at: 10)
    var reads: [Int64] = []
    for second in 1...61 {
      let now = Int64(second) * 1_000
      guard rule.take(heartbeat(0), now: now) == .read else { continue }
      reads.append(now)
      rule.didRead(through: LogPosition(epoch: 1, seq: 10), more: false, now: now)
    }
    #expect(reads == [15_000, 30_000, 45_000, 60_000])
  }

  @Test("connects anew when nothing at all was heard for 15 s")
  func startsAgain() {
    var rule = follower(at: 10)
    #expect(!rule.isSilent(now: 14_999))
    #expect(rule.isSilent(now: 15_000))
    #expect(rule.millisecondsToSilence(now: 14_000) == 1_000)
    #expect(rule.millisecondsToSilence(now: 99_000) == 0)
    // Whatever is heard counts: a heartbeat, an old event, one of another feed.
    _ = rule.take(event(3, after: 2, in: .log), now: 9_000)
    #expect(!rule.isSilent(now: 23_999))
    rule.didConnect(now: 24_000)
    #expect(!rule.isSilent(now: 38_999))
    #expect(rule.take(heartbeat(10), now: 25_000) == .read)
  }

  @Test("passes over the events of other feeds")
  func passesOverOtherFeeds() {
    var rule = follower(at: 10)
    #expect(rule.take(event(50, after: 49, in: .log), now: 1) == .have)
    #expect(rule.take(event(50, after: 49, in: .team(.sales)), now: 1) == .have)
    #expect(rule.at == LogPosition(epoch: 1, seq: 10))
  }

  @Test("never goes back behind what it has")
  func neverGoesBack() {
    var rule = follower(at: 10)
    rule.didRead(through: LogPosition(epoch: 1, seq: 7), more: false, now: 1)
    #expect(rule.at == LogPosition(epoch: 1, seq: 10))
  }

  /// A feed with holes, of which live messages are lost, doubled and late at random.
  @Test("misses nothing and has nothing twice, whatever is lost")
  func isComplete() {
    var random = SeededNumbers.seeded("a feed of which messages are lost")
    for round in 0..<60 {
      let feed = round.isMultiple(of: 2) ? FeedName.log : Self.team
      var rule = FollowRule(feed, at: nil, now: 0)
      var book: [(seq: Int, previous: Int)] = []
      var have: [Int] = []
      var head = 0
      var now: Int64 = 0
      func read() {
        let at = rule.at?.seq ?? 0
        let page = book.filter { $0.seq > at }.prefix(3)
        have += page.map(\.seq)
        let more = book.contains { $0.seq > page.last?.seq ?? at }
        let through = more ? page.last?.seq ?? at : head
        rule.didRead(through: LogPosition(epoch: 1, seq: through), more: more, now: now)
      }
      func hear(_ message: LiveMessage) {
        switch rule.take(message, now: now) {
        case .take: have.append(message.position.seq)
        case .have: break
        case .read: while rule.isBehind { read() }
        }
      }
      for _ in 0..<60 {
        now += 1_000
        let added = Int.random(in: 0...3, using: &random)
        head += added
        if feed == .log {
          for seq in (book.last?.seq ?? 0)..<head { book.append((seq + 1, seq)) }
        } else if added > 0, Bool.random(using: &random) {
          book.append((head, book.last?.seq ?? 0))
        }
        // Of the last events some are said, some twice, in their order.
        for (seq, previous) in book.suffix(3) where Int.random(in: 0...9, using: &random) > 4 {
          hear(event(seq, after: UInt64(previous), in: feed))
        }
        if Bool.random(using: &random) { hear(heartbeat(head)) }
      }
      now += 15_000
      hear(heartbeat(head))
      #expect(have == book.map(\.seq))
    }
  }
}
