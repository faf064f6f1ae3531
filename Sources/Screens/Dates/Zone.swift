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
    /// When, in microseconds since 1970 UTC.
    package let microseconds: Int64
    /// What holds from then on.
    package let offset: Offset

    /// Makes a transition.
    package init(microseconds: Int64, offset: Offset) {
      self.microseconds = microseconds
      self.offset = offset
    }
  }

  /// What a time on the wall clock means.
  package enum Reading: Hashable, Sendable {
    /// One moment, in microseconds since 1970 UTC.
    case once(Int64)
    /// Two, because the clock was put back: the earlier and the later.
    case twice(Int64, Int64)
    /// None, because the clock was put forward; the moment when it was.
    case never(Int64)
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
      zip(transitions, transitions.dropFirst()).allSatisfy { $0.microseconds < $1.microseconds },
      "transitions ascend")
    self.name = name
    self.initial = initial
    self.transitions = transitions
  }

  /// Universal time.
  package static let utc = Zone(name: "UTC", initial: Offset(minutes: 0, abbreviation: "UTC"))

  /// The offset that holds at a moment.
  /// - Complexity: O(log transitions)
  package func offset(at microseconds: Int64) -> Offset {
    let count = transitionCount(until: microseconds)
    return count == 0 ? initial : transitions[count - 1].offset
  }

  /// The calendar and the wall clock at a moment.
  package func civil(at microseconds: Int64) -> (date: CivilDate, time: TimeOfDay) {
    let local = microseconds + offset(at: microseconds).microseconds
    let (days, rest) = local.floorDivided(by: TimeOfDay.microsecondsPerDay)
    return (CivilDate(dayNumber: Int(days)), TimeOfDay(microsecondsSinceMidnight: rest))
  }

  /// The moment at which the wall clock shows a time.
  package func read(_ date: CivilDate, _ time: TimeOfDay) -> Reading {
    let local = Int64(date.dayNumber) * TimeOfDay.microsecondsPerDay + time.microseconds
    // Offsets lie within 26 hours of UTC, so only what holds around `local` can apply.
    let span = 26 * TimeOfDay.microsecondsPerHour
    let first = transitionCount(until: local - span)
    let last = transitionCount(until: local + span)
    let offsets =
      [first == 0 ? initial : transitions[first - 1].offset]
      + transitions[first..<last].map(\.offset)
    let moments = Set(offsets.map { local - $0.microseconds })
      .filter { $0 + offset(at: $0).microseconds == local }.sorted()
    if moments.count >= 2 { return .twice(moments[0], moments[1]) }
    if let only = moments.first { return .once(only) }
    let gap = transitions[first..<last].first {
      $0.microseconds + $0.offset.microseconds > local
    }
    return .never(gap?.microseconds ?? local - offset(at: local).microseconds)
  }

  /// The first moment of a day; the end of the gap if midnight was skipped.
  package func start(of date: CivilDate) -> Int64 {
    switch read(date, .midnight) {
    case .once(let moment), .twice(let moment, _), .never(let moment): moment
    }
  }

  private func transitionCount(until microseconds: Int64) -> Int {
    var low = 0
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle].microseconds <= microseconds {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}
