import Casebook
import Cases
import CasesTesting
import EventLog
import Foundation
import Testing
import Wire
import ZeroMQ

@testable import Service

@Suite("Feeds")
struct FeedTests {
  @Test("say each event once in each feed it is in, with its predecessor, as READ has it")
  func events() throws {
    let test = try TestService()
    try test.allow("erp", [.read])
    try test.start()
    let subscriber = try test.subscriber("erp", to: ["log/", "type/memo.written/", "~"])
    try subscriber.joined()
    let before = Int(try test.book.head().seq)
    try test.write(3)
    let messages = try subscriber.events(6)
    let client = try test.client("erp")
    for feed in ["log/", "type/memo.written/"] {
      let live = messages.filter { $0.topic == Array(feed.utf8) }
      let read = try client.readAll(feed, after: "1.\(before)")
      #expect(live.map(\.position) == read.map(\.position))
      #expect(live.map(\.previous) == read.map(\.previous))
      #expect(live.map(\.body) == read.map(\.body))
    }
  }

  @Test("say that they live, with the head and its chain hash; narrow ones without")
  func heartbeats() throws {
    let test = try TestService()
    try test.allow("erp", [.read])
    try test.allow("parts", [.read], audience: "narrow")
    try test.start()
    let whole = try test.subscriber("erp", to: ["~"])
    let head = try test.book.head()
    let said = try #require(try whole.next())
    let beat = try #require(Heartbeat(said))
    #expect(beat.head.seq == Int(head.seq))
    #expect(beat.hash == head.hash.array)
    let narrow = try test.subscriber("parts", to: ["~"], of: "narrow")
    let whispered = try #require(try narrow.next())
    let quiet = try #require(Heartbeat(whispered))
    #expect(quiet.head.seq == 0)
    #expect(quiet.hash == nil)
  }

  @Test("say to an audience only what it may see")
  func audience() throws {
    let test = try TestService()
    try test.allow("parts", [.read], audience: "narrow")
    try test.start()
    let subscriber = try test.subscriber("parts", to: [""], of: "narrow")
    try subscriber.joined()
    try test.write(1, visibleTo: [.sales])
    let message = try #require(try subscriber.events(1).first)
    #expect(message.feed == .case(.sample("case")))
    #expect(try JSON(parsing: message.body)["type"] == "withheld")
    // What was sent with the event would come before the next heartbeats.
    for _ in 0..<3 { #expect(try subscriber.next()?.isHeartbeat == true) }
  }

  @Test("are gapless under a writer of the same process")
  func gapless() throws {
    let test = try TestService()
    try test.allow("erp", [.read])
    try test.start()
    let subscriber = try test.subscriber("erp", to: ["log/", "~"])
    try subscriber.joined()
    let count = 400
    try test.write(count)
    var rule = FollowRule(.log, at: nil, now: 0)
    let client = try test.client("erp")
    var seqs: [Int] = []
    while seqs.count < Int(try test.book.head().seq) {
      let message = try #require(try subscriber.next())
      switch rule.take(message, now: 0) {
      case .have: continue
      case .take: seqs.append(message.position.seq)
      case .read:
        var arguments: [String: JSON] = ["feed": "log/"]
        if let at = rule.at { arguments["after"] = .string(at.text) }
        let page = try ReadAnswer(try client.ask(.read, .object(arguments)))
        seqs += page.items.map(\.position.seq)
        rule.didRead(through: page.through, more: page.more, now: 0)
      }
    }
    #expect(seqs == Array(1...Int(try test.book.head().seq)))
  }

  @Test("lose who was revoked within a second, and keep the others")
  func revocation() throws {
    let test = try TestService()
    try test.allow("erp", [.read])
    try test.allow("lost", [.read])
    try test.start()
    let (kept, lost) = (
      try test.subscriber("erp", to: ["log/", "~"]), try test.subscriber("lost", to: ["log/", "~"])
    )
    try kept.joined()
    try lost.joined()
    let desk = try test.client("lost")
    #expect(try desk.code(.ping) == nil)
    try test.revoke("lost")
    let end = Date(timeIntervalSinceNow: 1)
    while Date() < end { _ = try lost.next(within: 50) }
    #expect(try desk.code(.ping) == .notAllowed)
    while try kept.next(within: 0) != nil {}
    try kept.joined()
    try test.write(1)
    #expect(try kept.events(1).count == 1)
    // What was in its queue before it was shut out is no event written since.
    var last: LiveMessage?
    for _ in 0..<20 {
      guard let message = try lost.next(within: 300) else { break }
      last = message
    }
    #expect(last.map(\.isHeartbeat) ?? true)
  }
}
