/// State that threads share under a lock, and a way to wait until it is as one wants it.
///
/// It blocks threads, so it is for threads of our own, never for the pool that runs tasks.
/// A mutex and a condition of the system, and not Foundation's, so that a command starts fast.
@safe
package final class Monitor<State: Sendable>: Sendable {
  @usableFromInline let condition = Condition()
  // Touched only while `condition` is locked.
  @usableFromInline nonisolated(unsafe) var state: State

  @inlinable
  package init(_ state: State) { unsafe self.state = state }

  /// Runs `body` with the state; wakes nobody.
  @inlinable
  package func withLock<Result, Failure: Error>(
    _ body: (inout State) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    condition.lock()
    defer { condition.unlock() }
    return unsafe try body(&state)
  }

  /// Wakes everybody who waits, to look at the state again.
  @inlinable
  package func wakeAll() { condition.wakeAll() }

  /// Calls `attempt` with the state, again after each wake, until it gives something.
  ///
  /// - Parameters:
  ///   - milliseconds: How long to wait at most; `nil` for ever.
  ///   - attempt: Runs under the lock.
  /// - Returns: What `attempt` gave, or `nil` when the time was over first.
  @available(*, noasync)
  @inlinable
  package func wait<Result>(
    atMost milliseconds: Int? = nil, for attempt: (inout State) -> Result?
  ) -> Result? {
    let deadline = milliseconds.map { monotonicNanoseconds() + UInt64($0) * 1_000_000 }
    condition.lock()
    defer { condition.unlock() }
    while true {
      if let result = unsafe attempt(&state) { return result }
      if let deadline {
        if condition.wait(until: deadline) { return unsafe attempt(&state) }
      } else {
        condition.wait()
      }
    }
  }
}
