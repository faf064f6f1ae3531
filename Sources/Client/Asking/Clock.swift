internal import Glibc

/// The time for time-outs: milliseconds of a clock that nobody sets.
package enum Clock {
  /// Milliseconds since some moment.
  ///
  /// C: `clock_gettime` with `CLOCK_MONOTONIC`.
  package static func milliseconds() -> Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
  }

  /// Blocks the calling thread.
  static func sleep(milliseconds: Int) {
    guard milliseconds > 0 else { return }
    let end = Self.milliseconds() + Int64(milliseconds)
    while true {
      let left = end - Self.milliseconds()
      guard left > 0 else { return }
      // usleep(3) returns early when a signal comes.
      usleep(UInt32(min(left, 1_000)) * 1_000)
    }
  }
}
