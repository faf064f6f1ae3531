/// How many callbacks a team can make: so many in each slot of the clock.
///
/// A callback is promised within a window, not for a slot: there is room for one more as long as
/// every callback can still be given a slot of its window.
package struct CallbackSlots: Hashable, Sendable {
  /// The length of a slot; it divides the hour, so that slots begin at the same minutes everywhere.
  package let minutes: Int
  /// How many callbacks a team makes in one.
  package let count: Int

  /// `minutes` is one of `lengths`.
  package init(minutes: Int, count: Int) {
    precondition(Self.lengths.contains(minutes), "a slot divides the hour")
    self.minutes = minutes
    self.count = count
  }

  /// The lengths that slots can have.
  package static let lengths = [5, 10, 15, 20, 30, 60]
  /// The bounds of what a team can do in one.
  package static let counts = 1...1_000
  /// Bound: of more callbacks than that nobody knows in which order they are made.
  package static let callbackCountMax = 5_000

  /// How many more callbacks can be promised for `window`: one, or none.
  ///
  /// - Parameters:
  ///   - window: When the callback is to be made.
  ///   - taken: The windows of the callbacks that the team owes; those that are over do not count.
  ///   - now: From when on callbacks can be made.
  /// - Returns: 1 if every callback that could be made before can be made with this one too.
  package func left(for window: Window, among taken: [Window], now: Instant) -> Int {
    let owed = taken.filter { now <= $0.to }.prefix(Self.callbackCountMax).map { jobs($0, now) }
    return missed(owed + [jobs(window, now)]) > missed(owed) ? 0 : 1
  }

  /// The first and the last slot in which a callback can be made.
  private struct Job {
    let first: Int64
    let last: Int64
  }

  private func jobs(_ window: Window, _ now: Instant) -> Job {
    let first = slot(of: max(window.from ?? now, now))
    // A window that ends when a slot begins has nothing of it.
    let end = Instant(microseconds: window.to.microseconds - 1)
    return Job(first: first, last: max(first, slot(of: end)))
  }

  private func slot(of moment: Instant) -> Int64 {
    let length = Int64(minutes) * 60_000_000
    let (quotient, rest) = moment.microseconds.quotientAndRemainder(dividingBy: length)
    return rest < 0 ? quotient - 1 : quotient
  }

  /// How many callbacks miss their windows when the most urgent one is always made first, which is
  /// the best that can be done where all take one slot.
  private func missed(_ jobs: [Job]) -> Int {
    let waiting = jobs.sorted { ($0.first, $0.last) < ($1.first, $1.last) }
    var ready: [Int64] = []
    var next = waiting.startIndex
    var slot = waiting.first?.first ?? 0
    var missed = 0
    while next < waiting.endIndex || !ready.isEmpty {
      if ready.isEmpty { slot = max(slot, waiting[next].first) }
      while next < waiting.endIndex, waiting[next].first <= slot {
        let place = ready.firstIndex { $0 > waiting[next].last } ?? ready.endIndex
        ready.insert(waiting[next].last, at: place)
        next += 1
      }
      let late = ready.prefix { $0 < slot }.count
      missed += late
      ready.removeFirst(late)
      ready.removeFirst(min(count, ready.count))
      slot += 1
    }
    return missed
  }
}
