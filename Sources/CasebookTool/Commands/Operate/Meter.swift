internal import Cases
internal import Screens

/// Tells on standard error how far long work is: a line now and then, nothing while it is quick.
final class Meter {
  /// How long work must take before anything is said, in seconds.
  static let silenceSeconds: Int64 = 1
  /// How often something is said on a pipe, in seconds.
  static let intervalSeconds: Int64 = 10

  private let desk: Desk
  private var saidAt: Instant

  init(_ desk: Desk) {
    self.desk = desk
    saidAt = desk.now
  }

  /// Says `what` is done up to `done` of `count`, if it is time to.
  func tell(_ what: String, _ done: UInt64, _ count: UInt64) {
    let now = desk.world.clock()
    let interval = desk.world.errors.isTerminal ? Self.silenceSeconds : Self.intervalSeconds
    guard now.seconds(since: saidAt) >= interval else { return }
    saidAt = now
    let percent = count == 0 ? 100 : done * 100 / count
    desk.note(Line("\(what)  \(Int(done).grouped) / \(Int(count).grouped)  \(percent)%"))
  }
}
