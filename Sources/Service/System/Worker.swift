internal import EventLog
internal import LMDB

/// A thread of the service, and its end.
final class Worker: Sendable {
  private let isOver = LMDB.Monitor(false)

  /// Starts a thread that runs `body` once; nil where the system gives none.
  ///
  /// - Parameters:
  ///   - name: At most 15 bytes.
  ///   - body: What it runs.
  init?(name: String, _ body: @escaping @Sendable () -> Void) {
    let isOver = isOver
    let isStarted = startThread(name: name, body) {
      isOver.withLock { $0 = true }
      isOver.wakeAll()
    }
    guard isStarted else { return nil }
  }

  /// Waits for its end.
  ///
  /// - Returns: Whether it has ended in that time.
  @available(*, noasync)
  func wait(atMost milliseconds: Int) -> Bool {
    isOver.wait(atMost: milliseconds) { $0 ? true : nil } ?? false
  }
}

/// Holds threads that have bound their sockets until everything is proved.
final class Gate: Sendable {
  private enum State: Sendable { case closed, open, cancelled }
  private let state = LMDB.Monitor(State.closed)

  /// Lets everybody through.
  func open() { set(.open) }

  /// Sends everybody home who waits; nothing after `open`.
  func cancel() { set(.cancelled) }

  private func set(_ next: State) {
    state.withLock { if $0 == .closed { $0 = next } }
    state.wakeAll()
  }

  /// Waits; whether to go on.
  @available(*, noasync)
  func pass() -> Bool {
    let passed: Bool? = state.wait { state in
      switch state {
      case .closed: nil
      case .open: true
      case .cancelled: false
      }
    }
    return passed ?? false
  }
}

/// What a thread says once, and another waits for.
final class Promised<Value: Sendable>: Sendable {
  private let value = LMDB.Monitor<Value?>(nil)

  /// Says it; only the first time counts.
  func keep(_ new: Value) {
    value.withLock { if $0 == nil { $0 = new } }
    value.wakeAll()
  }

  /// Waits for it; nil when the time was over first.
  @available(*, noasync)
  func wait(atMost milliseconds: Int) -> Value? {
    value.wait(atMost: milliseconds) { $0 }
  }
}
