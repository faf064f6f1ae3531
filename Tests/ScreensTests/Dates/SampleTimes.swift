import Cases

@testable import Screens

/// Zones and moments that the tests of dates share.
enum SampleTimes {
  /// Japan, of today.
  static let tokyo = Zone(name: "Asia/Tokyo", initial: .init(minutes: 540, abbreviation: "JST"))

  /// A zone whose clock is put forward and back, with the moments of 2026.
  static let newYork = Zone(
    name: "America/New_York", initial: .init(minutes: -300, abbreviation: "EST"),
    transitions: [
      .init(at: moment("2026-03-08T07:00:00Z"), offset: .init(minutes: -240, abbreviation: "EDT")),
      .init(at: moment("2026-11-01T06:00:00Z"), offset: .init(minutes: -300, abbreviation: "EST")),
    ])

  /// Sunday, 2026-11-22, 10:12 in Tokyo: the moment of the screens of the specification.
  static let now = moment("2026-11-22T10:12:00+09:00")

  /// A moment written as RFC 3339; the tests of that come first.
  static func moment(_ text: String) -> Instant {
    guard let moment = RFC3339.parse(text) else { preconditionFailure("no time: \(text)") }
    return moment
  }
}
