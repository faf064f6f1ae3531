package import Cases

/// A time zone: when which offset from UTC holds.
///
/// A plain table; the caller makes it from the system's zone files, and expands the rule for the
/// years after their last transition as far as dates are wanted.  After the last transition its
/// offset holds for ever.
package struct Zone: Hashable, Sendable {
  /// What the wall clock shows during a time.
  package struct Offset: Hashable, Sendable {
    /// Minutes east of UTC: 540 in Japan.
    package let minutes: Int
    /// `JST`.
    package let abbreviation: String

    /// Makes an offset.
    package init(minutes: Int, abbreviation: String) {
      self.minutes = minutes
      self.abbreviation = abbreviation
    }

    var microseconds: Int64 { Int64(minutes) * TimeOfDay.microsecondsPerMinute }
  }

  /// A change of the offset.
  package struct Transition: Hashable, Sendable {
    /// When.
    package let at: Instant
    /// What holds from then on.
    package let offset: Offset

    /// Makes a transition.
    package init(at: Instant, offset: Offset) {
      self.at = at
      self.offset = offset
    }
  }

  /// What a time on the wall clock means.
  package enum Reading: Hashable, Sendable {
    /// One moment.
    case once(Instant)
    /// Two, because the clock was put back: the earlier and the later.
    case twice(Instant, Instant)
    /// None, because the clock was put forward; the moment when it was.
    case never(Instant)
  }

  /// The name in the tz database: `Asia/Tokyo`.
  package let name: String
  private let initial: Offset
  private let transitions: [Transition]

  /// Makes a zone.
  /// - Parameters:
  ///   - name: as in the tz database.
  ///   - initial: what held before the first transition.
  ///   - transitions: in ascending order.
  package init(name: String, initial: Offset, transitions: [Transition] = []) {
    precondition(
      zip(transitions, transitions.dropFirst()).allSatisfy { $0.at < $1.at },
      "transitions ascend")
    self.name = name
    self.initial = initial
    self.transitions = transitions
  }

  /// Universal time.
  package static let utc = Zone(name: "UTC", initial: Offset(minutes: 0, abbreviation: "UTC"))

  /// The offset that holds at a moment.
  /// - Complexity: O(log transitions)
  package func offset(at moment: Instant) -> Offset {
    let count = transitionCount(until: moment)
    return count == 0 ? initial : transitions[count - 1].offset
  }

  /// The changes of the offset after `first` and up to `last`, in order.
  package func transitions(from first: Instant, to last: Instant) -> [Transition] {
    transitions.filter { first < $0.at && $0.at <= last }
  }

  /// The calendar and the wall clock at a moment.
  package func civil(at moment: Instant) -> (date: Day, time: TimeOfDay) {
    let local = moment.microseconds + offset(at: moment).microseconds
    let (days, rest) = local.floorDivided(by: TimeOfDay.microsecondsPerDay)
    return (Day(number: Int32(days)), TimeOfDay(microsecondsSinceMidnight: rest))
  }

  /// The moment at which the wall clock shows a time.
  package func read(_ date: Day, _ time: TimeOfDay) -> Reading {
    let local = Int64(date.number) * TimeOfDay.microsecondsPerDay + time.microseconds
    // Offsets lie within 26 hours of UTC, so only what holds around `local` can apply.
    let span = 26 * TimeOfDay.microsecondsPerHour
    let first = transitionCount(until: Instant(microseconds: local - span))
    let last = transitionCount(until: Instant(microseconds: local + span))
    let offsets =
      [first == 0 ? initial : transitions[first - 1].offset]
      + transitions[first..<last].map(\.offset)
    let moments = Set(offsets.map { Instant(microseconds: local - $0.microseconds) })
      .filter { $0.microseconds + offset(at: $0).microseconds == local }.sorted()
    if moments.count >= 2 { return .twice(moments[0], moments[1]) }
    if let only = moments.first { return .once(only) }
    let gap = transitions[first..<last].first {
      $0.at.microseconds + $0.offset.microseconds > local
    }
    return .never(gap?.at ?? Instant(microseconds: local))
  }

  /// The first moment of a day; the end of the gap if midnight was skipped.
  package func start(of date: Day) -> Instant {
    switch read(date, .midnight) {
    case .once(let moment), .twice(let moment, _), .never(let moment): moment
    }
  }

  private func transitionCount(until moment: Instant) -> Int {
    var low = 0
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle].at <= moment {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}
