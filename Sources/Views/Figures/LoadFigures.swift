internal import Cases

/// How much the telephone was used, by the time of day.
package struct CallLoad: Hashable, Sendable {
  /// A stretch of the day, of every day together.
  package struct Slot: Hashable, Sendable {
    /// Minutes of the wall clock since midnight.
    package let minute: Int
    /// Calls that came in, on all days together.
    package let callCount: Int
    /// Calls of the day on which most came.
    package let peakCount: Int
  }

  package let slotMinutes: Int
  /// Those with a call, in the order of the day.
  package let slots: [Slot]
  /// Days with a call.
  package let dayCount: Int
  package let callCount: Int
  /// The mean length of those that were measured; `nil` if none was.
  package let handlingSeconds: Int64?
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// The load of calls that came in, in stretches of `slotMinutes`, which divide the day.
  ///
  /// - Complexity: O(contacts), memory O(days × stretches).
  package func callLoad(
    slotMinutes: Int, _ query: FigureQuery, told: (Int) -> Void = { _ in }
  ) throws(RowsError) -> CallLoad {
    precondition(slotMinutes > 0 && 1_440 % slotMinutes == 0, "stretches divide the day")
    var counts: [Int: [Day: Int]] = [:]
    var days: Set<Day> = []
    var (seconds, legCount): (Int64, Int) = (0, 0)
    var callCount = 0
    try forEachFeed(of: .contact, told: told) { (_, records) throws(RowsError) in
      guard let call = ContactCourse(records), call.isInboundCall, query.admits(call.startedAt)
      else { return }
      let day = query.zone.day(at: call.startedAt)
      let offset = query.zone.offsetMinutes(at: call.startedAt)
      let minute = Int(
        call.startedAt.seconds(since: day.start(offsetMinutes: offset)) / 60)
      let slot = min(max(minute, 0), 1_439) / slotMinutes
      counts[slot, default: [:]][day, default: 0] += 1
      days.insert(day)
      callCount += 1
      if call.isAnswered, call.handlingSeconds > 0 {
        seconds += call.handlingSeconds
        legCount += call.legCount
      }
    }
    let slots = counts.keys.sorted().map { slot in
      let byDay = counts[slot] ?? [:]
      return CallLoad.Slot(
        minute: slot * slotMinutes, callCount: byDay.values.reduce(0, +),
        peakCount: byDay.values.max() ?? 0)
    }
    return CallLoad(
      slotMinutes: slotMinutes, slots: slots, dayCount: days.count, callCount: callCount,
      handlingSeconds: Statistics.mean(seconds, legCount))
  }
}
