internal import Cases

/// Times as JSON has them: RFC 3339, in UTC with `Z` when written, with any offset when read.
enum TimeText {
  /// Writes "2026-11-20T05:37:12.480Z" in quotation marks.
  ///
  /// What lies before year 1 or after year 9999 is written as the nearest moment within: so every
  /// record can be shown, whatever stands in it.
  ///
  /// The rest is cut off, not rounded: a time never comes out later than it was.
  ///
  /// - Parameters:
  ///   - instant: The moment.
  ///   - digitCount: The digits behind the point: 3, or 6 for `acceptedAt`.
  ///   - output: Where to.
  static func append(_ instant: Instant, digitCount: Int, to output: inout [UInt8]) {
    let range = Instant.range
    let microseconds = min(max(instant, range.lowerBound), range.upperBound).microseconds
    let dayLength: Int64 = 86_400_000_000
    let remainder = microseconds % dayLength
    let inDay = UInt64(remainder < 0 ? remainder + dayLength : remainder)
    let dayNumber = (microseconds - Int64(inDay)) / dayLength
    let second = inDay / 1_000_000
    output.append(Ascii.quote)
    appendUnquoted(Day(number: Int32(dayNumber)), to: &output)
    output.append(UInt8(ascii: "T"))
    JSONText.append(second / 3_600, digitCount: 2, to: &output)
    output.append(Ascii.colon)
    JSONText.append(second / 60 % 60, digitCount: 2, to: &output)
    output.append(Ascii.colon)
    JSONText.append(second % 60, digitCount: 2, to: &output)
    output.append(UInt8(ascii: "."))
    let fraction = inDay % 1_000_000
    JSONText.append(
      digitCount == 6 ? fraction : fraction / 1_000, digitCount: digitCount, to: &output)
    output.append(UInt8(ascii: "Z"))
    output.append(Ascii.quote)
  }

  /// Writes "2026-11-22" in quotation marks; days that have no four-digit year as the nearest.
  static func append(_ day: Day, to output: inout [UInt8]) {
    output.append(Ascii.quote)
    appendUnquoted(min(max(day, Day(1, 1, 1)), Day(9999, 12, 31)), to: &output)
    output.append(Ascii.quote)
  }

  private static func appendUnquoted(_ day: Day, to output: inout [UInt8]) {
    let (year, month, day) = day.civil
    JSONText.append(UInt64(year), digitCount: 4, to: &output)
    output.append(Ascii.minus)
    JSONText.append(UInt64(month), digitCount: 2, to: &output)
    output.append(Ascii.minus)
    JSONText.append(UInt64(day), digitCount: 2, to: &output)
  }

  /// Reads a time; `nil` if it is none.
  ///
  /// - Returns: The moment, and the minutes that the local clock was ahead of UTC; `nil` for `Z`,
  ///   which says nothing of the place.
  static func parse(_ text: String) -> (instant: Instant, offsetMinutes: Int?)? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == Ascii.colon,
      bytes[16] == Ascii.colon, let day = day(bytes[..<10]),
      let hour = digits(bytes[11..<13]), hour < 24, let minute = digits(bytes[14..<16]),
      minute < 60, let second = digits(bytes[17..<19]), second < 60
    else { return nil }
    var at = 19
    var fraction: Int64 = 0
    if bytes[at] == UInt8(ascii: ".") {
      let end = bytes[(at + 1)...].firstIndex { $0 < Ascii.zero || $0 > Ascii.nine } ?? bytes.count
      let count = end - at - 1
      guard (1...6).contains(count), let value = digits(bytes[(at + 1)..<end]) else { return nil }
      fraction = value
      for _ in count..<6 { fraction *= 10 }
      at = end
    }
    guard let offset = offset(bytes[at...]) else { return nil }
    let seconds = Int64(day.number) * 86_400 + hour * 3_600 + minute * 60 + second
    let instant = Instant(microseconds: seconds * 1_000_000 + fraction)
      .adding(seconds: -60 * Int64(offset.minutes ?? 0))
    guard Instant.range.contains(instant) else { return nil }
    return (instant, offset.minutes)
  }

  private static func day(_ bytes: ArraySlice<UInt8>) -> Day? {
    guard bytes[4] == Ascii.minus, bytes[7] == Ascii.minus, let year = digits(bytes[..<4]),
      let month = digits(bytes[5..<7]), (1...12).contains(month),
      let dayOfMonth = digits(bytes[8..<10]), (1...31).contains(dayOfMonth)
    else { return nil }
    let day = Day(Int(year), Int(month), Int(dayOfMonth))
    // The 30th of February would be a day in March.
    return day.civil.day == Int(dayOfMonth) ? day : nil
  }

  /// Reads `Z` or `+09:00`.
  private static func offset(_ bytes: ArraySlice<UInt8>) -> (minutes: Int?, Void)? {
    if bytes.elementsEqual([UInt8(ascii: "Z")]) { return (nil, ()) }
    let at = bytes.startIndex
    guard bytes.count == 6, bytes[at + 3] == Ascii.colon,
      bytes[at] == Ascii.minus || bytes[at] == UInt8(ascii: "+"),
      let hours = digits(bytes[(at + 1)..<(at + 3)]), hours < 24,
      let minutes = digits(bytes[(at + 4)...]), minutes < 60
    else { return nil }
    let value = Int(hours * 60 + minutes)
    return (bytes[at] == Ascii.minus ? -value : value, ())
  }

  private static func digits(_ bytes: ArraySlice<UInt8>) -> Int64? {
    var value: Int64 = 0
    for byte in bytes {
      guard byte >= Ascii.zero, byte <= Ascii.nine else { return nil }
      value = value * 10 + Int64(byte - Ascii.zero)
    }
    return value
  }
}
