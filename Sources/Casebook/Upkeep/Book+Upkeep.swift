internal import Glibc

extension Book {
  /// How long somebody waits for the upkeep of another process, in seconds; one that was killed
  /// holds nothing any more.
  package static let upkeepWaitSecondsMax = 600
  /// How long between two tries, in milliseconds.
  private static let upkeepPollMilliseconds: useconds_t = 20

  /// Runs `body` while nobody else folds views into their idle tables, in this process or another:
  /// each view has one such table, and two foldings would mix in it.
  ///
  /// The lock is that of `flock(2)` on the directory `events`, which the system gives back when a
  /// process ends, however it ends.
  ///
  /// - Throws: `overloaded` when the wait was over first; what `body` throws.
  func doingUpkeep<Result>(
    waitingAtMost seconds: Int = upkeepWaitSecondsMax, _ body: () throws(BookError) -> Result
  ) throws(BookError) -> Result {
    let directory = path + "/events"
    let descriptor = unsafe open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .file(path: directory, why: systemText(errno)) }
    defer { Glibc.close(descriptor) }
    var triesLeft = seconds * 1_000 / Int(Self.upkeepPollMilliseconds)
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      guard code == EWOULDBLOCK || code == EINTR else {
        throw .file(path: directory, why: systemText(code))
      }
      guard triesLeft > 0 else { throw .overloaded }
      triesLeft -= 1
      usleep(Self.upkeepPollMilliseconds * 1_000)
    }
    return try body()
  }
}
