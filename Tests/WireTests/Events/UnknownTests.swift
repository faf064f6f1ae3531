import Cases
import CasesTesting
import Testing

@testable import Wire

@Suite("What only a newer build knows")
struct UnknownTests {
  private let renderer = Renderer(book: .sample("book"))

  /// A record of which type, version and body are given.
  private func stored(_ type: String, _ version: Int, _ body: [UInt8]) throws -> StoredRecord {
    let content = EncodedEvent(type: type, schemaVersion: version, body: body, personal: [])
    let record = Record.sample(of: .cases(.caseClosed(.sample)))
    return try StoredRecord(bytes: record.encode(content, sealed: nil))
  }

  @Test(
    "a type or version becomes an unknown event, which is shown",
    arguments: [("case.dreamt", 1), ("case.closed", 2), ("", 1), ("case.closed", 4_000_000_000)])
  func becomesUnknown(_ type: String, _ version: Int) throws {
    let stored = try stored(type, version, [0x08, 0x01, 0xFF])
    let record = try stored.record(seq: 5)
    #expect(record.event == .unknown(UnknownEvent(type: type, schemaVersion: version)))
    #expect(record.refs == .sample)
    let json = try JSON(parsing: renderer.render(stored, seq: 5, personal: .closed))
    #expect(json["data"]?["body"] == .null)
    #expect(json["data"]?["unknown"] == true)
    #expect(json["type"] == .string(type))
    #expect(json["dataschema"] == .string("casebook:\(type)/\(version)"))
    #expect(json["data"]?["refs"]?["case"] != nil)
  }

  @Test("a value of an enumeration makes the event unknown, and is shown by its number")
  func unknownValue() throws {
    var writer = ProtobufWriter()
    writer.append(99, .varint, number: 1)
    let stored = try stored("visit.ended", 1, writer.bytes)
    #expect(
      try stored.record(seq: 1).event
        == .unknown(UnknownEvent(type: "visit.ended", schemaVersion: 1)))
    let json = try JSON(parsing: renderer.render(stored, seq: 1, personal: .closed))
    #expect(json["data"]?["body"]?["result"] == ["unknown": 99])
  }

  @Test("a field beside the known ones leaves the event as it is")
  func unknownField() throws {
    let known = try Event.sample(.visitEnded).encode()
    var writer = ProtobufWriter()
    writer.append(bytes("new"), number: 99)
    let stored = try stored("visit.ended", 1, known.body + writer.bytes)
    let record = try stored.record(seq: 1, personal: known.personal)
    #expect(try record.event == .sample(.visitEnded))
    #expect(stored.body == known.body + writer.bytes)
  }

  @Test(
    "of an envelope is said, not guessed",
    arguments: [
      (4, "origin"), (8, "precision"),
      (17, "authenticatedBy"),
    ])
  func unknownEnvelope(_ number: Int, _ field: String) throws {
    let record = Record.sample(of: .cases(.caseClosed(.sample)))
    var writer = ProtobufWriter()
    writer.append(99, .varint, number: number)
    let stored = try StoredRecord(bytes: record.encodedOpenly() + writer.bytes)
    #expect(throws: WireError.newerValue(field: field)) { try stored.record(seq: 1) }
    let json = try JSON(parsing: renderer.render(stored, seq: 1, personal: .closed))
    #expect(json["data"]?[field] == ["unknown": 99])
  }

  @Test("a role is shown by its number")
  func unknownRole() throws {
    let record = Record.sample(of: .cases(.caseClosed(.sample)), refs: Refs())
    var writer = ProtobufWriter()
    for role: Int64 in [200, 8, 17, 3, 17] {
      var ref = ProtobufWriter()
      ref.append(role, .varint, number: 1)
      ref.append(AnyID.sample("of \(role)"), number: 2)
      writer.append(ref.bytes, number: 18)
    }
    let stored = try StoredRecord(bytes: record.encodedOpenly() + writer.bytes)
    #expect(throws: WireError.newerValue(field: "refs")) { try stored.refs() }
    let rendered = try renderer.render(stored, seq: 1, personal: .closed)
    let json = try JSON(parsing: rendered)
    let (seventeen, other) = (JSON.id(AnyID.sample("of 17")), JSON.id(AnyID.sample("of 200")))
    #expect(
      json["data"]?["refs"] == [
        "role17": [seventeen, seventeen], "role200": other, "promise": .id(AnyID.sample("of 8")),
        "site": .id(AnyID.sample("of 3")),
      ])
    #expect(json["subject"] == .string("role200/\(AnyID.sample("of 200"))"))
    #expect(json.bytes() == rendered)
  }

  @Test("an event is shown by the description that its own book carries")
  func rendersByAnotherDescription() throws {
    // A description in which a type of this build has a second version, with one more field.
    let newer = try Registry(fileDescriptorSet: Descriptions.visitEndedInTwoVersions())
    var writer = ProtobufWriter()
    writer.append(1, .varint, number: 1)
    writer.append(bytes("雨"), number: 7)
    let stored = try stored("visit.ended", 2, writer.bytes)
    let json = try JSON(
      parsing: Renderer(book: .sample("book"), registry: newer)
        .render(stored, seq: 1, personal: .closed))
    #expect(json["data"]?["body"] == ["result": "done", "weather": "雨"])
    #expect(json["data"]?["unknown"] == nil)
    #expect(newer.newest("visit.ended")?.version == 2)
    #expect(newer.event("visit.ended", version: 1) != nil)
  }
}
