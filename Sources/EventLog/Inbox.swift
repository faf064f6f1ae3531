internal import LMDB

/// A bounded queue with many producers and one consumer that takes everything at once.
///
/// Producers never wait for room.  The consumer blocks its own thread, so it must not run in the
/// pool that runs tasks.
final class Inbox<Element: Sendable>: Sendable {
  enum Answer: Hashable, Sendable {
    case accepted
    case full
    case closed
  }

  private struct State {
    var waiting: [Element] = []
    var isClosed = false
  }

  private let monitor = Monitor(State())
  private let countMax: Int

  init(countMax: Int) { self.countMax = countMax }

  /// Adds `element`, unless the queue is full or closed.
  func put(_ element: Element) -> Answer {
    let (answer, isFirst): (Answer, Bool) = monitor.withLock { state in
      if state.isClosed { return (.closed, false) }
      if state.waiting.count >= countMax { return (.full, false) }
      state.waiting.append(element)
      return (.accepted, state.waiting.count == 1)
    }
    // The consumer waits only while nothing is there.
    if isFirst { monitor.wakeAll() }
    return answer
  }

  /// How many elements wait.
  var count: Int { monitor.withLock { $0.waiting.count } }

  /// Waits for elements and takes them all; `nil` once closed and empty.
  @available(*, noasync)
  func takeAll() -> [Element]? {
    let taken = monitor.wait { state -> [Element]? in
      guard !state.waiting.isEmpty || state.isClosed else { return nil }
      defer { state.waiting = [] }
      return state.waiting
    }
    guard let taken, !taken.isEmpty else { return nil }
    return taken
  }

  /// Refuses further elements; the consumer still receives those that wait.
  func close() {
    monitor.withLock { state in state.isClosed = true }
    monitor.wakeAll()
  }
}
