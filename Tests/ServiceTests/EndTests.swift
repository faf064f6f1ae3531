import Casebook
import Cases
import CasesTesting
import Foundation
import Testing
import Wire
import ZeroMQ

@testable import Service

@Suite("A service that is sent anything")
struct EndTests {
  @Test("answers what is not of its form with one code, and lives through thousands of frames")
  func malformed() throws {
    let test = try TestService()
    try test.allow("erp", [.read, .do])
    try test.start()
    let client = try test.client("erp")
    func code(_ frames: [[UInt8]]) throws -> DeskCode? {
      try client.send([[]] + frames)
      return try client.answer().flatMap { DeskProblem($0)?.code }
    }
    let (casebook, read) = (Array("CASE1".utf8), Array("READ".utf8))
    #expect(try code([Array("CASE2".utf8), read, Array("{}".utf8)]) == .version)
    #expect(try code([casebook, Array("STEAL".utf8), Array("{}".utf8)]) == .verb)
    #expect(try code([casebook, read]) == .malformed)
    #expect(
      try code([casebook, read, Array(#"{"feed":"log/","feed":"log/"}"#.utf8)]) == .malformed)
    #expect(
      try code([casebook, read, Array(repeating: UInt8(ascii: "["), count: 17)]) == .malformed)
    #expect(
      try code([casebook, read, Array(repeating: UInt8(ascii: " "), count: 65_537)]) == .tooBig)
    #expect(
      try code([casebook, read, Array("{}".utf8)] + Array(repeating: [1], count: 6)) == .malformed)
    #expect(
      try code([casebook, read, Array("{}".utf8)] + Array(repeating: [1], count: 20)) == .malformed)
    var random = SystemRandomNumberGenerator()
    let seed = UInt64.random(in: 0...UInt64.max, using: &random)
    var generator = Seeded(state: seed)
    for _ in 0..<3_000 {
      let frames = (0..<Int.random(in: 1...10, using: &generator)).map { _ in
        (0..<Int.random(in: 0...40, using: &generator)).map { _ in
          UInt8.random(in: 0...255, using: &generator)
        }
      }
      try client.send(Bool.random(using: &generator) ? [[]] + frames : frames)
    }
    let other = try test.client("erp", over: "ipc")
    #expect(try other.code(.ping) == nil, "seed \(seed)")
    #expect(try other.code(.do, test.opening("after")) == nil, "seed \(seed)")
  }

  @Test("stops within two seconds, also with a peer that takes nothing")
  func stops() throws {
    let test = try TestService()
    try test.allow("erp", [.read, .do])
    try test.start()
    let deaf = try test.client("erp")
    // It never receives: its answers wait in queues.
    for _ in 0..<2_000 { try deaf.send(.read, ["feed": "log/"]) }
    let waiting = try test.client("erp", over: "ipc")
    let end = try ReadAnswer(try waiting.ask(.read, ["feed": "log/", "limit": 0])).through
    try waiting.send(.read, ["feed": "log/", "after": .string(end.text), "waitMs": 60_000])
    Thread.sleep(forTimeInterval: 0.1)
    let begun = Date()
    test.stop()
    #expect(Date().timeIntervalSince(begun) < 2)
    // The one that waited was answered on the way.
    #expect(try waiting.answer(within: 500) != nil)
  }

  @Test("starts again at the same places after it has stopped")
  func again() throws {
    let test = try TestService()
    try test.allow("erp", [.read])
    try test.start()
    test.stop()
    try test.start()
    #expect(try test.client("erp", over: "ipc").code(.ping) == nil)
  }

  @Test("tells Prometheus what it does, on the loopback address")
  func figures() throws {
    let test = try TestService()
    try test.allow("erp", [.read, .do])
    var configuration = test.configuration
    configuration.metricsPort = 0
    let service = try test.start(configuration)
    #expect(try test.client("erp").code(.do, test.opening("case")) == nil)
    let port = try #require(service.endpoints.metricsPort)
    #expect(port > 0)
    let text = service.figures
    #expect(text.contains("casebook_requests_total{verb=\"DO\"} 1\n"))
    #expect(text.contains("# TYPE casebook_commit_seconds histogram\n"))
    #expect(text.contains("casebook_commit_seconds_count 1\n"))
    #expect(text.contains("casebook_keys_refused_total"))
    #expect(!text.contains("圧縮機"))
  }
}

/// Numbers that a printed seed gives again.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
