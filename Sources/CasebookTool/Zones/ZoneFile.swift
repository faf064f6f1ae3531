internal import Cases
internal import Screens

/// Reads the system's zone files: RFC 8536, versions 1 to 4.
enum ZoneFile {
  /// Bound: a greater file is none of ours; the largest of tzdata has 4 KiB.
  static let byteCountMax = 65_536

  /// Rules are expanded up to this year, the last that typed dates may have.
  static var yearMax: Int { MomentInput.years.upperBound }

  /// The zone in `bytes`, or nil if they are no zone file.
  static func zone(named name: String, _ bytes: [UInt8]) -> Zone? {
    guard bytes.count <= byteCountMax else { return nil }
    var reader = ZoneFileReader(bytes: bytes)
    guard let first = reader.block(timeBytes: 4) else { return nil }
    guard first.version >= 2 else { return zone(named: name, first, footer: "") }
    guard let second = reader.block(timeBytes: 8), let footer = reader.footer() else { return nil }
    return zone(named: name, second, footer: footer)
  }

  private static func zone(named name: String, _ block: ZoneFileBlock, footer: String) -> Zone? {
    guard let initial = block.initial else { return nil }
    var transitions: [Zone.Transition] = []
    var first = initial
    for (seconds, offset) in block.transitions {
      // "Big bang" entries lie before all time; what they say holds from the beginning.
      guard seconds > Instant.range.lowerBound.seconds(since: epoch) else {
        first = offset
        continue
      }
      guard seconds < Instant.range.upperBound.seconds(since: epoch) else { break }
      let at = Instant(seconds: seconds)
      guard transitions.last.map({ $0.at < at }) ?? true else { return nil }
      transitions.append(Zone.Transition(at: at, offset: offset))
    }
    if !footer.isEmpty {
      guard let rule = ZoneRule(footer) else { return nil }
      let last = transitions.last?.at
      transitions += rule.transitions(after: last, throughYear: yearMax)
      if transitions.isEmpty, block.transitions.isEmpty { first = rule.standard }
    }
    return Zone(name: name, initial: first, transitions: transitions)
  }

  private static let epoch = Instant(seconds: 0)
}

/// One of the two data blocks of a zone file.
struct ZoneFileBlock {
  let version: Int
  /// What holds before the first transition: that of local time type 0 (RFC 8536, 3.2).
  let initial: Zone.Offset?
  /// Seconds since 1970 UTC and what holds from then on.
  let transitions: [(seconds: Int64, offset: Zone.Offset)]
}

private struct ZoneFileReader {
  let bytes: [UInt8]
  var at = 0

  /// A header and the data that it announces.
  mutating func block(timeBytes: Int) -> ZoneFileBlock? {
    guard take(4).map({ $0.elementsEqual("TZif".utf8) }) ?? false, let marks = take(16),
      let mark = marks.first
    else { return nil }
    let version = mark == 0 ? 1 : Int(mark) - 0x30
    var counts: [Int] = []
    for _ in 0..<6 {
      guard let count = number(4), (0...Int64(ZoneFile.byteCountMax)).contains(count) else {
        return nil
      }
      counts.append(Int(count))
    }
    let (isUTC, isStandard, leaps, times, types, characters) =
      (counts[0], counts[1], counts[2], counts[3], counts[4], counts[5])
    guard types > 0 else { return nil }
    var moments: [Int64] = []
    for _ in 0..<times {
      guard let moment = number(timeBytes) else { return nil }
      moments.append(moment)
    }
    guard let indexes = take(times).map(Array.init) else { return nil }
    var raw: [(seconds: Int, name: Int)] = []
    for _ in 0..<types {
      guard let seconds = number(4), take(1) != nil, let name = take(1)?.first else { return nil }
      raw.append((Int(seconds), Int(name)))
    }
    guard let names = take(characters).map(Array.init),
      take(leaps * (timeBytes + 4) + isStandard + isUTC) != nil
    else { return nil }
    let offsets = raw.compactMap { Self.offset($0.seconds, names: names, at: $0.name) }
    guard offsets.count == types, indexes.allSatisfy({ Int($0) < types }) else { return nil }
    return ZoneFileBlock(
      version: version, initial: offsets.first,
      transitions: zip(moments, indexes).map { ($0, offsets[Int($1)]) })
  }

  /// The rule for later years, between newlines.
  mutating func footer() -> String? {
    guard take(1)?.first == 0x0A, let end = bytes[at...].firstIndex(of: 0x0A) else { return nil }
    return String(validating: bytes[at..<end], as: UTF8.self)
  }

  private static func offset(_ seconds: Int, names: [UInt8], at index: Int) -> Zone.Offset? {
    guard abs(seconds) < 26 * 3_600, index < names.count else { return nil }
    let name = names[index...].prefix { $0 != 0 }
    // Before about 1900 places had their own sun time, to the second; minutes are enough here.
    return Zone.Offset(
      minutes: Int((Double(seconds) / 60).rounded(.down)),
      abbreviation: String(decoding: name, as: UTF8.self))
  }

  private mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, at + count <= bytes.count else { return nil }
    defer { at += count }
    return bytes[at..<at + count]
  }

  /// A signed number, big-endian.
  private mutating func number(_ count: Int) -> Int64? {
    guard let bytes = take(count) else { return nil }
    var value: UInt64 = 0
    for byte in bytes { value = value << 8 | UInt64(byte) }
    let unused = UInt64(64 - 8 * count)
    return Int64(bitPattern: value << unused) >> Int64(unused)
  }
}
