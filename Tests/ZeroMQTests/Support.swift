import Foundation
import Synchronization
import Testing

@testable import ZeroMQ

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// How long anything may take that should happen at once; only a failing test waits so long.
let patienceMilliseconds = 10_000

/// What a thread has answered.
enum Outcome: Error { case notInTime }

extension Socket where Role: ReceivingRole {
  /// The next thing that comes in; `nil` after a while.
  mutating func awaitReceived(
    frameCountMax: Int = 16, byteCountMax: Int = Message.byteCountMax,
    milliseconds: Int = patienceMilliseconds
  ) throws -> Received? {
    guard try wait(for: self, milliseconds: milliseconds).has(0) else { return nil }
    return try receive(frameCountMax: frameCountMax, byteCountMax: byteCountMax)
  }

  /// The next message, as it should be.
  mutating func awaitMessage(milliseconds: Int = patienceMilliseconds) throws -> Message {
    switch try awaitReceived(milliseconds: milliseconds) {
    case .message(let message): return message
    case .tooManyFrames, .tooManyBytes, nil: throw Outcome.notInTime
    }
  }

  /// The frames of the next message.
  mutating func awaitFrames() throws -> [[UInt8]] { try awaitMessage().frames }
}

extension Monitor {
  /// The next event of one of `kinds`, letting others pass; `nil` after a while.
  mutating func awaitEvent(
    _ kinds: MonitorEvent.Kind..., milliseconds: Int = patienceMilliseconds
  ) throws -> MonitorEvent? {
    let end = Date(timeIntervalSinceNow: Double(milliseconds) / 1_000)
    while true {
      while let event = try next() {
        if kinds.contains(event.kind) { return event }
      }
      let left = Int(end.timeIntervalSinceNow * 1_000)
      if left <= 0 { return nil }
      _ = try Poller.wait(for: [token], milliseconds: left)
    }
  }
}

/// Runs something on a thread of its own, and says what became of it.
final class Helper<Answer: Sendable>: Sendable {
  private let answer = Mutex<Result<Answer, any Error>?>(nil)
  private let done = DispatchSemaphore(value: 0)

  init(_ body: @escaping @Sendable () throws -> Answer) {
    Thread { [self] in
      let result = Result { try body() }
      answer.withLock { $0 = result }
      done.signal()
    }.start()
  }

  func finish() throws -> Answer {
    let end = DispatchTime.now() + .milliseconds(2 * patienceMilliseconds)
    guard done.wait(timeout: end) == .success, let result = answer.withLock({ $0 }) else {
      throw Outcome.notInTime
    }
    return try result.get()
  }
}

/// A ZAP handler (rfc/27) on a thread of its own: allows the keys that it is told.
final class Doorkeeper: Sendable {
  private let answers: Answers
  private let wake: Wake
  private let thread: Helper<Void>

  init(in context: Context) throws {
    let wake = try Wake()
    self.wake = wake
    let ready = DispatchSemaphore(value: 0)
    // The thread asks by way of these, because it cannot have `self` yet.
    let answers = Answers()
    self.answers = answers
    thread = Helper {
      var socket = try Socket(Reply.self, in: context)
      try socket.bind("inproc://zeromq.zap.01")
      ready.signal()
      while true {
        let ended = try wait(for: socket, or: wake)
        if ended.isWoken { return }
        let request = try socket.awaitFrames()
        _ = try socket.send(answers.reply(to: request))
      }
    }
    guard ready.wait(timeout: .now() + 10) == .success else { throw Outcome.notInTime }
  }

  func allow(_ key: CurvePublicKey, as user: String) {
    answers.users.withLock { $0[key] = user }
  }

  func revoke(_ key: CurvePublicKey) {
    answers.users.withLock { $0[key] = nil }
  }

  /// Domain and address of each request.
  var requests: [[String]] { answers.requests.withLock { $0 } }

  func stop() throws {
    wake.signal()
    try thread.finish()
  }

  private final class Answers: Sendable {
    let users = Mutex<[CurvePublicKey: String]>([:])
    let requests = Mutex<[[String]]>([])

    /// Version, request, domain, address, identity, mechanism, credentials.
    func reply(to request: [[UInt8]]) -> [[UInt8]] {
      let words = request[2...3].map { String(decoding: $0, as: UTF8.self) }
      requests.withLock { $0.append(words) }
      let key = request.count == 7 ? CurvePublicKey(bytes: request[6]) : nil
      guard let key, let user = users.withLock({ $0[key] }) else {
        return [request[0], request[1], bytes("400"), bytes("unknown key"), [], []]
      }
      return [request[0], request[1], bytes("200"), [], bytes(user), []]
    }
  }
}
