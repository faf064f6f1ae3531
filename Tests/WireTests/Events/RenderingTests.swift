import Cases
import CasesTesting
import Testing

@testable import Wire

@Suite("A rendered event")
struct RenderingTests {
  private let renderer = Renderer(book: .sample("book"))

  /// The example of WIRE.md §5, byte for byte.
  private static let example = """
    {"acceptedtime":"2026-11-20T08:05:44.102317Z","data":{"actor":"01HV0C3M8Q5T2W7Y4B9D6F1G3J",\
    "authenticatedBy":"curveKey","body":{"causeCode":"bearingWorn","faultCode":"E4",\
    "measurements":["01JD8Y9V1B4E7H0K3N6R9V2X5Z"],"nff":false,"note":{"redacted":true,\
    "why":"audience"}},"command":"01JD8Z6Q9M4R0T3V6X9Z2B5D8F","device":\
    "01HW7B2F6H9K3N5Q8S1V4X7Z0C","deviceSeq":311,"entry":12,"index":0,"number":null,\
    "origin":"device","precision":"instant","refs":{"case":"01JD5T0C4E8N1R6W3Y9B2F7H5K",\
    "item":"01HX2M9Q5T0V3K7R8W1Y4B6N2C","repair":"01JD8S0G3A6P9T2W5Z8C1F4J7M"},"seq":184209,\
    "skewMs":-840,"supersedes":null,"team":"repair","utcOffsetMinutes":540,"visibility":"all"},\
    "dataschema":"casebook:repair.diagnosed/1","id":"01JD8Z6Q9M2T7V4K0XW3B5N8RC",\
    "recordedtime":"2026-11-20T05:37:12.480Z","sequence":"00000000000000184209",\
    "source":"urn:uuid:6e8bc430-9c3a-41d9-9669-0800200c9a66","specversion":"1.0",\
    "subject":"case/01JD5T0C4E8N1R6W3Y9B2F7H5K","time":"2026-11-20T05:37:00.000Z",\
    "type":"repair.diagnosed"}
    """

  private func id<Tag>(_ ulid: String) throws -> Identifier<Tag> {
    Identifier(try #require(AnyID(ulid: ulid)))
  }

  @Test("is the example of the wire, byte for byte")
  func isTheExample() throws {
    let event = Event.repairs(
      .repairDiagnosed(
        RepairDiagnosed(
          faultCode: "E4", causeCode: "bearingWorn",
          measurements: [try id("01JD8Y9V1B4E7H0K3N6R9V2X5Z")], isNoFaultFound: false,
          note: "軸受け摩耗")))
    let record = Record(
      id: try id("01JD8Z6Q9M2T7V4K0XW3B5N8RC"), command: try id("01JD8Z6Q9M4R0T3V6X9Z2B5D8F"),
      index: 0, origin: .device, event: event,
      occurredAt: Instant(microseconds: 1_795_153_020_000_000), utcOffsetMinutes: 540,
      recordedAt: Instant(microseconds: 1_795_153_032_480_000),
      acceptedAt: Instant(microseconds: 1_795_161_944_102_317), skewMilliseconds: -840,
      actor: try id("01HV0C3M8Q5T2W7Y4B9D6F1G3J"), team: .repair,
      device: try id("01HW7B2F6H9K3N5Q8S1V4X7Z0C"), deviceSeq: 311, authenticatedBy: .curveKey,
      refs: Refs([
        Ref(.repair, try id("01JD8S0G3A6P9T2W5Z8C1F4J7M")),
        Ref(.case, try id("01JD5T0C4E8N1R6W3Y9B2F7H5K")),
        Ref(.item, try id("01HX2M9Q5T0V3K7R8W1Y4B6N2C")),
      ]), entry: 12)
    let book = BookID(high: 0x6e8b_c430_9c3a_41d9, low: 0x9669_0800_200c_9a66)
    let stored = try StoredRecord(bytes: record.encodedOpenly())
    let rendered = try Renderer(book: book, profile: Profile(classes: []))
      .render(stored, seq: 184_209, personal: stored.openPart)
    #expect(text(rendered) == Self.example)
    let parsed = try JSON(parsing: rendered)
    #expect(text(parsed.bytes()) == Self.example)
  }

  @Test("is canonical, whatever the type", arguments: Event.Kind.allCases)
  func isCanonical(_ kind: Event.Kind) throws {
    let record = Record.sample(of: try .sample(kind))
    let stored = try StoredRecord(bytes: record.encodedOpenly())
    let rendered = try renderer.render(stored, seq: 1, personal: stored.openPart)
    #expect(try JSON(parsing: rendered).bytes() == rendered)
  }

  @Test("has a null for whatever is not set")
  func hasNulls() throws {
    var record = Record.sample(of: .contacts(.contactWaitStarted(.sample)), refs: Refs())
    record.actor = nil
    record.team = nil
    record.device = nil
    record.deviceSeq = 0
    record.skewMilliseconds = nil
    record.entry = nil
    record.event = .contacts(
      .contactWaitStarted(ContactWaitStarted(kind: .hold, reason: "asksColleague")))
    let event = try renderer.value(record)
    #expect(event["subject"] == .null)
    for name in [
      "actor", "team", "device", "deviceSeq", "skewMs", "entry", "number", "supersedes",
    ] {
      #expect(event["data"]?[name] == .null, "\(name)")
    }
    #expect(event["data"]?["refs"] == [:])
    #expect(
      event["data"]?["body"] == [
        "kind": "hold", "queue": nil, "position": nil, "estimateSec": nil,
        "reason": "asksColleague",
      ])
    #expect(event["causationid"] == nil)
    #expect(event["correlationid"] == nil)
  }

  @Test("tells what it corrects, what led to it, its number and who may see it")
  func tellsTheRest() throws {
    var record = Record.sample(of: .cases(.caseOpened(.sample)))
    record.causation = .sample("cause")
    record.correlation = .sample("correlation")
    record.supersedes = .sample("old")
    record.number = "C-1042"
    record.visibility = [.repair, .sales]
    let event = try renderer.value(record)
    #expect(event["causationid"] == .id(record.causation))
    #expect(event["correlationid"] == .id(record.correlation))
    #expect(event["data"]?["supersedes"] == .id(record.supersedes))
    #expect(event["data"]?["number"] == "C-1042")
    #expect(event["data"]?["visibility"] == ["repair", "sales"])
  }

  @Test("is about its case, else its customer, item, contact or what comes first")
  func hasASubject() throws {
    let all = [Role.site, .contact, .item, .customer, .case].map { Ref($0, .sample($0.word)) }
    for (index, word) in ["site", "contact", "item", "customer", "case"].enumerated() {
      let record = Record.sample(
        of: .cases(.caseOpened(.sample)), refs: Refs(all.prefix(index + 1)))
      #expect(
        try renderer.value(record)["subject"] == .string("\(word)/\(AnyID.sample(word))"))
    }
    let merge = Record.sample(
      of: .customers(.customerMerged(.sample)),
      refs: Refs([Ref(.survivor, .sample("a")), Ref(.absorbed, .sample("b"))]))
    #expect(try renderer.value(merge)["subject"] == .string("customer/\(AnyID.sample("a"))"))
    #expect(
      try renderer.value(merge)["data"]?["refs"] == [
        "absorbed": .id(AnyID.sample("b")), "survivor": .id(AnyID.sample("a")),
      ])
  }

  @Test("lists the cases when it stands in several")
  func listsCases() throws {
    let ids = [AnyID.sample("first"), .sample("second")]
    let record = Record.sample(
      of: .contacts(.contactWrappedUp(.sample)), refs: Refs(ids.map { Ref(.case, $0) }))
    let event = try renderer.value(record)
    #expect(event["data"]?["refs"] == ["case": [.id(ids[0]), .id(ids[1])]])
    #expect(event["subject"] == .string("case/\(ids[0])"))
  }

  @Test("writes the network's single letters as they are")
  func keepsSingleLetters() throws {
    for (reason, letter) in zip(WithheldReason.allCases, ["P", "C", "O", "S", "E"]) {
      let started = ContactStarted(
        channel: .phone, direction: .inbound, caller: nil, withheld: reason)
      let event = try renderer.value(.sample(of: .contacts(.contactStarted(started))))
      #expect(event["data"]?["body"]?["withheld"] == .string(letter))
    }
  }
}
