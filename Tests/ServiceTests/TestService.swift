import Casebook
import Cases
import CasesTesting
import Foundation
import Logging
import Testing
import Wire
import ZeroMQ

@testable import Service

/// A book in a temporary directory, and a service around it with real sockets.
final class TestService {
  let directory: String
  let book: Book
  let serverPair: CurveKeyPair
  private(set) var service: Service?
  private var pairs: [String: CurveKeyPair] = [:]
  private var allowlist = Allowlist()
  private var commandCount = 0

  static let narrow = Audience(
    "narrow", feeds: [.every(.case), .one(.team(.repair))],
    profile: Profile(classes: [.words], teams: [.repair]))

  init() throws {
    // A short path: that of an ipc socket has at most 107 bytes.
    directory = "/tmp/cbs-\(UInt32.random(in: 0...UInt32.max))"
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: false)
    book = try Book.create(
      at: directory + "/book", id: BookID(.sample("book")), mapSizeBytes: 8 << 20)
    serverPair = try CurveKeyPair.generate()
    try DeskDirectory(ofBook: book.path).make()
    try write()
  }

  deinit {
    service?.stop()
    book.close()
    do { try FileManager.default.removeItem(atPath: directory) } catch {}
  }

  // MARK: Keys

  var desk: DeskDirectory { DeskDirectory(ofBook: book.path) }

  /// The pair of a name, made when it is first asked for.
  func pair(_ name: String) throws -> CurveKeyPair {
    if let pair = pairs[name] { return pair }
    let pair = try CurveKeyPair.generate()
    pairs[name] = pair
    return pair
  }

  /// Allows a key.
  func allow(
    _ name: String, _ rights: Set<Right>, audience: String = "whole",
    member: MemberID? = .sample("sato"), team: Team? = .support,
    rates: DeskRates = .unbounded
  ) throws {
    let key = AllowedKey(
      name: name, publicKey: try pair(name).publicKey, member: member, team: team,
      audience: audience, rights: rights, rates: rates)
    allowlist.allow(key)
    try write()
  }

  func revoke(_ name: String) throws {
    #expect(allowlist.revoke(name) != nil)
    try write()
  }

  private func write() throws { try allowlist.write(to: desk.allowlist) }

  // MARK: Service

  var configuration: ServiceConfiguration {
    var configuration = ServiceConfiguration(
      desk: ["tcp://127.0.0.1:*", "ipc://\(directory)/desk"],
      feeds: [
        .init(.whole, at: ["tcp://127.0.0.1:*", "ipc://\(directory)/feed.whole"]),
        .init(Self.narrow ?? .whole, at: ["ipc://\(directory)/feed.narrow"]),
      ], keys: serverPair, directory: desk)
    configuration.allowlistMilliseconds = 20
    configuration.heartbeatMilliseconds = 100
    return configuration
  }

  /// Starts the service; `decide` judges keys.
  @discardableResult
  func start(
    _ configuration: ServiceConfiguration? = nil, handlers: ServiceHandlers? = nil,
    decide: ZapHandler.Decide? = nil
  ) throws -> Service {
    let usual = ServiceHandlers { request, user in
      RunResult(exit: 0, output: Array("\(user.name) \(request.words)".utf8), errors: [])
    }
    let service = try Service(
      book: book, configuration: configuration ?? self.configuration,
      logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }),
      notifier: .silent, watchdogMilliseconds: nil, handlers: handlers ?? usual,
      decide: decide ?? ZapHandler.usual)
    try service.start()
    self.service = service
    return service
  }

  func stop() {
    service?.stop()
    service = nil
  }

  /// A client of the desk with the key of a name.
  func client(_ name: String, over transport: String = "tcp") throws -> TestClient {
    let endpoint = try #require(
      service?.endpoints.desk.first { $0.hasPrefix(transport) })
    return try TestClient(endpoint, server: serverPair.publicKey, pair: try pair(name))
  }

  /// A subscriber of a feed with the key of a name.
  func subscriber(
    _ name: String, to prefixes: [String], of audience: String = "whole"
  ) throws -> TestSubscriber {
    let endpoint = try #require(service?.endpoints.feeds[audience]?.last)
    return try TestSubscriber(
      endpoint, server: serverPair.publicKey, pair: try pair(name), prefixes)
  }

  // MARK: Commands

  /// The arguments of a DO that opens a case.
  func opening(_ name: String, id: CommandID? = nil, more: [String: JSON] = [:]) -> JSON {
    commandCount += 1
    let event: JSON = [
      "type": "case.opened", "refs": ["case": .id(CaseID.sample(name))],
      "body": [
        "channel": "phone", "reasonCode": "malfunction", "priority": "normal",
        "subject": .string("圧縮機 \(name)"),
      ],
    ]
    var members: [String: JSON] = [
      "id": .id(id ?? CommandID.sample("command \(commandCount)")), "command": "record",
      "occurredAt": "2026-11-20T05:37:00.000Z", "events": [event],
    ]
    members.merge(more) { _, new in new }
    return .object(members)
  }

  /// Writes beside the service, as a command line of the same machine does.
  func write(_ count: Int, visibleTo teams: [Team] = []) throws {
    for _ in 0..<count {
      commandCount += 1
      let now = Book.systemClock()
      let event = MemoWritten(
        memoID: .sample("memo \(commandCount)"), body: "折り返し希望 \(commandCount)", pinned: false)
      let draft = Draft(
        .facts(.memoWritten(event)), refs: Refs([Ref(.case, .sample("case"))]))
      let reply = try book.perform(
        Command(
          id: .sample("command \(commandCount)"), content: .record([draft]), occurredAt: now,
          utcOffsetMinutes: 540, recordedAt: now, actor: .sample("sato"), team: .support,
          device: nil, authenticatedBy: .osUser, visibility: teams))
      guard case .accepted = reply else { throw Unexpected(what: "\(reply)") }
    }
  }
}

/// What a test did not expect.
struct Unexpected: Error { let what: String }

/// How long anything may take that should happen at once; only a failing test waits so long.
let patienceMilliseconds = 10_000

/// Who asks at a desk.
final class TestClient {
  private let context: Context
  private var socket: Socket<Dealer>

  init(_ endpoint: String, server: CurvePublicKey?, pair: CurveKeyPair?) throws {
    context = try Context()
    var options = SocketOptions.client
    if let server, let pair { options.curve = .client(server: server, pair: pair) }
    socket = try Socket(Dealer.self, in: context, options: options)
    try socket.connect(endpoint)
  }

  func send(_ frames: [[UInt8]]) throws { _ = try socket.send(frames) }

  func send(_ verb: Verb, _ arguments: JSON, payload: [[UInt8]] = []) throws {
    try send([[]] + DeskRequest(verb, arguments, payload: payload).frames)
  }

  /// The next answer; nil after a while.
  func answer(within milliseconds: Int = patienceMilliseconds) throws -> DeskReply? {
    guard try wait(for: socket, milliseconds: milliseconds).has(0) else { return nil }
    guard case .message(let message) = try socket.receive(frameCountMax: 4_096) else {
      return nil
    }
    return try DeskReply(frames: Array(message.frames.dropFirst()))
  }

  /// Asks and waits.
  func ask(_ verb: Verb, _ arguments: JSON = [:], payload: [[UInt8]] = []) throws -> DeskReply {
    try send(verb, arguments, payload: payload)
    return try #require(try answer())
  }

  /// The code of a refusal; nil for an answer.
  func code(_ verb: Verb, _ arguments: JSON = [:]) throws -> DeskCode? {
    DeskProblem(try ask(verb, arguments))?.code
  }

  /// Reads a feed from a place to its end.
  func readAll(_ feed: String, after: String = "") throws -> [ReadAnswer.Item] {
    var (items, at): ([ReadAnswer.Item], String) = ([], after)
    while true {
      let reply = try ask(.read, ["feed": .string(feed), "after": .string(at)])
      if let problem = DeskProblem(reply) { throw Unexpected(what: "\(problem)") }
      let page = try ReadAnswer(reply)
      items += page.items
      at = page.through.text
      if !page.more { return items }
    }
  }
}

/// Who hears a feed.
final class TestSubscriber {
  private let context: Context
  private var socket: Socket<Subscribe>

  init(
    _ endpoint: String, server: CurvePublicKey?, pair: CurveKeyPair?, _ prefixes: [String]
  ) throws {
    context = try Context()
    var options = SocketOptions.subscriber
    if let server, let pair { options.curve = .client(server: server, pair: pair) }
    socket = try Socket(Subscribe.self, in: context, options: options)
    for prefix in prefixes { try socket.subscribe(prefix) }
    try socket.connect(endpoint)
  }

  /// The next message; nil after a while.
  func next(within milliseconds: Int = patienceMilliseconds) throws -> LiveMessage? {
    guard try wait(for: socket, milliseconds: milliseconds).has(0) else { return nil }
    guard case .message(let message) = try socket.receive(frameCountMax: 8) else { return nil }
    return LiveMessage(frames: message.frames)
  }

  /// Waits for the first heartbeat, which proves that it is subscribed.
  func joined() throws {
    while true {
      let message = try #require(try next())
      if message.isHeartbeat { return }
    }
  }

  /// The next events, heartbeats passed over.
  func events(_ count: Int) throws -> [LiveMessage] {
    var events: [LiveMessage] = []
    while events.count < count {
      let message = try #require(try next())
      if !message.isHeartbeat { events.append(message) }
    }
    return events
  }
}
