import Cases
import CasesTesting
import Testing

@testable import Wire

@Suite("An event that comes in as JSON")
struct IncomingTests {
  private static let installed: JSON = [
    "type": "part.installed",
    "refs": ["case": "01JD5T0C4E8N1R6W3Y9B2F7H5K", "item": "01HX2M9Q5T0V3K7R8W1Y4B6N2C"],
    "occurredAt": "2026-11-20T14:37:00.000+09:00",
    "body": [
      "usageId": "01JD8Y9V1B4E7H0K3N6R9V2X5Z", "partNo": "CMP-88", "qty": "1", "source": "van",
      "charge": "warranty",
    ],
  ]

  /// `json` with the member at `path` replaced, or taken out.
  private static func changed(_ json: JSON, _ path: [String], _ value: JSON?) -> JSON {
    guard let name = path.first, case .object(var members) = json else { return json }
    members[name] =
      path.count == 1 ? value : changed(members[name] ?? [:], Array(path.dropFirst()), value)
    return .object(members)
  }

  private static func changed(_ path: String, _ value: JSON?) -> JSON {
    changed(installed, path.split(separator: "/").map(String.init), value)
  }

  private func error(_ json: JSON) -> IncomingError? {
    do throws(IncomingError) {
      _ = try IncomingEvent(json)
      return nil
    } catch {
      return error
    }
  }

  @Test("is read in the short form of a request")
  func readsRequests() throws {
    let event = try IncomingEvent(json: Self.installed.bytes())
    #expect(event.occurredAt == .sample)
    #expect(event.utcOffsetMinutes == 540)
    #expect(event.export == nil)
    #expect(event.draft.refs.case == CaseID(ulid: "01JD5T0C4E8N1R6W3Y9B2F7H5K"))
    guard case .repairs(.partInstalled(let part)) = event.draft.event else {
      Issue.record("\(event.draft.event)")
      return
    }
    #expect(part.partNo == "CMP-88")
    #expect(part.serial == nil)
    #expect(part.quantity == "1")
  }

  @Test("may say everything else that a request can")
  func readsTheRest() throws {
    let event = try IncomingEvent([
      "type": "visit.started", "dataschema": "casebook:visit.started/1",
      "occurredAt": "2026-11-20T05:37:00Z", "recordedAt": "2026-11-20T05:38:00Z",
      "precision": "minute", "utcOffsetMinutes": -210, "visibility": ["repair", "sales"],
      "supersedes": .id(EventID.sample("old")), "causation": .id(EventID.sample("cause")),
      "refs": ["case": [.id(CaseID.sample("a")), .id(CaseID.sample("b"))]],
    ])
    #expect(event.precision == .minute)
    #expect(event.utcOffsetMinutes == -210)
    #expect(event.recordedAt == Instant.sample.adding(seconds: 60))
    #expect(event.visibility == [.repair, .sales])
    #expect(event.draft.supersedes == .sample("old"))
    #expect(event.draft.causation == .sample("cause"))
    #expect(event.draft.refs.all.map(\.id) == [.sample("a"), .sample("b")])
    #expect(event.draft.event == .repairs(.visitStarted(VisitStarted())))
    let least = try IncomingEvent(["type": "visit.started", "visibility": "all", "body": nil])
    #expect(least.occurredAt == nil)
    #expect(least.visibility.isEmpty)
  }

  @Test("is read as an export prints it", arguments: Event.Kind.allCases)
  func readsExports(_ kind: Event.Kind) throws {
    var record = Record.sample(of: try .sample(kind), number: 12)
    record.causation = .sample("cause")
    record.supersedes = .sample("old")
    record.visibility = [.repair]
    record.number = "C-7"
    record.seq = 184_209
    let stored = try StoredRecord(bytes: record.encodedOpenly())
    let rendered = try Renderer(book: .sample("book"))
      .render(stored, seq: record.seq, personal: stored.openPart)
    let event = try IncomingEvent(json: rendered)
    #expect(
      event.draft
        == Draft(
          record.event, refs: record.refs, supersedes: record.supersedes,
          causation: record.causation))
    #expect(event.occurredAt == record.occurredAt)
    #expect(event.recordedAt == record.recordedAt)
    #expect(event.precision == record.precision)
    #expect(event.utcOffsetMinutes == record.utcOffsetMinutes)
    #expect(event.visibility == record.visibility)
    let export = try #require(event.export)
    #expect(export.source == "urn:uuid:019a9ec0-6400-08d8-cd2f-cd9bc6b008d8")
    #expect(export.id == record.id)
    #expect(export.command == record.command)
    #expect(export.index == 0)
    #expect(export.actor == record.actor)
    #expect(export.team == record.team)
    #expect(export.number == "C-7")
    #expect(export.entry == 12)
    #expect(export.seq == 184_209)
    #expect(export.acceptedAt == record.acceptedAt)
  }

  @Test("is history, with the likeliest where it is silent about its time")
  func isHistory() throws {
    let request = try IncomingEvent(Self.installed).imported(offsetMinutes: 0)
    #expect(request.occurredAt == .sample)
    #expect(request.recordedAt == .sample)
    #expect(request.precision == .instant)
    #expect(request.utcOffsetMinutes == 540)
    #expect(request.actor == nil && request.team == nil)
    let timeless = try IncomingEvent(["type": "visit.started"])
    #expect(throws: IncomingError.malformed(at: "/events/2/occurredAt", .missing)) {
      try timeless.imported(offsetMinutes: 0, at: "/events/2")
    }
    var record = Record.sample(of: .cases(.caseClosed(.sample)))
    record.precision = .day
    record.recordedAt = record.occurredAt.adding(seconds: 60)
    let event = try Renderer(book: .sample("book")).value(record)
    let exported = try IncomingEvent(event).imported(offsetMinutes: 0)
    // Others name it by this id, as what they correct.
    let export = try IncomingEvent(event).export
    #expect(exported.id == export?.id)
    #expect(exported.id != nil)
    #expect(exported.recordedAt == record.recordedAt)
    #expect(exported.precision == .day)
    #expect(exported.actor == record.actor)
    #expect(exported.team == record.team)
    let silent = try IncomingEvent(event.replacing(["time"], nil))
    #expect(throws: IncomingError.malformed(at: "/time", .missing)) {
      try silent.imported(offsetMinutes: 0)
    }
  }

  @Test("whose personal fields are closed is refused", arguments: Event.Kind.allCases)
  func refusesClosedEvents(_ kind: Event.Kind) throws {
    let record = Record.sample(of: try .sample(kind))
    let stored = try StoredRecord(bytes: record.encodedOpenly())
    let shape = try #require(Registry.current.newest(kind.rawValue))
    let isPersonal = Registry.current.isPersonal(shape.message)
    for personal in [PersonalPart.closed, .keyMissing, .erased] {
      let rendered = try Renderer(book: .sample("book"))
        .render(stored, seq: 1, personal: personal)
      var isRedacted = false
      do throws(IncomingError) {
        _ = try IncomingEvent(json: rendered)
      } catch .redacted(let at) {
        isRedacted = true
        #expect(at.hasPrefix("/data/body/"))
      } catch {
        Issue.record("\(error)")
      }
      #expect(isRedacted == isPersonal)
    }
  }

  @Test("that was withheld is refused")
  func refusesWithheld() throws {
    var record = Record.sample(of: .cases(.caseClosed(.sample)))
    record.visibility = [.sales]
    let profile = Profile(classes: [], teams: [.repair])
    let stored = try StoredRecord(bytes: record.encodedOpenly())
    let rendered = try Renderer(book: .sample("book"), profile: profile)
      .render(stored, seq: 1, personal: .closed)
    #expect(throws: IncomingError.withheld) { try IncomingEvent(json: rendered) }
  }

  private static let wrong: [(String, JSON?, IncomingProblem)] = [
    ("/type", nil, .missing), ("/type", 1, .expected(.text)),
    ("/ocurredAt", "x", .unexpected), ("/a~1b", 1, .unexpected), ("/a~0b", 1, .unexpected),
    ("/occurredAt", "2026-11-20", .expected(.time)), ("/refs", [], .expected(.object)),
    ("/refs/case", "C-1042", .expected(.identifier)), ("/refs/cases", [], .unexpected),
    ("/precision", "second", .expected(.word(["instant", "minute", "day"]))),
    ("/visibility", "none", .expected(.array)), ("/utcOffsetMinutes", 1_440, .expected(.integer)),
    ("/body", [], .expected(.object)), ("/body/quantity", "1", .unexpected),
    ("/body/partNo", nil, .missing), ("/body/partNo", .null, .missing),
    ("/body/partNo", "", .missing), ("/body/partNo", 5, .expected(.text)),
    ("/body/qty", "one", .expected(.decimal)), ("/body/qty", 1, .expected(.decimal)),
    ("/body/usageId", "x", .expected(.identifier)),
    (
      "/body/source", "moon", .expected(.word(["van", "stock", "order", "customer"]))
    ),
    (
      "/body/source", ["unknown": 9], .expected(.word(["van", "stock", "order", "customer"]))
    ),
  ]

  @Test("is refused with the place of what is wrong", arguments: wrong)
  func saysWhatIsWrong(_ at: String, _ value: JSON?, _ problem: IncomingProblem) {
    let path = at.split(separator: "/").map {
      String($0).replacing("~1", with: "/").replacing("~0", with: "~")
    }
    #expect(error(Self.changed(Self.installed, path, value)) == .malformed(at: at, problem))
  }

  @Test("is refused inside of lists and messages")
  func saysWhatIsWrongInside() {
    let quote: JSON = [
      "type": "quote.given",
      "body": [
        "quoteId": "01JD8Y9V1B4E7H0K3N6R9V2X5Z",
        "amount": ["amount": "1", "currency": "JPY", "tax": "included"],
        "lines": [["text": "a", "qty": "1", "amount": ["amount": "1", "currency": "JPY"]]],
      ],
    ]
    #expect(error(quote) == .malformed(at: "/body/lines/0/amount/tax", .missing))
    let lines = Self.changed(quote, ["body", "lines"], nil)
    #expect(error(lines) == nil)
    let notAList = Self.changed(quote, ["body", "lines"], .null)
    #expect(error(notAList) == .malformed(at: "/body/lines", .expected(.array)))
    #expect(throws: IncomingError.malformed(at: "/events/3/a", .unexpected)) {
      try IncomingEvent(["a": 1, "type": "visit.started"], at: "/events/3")
    }
    #expect(
      error(["type": "entry.retracted", "body": ["events": ["x"], "reasonCode": "mistake"]])
        == .malformed(at: "/body/events/0", .expected(.identifier)))
  }

  @Test("of an unknown type or version is refused")
  func refusesUnknown() throws {
    #expect(error(["type": "case.dreamt", "body": [:]]) == .unknownType("case.dreamt"))
    #expect(
      error(["type": "visit.started", "dataschema": "casebook:visit.started/2"])
        == .unknownVersion(type: "visit.started", version: "casebook:visit.started/2"))
    let content = EncodedEvent(type: "case.dreamt", schemaVersion: 1, body: [], personal: [])
    let stored = try StoredRecord(
      bytes: Record.sample(of: .cases(.caseClosed(.sample))).encode(content, sealed: nil))
    let rendered = try Renderer(book: .sample("book")).render(stored, seq: 1, personal: .closed)
    #expect(throws: IncomingError.unknownType("case.dreamt")) {
      try IncomingEvent(json: rendered)
    }
  }

  @Test("that is no JSON, too long or too deep is refused")
  func refusesBadJSON() {
    #expect(throws: IncomingError.json(JSONError(.endsEarly, at: 1))) {
      try IncomingEvent(json: bytes("{"))
    }
    let long = bytes(String(repeating: " ", count: 65_535) + "{}")
    #expect(throws: IncomingError.json(JSONError(.tooLong, at: 65_536))) {
      try IncomingEvent(json: long)
    }
    #expect(throws: IncomingError.malformed(at: "", .expected(.object))) {
      try IncomingEvent(json: bytes("[]"))
    }
  }
}

extension Registry {
  /// Whether a message has a personal field.
  func isPersonal(_ message: Int) -> Bool {
    messages[message].fields.contains { field in
      if case .message(let inner) = field.value, isPersonal(inner) { return true }
      return field.personal != nil
    }
  }
}
