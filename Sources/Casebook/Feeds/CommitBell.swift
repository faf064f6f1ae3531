internal import LMDB

/// Wakes whoever waits in this process for the log to move.
///
/// It carries no truth: it says that it is worth a look.
final class CommitBell: Sendable {
  /// How often it has rung.
  private let rung = Monitor<UInt64>(0)

  /// Wakes everybody who waits.
  func ring() {
    rung.withLock { $0 &+= 1 }
    rung.wakeAll()
  }

  /// How often it has rung up to now.
  var count: UInt64 { rung.withLock { $0 } }

  /// Waits until it rings after it has rung `count` times, or the time is over.
  ///
  /// - Returns: Whether it has rung.
  @available(*, noasync)
  func wait(after count: UInt64, atMost milliseconds: Int) -> Bool {
    rung.wait(atMost: milliseconds) { $0 == count ? nil : true } ?? false
  }
}
