internal import LMDB

/// The end of a thread, and who waits for it.
///
/// Apart from what the thread works with, so that it can be told after all of that was let go.
final class ThreadEnd: Sendable {
  private struct State: Sendable {
    var isOver = false
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let monitor = Monitor(State())

  /// Says that the thread has ended.
  func tell() {
    let waiting = monitor.withLock { state in
      state.isOver = true
      return state.waiting
    }
    monitor.wakeAll()
    for continuation in waiting { continuation.resume() }
  }

  /// Returns when the thread has ended.
  func reached() async {
    await withCheckedContinuation { continuation in
      let isOver = monitor.withLock { state in
        if !state.isOver { state.waiting.append(continuation) }
        return state.isOver
      }
      if isOver { continuation.resume() }
    }
  }

  /// `reached`, blocking the calling thread.
  @available(*, noasync)
  func wait() { _ = monitor.wait { state in state.isOver ? true : nil } }
}
