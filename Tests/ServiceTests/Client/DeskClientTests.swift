import Cases
import Glibc
import Synchronization
import Testing
import Wire
import ZeroMQ

@testable import Client

/// A desk on a thread of its own that answers as a test says.
final class FakeDesk: Sendable {
  let address: ServerAddress
  private let path: String
  private let context: Context
  private let requests = Mutex<[DeskRequest]>([])
  /// What it answers to the request with this number, from 0; nil says nothing.
  private let answer: @Sendable (Int, DeskRequest) -> DeskReply?
  private let isStopped = Atomic<Bool>(false)
  private let hasEnded = Atomic<Bool>(false)

  init(_ answer: @escaping @Sendable (Int, DeskRequest) -> DeskReply?) throws {
    let directory = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    path = "\(directory)/fake-desk-\(getpid())-\(UInt32.random(in: 0..<UInt32.max))"
    address = try #require(ServerAddress("ipc://\(path)"))
    context = try Context()
    self.answer = answer
    var thread = pthread_t()
    let handle = unsafe Unmanaged.passRetained(self)
    let code = unsafe pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer = unsafe pointer else { return nil }
        let desk = unsafe Unmanaged<FakeDesk>.fromOpaque(pointer).takeRetainedValue()
        try? desk.serve()
        desk.hasEnded.store(true, ordering: .releasing)
        return nil
      }, unsafe handle.toOpaque())
    #expect(code == 0)
    pthread_detach(thread)
    while unsafe access(path, F_OK) != 0 { usleep(1_000) }
  }

  /// What it was asked.
  var asked: [DeskRequest] { requests.withLock { $0 } }

  func stop() {
    isStopped.store(true, ordering: .releasing)
    while !hasEnded.load(ordering: .acquiring) { usleep(1_000) }
    unsafe unlink(path)
  }

  private func serve() throws(ZeroMQError) {
    var socket = try Socket(Router.self, in: context, options: .desk)
    try socket.bind(address.text)
    var count = 0
    while !isStopped.load(ordering: .acquiring) {
      _ = try wait(for: socket, milliseconds: 20)
      while case .message(let message)? = try socket.receive(frameCountMax: 20) {
        guard let envelope = DeskEnvelope(message.frames),
          let request = try? DeskRequest(frames: envelope.content)
        else { continue }
        requests.withLock { $0.append(request) }
        if let reply = answer(count, request) { _ = try? socket.send(envelope.reply(reply)) }
        count += 1
      }
    }
  }
}

@Suite("A client of a desk", .serialized)
struct DeskClientTests {
  private static let pong = PingAnswer(time: Instant(seconds: 1), position: nil).reply

  private func client(_ desk: FakeDesk, _ milliseconds: Int = 1_000) throws -> DeskClient {
    var patience = Patience(attemptMilliseconds: milliseconds, attemptCountMax: 3)
    patience.pauseMilliseconds = 10
    return try DeskClient(desk.address, keys: nil, patience: patience)
  }

  @Test("sends the same question on a new socket when no answer comes")
  func lazyPirate() throws {
    let desk = try FakeDesk { number, _ in number < 2 ? nil : Self.pong }
    defer { desk.stop() }
    _ = try client(desk).ping()
    #expect(desk.asked.count == 3)
    #expect(Set(desk.asked).count == 1)
  }

  @Test("gives up after as many sendings as its patience has")
  func givesUp() throws {
    let desk = try FakeDesk { _, _ in nil }
    defer { desk.stop() }
    let client = try client(desk, 500)
    #expect(throws: ClientError.unreachable(.silent)) { _ = try client.ping() }
    #expect(desk.asked.count == 3)
  }

  @Test("asks again when the desk says later, and not when it says never")
  func later() throws {
    let busy = DeskProblem.busy(retryMilliseconds: 10, "").reply
    let desk = try FakeDesk { number, _ in number < 3 ? busy : Self.pong }
    defer { desk.stop() }
    _ = try client(desk).ping()
    #expect(desk.asked.count == 4)
    let stern = try FakeDesk { _, _ in DeskProblem.notAllowed.reply }
    defer { stern.stop() }
    let asking = try client(stern)
    #expect(throws: ClientError.problem(.notAllowed)) { _ = try asking.ping() }
    #expect(stern.asked.count == 1)
  }

  @Test("says that nobody is there")
  func down() throws {
    let address = try #require(ServerAddress("ipc:///nonexistent/desk"))
    let client = try DeskClient(address, keys: nil, patience: .once(milliseconds: 100))
    #expect(throws: ClientError.unreachable(.down)) { _ = try client.ping() }
  }

  @Test("takes no late answer for that of another question")
  func lateAnswer() throws {
    let desk = try FakeDesk { number, request in
      if number == 0 { usleep(1_200_000) }
      return number == 0
        ? DeskReply(info: ["time": "2026-01-01T00:00:00.000Z", "position": "1.1"])
        : DeskReply(info: ["time": "2026-01-01T00:00:00.000Z", "position": "1.2"])
    }
    defer { desk.stop() }
    let answer = try client(desk, 800).ping()
    #expect(answer.position == LogPosition(epoch: 1, seq: 2))
  }
}
