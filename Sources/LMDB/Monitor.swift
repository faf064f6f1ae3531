internal import Glibc

/// State that threads share under a lock, and a way to wait until it is as one wants it.
///
/// It blocks threads, so it is for threads of our own, never for the pool that runs tasks.
/// A mutex and a condition of the system, and not Foundation's, so that a command starts fast.
@safe
package final class Monitor<State: Sendable>: Sendable {
  // Both are allocated once, so that their addresses stay the same, as pthreads demand.
  nonisolated(unsafe) private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  nonisolated(unsafe) private let condition: UnsafeMutablePointer<pthread_cond_t>
  // Touched only while `mutex` is held.
  nonisolated(unsafe) private var state: State

  package init(_ state: State) {
    unsafe mutex = .allocate(capacity: 1)
    unsafe condition = .allocate(capacity: 1)
    unsafe self.state = state
    // Waiting must not depend on somebody setting the clock.
    var attributes = pthread_condattr_t()
    unsafe pthread_condattr_init(&attributes)
    unsafe pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    unsafe precondition(pthread_mutex_init(mutex, nil) == 0, "a mutex can be made")
    unsafe precondition(pthread_cond_init(condition, &attributes) == 0, "a condition can be made")
    unsafe pthread_condattr_destroy(&attributes)
  }

  deinit {
    unsafe pthread_cond_destroy(condition)
    unsafe pthread_mutex_destroy(mutex)
    unsafe condition.deallocate()
    unsafe mutex.deallocate()
  }

  /// Runs `body` with the state; wakes nobody.
  package func withLock<Result, Failure: Error>(
    _ body: (inout State) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    return unsafe try body(&state)
  }

  /// Wakes everybody who waits, to look at the state again.
  package func wakeAll() { unsafe pthread_cond_broadcast(condition) }

  /// Calls `attempt` with the state, again after each wake, until it gives something.
  ///
  /// - Parameters:
  ///   - milliseconds: How long to wait at most; `nil` for ever.
  ///   - attempt: Runs under the lock.
  /// - Returns: What `attempt` gave, or `nil` when the time was over first.
  @available(*, noasync)
  package func wait<Result>(
    atMost milliseconds: Int? = nil, for attempt: (inout State) -> Result?
  ) -> Result? {
    var deadline = timespec()
    if let milliseconds { deadline = Self.deadline(in: milliseconds) }
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    while true {
      if let result = unsafe attempt(&state) { return result }
      if milliseconds == nil {
        unsafe pthread_cond_wait(condition, mutex)
      } else if unsafe pthread_cond_timedwait(condition, mutex, &deadline) == ETIMEDOUT {
        return unsafe attempt(&state)
      }
    }
  }

  private static func deadline(in milliseconds: Int) -> timespec {
    let nanoseconds = monotonicNanoseconds() + UInt64(milliseconds) * 1_000_000
    return timespec(
      tv_sec: Int(nanoseconds / 1_000_000_000), tv_nsec: Int(nanoseconds % 1_000_000_000))
  }
}

/// The time since some moment, not affected by setting the clock.
func monotonicNanoseconds() -> UInt64 {
  var time = timespec()
  unsafe clock_gettime(CLOCK_MONOTONIC, &time)
  return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}
