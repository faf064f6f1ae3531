import Foundation
import Testing

@testable import ZeroMQ

@Suite("A socket")
struct SocketTests {
  @Test("carries a message of several frames from a dealer to a router and back")
  func routerAndDealer() throws {
    let context = try Context()
    var server = try Socket(Router.self, in: context)
    var client = try Socket(Dealer.self, in: context)
    try server.bind("inproc://desk")
    try client.connect("inproc://desk")

    #expect(try client.send([bytes("open"), [], bytes("case")]))
    let request = try server.awaitFrames()
    #expect(Array(request.dropFirst()) == [bytes("open"), [], bytes("case")])

    #expect(try server.send([request[0], bytes("done")]))
    #expect(try client.awaitFrames() == [bytes("done")])
    #expect(try client.receive(frameCountMax: 1) == nil)
  }

  @Test("asks and answers in turn")
  func requestAndReply() throws {
    let context = try Context()
    var server = try Socket(Reply.self, in: context)
    var client = try Socket(Request.self, in: context)
    try server.bind("inproc://ask")
    try client.connect("inproc://ask")

    #expect(try client.send([bytes("1 + 1")]))
    #expect(try client.receive(frameCountMax: 1) == nil)
    #expect(try server.awaitFrames() == [bytes("1 + 1")])
    #expect(try server.send([bytes("2")]))
    #expect(try client.awaitFrames() == [bytes("2")])
  }

  @Test("says that it is not its turn")
  func turns() throws {
    let context = try Context()
    var client = try Socket(Request.self, in: context)
    try client.connect("inproc://ask")
    #expect(try client.send([[1]]))
    do throws(ZeroMQError) {
      _ = try client.send([[2]])
      Issue.record("it asked twice")
    } catch {
      #expect(error.code == .wrongState)
    }
  }

  @Test("hears what it subscribed to, and no more")
  func publishAndSubscribe() throws {
    let context = try Context()
    var feed = try Socket(Publish.self, in: context)
    var reader = try Socket(Subscribe.self, in: context)
    try feed.bind("inproc://feed")
    try reader.subscribe("team/1/")
    try reader.connect("inproc://feed")
    // A publisher takes subscriptions up when it sends: the first messages may pass unheard.
    while true {
      #expect(try feed.send([bytes("team/1/"), bytes("hello")]))
      if try wait(for: reader, milliseconds: 10).has(0) { break }
    }
    #expect(try feed.send([bytes("team/10/"), bytes("not for us")]))
    #expect(try feed.send([bytes("team/1/"), bytes("last")]))
    var heard: [[UInt8]] = []
    while heard.last != bytes("last") { heard.append(try reader.awaitFrames()[1]) }
    #expect(!heard.contains(bytes("not for us")))

    try reader.unsubscribe("team/1/")
    while try reader.receive(frameCountMax: 2) != nil {}
    _ = try feed.send([bytes("~"), []])
    #expect(try wait(for: reader, milliseconds: 20).isEmpty)
  }

  @Test("hands work on in one direction")
  func pushAndPull() throws {
    let context = try Context()
    var source = try Socket(Push.self, in: context)
    var sink = try Socket(Pull.self, in: context)
    try sink.bind("inproc://work")
    try source.connect("inproc://work")
    for number in UInt8(0)..<10 { #expect(try source.send([[number], []])) }
    for number in UInt8(0)..<10 { #expect(try sink.awaitFrames() == [[number], []]) }
  }

  @Test("is one of a pair")
  func pair() throws {
    let context = try Context()
    var left = try Socket(Pair.self, in: context)
    var right = try Socket(Pair.self, in: context)
    try left.bind("inproc://pair")
    try right.connect("inproc://pair")
    #expect(try right.send([[]]))
    #expect(try left.awaitFrames() == [[]])
    #expect(try left.send([[1]]))
    #expect(try right.awaitFrames() == [[1]])
  }

  @Test("names the failing call and its endpoint", arguments: ["tcp://nowhere", "nonsense", ""])
  func refusesEndpoint(_ endpoint: String) throws {
    let context = try Context()
    var socket = try Socket(Publish.self, in: context)
    do throws(ZeroMQError) {
      try socket.bind(endpoint)
      Issue.record("bound to \(endpoint)")
    } catch {
      #expect(error.function.description == "zmq_bind")
      #expect(error.about == endpoint)
      #expect(error.description.hasPrefix("zmq_bind"))
    }
  }

  @Test("says that the address is taken")
  func addressInUse() throws {
    let context = try Context()
    var first = try Socket(Router.self, in: context)
    try first.bind("tcp://127.0.0.1:*")
    var second = try Socket(Router.self, in: context)
    let endpoint = try first.lastEndpoint
    #expect(endpoint.contains("127.0.0.1"))
    #expect(throws: ZeroMQError(code: .addressInUse, function: "zmq_bind", about: endpoint)) {
      try second.bind(endpoint)
    }
  }

  @Test("ends a connection, and says when there is none")
  func disconnects() throws {
    let context = try Context()
    var client = try Socket(Dealer.self, in: context)
    try client.connect("tcp://127.0.0.1:9")
    try client.disconnect("tcp://127.0.0.1:9")
    #expect(
      throws: ZeroMQError(
        code: .noEntry, function: "zmq_disconnect", about: "tcp://127.0.0.1:9")
    ) {
      try client.disconnect("tcp://127.0.0.1:9")
    }
  }

  @Test("is closed by its owner, and its address is free at once")
  func closes() throws {
    let context = try Context()
    let folder = try Folder()
    let endpoint = "ipc://\(folder.path)/s"
    for _ in 0..<3 {
      var socket = try Socket(Router.self, in: context)
      try socket.bind(endpoint)
      socket.close()
    }
  }

  @Test("refuses a message without frames")
  func refusesEmptyMessage() async {
    await #expect(processExitsWith: .failure) { try sendNothing() }
  }

  @Test("is not waited for once it is closed")
  func closedToken() async {
    await #expect(processExitsWith: .failure) { try waitForClosed() }
  }
}

// The closure of an exit test is asynchronous, in which no socket is made.

private func sendNothing() throws {
  var socket = try Socket(Publish.self, in: try Context())
  _ = try socket.send([])
}

private func waitForClosed() throws {
  let socket = try Socket(Pull.self, in: try Context())
  let token = socket.token
  socket.close()
  _ = try Poller.wait(for: [token], milliseconds: 0)
}
