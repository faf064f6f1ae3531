import Cases
import CasesTesting
import CoreMetrics
import Foundation
import Logging
import Synchronization
import Testing
import Wire
import ZeroMQ

@testable import Service

@Suite("The parts of a service")
struct PartTests {
  @Test("a bucket gives its burst at once and then its rate, and says how long to wait")
  func bucket() {
    var bucket = TokenBucket(perSecond: 20, burst: 3, at: 1_000)
    for _ in 0..<3 { #expect(bucket.take(at: 1_000) == nil) }
    #expect(bucket.take(at: 1_000) == 50)
    #expect(bucket.take(at: 1_025) == 25)
    #expect(bucket.take(at: 1_050) == nil)
    #expect(bucket.take(at: 1_050) == 50)
    for _ in 0..<3 { #expect(bucket.take(at: 100_000) == nil) }
    #expect(bucket.take(at: 100_000) != nil)
  }

  @Test("jobs come out in their order, and places are given back though the queue is never empty")
  func jobQueue() {
    var queue = JobQueue()
    let done = Mutex<[Int]>([])
    queue.append { done.withLock { $0.append(0) } }
    let count = 10 * JobQueue.takenCountMax
    for number in 1...count {
      queue.append { done.withLock { $0.append(number) } }
      queue.take()?()
      #expect(queue.placeCount <= JobQueue.takenCountMax + 1)
    }
    #expect(queue.count == 1)
    queue.take()?()
    #expect(queue.take() == nil)
    #expect(done.withLock { $0 } == Array(0...count))
  }

  @Test("a job that was taken keeps nothing alive, whatever still waits")
  func takenJob() {
    final class Kept: Sendable {}
    var queue = JobQueue()
    weak var kept: Kept?
    do {
      let own = Kept()
      kept = own
      queue.append { withExtendedLifetime(own) {} }
    }
    queue.append {}
    queue.take()?()
    #expect(kept == nil)
    #expect(queue.count == 1)
  }

  @Test("moves of more feeds than are kept become a move of any")
  func movedFeeds() throws {
    let mailbox = DeskMailbox(try Wake())
    let feeds = (0...DeskMailbox.movedCountMax).map { FeedName.case(.sample("\($0)")) }
    mailbox.put(.moved(.these(Set(feeds.dropLast())), head: 1))
    guard case .moved(.these(let few), head: 1) = mailbox.takeAll().last else {
      Issue.record("not the feeds that moved")
      return
    }
    #expect(few.count == DeskMailbox.movedCountMax)
    mailbox.put(.moved(.these(Set(feeds.dropLast())), head: 1))
    mailbox.put(.moved(.these(Set(feeds.suffix(1))), head: 2))
    guard case .moved(.any, head: 2) = mailbox.takeAll().last else {
      Issue.record("a feed was lost")
      return
    }
    #expect(mailbox.takeAll().isEmpty)
  }

  @Test("a log line is one line, whatever is in it, and JSON where that is asked for")
  func logLine() throws {
    let line = LogLine(
      time: nil, level: .warning, label: "desk", message: "key\nrefused",
      members: [("address", "10.0.0.7"), ("why", "no \"such\" key")])
    #expect(
      String(decoding: line.plain, as: UTF8.self)
        == #"warning desk: key refused address=10.0.0.7 why="no \"such\" key""#)
    let json = try JSON(parsing: line.json)
    #expect(json["message"]?.text == "key\nrefused")
    #expect(json["address"] == "10.0.0.7")
  }

  @Test("a figure is written as Prometheus reads it")
  func prometheus() {
    let registry = PrometheusRegistry()
    registry.describe("a_total", "What is counted.")
    registry.makeCounter(label: "a_total", dimensions: [("key", "a\"b\\")]).increment(by: 2)
    let timer = registry.makeTimer(label: "t", dimensions: [])
    timer.recordNanoseconds(300_000)
    timer.recordNanoseconds(20_000_000_000)
    #expect(
      registry.text.hasPrefix(
        "# HELP a_total What is counted.\n# TYPE a_total counter\na_total{key=\"a\\\"b\\\\\"} 2\n"))
    #expect(registry.text.contains("t_bucket{le=\"0.00025\"} 0\nt_bucket{le=\"0.0005\"} 1\n"))
    #expect(registry.text.contains("t_bucket{le=\"+Inf\"} 2\n"))
  }

  @Test("figures are bounded in number")
  func figureBound() {
    let registry = PrometheusRegistry()
    for number in 0...PrometheusRegistry.figureCountMax {
      registry.makeCounter(label: "n", dimensions: [("n", "\(number)")]).increment(by: 1)
    }
    #expect(
      registry.text.split(separator: "\n").filter { $0.hasPrefix("n{") }.count
        == PrometheusRegistry.figureCountMax)
  }

  @Test("an endpoint that is bound everywhere is announced by a star, and tried at home")
  func endpoints() {
    #expect(Service.announced("tcp://[::]:7101") == "tcp://*:7101")
    #expect(Service.announced("tcp://[::ffff:127.0.0.1]:7101") == "tcp://127.0.0.1:7101")
    #expect(Service.announced("tcp://[::1]:7101") == "tcp://[::1]:7101")
    #expect(Service.announced("tcp://10.0.0.7:7101") == "tcp://10.0.0.7:7101")
    #expect(SelfTest.reachable("tcp://0.0.0.0:7101") == "tcp://127.0.0.1:7101")
    #expect(SelfTest.reachable("ipc:///run/feed") == "ipc:///run/feed")
    #expect(ServiceConfiguration.isEndpoint("tcp://*:7100"))
    #expect(ServiceConfiguration.isEndpoint("tcp://[::1]:7100"))
    #expect(!ServiceConfiguration.isEndpoint("tcp://:7100"))
    #expect(!ServiceConfiguration.isEndpoint("tcp://host"))
    #expect(!ServiceConfiguration.isEndpoint("tcp://host:70000"))
    #expect(!ServiceConfiguration.isEndpoint("ipc:///"))
    #expect(!ServiceConfiguration.isEndpoint("http://host:80"))
  }

  @Test("the example of the configuration is what it should be")
  func example() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = try ServiceFile(
      path: root.appendingPathComponent("Tools/packaging/casebook.toml").path)
    #expect(file.book == "/var/lib/casebook/book")
    #expect(file.listen == ["tcp://*:7100", "ipc:///run/casebook/desk"])
    #expect(file.feeds.map(\.audience) == [.whole])
    #expect(file.metricsPort == 7_190)
  }

  @Test("without a file, a service is where clients look for it, and openly only at home")
  func usualPlaces() throws {
    let directory = DeskDirectory(ofBook: "/tmp/book")
    let pair = try CurveKeyPair.generate()
    let usual = ServiceConfiguration(
      ServiceFile(), listen: [], runDirectory: "/run/casebook", keys: pair, directory: directory)
    #expect(usual.desk == ["tcp://*:7100", "ipc:///run/casebook/desk"])
    #expect(
      usual.feeds.map(\.endpoints) == [["tcp://*:7101", "ipc:///run/casebook/feed.whole"]])
    let open = ServiceConfiguration(
      ServiceFile(), listen: [], runDirectory: nil, keys: nil, directory: directory)
    #expect(open.publicEndpoint == nil)
    let typed = ServiceConfiguration(
      ServiceFile(), listen: ["tcp://10.0.0.7:80"], runDirectory: "/run/casebook", keys: pair,
      directory: directory)
    #expect(typed.desk == ["tcp://10.0.0.7:80"])
    #expect(typed.feeds.map(\.endpoints) == [["tcp://10.0.0.7:81"]])
  }

  @Test("says to systemd that it is ready, at a path and at an abstract name")
  func notifier() throws {
    let path = "/tmp/cbn-\(UInt32.random(in: 0...UInt32.max))"
    defer { _ = unsafe unlink(path) }
    let listener = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    defer { close(listener) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { name in
      unsafe name.copyBytes(from: Array(path.utf8))
    }
    let isBound = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        unsafe bind(listener, pointer, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
    #expect(isBound)
    Notifier(path: path).ready("serving")
    var buffer = [UInt8](repeating: 0, count: 100)
    let count = unsafe recv(listener, &buffer, buffer.count, Int32(MSG_DONTWAIT))
    #expect(
      String(decoding: buffer.prefix(max(0, count)), as: UTF8.self) == "READY=1\nSTATUS=serving")
    // Nobody listens: nothing happens.
    Notifier(path: "/tmp/nobody").watchdog()
    Notifier.silent.stopping()
  }
}
