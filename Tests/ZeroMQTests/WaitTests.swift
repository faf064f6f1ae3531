import Foundation
import Synchronization
import Testing

@testable import ZeroMQ

@Suite("A wait")
struct WaitTests {
  @Test("is ended by another thread")
  func wakes() throws {
    let wake = try Wake()
    let helper = Helper {
      let context = try Context()
      var socket = try Socket(Router.self, in: context)
      try socket.bind("inproc://wake")
      return try ZeroMQ.wait(for: socket, or: wake)
    }
    Thread.sleep(forTimeInterval: 0.05)
    wake.signal()
    let ready = try helper.finish()
    #expect(ready.isWoken)
    #expect(!ready.has(0))
  }

  @Test("finds what was signalled before it, once")
  func kept() throws {
    let wake = try Wake()
    for _ in 0..<1_000 { wake.signal() }
    #expect(try Poller.wait(for: [], wake: wake, milliseconds: 0).isWoken)
    #expect(try Poller.wait(for: [], wake: wake, milliseconds: 0).isEmpty)
  }

  @Test("says which of several sockets have something")
  func several() throws {
    let context = try Context()
    var first = try Socket(Pull.self, in: context)
    var second = try Socket(Pull.self, in: context)
    try first.bind("inproc://first")
    try second.bind("inproc://second")
    var source = try Socket(Push.self, in: context)
    try source.connect("inproc://second")
    let tokens = [first.token, second.token]
    #expect(try Poller.wait(for: tokens, milliseconds: 0).isEmpty)
    #expect(try source.send([[1]]))
    let ready = try Poller.wait(for: tokens, milliseconds: patienceMilliseconds)
    #expect(!ready.has(0))
    #expect(ready.has(1))
    #expect(try second.receive(frameCountMax: 1) != nil)
    #expect(try first.receive(frameCountMax: 1) == nil)
  }

  @Test("takes no longer than it may", arguments: [0, 1, 100])
  func times(_ milliseconds: Int) throws {
    let socket = try Socket(Pull.self, in: try Context())
    let start = Date()
    #expect(try wait(for: socket, milliseconds: milliseconds).isEmpty)
    let passed = Date().timeIntervalSince(start) * 1_000
    #expect(passed >= Double(milliseconds) - 2)
    #expect(passed < Double(milliseconds) + 2_000)
  }

  @Test("is ended by the end of the context")
  func shutdown() throws {
    let context = try Context()
    let helper = Helper {
      let socket = try Socket(Pull.self, in: context)
      do throws(ZeroMQError) {
        _ = try ZeroMQ.wait(for: socket)
        return false
      } catch {
        return error.isTerminated
      }
    }
    Thread.sleep(forTimeInterval: 0.05)
    context.shutdown()
    #expect(try helper.finish())
    context.shutdown()
  }

  @Test("is for 64 sockets")
  func atTheBound() throws {
    let context = try Context()
    let sockets = try (0..<Poller.socketCountMax).map { _ in
      try SocketHandle(type: Pull.type, in: context, options: SocketOptions())
    }
    let tokens = sockets.map { PollToken(handle: $0) }
    #expect(try Poller.wait(for: tokens, wake: try Wake(), milliseconds: 0).isEmpty)
  }

  @Test("is not for 65")
  func aboveTheBound() async {
    await #expect(processExitsWith: .failure) { try waitForTooMany() }
  }
}

private func waitForTooMany() throws {
  let socket = try Socket(Pull.self, in: try Context())
  _ = try Poller.wait(for: Array(repeating: socket.token, count: 65), milliseconds: 0)
}

@Suite("A storm of signals", .serialized)
struct SignalTests {
  /// Sends a signal to a thread again and again, until it is let go of.
  private final class Storm: Sendable {
    private final class Over: Sendable { let value = Atomic(false) }

    private let over: Over
    private let thread: Helper<Int>

    init(on target: pthread_t) {
      // Without SA_RESTART: every call that waits is interrupted.
      var action = sigaction()
      unsafe action.__sigaction_handler.sa_handler = { _ in }
      unsafe sigaction(SIGUSR2, &action, nil)
      let over = Over()
      self.over = over
      thread = Helper {
        var count = 0
        while !over.value.load(ordering: .relaxed) {
          pthread_kill(target, SIGUSR2)
          count += 1
          usleep(30)
        }
        return count
      }
    }

    func end() throws -> Int {
      over.value.store(true, ordering: .relaxed)
      return try thread.finish()
    }
  }

  @Test("loses no message and no answer")
  func roundTrips() throws {
    let context = try Context()
    let folder = try Folder()
    let endpoint = "ipc://\(folder.path)/desk"
    let wake = try Wake()
    var server = try Socket(Router.self, in: context, options: .desk)
    try server.bind(endpoint)
    let client = Helper {
      let storm = Storm(on: pthread_self())
      var client = try Socket(Request.self, in: context, options: .client)
      try client.connect(endpoint)
      for number in 0..<2_000 {
        guard try client.send([bytes("\(number)")]) else { throw Outcome.notInTime }
        guard try client.awaitFrames() == [bytes("\(number)")] else { throw Outcome.notInTime }
      }
      wake.signal()
      return try storm.end()
    }
    let storm = Storm(on: pthread_self())
    var answered = 0
    while true {
      let ready = try wait(for: server, or: wake, milliseconds: 2 * patienceMilliseconds)
      while case .message(let message)? = try server.receive(frameCountMax: 8) {
        #expect(try server.send(message.frames))
        answered += 1
      }
      if ready.isWoken || ready.isEmpty { break }
    }
    #expect(try client.finish() > 100)
    #expect(try storm.end() > 100)
    #expect(answered == 2_000)
  }

  @Test("neither shortens nor stretches a wait")
  func time() throws {
    let socket = try Socket(Pull.self, in: try Context())
    let storm = Storm(on: pthread_self())
    let start = Date()
    #expect(try wait(for: socket, milliseconds: 300).isEmpty)
    let passed = Date().timeIntervalSince(start)
    #expect(try storm.end() > 100)
    #expect(passed >= 0.29 && passed < 2, "\(passed) s")
  }
}
