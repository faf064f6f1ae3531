import Casebook
import Cases
import CasesTesting
import EventLog
import Foundation
import Testing
import Wire
import ZeroMQ

@testable import Service

@Suite("READ")
struct ReadTests {
  @Test("answers a waiting READ when its feed moves, and not before")
  func waits() throws {
    let test = try TestService()
    try test.allow("erp", [.read])
    try test.start()
    let client = try test.client("erp")
    let end = try ReadAnswer(try client.ask(.read, ["feed": "log/", "limit": 0])).through
    try client.send(
      .read, ["feed": "type/memo.written/", "after": .string(end.text), "waitMs": 8_000])
    #expect(try client.answer(within: 300) == nil)
    try test.write(1)
    let page = try ReadAnswer(try #require(try client.answer()))
    #expect(page.items.count == 1)
    #expect(page.items.first?.position.seq == end.seq + 1)
  }

  @Test("answers an empty page when the time is over")
  func expires() throws {
    let test = try TestService()
    try test.allow("erp", [.read])
    try test.start()
    let client = try test.client("erp")
    let end = try ReadAnswer(try client.ask(.read, ["feed": "log/", "limit": 0])).through
    let page = try ReadAnswer(
      try client.ask(.read, ["feed": "log/", "after": .string(end.text), "waitMs": 100]))
    #expect(page.items.isEmpty)
    #expect(page.through == end)
  }

  @Test("lets four READs of a user wait, and sends the fifth away")
  func waitingBound() throws {
    let test = try TestService()
    try test.allow("erp", [.read])
    try test.start()
    let client = try test.client("erp")
    let end = try ReadAnswer(try client.ask(.read, ["feed": "log/", "limit": 0])).through
    let waiting: JSON = ["feed": "log/", "after": .string(end.text), "waitMs": 5_000]
    for _ in 0..<DeskLimits.waitingPerUserMax { try client.send(.read, waiting) }
    #expect(try client.answer(within: 200) == nil)
    #expect(try client.code(.read, waiting) == .busy)
    try test.write(1)
    for _ in 0..<DeskLimits.waitingPerUserMax {
      #expect(try ReadAnswer(try #require(try client.answer())).items.count == 1)
    }
    #expect(try client.code(.read, ["feed": "log/", "waitMs": 100]) == nil)
  }

  @Test("tells who is beyond the end, and of history that it does not have")
  func positions() throws {
    let test = try TestService()
    try test.allow("erp", [.read])
    try test.start()
    let client = try test.client("erp")
    #expect(try client.code(.read, ["feed": "log/", "after": "1.999999"]) == .ahead)
    #expect(try client.code(.read, ["feed": "log/", "after": "2.1"]) == .ahead)
    #expect(try client.code(.read, ["feed": "log/", "after": "x"]) == .malformed)
    #expect(try client.code(.read, ["feed": "nothing/"]) == .feed)
  }

  @Test("gives each audience its feeds, its fields and its teams, and nothing else")
  func audiences() throws {
    let test = try TestService()
    try test.allow("erp", [.read])
    try test.allow("parts", [.read], audience: "narrow")
    try test.allow("mute", [])
    try test.start()
    try test.write(1)
    try test.write(1, visibleTo: [.sales])
    let whole = try test.client("erp")
    let narrow = try test.client("parts")
    let feed = "case/\(CaseID.sample("case"))/"
    let items = try narrow.readAll(feed)
    #expect(items.map(\.position) == (try whole.readAll(feed)).map(\.position))
    let last = try #require(items.last)
    #expect(try JSON(parsing: last.body)["type"] == "withheld")
    for name in ["log/", "team/support/", "type/memo.written/", "customer/\(CaseID.sample("x"))/"] {
      #expect(try narrow.code(.read, ["feed": .string(name)]) == .feed, "\(name)")
    }
    #expect(try narrow.code(.read, ["feed": .string(feed), "as": "record"]) == .notAllowed)
    #expect(try whole.code(.read, ["feed": "log/", "as": "record"]) == .notAllowed)
    let beyond = DeskProblem(
      try narrow.ask(.read, ["feed": .string(feed), "after": "1.999999"]))
    #expect(beyond?.code == .ahead)
    #expect(beyond?.extras["head"] == nil)
    let line: JSON = RunArguments.shape.json(RunArguments(id: .sample("r"), words: ["list"]))
    #expect(try narrow.code(.run, line) == .notAllowed)
    #expect(try narrow.code(.view, ["view": "queue"]) == .notAllowed)
    #expect(try narrow.code(.do, test.opening("x")) == .notAllowed)
    #expect(try test.client("mute").code(.read, ["feed": "log/"]) == .notAllowed)
    #expect(try test.client("mute").code(.run, line) == .notAllowed)
  }

  @Test("gives stored records to who may replicate")
  func records() throws {
    let test = try TestService()
    try test.allow("branch", [.read, .replicate])
    try test.start()
    try test.write(1)
    let page = try ReadAnswer(
      try test.client("branch").ask(.read, ["feed": "log/", "as": "record"]))
    let last = try #require(page.items.last)
    #expect(Array(last.body.prefix(32)) == (try test.book.head().hash.array))
  }

  @Test("has each key ask as often as it may, and then says when to come again")
  func rates() throws {
    let test = try TestService()
    var rates = DeskRates()
    rates.readPerSecond = 1
    rates.burst = 3
    try test.allow("erp", [.read], rates: rates)
    try test.start()
    let client = try test.client("erp")
    for _ in 0..<3 { #expect(try client.code(.ping) == nil) }
    let problem = try #require(DeskProblem(try client.ask(.ping)))
    #expect(problem.code == .busy)
    #expect((1...1_000).contains(problem.retryMilliseconds ?? 0))
  }
}
