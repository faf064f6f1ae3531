/// From when on the clocks of a house are how far ahead of UTC: what its calendar carries of the
/// time zone, since folds know no other source.
package struct BusinessZone: Hashable, Sendable {
  /// A change of the offset.
  package struct Transition: Hashable, Sendable {
    package var from: Instant
    package var offsetMinutes: Int

    package init(from: Instant, offsetMinutes: Int) {
      self.from = from
      self.offsetMinutes = offsetMinutes
    }
  }

  /// "Asia/Tokyo".
  package let name: String
  /// In ascending order, at least one; the first offset holds before it, too.
  package let transitions: [Transition]

  /// `nil` without transitions, or when they do not ascend.
  package init?(name: String, transitions: [Transition]) {
    guard !transitions.isEmpty,
      zip(transitions, transitions.dropFirst()).allSatisfy({ $0.from < $1.from })
    else { return nil }
    self.name = name
    self.transitions = transitions
  }

  /// The transitions `later`, which ascend and lie behind `first`.
  package init(name: String, first: Transition, then later: [Transition]) {
    let transitions = [first] + later
    precondition(
      zip(transitions, later).allSatisfy { $0.from < $1.from }, "transitions ascend")
    self.name = name
    self.transitions = transitions
  }

  /// The offset that holds at a moment, in minutes east of UTC.
  /// - Complexity: O(log transitions)
  package func offsetMinutes(at moment: Instant) -> Int {
    transitions[index(at: moment)].offsetMinutes
  }

  /// The day that the wall calendar shows at a moment.
  package func day(at moment: Instant) -> Day {
    Day(of: moment, offsetMinutes: offsetMinutes(at: moment))
  }

  /// The moment at which the wall clock shows `minute` of `day`, 0 to 1440.
  ///
  /// Where the clock is put forward over that minute, the moment when it is; where it is put back
  /// and shows it twice, the first or the second time.
  package func moment(_ day: Day, minute: Int, isSecond: Bool = false) -> Instant {
    let local = day.start(offsetMinutes: 0).microseconds + Int64(minute) * 60_000_000
    // Offsets lie within 26 hours of UTC, so only what holds around `local` can apply.
    let span: Int64 = 26 * 3_600_000_000
    let first = index(at: Instant(microseconds: local - span))
    let last = index(at: Instant(microseconds: local + span))
    var moments: [Instant] = []
    for place in first...last {
      let offset = Int64(transitions[place].offsetMinutes) * 60_000_000
      let moment = Instant(microseconds: local - offset)
      if index(at: moment) == place { moments.append(moment) }
    }
    if let moment = isSecond ? moments.last : moments.first { return moment }
    let gap = transitions[first...last].first { transition in
      transition.from.microseconds + Int64(transition.offsetMinutes) * 60_000_000 > local
    }
    return gap?.from ?? Instant(microseconds: local)
  }

  /// The place of the transition that holds at a moment.
  private func index(at moment: Instant) -> Int {
    var low = 1
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle].from <= moment { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }
}

extension BusinessZone {
  private init(fixed name: String, offsetMinutes: Int) {
    self.name = name
    transitions = [
      Transition(from: Instant(seconds: 0), offsetMinutes: offsetMinutes)
    ]
  }

  /// Universal time.
  package static let utc = BusinessZone(fixed: "UTC", offsetMinutes: 0)

  /// Japan, which has had no summer time since 1951.
  package static let tokyo = BusinessZone(fixed: "Asia/Tokyo", offsetMinutes: 540)
}
