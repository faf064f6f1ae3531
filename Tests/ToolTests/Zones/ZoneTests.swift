import Cases
import Foundation
import Screens
import Testing

@testable import CasebookTool

@Suite("Time zones")
struct ZoneTests {
  static let files = ZoneFiles()
  static let hasDatabase = SmallFile.read(files.directory + "/Asia/Tokyo") != nil

  /// A moment and what the clock shows there, as `zdump -v` has it.
  struct Example: Sendable, CustomTestStringConvertible {
    let zone: String
    let utc: String
    let minutes: Int
    var testDescription: String { "\(zone) at \(utc)" }
  }

  static let examples: [Example] = [
    .init(zone: "Asia/Tokyo", utc: "2026-11-22T01:12:00Z", minutes: 540),
    .init(zone: "Asia/Tokyo", utc: "1950-06-01T00:00:00Z", minutes: 600),
    .init(zone: "America/New_York", utc: "2026-03-08T06:59:59Z", minutes: -300),
    .init(zone: "America/New_York", utc: "2026-03-08T07:00:00Z", minutes: -240),
    .init(zone: "America/New_York", utc: "2099-07-01T00:00:00Z", minutes: -240),
    .init(zone: "America/New_York", utc: "2199-12-01T00:00:00Z", minutes: -300),
    .init(zone: "Europe/Dublin", utc: "2026-01-15T00:00:00Z", minutes: 0),
    .init(zone: "Europe/Dublin", utc: "2090-07-15T00:00:00Z", minutes: 60),
    .init(zone: "Australia/Lord_Howe", utc: "2026-01-15T00:00:00Z", minutes: 660),
    .init(zone: "Australia/Lord_Howe", utc: "2080-07-15T00:00:00Z", minutes: 630),
    .init(zone: "Asia/Kolkata", utc: "2026-01-15T00:00:00Z", minutes: 330),
    .init(zone: "America/Nuuk", utc: "2060-07-15T00:00:00Z", minutes: -60),
    .init(zone: "UTC", utc: "2026-01-15T00:00:00Z", minutes: 0),
  ]

  @Test("have the offsets of the tz database", .enabled(if: hasDatabase), arguments: examples)
  func offsets(_ example: Example) throws {
    let zone = try #require(Self.files.zone(named: example.zone))
    let moment = try #require(RFC3339.parse(example.utc))
    #expect(zone.name == example.zone)
    #expect(zone.offset(at: moment).minutes == example.minutes)
  }

  @Test("agree with Foundation over two centuries", .enabled(if: hasDatabase))
  func foundation() throws {
    for name in ["America/New_York", "Europe/Dublin", "Asia/Tokyo", "America/Santiago"] {
      let zone = try #require(Self.files.zone(named: name))
      let other = try #require(TimeZone(identifier: name))
      for seconds in stride(from: Int64(-2_000_000_000), to: 2_100_000_000, by: 7_654_321) {
        let offset = other.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
        // Sun time, which places kept to the second before they had zones, is cut to minutes.
        let minutes = Int((Double(offset) / 60).rounded(.down))
        #expect(zone.offset(at: Instant(seconds: seconds)).minutes == minutes, "\(name) \(seconds)")
      }
    }
  }

  @Test(
    "may be typed as a rule",
    arguments: [
      ("JST-9", "2026-11-22T01:12:00Z", 540), ("<+0530>-5:30", "2026-11-22T01:12:00Z", 330),
      ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T00:59:59Z", 60),
      ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T01:00:00Z", 120),
      ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-10-25T01:00:00Z", 60),
      ("EST5EDT", "2026-07-01T00:00:00Z", -240),
      ("XXX0YYY,J60/0,J300/0", "2028-03-01T00:00:00Z", 60),
      ("XXX0YYY,J60/0,J300/0", "2028-02-29T23:59:59Z", 0),
      ("XXX0YYY,59/0,300/0", "2028-02-29T00:00:00Z", 60),
    ])
  func rules(_ rule: String, _ utc: String, _ minutes: Int) throws {
    let zone = try #require(ZoneFiles(directory: "/nonexistent").zone(named: rule))
    #expect(zone.offset(at: try #require(RFC3339.parse(utc))).minutes == minutes)
  }

  @Test(
    "do not lead out of their directory, and rules must be whole",
    arguments: [
      "../../etc/passwd", "/etc/passwd", "Asia/../Asia/Tokyo", "", "Asia/Tokio", "J-9", "JST",
      "JST-9X", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0",
    ])
  func refused(_ name: String) {
    #expect(Self.files.zone(named: name) == nil)
  }

  @Test("add nothing to changes that lie behind the last year")
  func changesInTheFuture() throws {
    let rule = try #require(ZoneRule("EST5EDT,M3.2.0,M11.1.0"))
    let last = Day(2_400, 1, 1).start(offsetMinutes: 0)
    #expect(rule.transitions(after: last, throughYear: 2_399).isEmpty)
    #expect(rule.transitions(after: last, throughYear: 2_400).count == 2)
  }

  @Test("of a damaged file are none, and nothing crashes", .enabled(if: hasDatabase))
  func damaged() throws {
    let bytes = try #require(SmallFile.read(Self.files.directory + "/America/New_York"))
    for count in bytes.indices {
      #expect(ZoneFile.zone(named: "x", Array(bytes[..<count])) == nil)
    }
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SeededGenerator(state: seed)
    for _ in 0..<2_000 {
      var mutated = bytes
      for _ in 0..<4 {
        mutated[Int.random(in: bytes.indices, using: &generator)] = .random(
          in: 0...255, using: &generator)
      }
      _ = ZoneFile.zone(named: "seed \(seed)", mutated)
    }
    #expect(ZoneFile.zone(named: "x", bytes) != nil)
  }

  @Test("are chosen by option, own variable, system variable, machine, in this order")
  func choice() throws {
    func name(_ option: String?, _ environment: [String: String]) throws -> String {
      var options = GlobalOptions()
      options.zone = option
      return try ZoneChoice(options: options, environment: environment, files: noDatabase).zone()
        .name
    }
    let noDatabase = ZoneFiles(directory: "/nonexistent", localFile: "/nonexistent")
    #expect(try name("AAA-1", ["CASEBOOK_TZ": "BBB-1", "TZ": "CCC-1"]) == "AAA-1")
    #expect(try name(nil, ["CASEBOOK_TZ": "BBB-1", "TZ": "CCC-1"]) == "BBB-1")
    #expect(try name(nil, ["CASEBOOK_TZ": "", "TZ": "CCC-1"]) == "CCC-1")
    #expect(try name(nil, [:]) == "UTC")
  }

  @Test("that do not exist are refused with what is near", .enabled(if: hasDatabase))
  func near() {
    let outcome = TestWorld().run("--tz", "Asia/Tokio", "help", "--version")
    #expect(outcome.exit == .done, "what needs no zone asks for none")
    var options = GlobalOptions()
    options.zone = "Tokio"
    let choice = ZoneChoice(options: options, environment: [:], files: Self.files)
    #expect {
      try choice.zone()
    } throws: {
      ($0 as? ErrorReport)?.details.first?.en == "near  Asia/Tokyo"
    }
  }
}

/// SplitMix64, as written by Sebastiano Vigna (prng.di.unimi.it/splitmix64.c).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
