import Cases
import CasesTesting
import Testing

@testable import Wire

@Suite("The description of the log")
struct RegistryTests {
  private let registry = Registry.documented

  private func field(_ type: String, _ name: String) throws -> FieldShape {
    let event = try #require(registry.newest(type))
    return try #require(registry.messages[event.message].field(named: name))
  }

  @Test("says what a field is")
  func describesFields() throws {
    let serial = try field("part.installed", "serial")
    #expect(serial.number == 3)
    #expect(serial.value == .text)
    #expect(serial.hasPresence && !serial.isRequired && !serial.isList)
    #expect(serial.personal == nil)
    #expect(serial.comment == "Its serial number.")
    let quantity = try field("part.installed", "qty")
    #expect(quantity.value == .decimal)
    #expect(quantity.isRequired && !quantity.hasPresence)
    #expect(try field("part.installed", "usageId").value == .identifier("partUsage"))
    #expect(try field("repair.workLogged", "from").value == .time(.fixed64))
    #expect(try field("loaner.lent", "dueOn").value == .day(.zigzag))
    #expect(try field("erasure.completed", "keys").isList)
    #expect(try field("erasure.completed", "keys").value == .integer(.varint))
    #expect(try field("media.attached", "sha256").value == .sha256)
    #expect(try field("media.attached", "mediaKey").value == .base64)
    #expect(try field("media.attached", "mediaKey").personal == .always(.media))
    #expect(try field("customer.contactPointAdded", "raw").personal == .byContactPoint)
    #expect(try field("case.assigned", "team").value == .team)
    guard case .position = try field("handoff.accepted", "readToSeq").value else {
      Issue.record("readToSeq is no position")
      return
    }
  }

  @Test("says what an event is")
  func describesEvents() throws {
    let decided = try #require(registry.newest("handoff.lapsed"))
    #expect(decided.command == "withdrawHandoff")
    #expect(!decided.isMadeByBook)
    let made = try #require(registry.event("clock.judged", version: 1))
    #expect(made.isMadeByBook)
    #expect(made.command == nil)
    #expect(made.name == "clock.judged/1")
    #expect(made.comment == "A clock was stopped or ran out.")
    #expect(registry.event("clock.judged", version: 2) == nil)
    #expect(registry.newest("case.dreamt") == nil)
  }

  @Test("says of every event the same as the domain", arguments: Event.Kind.allCases)
  func agreesWithTheDomain(_ kind: Event.Kind) throws {
    let shape = try #require(registry.newest(kind.rawValue))
    #expect(shape.version == kind.schemaVersion)
    switch kind.saying {
    case .fact: #expect(shape.command == nil && !shape.isMadeByBook)
    case .decision: #expect(shape.command != nil && !shape.isMadeByBook)
    case .book: #expect(shape.command == nil && shape.isMadeByBook)
    }
    #expect(shape.comment.hasSuffix("."))
    for field in registry.messages[shape.message].fields { #expect(field.comment.hasSuffix(".")) }
  }

  @Test("spells names as protobuf does")
  func spells() {
    #expect(Spelling.lowerCamel("part_no") == "partNo")
    #expect(Spelling.lowerCamel("e164") == "e164")
    #expect(Spelling.lowerCamel("os_user_2x") == "osUser2x")
    #expect(Spelling.prefix(ofEnumeration: "WaitReason") == "WAIT_REASON_")
    #expect(Spelling.prefix(ofEnumeration: "RMAWish") == "RMA_WISH_")
    #expect(Spelling.prefix(ofEnumeration: "Tax") == "TAX_")
    #expect(Spelling.word(ofValue: "WAIT_REASON_NO_PART", prefix: "WAIT_REASON_") == "noPart")
    #expect(Spelling.word(ofValue: "WITHHELD_REASON_P", prefix: "WITHHELD_REASON_") == "P")
  }

  private static let unusable: [(String, [UInt8])] = [
    ("a fraction", Descriptions.field("share", 1, type: 1)),
    ("a group", Descriptions.field("old", 1, type: 10)),
    ("a message that is nowhere", Descriptions.field("who", 1, type: 11, typeName: ".x.Who")),
    ("an enumeration that is nowhere", Descriptions.field("why", 1, type: 14, typeName: ".x.Why")),
    ("a type that protobuf has not", Descriptions.field("what", 1, type: 99)),
    (
      "a text that is a time", Descriptions.field("at", 1, type: 9, options: [0x90, 0xB5, 0x18, 1])
    ),
    (
      "a number that is a team",
      Descriptions.field("at", 1, type: 3, options: [0x90, 0xB5, 0x18, 4])
    ),
  ]

  @Test("is refused with a declaration that no event has", arguments: unusable)
  func refuses(_ what: String, _ field: [UInt8]) {
    let set = Descriptions.set([Descriptions.message("A", event: "a.b", fields: [field])])
    #expect(throws: WireError.self) { try Registry(fileDescriptorSet: set) }
  }

  @Test("is refused when two declarations are one")
  func refusesDoubles() {
    let name = Descriptions.field("name", 1, type: 9)
    let doubled = [
      [name, Descriptions.field("name", 2, type: 9)],
      [name, Descriptions.field("other", 1, type: 9)],
    ]
    for fields in doubled {
      let set = Descriptions.set([Descriptions.message("A", event: "a.b", fields: fields)])
      #expect(throws: WireError.self) { try Registry(fileDescriptorSet: set) }
    }
    let message = Descriptions.message("A", event: "a.b", fields: [name])
    #expect(throws: WireError.malformed(field: "A")) {
      try Registry(fileDescriptorSet: Descriptions.set([message, message]))
    }
  }

  @Test("shows to nobody a field of a class that only a newer build knows")
  func closesUnknownClasses() throws {
    let field = Descriptions.field(
      "gene", 1, type: 9, isOptional: true, options: [0x88, 0xB5, 0x18, 99])
    let registry = try Registry(
      fileDescriptorSet: Descriptions.set([
        Descriptions.message("A", event: "case.closed", fields: [field])
      ]))
    #expect(registry.messages[0].fields[0].personal == .never)
    var record = ProtobufWriter()
    record.append(EventID.sample("id"), number: 1)
    record.append(text: "case.closed", number: 5)
    record.append(1, .varint, number: 6)
    let stored = try StoredRecord(bytes: record.bytes)
    let json = try JSON(
      parsing: Renderer(book: .sample("book"), registry: registry)
        .render(stored, seq: 1, personal: .opened([0x0A, 0x01, 0x41])))
    #expect(json["data"]?["body"]?["gene"] == ["redacted": true, "why": "audience"])
  }

  @Test("may be empty")
  func mayBeEmpty() throws {
    #expect(try Registry(fileDescriptorSet: []).all.isEmpty)
  }

  @Test("fits into a document of the log, without its comments")
  func fitsIntoTheLog() throws {
    let published = Registry.embedded
    // A body above 60 KiB is too big for the wire, and base 64 adds a third.
    #expect(published.count * 4 / 3 < 60 * 1_024 - 1_024)
    let registry = try Registry(fileDescriptorSet: published)
    #expect(registry.all.map(\.name) == self.registry.all.map(\.name))
    #expect(registry.all.allSatisfy { $0.comment.isEmpty })
    for (own, other) in zip(self.registry.messages, registry.messages) {
      #expect(own.fields.map(\.key) == other.fields.map(\.key))
      #expect(own.fields.map(\.value) == other.fields.map(\.value))
      #expect(own.fields.map(\.personal) == other.fields.map(\.personal))
    }
  }
}
