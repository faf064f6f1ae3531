/// Keys of facts about a case that an importer asserts because the source says so.
///
/// The events of imported history show less than the source had counted: where a group is missing
/// in a row, a reassignment is in the counter and nowhere else.  So an importer asserts once per
/// case, with subject `case`, source `imported` and the value in `impersonalValue`, what the
/// source's last record says; the figures that rest on it name it in their rule.
package enum SourceFactKey {
  /// When the source says that the case was resolved: `SourceMoment`.
  package static let resolvedAt = "case.resolvedAt"
  /// How often the source counted that the case went to another team: a decimal number.
  package static let reassignmentCount = "case.reassignmentCount"
  /// How often the source counted that the case was opened again: a decimal number.
  package static let reopenCount = "case.reopenCount"

  /// All of them: what a source counted is no news to whoever reads a timeline.
  package static let all = [resolvedAt, reassignmentCount, reopenCount]
}

/// A moment as the value of a fact: "2016-02-29T11:29:00Z", always UTC and whole seconds.
package enum SourceMoment {
  /// Writes `instant`; fractions of a second are cut off.
  package static func text(_ instant: Instant) -> String {
    let day = Day(of: instant, offsetMinutes: 0)
    let seconds = instant.seconds(since: day.start(offsetMinutes: 0))
    func padded(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(day)T\(padded(seconds / 3_600)):\(padded(seconds / 60 % 60)):\(padded(seconds % 60))Z"
  }

  /// Reads what `text` writes; `nil` for anything else.
  package static func instant(_ text: String) -> Instant? {
    let bytes = Array(text.utf8)
    guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "Z"),
      let day = Day(iso: String(decoding: bytes[..<10], as: UTF8.self)),
      let hour = number(bytes[11], bytes[12]), let minute = number(bytes[14], bytes[15]),
      let second = number(bytes[17], bytes[18]), hour < 24, minute < 60, second < 60
    else { return nil }
    return day.start(offsetMinutes: 0).adding(seconds: hour * 3_600 + minute * 60 + second)
  }

  private static func number(_ tens: UInt8, _ ones: UInt8) -> Int64? {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard digits.contains(tens), digits.contains(ones) else { return nil }
    return Int64(tens - digits.lowerBound) * 10 + Int64(ones - digits.lowerBound)
  }
}
