internal import Glibc

/// The two clocks of the service.
enum Clock {
  /// Milliseconds since some moment, not affected by setting the clock.
  static func monotonicMilliseconds() -> Int { monotonicMicroseconds() / 1_000 }

  /// Blocks the calling thread.
  static func sleep(milliseconds: Int) { usleep(UInt32(milliseconds) * 1_000) }

  /// Microseconds since some moment, not affected by setting the clock.
  static func monotonicMicroseconds() -> Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000 + time.tv_nsec / 1_000
  }
}
