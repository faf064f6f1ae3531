import Cases
import Testing
import Wire

@Suite("The document of a calendar")
struct CalendarDocumentTests {
  private static let tokyo =
    #""zone": {"name": "Asia/Tokyo", "#
    + #""transitions": [{"fromMicroseconds": 0, "offsetMinutes": 540}]}"#

  private static func calendar(_ members: String) throws(ClockDocumentError) -> BusinessCalendar {
    try CalendarDocument.calendar(Array("{\n\(tokyo),\n\(members)\n}".utf8))
  }

  private static let hours = #""hours": [{"weekday": 1, "from": "09:00", "to": "18:00"}]"#

  @Test("says when the house works, and when it does not")
  func reads() throws {
    let calendar = try Self.calendar(
      #"""
      "hours": [{"weekday": 1, "from": "13:00", "to": "24:00"},
        {"weekday": 1, "from": "09:00", "to": "12:00"}],
      "holidays": "japan", "closed": ["2026-08-14", "06-01", {"from": "12-29", "to": "01-03"},
        {"from": "2026-05-07", "to": "2026-05-08"}]
      """#)
    #expect(calendar.hours == [1: [.init(from: 540, to: 720), .init(from: 780, to: 1_440)]])
    #expect(calendar.keepsJapaneseHolidays)
    #expect(
      calendar.closings == [
        .days(Day(2026, 8, 14), Day(2026, 8, 14)),
        .yearly(.init(month: 6, day: 1), .init(month: 6, day: 1)),
        .yearly(.init(month: 12, day: 29), .init(month: 1, day: 3)),
        .days(Day(2026, 5, 7), Day(2026, 5, 8)),
      ])
  }

  @Test("may list holidays one by one, as those of the first books did")
  func lists() throws {
    let calendar = try Self.calendar(#""holidays": ["2026-11-03"], \#(Self.hours)"#)
    #expect(calendar.isClosed(on: Day(2026, 11, 3)))
    #expect(!calendar.isClosed(on: Day(2026, 11, 23)))
    #expect(try Self.calendar(#""holidays": [], \#(Self.hours)"#).closings.isEmpty)
  }

  /// Lines count from the whole document: the brace is on the first, the zone on the second.
  static let mistakes: [(String, Int, String, ClockDocumentError.Problem)] = [
    (#""hours": []"#, 3, "hours", .neverOpen),
    (#""holidays": []"#, 1, "hours", .missing),
    (#""hour": [], \#(hours)"#, 3, "hour", .unknown),
    (
      "\"hours\": [\n{\"weekday\": 7, \"from\": \"09:00\", \"to\": \"18:00\"}]", 4,
      "hours[0].weekday",
      .outOfRange(0, 6)
    ),
    (
      "\"hours\": [\n{\"weekday\": 1,\n\"from\": \"9:00\", \"to\": \"18:00\"}]", 5, "hours[0].from",
      .notATime
    ),
    (
      "\"hours\": [\n{\"weekday\": 1,\n\"from\": \"09:00\", \"to\": \"24:01\"}]", 5, "hours[0].to",
      .notATime
    ),
    (
      "\"hours\": [\n{\"weekday\": 1, \"from\": \"09:00\", \"to\": \"09:00\"}]", 4, "hours[0]",
      .endsBeforeItBegins
    ),
    (
      "\"hours\": [{\"weekday\": 1, \"from\": \"09:00\", \"to\": \"12:00\"},\n"
        + "{\"weekday\": 1, \"from\": \"11:59\", \"to\": \"18:00\"}]", 4, "hours[1]", .overlaps
    ),
    ("\(hours),\n\"closed\": [\"2026-02-29\"]", 4, "closed[0]", .notADay),
    (
      "\(hours),\n\"closed\": [\n{\"from\": \"12-29\", \"to\": \"2027-01-03\"}]", 5,
      "closed[0].to", .notADay
    ),
    (
      "\(hours),\n\"closed\": [\"12-29\",\n{\"from\": \"2027-01-03\", \"to\": \"2026-12-29\"}]", 5,
      "closed[1]", .endsBeforeItBegins
    ),
    ("\(hours),\n\"holidays\": \"germany\"", 4, "holidays", .notAnyOf(["japan"])),
    ("\(hours),\n\"holidays\": [\n]]", 5, "", .notJSON(.unexpectedByte)),
  ]

  @Test("says on which line it is wrong", arguments: mistakes.indices)
  func saysWhere(index: Int) {
    let (text, line, field, problem) = Self.mistakes[index]
    #expect(throws: ClockDocumentError(line: line, field: field, problem: problem)) {
      try Self.calendar(text)
    }
  }

  @Test("takes so many days and no more")
  func isBounded() throws {
    func days(_ count: Int) -> String {
      let list = (0..<count).map { "\"\(Day(2026, 1, 1).adding($0))\"" }.joined(separator: ",")
      return "\(Self.hours), \"closed\": [\(list)]"
    }
    let countMax = ClockDocumentLimits.closingCountMax
    #expect(try Self.calendar(days(countMax)).closings.count == countMax)
    #expect(throws: ClockDocumentError(line: 3, field: "closed", problem: .tooMany(countMax))) {
      try Self.calendar(days(countMax + 1))
    }
  }

  @Test("is completed with the changes of a zone that it only names")
  func completes() throws {
    for zone in [#""Asia/Tokyo""#, #"{"name": "Asia/Tokyo"}"#] {
      let content = Array("{\"zone\": \(zone), \(Self.hours)}".utf8)
      #expect(try CalendarDocument.zoneToComplete(content) == "Asia/Tokyo")
      let whole = try CalendarDocument.completing(content, zone: .tokyo)
      #expect(try CalendarDocument.zoneToComplete(whole) == nil)
      #expect(try CalendarDocument.calendar(whole).zone == .tokyo)
    }
  }
}

@Suite("The document of a policy")
struct PolicyDocumentTests {
  private static func policy(
    _ text: String, calendars: Set<String>? = nil
  ) throws(ClockDocumentError) -> ClockPolicy {
    try PolicyDocument.policy(Array(text.utf8), calendars: calendars)
  }

  @Test("says which clocks a case has")
  func reads() throws {
    let policy = try Self.policy(
      #"""
      {"clocks": [
        {"name": "firstResponse", "title": {"ja": "初回応答"}, "stop": "answered", "target": "30m"},
        {"name": "visit", "start": "answered", "stop": "closed", "target": "1h30m",
         "calendar": "night", "pausedBy": ["parts", "customer"], "priorities": ["urgent"],
         "reasons": ["malfunction"]}]}
      """#)
    #expect(
      policy.clocks == [
        ClockRule(
          name: "firstResponse", title: ["ja": "初回応答"], stop: .answered, targetSeconds: 1_800),
        ClockRule(
          name: "visit", start: .answered, stop: .closed, targetSeconds: 5_400, calendar: "night",
          pausedBy: [.parts, .customer], priorities: [.urgent], reasons: ["malfunction"]),
      ])
  }

  private static func clock(_ members: String) -> String {
    "{\"clocks\": [\n{\"name\": \"c\",\n\(members)}]}"
  }

  static let mistakes: [(String, Int, String, ClockDocumentError.Problem)] = [
    ("{}", 1, "clocks", .missing),
    ("[]", 1, "", .notAnObject),
    (clock(#""target": "8h""#), 2, "clocks[0].stop", .missing),
    (
      clock(#""stop": "paid", "target": "8h""#), 3, "clocks[0].stop",
      .notAnyOf(["answered", "resolved", "closed"])
    ),
    (clock("\"stop\": \"closed\",\n\"target\": \"8\""), 4, "clocks[0].target", .notADuration),
    (clock(#""stop": "closed", "target": "0m""#), 3, "clocks[0].target", .notADuration),
    (
      clock(#""stop": "closed", "target": "1001h""#), 3, "clocks[0].target",
      .outOfRange(60, 3_600_000)
    ),
    (
      clock(#""stop": "answered", "start": "answered", "target": "1h""#), 3, "clocks[0].start",
      .notAnyOf(["opened"])
    ),
    (
      clock("\"stop\": \"closed\", \"target\": \"8h\",\n\"pausedBy\": [\"lunch\"]"), 4,
      "clocks[0].pausedBy[0]", .notAnyOf(WaitReason.allCases.map(\.rawValue))
    ),
    (
      clock("\"stop\": \"closed\", \"target\": \"8h\",\n\"goal\": 1"), 4, "clocks[0].goal", .unknown
    ),
    (
      clock("\"stop\": \"closed\", \"target\": \"8h\",\n\"calendar\": \"night\""), 4,
      "clocks[0].calendar", .noSuchCalendar
    ),
  ]

  @Test("says on which line it is wrong", arguments: mistakes.indices)
  func saysWhere(index: Int) {
    let (text, line, field, problem) = Self.mistakes[index]
    #expect(throws: ClockDocumentError(line: line, field: field, problem: problem)) {
      try Self.policy(text, calendars: ["calendar"])
    }
  }

  @Test("takes a target from a minute to a thousand hours")
  func targets() throws {
    for (typed, seconds) in [("1m", 60), ("1000h", 3_600_000), ("8h", 28_800)] {
      let policy = try Self.policy(Self.clock(#""stop": "closed", "target": "\#(typed)""#))
      #expect(policy.clocks.first?.targetSeconds == Int64(seconds))
    }
  }

  @Test("says how many callbacks a team can make, with clocks and without")
  func callbacks() throws {
    let rule = #""callbacks": {"slot": "30m", "count": 3}"#
    let alone = try PolicyDocument.policy(Array("{\(rule)}".utf8))
    #expect(alone.callbacks == CallbackSlots(minutes: 30, count: 3))
    #expect(alone.clocks.isEmpty)
    let both = try PolicyDocument.policy(Array("{\"clocks\": [], \(rule)}".utf8))
    #expect(both.callbacks == alone.callbacks)
    #expect(try PolicyDocument.policy(Array("{\"clocks\": []}".utf8)).callbacks == nil)
  }

  @Test(
    "takes slots that divide the hour, and counts within their bounds",
    arguments: [
      (#""slot": "45m", "count": 1"#, "callbacks.slot"),
      (#""slot": "2h", "count": 1"#, "callbacks.slot"),
      (#""slot": "30m", "count": 0"#, "callbacks.count"),
      (#""slot": "30m", "count": 1001"#, "callbacks.count"), (#""count": 1"#, "callbacks.slot"),
      (#""slot": "1h", "count": 1, "team": "repair""#, "callbacks.team"),
    ])
  func callbackMistakes(members: String, field: String) {
    do throws(ClockDocumentError) {
      _ = try PolicyDocument.policy(Array("{\"callbacks\": {\(members)}}".utf8))
      Issue.record("it was taken")
    } catch { #expect(error.field == field) }
  }
}
