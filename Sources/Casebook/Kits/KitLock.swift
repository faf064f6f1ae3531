internal import Glibc

/// A lock that lasts as long as this object; `flock(2)` gives it back when a process dies.
final class KitLock: Sendable {
  private let descriptor: CInt

  /// How long it is waited for, and how often it is looked.
  static let waitMilliseconds = 10_000
  private static let stepMilliseconds = 20

  /// Takes the lock in the file at `path`, which is made.
  ///
  /// - Throws: `isBusy` if somebody else has it for `waitMilliseconds`.
  init(_ path: String, waitMilliseconds: Int = KitLock.waitMilliseconds) throws(KitError) {
    let opened = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard opened >= 0 else { throw .book(DurableFile.failure(path)) }
    descriptor = opened
    var waited = 0
    while flock(opened, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { throw .book(DurableFile.failure(path)) }
      guard waited < waitMilliseconds else { throw .isBusy }
      usleep(UInt32(Self.stepMilliseconds) * 1_000)
      waited += Self.stepMilliseconds
    }
  }

  deinit { close(descriptor) }
}
