import Cases
import Testing

@testable import Screens

@Suite("RFC 3339")
struct RFC3339Tests {
  @Test(
    "is written in UTC with three or six digits, cut off",
    arguments: [
      (0, "1970-01-01T00:00:00.000Z", "1970-01-01T00:00:00.000000Z"),
      (1_795_309_920_123_999, "2026-11-22T01:12:00.123Z", "2026-11-22T01:12:00.123999Z"),
      (-1, "1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999999Z"),
      (951_782_400_000_000, "2000-02-29T00:00:00.000Z", "2000-02-29T00:00:00.000000Z"),
    ] as [(Int64, String, String)])
  func writes(_ microseconds: Int64, _ three: String, _ six: String) {
    let moment = Instant(microseconds: microseconds)
    #expect(RFC3339.string(moment) == three)
    #expect(RFC3339.string(moment, .microseconds) == six)
    #expect(RFC3339.parse(six) == moment)
  }

  @Test(
    "is read with any offset and fraction",
    arguments: [
      ("2026-11-22T10:12:00+09:00", 1_795_309_920_000_000),
      ("2026-11-22t01:12:00z", 1_795_309_920_000_000),
      ("2026-11-22 01:12:00.5Z", 1_795_309_920_500_000),
      ("2026-11-21T20:12:00.1234569-05:00", 1_795_309_920_123_456),
    ] as [(String, Int64)])
  func reads(_ text: String, _ microseconds: Int64) {
    #expect(RFC3339.parse(text) == Instant(microseconds: microseconds))
  }

  @Test(
    "is refused where anything is missing, too much or impossible",
    arguments: [
      "", "2026-11-22", "2026-11-22T10:12:00", "2026-11-22T10:12Z", "2026-13-01T00:00:00Z",
      "2026-02-29T00:00:00Z", "2026-11-22T24:00:00Z", "2026-11-22T10:12:60Z",
      "2026-11-22T10:12:00.Z", "2026-11-22T10:12:00+0900", "2026-11-22T10:12:00+24:00",
      "2026-11-22T10:12:00Z ", "２026-11-22T10:12:00Z", "20261122T101200Z",
    ])
  func refuses(_ text: String) {
    #expect(RFC3339.parse(text) == nil)
  }

  @Test("comes back from random moments")
  func roundTrip() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      let moment = Instant(
        microseconds: Int64.random(
          in: -2_208_988_800_000_000...7_258_118_400_000_000, using: &generator))
      #expect(RFC3339.parse(RFC3339.string(moment, .microseconds)) == moment, "seed \(seed)")
    }
  }
}
