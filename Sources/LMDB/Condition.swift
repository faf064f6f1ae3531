internal import Glibc

/// A mutex and a condition of the system: what `Monitor` blocks threads with.
///
/// Apart from it, and without type parameters, so that `Monitor` can be compiled into the modules
/// that use it: as code for any type it took a quarter of the time of a small write.
@safe
package final class Condition: Sendable {
  // Both are allocated once, so that their addresses stay the same, as pthreads demand.
  nonisolated(unsafe) private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  nonisolated(unsafe) private let condition: UnsafeMutablePointer<pthread_cond_t>

  package init() {
    unsafe mutex = .allocate(capacity: 1)
    unsafe condition = .allocate(capacity: 1)
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

  package func lock() { unsafe pthread_mutex_lock(mutex) }
  package func unlock() { unsafe pthread_mutex_unlock(mutex) }
  package func wakeAll() { unsafe pthread_cond_broadcast(condition) }

  /// Lets go of the lock until somebody wakes, or for no reason.
  package func wait() { unsafe pthread_cond_wait(condition, mutex) }

  /// `wait`, until `deadline` at most.
  ///
  /// - Returns: Whether the deadline has passed.
  package func wait(until deadline: UInt64) -> Bool {
    var time = timespec(
      tv_sec: Int(deadline / 1_000_000_000), tv_nsec: Int(deadline % 1_000_000_000))
    return unsafe pthread_cond_timedwait(condition, mutex, &time) == ETIMEDOUT
  }
}

/// The time since some moment, in nanoseconds, not affected by setting the clock.
package func monotonicNanoseconds() -> UInt64 {
  var time = timespec()
  unsafe clock_gettime(CLOCK_MONOTONIC, &time)
  return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}
