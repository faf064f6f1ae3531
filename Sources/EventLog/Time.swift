internal import Glibc
internal import LMDB

/// Milliseconds since some moment, not affected by setting the clock.
func monotonicMilliseconds() -> Int { Int(monotonicNanoseconds() / 1_000_000) }

/// Blocks the calling thread.
@available(*, noasync)
func sleepMilliseconds(_ milliseconds: Int) { usleep(UInt32(milliseconds) * 1_000) }
