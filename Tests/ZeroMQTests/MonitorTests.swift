import Foundation
import Testing

@testable import ZeroMQ

@Suite("A monitor")
struct MonitorTests {
  @Test("says at both ends that a connection came and went")
  func comesAndGoes() throws {
    let context = try Context()
    var server = try Socket(Publish.self, in: context, options: .feed)
    try server.bind("tcp://127.0.0.1:*")
    var atServer = try server.makeMonitor()
    var client = try Socket(Subscribe.self, in: context, options: .subscriber)
    var atClient = try client.makeMonitor()
    let endpoint = try server.lastEndpoint
    try client.connect(endpoint)
    #expect(try atClient.awaitEvent(.connected) != nil)
    #expect(try atClient.awaitEvent(.handshakeSucceeded) != nil)
    #expect(try atServer.awaitEvent(.accepted)?.endpoint == endpoint)
    #expect(try atServer.awaitEvent(.handshakeSucceeded) != nil)
    server.close()
    #expect(try atClient.awaitEvent(.disconnected) != nil)
    #expect(try atClient.awaitEvent(.retried, .closed) != nil)
  }

  @Test("says that nobody is there, and when the next try comes")
  func down() throws {
    let context = try Context()
    var server = try Socket(Router.self, in: context)
    try server.bind("tcp://127.0.0.1:*")
    let endpoint = try server.lastEndpoint
    server.close()
    var client = try Socket(Dealer.self, in: context, options: .client)
    var monitor = try client.makeMonitor()
    try client.connect(endpoint)
    var events: [MonitorEvent] = []
    while !Set(events.map(\.kind)).isSuperset(of: [.closed, .retried]) {
      events.append(try #require(try monitor.awaitEvent(.closed, .retried)))
    }
    let retry = try #require(events.first { $0.kind == .retried })
    #expect((100...200).contains(retry.value), "\(retry)")
  }

  @Test("that is let go of leaves its socket at work")
  func letGo() throws {
    let context = try Context()
    var server = try Socket(Pull.self, in: context)
    try server.bind("tcp://127.0.0.1:*")
    for _ in 0..<3 {
      var monitor = try server.makeMonitor()
      #expect(try monitor.next() == nil)
    }
    for number in UInt8(0)..<20 {
      var client = try Socket(Push.self, in: context)
      try client.connect(try server.lastEndpoint)
      #expect(try client.send([[number]]))
      #expect(try server.awaitFrames() == [[number]])
    }
  }

  @Test("that nobody reads holds up no connection")
  func unread() throws {
    let context = try Context()
    var server = try Socket(Pull.self, in: context)
    let folder = try Folder()
    let endpoint = "ipc://\(folder.path)/s"
    try server.bind(endpoint)
    var monitor = try server.makeMonitor()
    // More events than the queues of two sockets hold by default.
    for number in 0..<800 {
      var client = try Socket(Push.self, in: context)
      try client.connect(endpoint)
      #expect(try client.send([bytes("\(number)")]))
      #expect(try server.awaitFrames() == [bytes("\(number)")])
    }
    var accepted = 0
    while let event = try monitor.next() { if event.kind == .accepted { accepted += 1 } }
    #expect(accepted == 800)
  }

  @Test("may outlive its socket")
  func outlives() throws {
    let context = try Context()
    var server = try Socket(Pull.self, in: context)
    var monitor = try server.makeMonitor()
    try server.bind("tcp://127.0.0.1:*")
    server.close()
    #expect(try monitor.awaitEvent(.listening) != nil)
    while try monitor.next() != nil {}
    #expect(try monitor.next() == nil)
  }

  @Test("reads an event as ZeroMQ writes it, and nothing else")
  func parses() {
    let retried = MonitorEvent([[4, 0, 100, 1, 0, 0], bytes("tcp://127.0.0.1:7100")])
    #expect(retried?.kind == .retried)
    #expect(retried?.value == 356)
    #expect(retried?.endpoint == "tcp://127.0.0.1:7100")
    #expect(MonitorEvent([[0, 0, 1, 0, 0, 0], []]) == nil)
    #expect(MonitorEvent([[1, 0, 1, 0, 0], []]) == nil)
    #expect(MonitorEvent([[1, 0, 1, 0, 0, 0]]) == nil)
    #expect(MonitorEvent.wanted & 0x10000 == 0)
  }
}
