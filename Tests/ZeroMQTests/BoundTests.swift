import Foundation
import Testing

@testable import ZeroMQ

@Suite("A bound of a socket")
struct BoundTests {
  @Test("of the queue to a peer lets exactly so many messages wait", arguments: [1, 10, 1_000])
  func sendHighWaterMark(_ bound: Int) throws {
    var options = SocketOptions()
    options.sendHighWaterMark = bound
    var client = try Socket(Dealer.self, in: try Context(), options: options)
    // Nobody is there: everything stays in the queue of the connection to be.
    try client.connect("ipc:///nowhere/desk")
    for number in 0..<bound { #expect(try client.send([[], [1]]), "message \(number)") }
    #expect(try !client.send([[], [1]]))
    #expect(try !client.send([[2]]))
  }

  @Test("is not needed where nothing may wait for a connection")
  func onlyForConnected() throws {
    var options = SocketOptions()
    options.isOnlyForConnected = true
    var client = try Socket(Dealer.self, in: try Context(), options: options)
    try client.connect("ipc:///nowhere/desk")
    #expect(try !client.send([[1]]))
  }

  @Test("of a reply's queue is told to a router that must deliver")
  func routerQueue() throws {
    let context = try Context()
    var server = try Socket(Router.self, in: context, options: .desk)
    var options = SocketOptions()
    options.receiveHighWaterMark = 5
    var client = try Socket(Dealer.self, in: context, options: options)
    try server.bind("inproc://desk")
    try client.connect("inproc://desk")
    #expect(try client.send([[1]]))
    let peer = try server.awaitFrames()[0]
    // Inside a process the queue of a connection is as long as both ends allow together.
    for _ in 0..<SocketOptions.deskHighWaterMark + 5 { #expect(try server.send([peer, [2]])) }
    #expect(try !server.send([peer, [2]]))
    _ = try client.awaitFrames()
  }

  @Test("knows a peer that is gone from a queue that is full")
  func unroutable() throws {
    let context = try Context()
    var server = try Socket(Router.self, in: context, options: .desk)
    try server.bind("inproc://desk")
    do throws(ZeroMQError) {
      _ = try server.send([[1, 2, 3], [], [4]])
      Issue.record("sent to nobody")
    } catch {
      #expect(error.isUnroutable)
      #expect(!error.isTerminated)
    }
    // The message is over: the next one starts with its own address.
    var client = try Socket(Dealer.self, in: context)
    try client.connect("inproc://desk")
    #expect(try client.send([[9]]))
    let peer = try server.awaitFrames()[0]
    #expect(try server.send([peer, [5]]))
    #expect(try client.awaitFrames() == [[5]])
  }

  @Test("is nothing that a router reports unless it must deliver")
  func silent() throws {
    var server = try Socket(Router.self, in: try Context())
    try server.bind("inproc://desk")
    #expect(try server.send([[1, 2, 3], [4]]))
  }

  @Test("of frames holds at the bound and drops a longer message whole", arguments: [1, 3, 8])
  func frameCount(_ bound: Int) throws {
    let context = try Context()
    var sink = try Socket(Pull.self, in: context)
    var source = try Socket(Push.self, in: context)
    try sink.bind("inproc://frames")
    try source.connect("inproc://frames")
    let frames = (0...bound).map { [UInt8($0)] }
    #expect(try source.send(Array(frames.dropLast())))
    #expect(try source.send(frames))
    #expect(try source.send(frames + frames + frames))
    #expect(try source.send([[7]]))

    let allowed = Message(frames: Array(frames.dropLast()))
    #expect(try sink.awaitReceived(frameCountMax: bound) == .message(allowed))
    #expect(try sink.awaitReceived(frameCountMax: bound) == .tooManyFrames(beginning: allowed))
    #expect(try sink.awaitReceived(frameCountMax: bound) == .tooManyFrames(beginning: allowed))
    #expect(try sink.awaitReceived(frameCountMax: bound) == .message(Message(frames: [[7]])))
  }

  @Test("of bytes holds at the bound and drops a longer message whole")
  func byteCount() throws {
    let context = try Context()
    var sink = try Socket(Pull.self, in: context)
    var source = try Socket(Push.self, in: context)
    try sink.bind("inproc://bytes")
    try source.connect("inproc://bytes")
    let half = [UInt8](repeating: 1, count: 50)
    #expect(try source.send([half, half]))
    #expect(try source.send([half, half + [1], half]))
    #expect(try source.send([[7]]))
    #expect(
      try sink.awaitReceived(byteCountMax: 100) == .message(Message(frames: [half, half])))
    #expect(
      try sink.awaitReceived(byteCountMax: 100)
        == .tooManyBytes(beginning: Message(frames: [half])))
    #expect(try sink.awaitReceived(byteCountMax: 100) == .message(Message(frames: [[7]])))
  }

  @Test("of a frame disconnects whoever sends a longer one")
  func frameBytes() throws {
    let context = try Context()
    var server = try Socket(Router.self, in: context, options: .desk)
    try server.bind("tcp://127.0.0.1:*")
    var monitor = try server.makeMonitor()
    var client = try Socket(Dealer.self, in: context, options: .client)
    try client.connect(try server.lastEndpoint)

    let longest = [UInt8](repeating: 1, count: SocketOptions.servedFrameByteCountMax)
    #expect(try client.send([longest]))
    #expect(try server.awaitFrames()[1].count == 66_560)
    #expect(try client.send([longest + [1]]))
    #expect(try monitor.awaitEvent(.disconnected) != nil)
    #expect(try server.receive(frameCountMax: 8) == nil)
    // It connects anew, and is served as before.
    #expect(try client.send([[2]]))
    #expect(try server.awaitFrames()[1] == [2])
  }

  @Test("of sockets in a context is told")
  func socketCount() throws {
    let context = try Context(socketCountMax: 1)
    let first = try Socket(Pull.self, in: context)
    #expect(throws: ZeroMQError(code: .tooManySockets, function: "zmq_socket")) {
      _ = try Socket(Pull.self, in: context)
    }
    first.close()
  }
}

@Suite("The limits of what is served")
struct LimitTests {
  @Test("are those of the specification at every bound socket")
  func served() {
    for options in [SocketOptions.desk, .feed, .localFeed] {
      #expect(options.frameByteCountMax == 66_560)
      #expect(options.handshakeMilliseconds == 1_000)
      #expect(options.tcpRetransmitMilliseconds == 15_000)
      let keepAlive = SocketOptions.KeepAlive(
        idleSeconds: 60, intervalSeconds: 10, probeCount: 3)
      #expect(options.keepAlive == keepAlive)
      #expect(options.backlog == 1_024)
      #expect(options.isIPv6)
    }
  }

  @Test("are those of the specification for desk and feed")
  func each() {
    #expect(SocketOptions.desk.sendHighWaterMark == 100)
    #expect(SocketOptions.desk.receiveHighWaterMark == 100)
    #expect(SocketOptions.desk.lingerMilliseconds == 500)
    #expect(SocketOptions.desk.isRouterMandatory)
    #expect(SocketOptions.feed.sendHighWaterMark == 1_000)
    #expect(SocketOptions.localFeed.sendHighWaterMark == 10_000)
    #expect(SocketOptions.feed.lingerMilliseconds == 0)
    #expect(SocketOptions.subscriber.sendHighWaterMark == 0)
  }

  @Test("throw a peer out that says nothing for a second")
  func handshake() throws {
    var server = try Socket(Router.self, in: try Context(), options: .desk)
    try server.bind("tcp://127.0.0.1:*")
    var monitor = try server.makeMonitor()
    let endpoint = try server.lastEndpoint
    let port = try #require(UInt16(endpoint.split(separator: ":").last ?? ""))
    let silent = try Silent(port: port)
    let start = Date()
    #expect(try monitor.awaitEvent(.accepted) != nil)
    let end = try monitor.awaitEvent(.disconnected, .handshakeFailed(.noDetail))
    #expect(end != nil)
    let seconds = Date().timeIntervalSince(start)
    #expect(seconds > 0.9 && seconds < 3, "after \(seconds) s")
    withExtendedLifetime(silent) {}
  }
}

/// A TCP connection to this machine that never says anything.
private final class Silent {
  private let descriptor: Int32

  init(port: UInt16) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    let code = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(code == 0)
  }

  deinit { close(descriptor) }
}
