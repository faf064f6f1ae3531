internal import Casebook
internal import Cases

/// Makes commands of history out of what a system says, with names that are always the same.
///
/// Nothing in an identifier but the system's own keys: a later export, in which a date was put
/// right, does not double what is there.
struct SourceHistory {
  /// The system, as identifiers begin: "openrepair".
  let system: String
  let clock: LocalClock

  /// The identifier of a thing of the source.
  func id<Tag>(_ kind: String, _ key: String) -> Identifier<Tag> {
    SourceIdentifier.of("\(system)/\(kind)/\(key)", milliseconds: 0)
  }

  /// The identifier of a command, named by what it says.
  func commandID(_ key: String) -> CommandID { id("command", key) }

  /// An event as the source dates it.
  func draft(
    _ event: Event, _ refs: Refs, at moment: SourceTime, team: Team? = nil,
    actor: MemberID? = nil
  ) -> ImportedDraft {
    ImportedDraft(
      Draft(event, refs: refs), occurredAt: moment.instant, precision: moment.precision,
      utcOffsetMinutes: clock.offset(at: moment.instant), recordedAt: moment.instant,
      actor: actor, team: team)
  }

  /// A command of history, named by what it says: "case/restart_3781/opened".
  func command(_ key: String, _ drafts: [ImportedDraft], at moment: SourceTime) -> Command {
    Command(
      id: commandID(key),
      content: .import(drafts), occurredAt: moment.instant, precision: moment.precision,
      utcOffsetMinutes: clock.offset(at: moment.instant), recordedAt: moment.instant, actor: nil,
      team: nil, device: nil, authenticatedBy: .asserted)
  }
}

/// When something happened, and how exactly the source knows.
struct SourceTime: Hashable {
  let instant: Instant
  let precision: Precision
}

extension LocalClock {
  /// The beginning of a day, of which no more is known.
  func start(of day: Day) -> SourceTime {
    let local = day.start(offsetMinutes: 0)
    return SourceTime(instant: instant(local: local), precision: .day)
  }

  /// The moment at which the clock shows `local`, given as if it were UTC.
  func instant(local: Instant) -> Instant {
    local.adding(seconds: Int64(-60 * offset(atLocal: local)))
  }
}

/// Names of the source as codes of ours.
enum SourceCode {
  /// "Repair Café Namur" as "repair-cafe-namur"; what has no Latin letters gets a code of its own.
  static func of(_ name: String) -> String {
    var bytes: [UInt8] = []
    var isLossy = false
    for scalar in name.unicodeScalars {
      let folded = latin(scalar)
      switch folded {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(folded + 32)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        bytes.append(folded)
      case _:
        if !scalar.isASCII, scalar.properties.isAlphabetic { isLossy = true }
        if bytes.last != UInt8(ascii: "-") { bytes.append(UInt8(ascii: "-")) }
      }
    }
    let words = bytes.split(separator: UInt8(ascii: "-"))
    var code = words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
    guard isLossy || code.isEmpty || code.utf8.count > byteCountMax else { return code }
    // Two names that differ in other letters must not become one.
    code = String(code.prefix(byteCountMax - markDigitCount - 1))
    let mark: AnyID = SourceIdentifier.of("code/\(name)", milliseconds: 0)
    let digits = mark.description.suffix(markDigitCount).lowercased()
    return code.isEmpty ? digits : "\(code)-\(digits)"
  }

  /// Bound: that of a team's code.
  private static let byteCountMax = 64
  private static let markDigitCount = 6

  /// The letter without its accent; 0 for what is none of Latin.
  private static func latin(_ scalar: Unicode.Scalar) -> UInt8 {
    if scalar.isASCII { return UInt8(scalar.value) }
    let plain =
      "AAAAAAACEEEEIIIIDNOOOOO*OUUUUYTsaaaaaaaceeeeiiiidnooooo*ouuuuyty".utf8
    guard (0xC0...0xFF).contains(scalar.value) else { return 0 }
    return plain[plain.index(plain.startIndex, offsetBy: Int(scalar.value - 0xC0))]
  }
}
