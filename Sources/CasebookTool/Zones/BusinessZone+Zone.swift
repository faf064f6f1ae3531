internal import Cases
internal import Screens

extension BusinessZone {
  /// What a calendar carries of a zone: its clocks from ten years ago until in fifty years.
  init(_ zone: Zone, around now: Instant) {
    let first = now.adding(seconds: -10 * 366 * 86_400)
    let last = now.adding(seconds: 50 * 366 * 86_400)
    let later = zone.transitions(from: first, to: last)
    self.init(
      name: zone.name,
      first: Transition(from: first, offsetMinutes: zone.offset(at: first).minutes),
      then: later.map { Transition(from: $0.at, offsetMinutes: $0.offset.minutes) })
  }
}
