import Cases
import Testing

@testable import Wire

@Suite("Times and bytes as text")
struct TextOfValuesTests {
  @Test(
    "a time is written in UTC and never rounded up",
    arguments: [
      (Int64(0), "1970-01-01T00:00:00.000Z", "1970-01-01T00:00:00.000000Z"),
      (-1, "1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999999Z"),
      (1_795_161_944_102_999, "2026-11-20T08:05:44.102Z", "2026-11-20T08:05:44.102999Z"),
      (951_782_400_000_000, "2000-02-29T00:00:00.000Z", "2000-02-29T00:00:00.000000Z"),
      (
        Instant.range.lowerBound.microseconds, "0001-01-01T00:00:00.000Z",
        "0001-01-01T00:00:00.000000Z"
      ),
      (
        Instant.range.upperBound.microseconds, "9999-12-31T23:59:59.999Z",
        "9999-12-31T23:59:59.999999Z"
      ),
      (.max, "9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999999Z"),
      (.min, "0001-01-01T00:00:00.000Z", "0001-01-01T00:00:00.000000Z"),
    ])
  func writesTimes(_ microseconds: Int64, _ milli: String, _ micro: String) {
    let instant = Instant(microseconds: microseconds)
    #expect(JSON.time(instant) == .string(milli))
    #expect(JSON.acceptedTime(instant) == .string(micro))
  }

  @Test(
    "a time is read with any offset",
    arguments: [
      ("2026-11-20T08:05:44.102317Z", Int64(1_795_161_944_102_317), Int?.none),
      ("2026-11-20T08:05:44Z", 1_795_161_944_000_000, nil),
      ("2026-11-20T08:05:44.1Z", 1_795_161_944_100_000, nil),
      ("2026-11-20T17:05:44+09:00", 1_795_161_944_000_000, 540),
      ("2026-11-20T04:35:44.000-03:30", 1_795_161_944_000_000, -210),
      ("2026-11-20T08:05:44-00:00", 1_795_161_944_000_000, 0),
    ])
  func readsTimes(_ text: String, _ microseconds: Int64, _ offset: Int?) throws {
    let time = try #require(TimeText.parse(text))
    #expect(time.instant.microseconds == microseconds)
    #expect(time.offsetMinutes == offset)
  }

  @Test(
    "what is no time is refused",
    arguments: [
      "", "2026-11-20", "2026-11-20T08:05:44", "2026-11-20 08:05:44Z", "2026-11-20t08:05:44z",
      "2026-02-30T08:05:44Z", "2026-11-20T24:00:00Z", "2026-11-20T08:60:00Z",
      "2026-11-20T08:05:60Z", "2026-11-20T08:05:44.Z", "2026-11-20T08:05:44.1234567Z",
      "2026-11-20T08:05:44+9:00", "2026-11-20T08:05:44+24:00", "2026-11-20T08:05:44+09:60",
      "2026-11-20T08:05:44Zx", "+026-11-20T08:05:44Z", "0001-01-01T00:00:00+00:01",
      "9999-12-31T23:59:59-00:01", "0000-01-01T00:00:00Z", "２026-11-20T08:05:44Z",
    ])
  func refusesTimes(_ text: String) {
    #expect(TimeText.parse(text) == nil)
  }

  @Test("every time that is written can be read")
  func survives() throws {
    var numbers = SeededNumbers.seeded("times written and read")
    let range = Instant.range.lowerBound.microseconds...Instant.range.upperBound.microseconds
    for _ in 0..<2_000 {
      let instant = Instant(microseconds: .random(in: range, using: &numbers))
      let text = try #require(JSON.acceptedTime(instant).text)
      #expect(TimeText.parse(text)?.instant == instant)
    }
  }

  @Test("days beyond four digits are written as the nearest")
  func clampsDays() {
    func written(_ day: Day) -> String {
      var output: [UInt8] = []
      TimeText.append(day, to: &output)
      return text(output)
    }
    #expect(written(Day(2026, 11, 22)) == "\"2026-11-22\"")
    #expect(written(Day(number: .max)) == "\"9999-12-31\"")
    #expect(written(Day(number: .min)) == "\"0001-01-01\"")
  }

  @Test("a position is epoch and number")
  func positions() {
    #expect(LogPosition(epoch: 1, seq: 184_209).text == "1.184209")
    #expect(LogPosition(text: "1.184209") == LogPosition(epoch: 1, seq: 184_209))
    for wrong in ["", "1", "1.", ".1", "1.2.3", "-1.2", "1.+2", "1.9007199254740992", "a.1"] {
      #expect(LogPosition(text: wrong) == nil)
    }
  }

  @Test(
    "base 64 is that of RFC 4648",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
  func base64(_ plain: String, _ encoded: String) {
    var output: [UInt8] = []
    BytesText.appendBase64(bytes(plain), to: &output)
    #expect(text(output) == encoded)
    #expect(BytesText.base64(bytes(encoded)) == bytes(plain))
  }

  @Test(
    "base 64 that could be written otherwise is refused",
    arguments: [
      "Z", "Zg", "Zg=", "Zh==", "Zm9=", "Zg==Zg==", "====", "Z===", "Zg =", "Zg-_", "Zm9v\n",
    ])
  func refusesBase64(_ encoded: String) {
    #expect(BytesText.base64(bytes(encoded)) == nil)
  }

  @Test("bytes survive as base 64 and as hexadecimal digits")
  func bytesSurvive() {
    var numbers = SeededNumbers.seeded("bytes as text")
    for count in 0..<200 {
      let plain = (0..<count).map { _ in UInt8.random(in: 0...255, using: &numbers) }
      var base64: [UInt8] = []
      BytesText.appendBase64(plain, to: &base64)
      #expect(BytesText.base64(base64) == plain)
      var hexadecimal: [UInt8] = []
      BytesText.appendHexadecimal(plain, to: &hexadecimal)
      #expect(BytesText.hexadecimal(hexadecimal) == plain)
    }
    #expect(BytesText.hexadecimal(bytes("9f2")) == nil)
    #expect(BytesText.hexadecimal(bytes("9F")) == nil)
    #expect(BytesText.hexadecimal(bytes("9g")) == nil)
  }
}
