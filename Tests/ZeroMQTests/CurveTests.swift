import Foundation
import Testing

@testable import ZeroMQ

@Suite("A key")
struct KeyTests {
  @Test("pair is made anew each time")
  func generates() throws {
    let first = try CurveKeyPair.generate()
    let second = try CurveKeyPair.generate()
    #expect(first != second)
    #expect(try first.secretKey.publicKey() == first.publicKey)
    #expect(CurvePublicKey(first.publicKey.text) == first.publicKey)
    #expect(CurveSecretKey(first.secretKey.text) == first.secretKey)
    #expect(first.publicKey.text.utf8.count == 40)
  }

  /// The pair that is printed in zmq_curve(7).
  @Test("that is secret gives the public one")
  func known() throws {
    let secret = try #require(CurveSecretKey("JTKVSB%%)wK0E.X)V>+}o?pNmC{O&4W4b!Ni{Lh6"))
    #expect(try secret.publicKey().text == "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7")
  }

  /// The example of rfc/32.
  @Test("is written in Z85")
  func z85() {
    let bytes: [UInt8] = [0x86, 0x4f, 0xd2, 0x6f, 0xb5, 0x59, 0xf7, 0x5b]
    #expect(Z85.encode(bytes) == "HelloWorld")
    #expect(Z85.decode("HelloWorld") == bytes)
    #expect(Z85.decode("HelloWorl") == nil)
    #expect(Z85.decode("%nSc0") == [255, 255, 255, 255])
  }

  @Test(
    "is not read from anything else",
    arguments: [
      "", "short", String(repeating: "#", count: 40), String(repeating: "0", count: 39),
      String(repeating: "0", count: 41), String(repeating: "0", count: 39) + "~",
      String(repeating: "0", count: 35) + "%nSc1", String(repeating: "0", count: 38) + "é",
    ])
  func rejects(_ text: String) {
    #expect(CurvePublicKey(text) == nil)
    #expect(CurveSecretKey(text) == nil)
  }

  @Test("that is secret does not say itself")
  func secrecy() throws {
    let pair = try CurveKeyPair.generate()
    var dumped = ""
    dump(pair, to: &dumped)
    for said in ["\(pair)", String(reflecting: pair.secretKey), "\(pair.secretKey)", dumped] {
      #expect(!said.contains(pair.secretKey.text))
      #expect(!said.contains("\(pair.secretKey.bytes[0]), \(pair.secretKey.bytes[1])"))
    }
  }

  @Test("of a peer has 32 bytes")
  func fromBytes() throws {
    #expect(CurvePublicKey(bytes: [UInt8](repeating: 1, count: 32)) != nil)
    #expect(CurvePublicKey(bytes: [UInt8](repeating: 1, count: 31)) == nil)
    #expect(CurvePublicKey(bytes: [UInt8](repeating: 1, count: 33)) == nil)
  }
}

@Suite("Under CURVE a server")
struct CurveTests {
  private static func options(
    of server: CurveKeyPair, domain: String = "desk"
  ) -> SocketOptions {
    var options = SocketOptions.desk
    options.curve = .server(secret: server.secretKey, domain: domain)
    return options
  }

  private static func options(of client: CurveKeyPair, to key: CurvePublicKey) -> SocketOptions {
    var options = SocketOptions.client
    options.curve = .client(server: key, pair: client)
    return options
  }

  @Test("serves a key that is allowed, and knows whose it is")
  func allowed() throws {
    let context = try Context()
    let door = try Doorkeeper(in: context)
    let (server, client) = (try CurveKeyPair.generate(), try CurveKeyPair.generate())
    door.allow(client.publicKey, as: "tanaka")
    var desk = try Socket(Router.self, in: context, options: Self.options(of: server))
    try desk.bind("tcp://127.0.0.1:*")
    var asker = try Socket(
      Dealer.self, in: context, options: Self.options(of: client, to: server.publicKey))
    var monitor = try asker.makeMonitor()
    try asker.connect(try desk.lastEndpoint)
    #expect(try asker.send([[], bytes("hello")]))
    let message = try desk.awaitMessage()
    #expect(message.userID == "tanaka")
    #expect(message.peerAddress == "127.0.0.1")
    #expect(message.frames.last == bytes("hello"))
    #expect(try monitor.awaitEvent(.handshakeSucceeded) != nil)
    #expect(door.requests.allSatisfy { $0 == ["desk", "::ffff:127.0.0.1"] })
    try door.stop()
  }

  @Test("refuses a key that is unknown, and says so")
  func refused() throws {
    let context = try Context()
    let door = try Doorkeeper(in: context)
    let server = try CurveKeyPair.generate()
    var desk = try Socket(Router.self, in: context, options: Self.options(of: server))
    try desk.bind("tcp://[::1]:*")
    var stranger = try Socket(
      Dealer.self, in: context,
      options: Self.options(of: try .generate(), to: server.publicKey))
    var monitor = try stranger.makeMonitor()
    try stranger.connect(try desk.lastEndpoint)
    #expect(try stranger.send([[], [1]]))
    let event = try monitor.awaitEvent(.handshakeFailed(.authentication), .handshakeSucceeded)
    #expect(event?.kind == .handshakeFailed(.authentication))
    #expect(event?.value == 400)
    #expect(try desk.receive(frameCountMax: 8) == nil)
    #expect(door.requests.first == ["desk", "::1"])
    try door.stop()
  }

  @Test("accepts nobody when there is no handler to ask")
  func withoutHandler() throws {
    let context = try Context()
    let (server, client) = (try CurveKeyPair.generate(), try CurveKeyPair.generate())
    var desk = try Socket(Router.self, in: context, options: Self.options(of: server))
    try desk.bind("tcp://127.0.0.1:*")
    var asker = try Socket(
      Dealer.self, in: context, options: Self.options(of: client, to: server.publicKey))
    var monitor = try asker.makeMonitor()
    try asker.connect(try desk.lastEndpoint)
    #expect(try asker.send([[], [1]]))
    let event = try monitor.awaitEvent(.disconnected, .closed, .handshakeSucceeded)
    #expect(event != nil && event?.kind != .handshakeSucceeded)
    #expect(try wait(for: desk, milliseconds: 200).isEmpty)
  }

  @Test("with another key than expected is told from one that refuses")
  func wrongServerKey() throws {
    let context = try Context()
    let door = try Doorkeeper(in: context)
    let (server, client) = (try CurveKeyPair.generate(), try CurveKeyPair.generate())
    door.allow(client.publicKey, as: "tanaka")
    var desk = try Socket(Router.self, in: context, options: Self.options(of: server))
    try desk.bind("tcp://127.0.0.1:*")
    let other = try CurveKeyPair.generate().publicKey
    var asker = try Socket(
      Dealer.self, in: context, options: Self.options(of: client, to: other))
    var monitor = try asker.makeMonitor()
    try asker.connect(try desk.lastEndpoint)
    let event = try monitor.awaitEvent(
      .handshakeFailed(.noDetail), .handshakeFailed(.authentication), .handshakeSucceeded)
    #expect(event?.kind == .handshakeFailed(.noDetail))
    #expect(door.requests.isEmpty)
    try door.stop()
  }

  @Test("hears nothing of who has no key at all")
  func open() throws {
    let context = try Context()
    let server = try CurveKeyPair.generate()
    var desk = try Socket(Router.self, in: context, options: Self.options(of: server))
    try desk.bind("tcp://127.0.0.1:*")
    var monitor = try desk.makeMonitor()
    var asker = try Socket(Dealer.self, in: context, options: .client)
    try asker.connect(try desk.lastEndpoint)
    #expect(try asker.send([[], [1]]))
    let event = try monitor.awaitEvent(
      .handshakeFailed(.protocolError), .handshakeFailed(.noDetail), .handshakeSucceeded)
    #expect(event != nil && event?.kind != .handshakeSucceeded)
    #expect(try desk.receive(frameCountMax: 8) == nil)
  }

  @Test("throws a key out that is revoked, and has the others back, by binding anew")
  func revoked() throws {
    let context = try Context()
    let door = try Doorkeeper(in: context)
    let server = try CurveKeyPair.generate()
    let (kept, lost) = (try CurveKeyPair.generate(), try CurveKeyPair.generate())
    door.allow(kept.publicKey, as: "kept")
    door.allow(lost.publicKey, as: "lost")
    var options = Self.options(of: server, domain: "feed.repair")
    options.isRouterMandatory = false
    var feed = try Socket(Publish.self, in: context, options: options)
    try feed.bind("tcp://127.0.0.1:*")
    let endpoint = try feed.lastEndpoint
    var keptReader = try Socket(
      Subscribe.self, in: context, options: Self.options(of: kept, to: server.publicKey))
    var lostReader = try Socket(
      Subscribe.self, in: context, options: Self.options(of: lost, to: server.publicKey))
    var keptMonitor = try keptReader.makeMonitor()
    var lostMonitor = try lostReader.makeMonitor()
    for reader in [0, 1] {
      if reader == 0 {
        try keptReader.subscribe("")
        try keptReader.connect(endpoint)
        #expect(try keptMonitor.awaitEvent(.handshakeSucceeded) != nil)
      } else {
        try lostReader.subscribe("")
        try lostReader.connect(endpoint)
        #expect(try lostMonitor.awaitEvent(.handshakeSucceeded) != nil)
      }
    }
    door.revoke(lost.publicKey)
    try feed.bindAnew(endpoint)
    #expect(try keptMonitor.awaitEvent(.handshakeSucceeded) != nil)
    let event = try lostMonitor.awaitEvent(
      .handshakeFailed(.authentication), .handshakeSucceeded)
    #expect(event?.kind == .handshakeFailed(.authentication))
    while try lostReader.receive(frameCountMax: 8) != nil {}
    for _ in 0..<20 where try !wait(for: keptReader, milliseconds: 20).has(0) {
      #expect(try feed.send([bytes("~"), bytes("after")]))
    }
    #expect(try keptReader.awaitFrames()[1] == bytes("after"))
    #expect(try lostReader.receive(frameCountMax: 8) == nil)
    try door.stop()
  }

  @Test("counts a frame with the 33 bytes that encryption adds")
  func frameBytes() throws {
    let context = try Context()
    let door = try Doorkeeper(in: context)
    let (server, client) = (try CurveKeyPair.generate(), try CurveKeyPair.generate())
    door.allow(client.publicKey, as: "tanaka")
    var desk = try Socket(Router.self, in: context, options: Self.options(of: server))
    try desk.bind("tcp://127.0.0.1:*")
    var monitor = try desk.makeMonitor()
    var asker = try Socket(
      Dealer.self, in: context, options: Self.options(of: client, to: server.publicKey))
    try asker.connect(try desk.lastEndpoint)
    let count = SocketOptions.servedFrameByteCountMax - SocketOptions.curveByteCount
    let longest = [UInt8](repeating: 1, count: count)
    #expect(try asker.send([longest]))
    #expect(try desk.awaitFrames()[1].count == count)
    #expect(try asker.send([longest + [1]]))
    #expect(try monitor.awaitEvent(.disconnected) != nil)
    #expect(try desk.receive(frameCountMax: 8) == nil)
    try door.stop()
  }
}

@Suite("ZeroMQ's library")
struct LibraryTests {
  @Test("is found, and is one with CURVE")
  func found() throws {
    #expect(try Library.version().hasPrefix("4."))
    try Library.loadWithCurve()
    #expect(Library.probe("libzmq.so.5") == nil)
  }

  @Test("that is missing, or is another, is said in words")
  func missing() {
    #expect(Library.probe("libzmq.so.4711") == "there is no such library")
    #expect(Library.probe("libc.so.6") == "it has no function zmq_errno")
    let error = ZeroMQError(
      code: .libraryMissing, function: "dlopen", about: "libzmq.so.5: cannot open")
    #expect(error.description.contains("apt install libzmq5"))
    #expect(error.description.contains("libzmq.so.5: cannot open"))
  }
}
