import Cases
import CasesTesting
import Testing

@testable import Wire

@Suite("Personal fields")
struct PersonalFieldsTests {
  private static let audience: JSON = ["redacted": true, "why": "audience"]
  private static let keyMissing: JSON = ["redacted": true, "why": "keyMissing"]
  private static let erased: JSON = ["erased": true]

  private func body(
    _ event: Event, _ classes: Set<PersonalClass>, _ personal: PersonalPart? = nil
  ) throws -> JSON {
    let renderer = Renderer(book: .sample("book"), profile: Profile(classes: classes))
    return try #require(try renderer.value(.sample(of: event), personal)["data"]?["body"])
  }

  @Test("are opened for a profile that has their class, and only these")
  func areOpenedByClass() throws {
    let event = Event.contacts(.mediaAttached(.sample))
    let names: [PersonalClass: String] = [
      .media: "mediaKey", .address: "location", .words: "caption",
    ]
    for (own, name) in names {
      let body = try body(event, [own])
      for (other, field) in names {
        #expect((body[field] == Self.audience) == (own != other), "\(name) \(field)")
      }
      #expect(body["durationSec"] == 161)
    }
  }

  @Test("of a contact point have the class of its kind")
  func followTheKind() throws {
    let kinds: [(ContactPointKind, PersonalClass)] = [
      (.phone, .number), (.sms, .number), (.email, .address), (.address, .address),
    ]
    for (kind, own) in kinds {
      var point = ContactPointAdded.sample
      point.kind = kind
      let event = Event.customers(.contactPointAdded(point))
      let opened = try body(event, [own])
      #expect(opened["raw"] == "03-1234-5678")
      #expect(opened["normalized"] == "+81312345678")
      let closed = try body(event, Set(PersonalClass.allCases).subtracting([own]))
      #expect(closed["raw"] == Self.audience)
      #expect(closed["normalized"] == Self.audience)
      // An extension is a number, whatever it belongs to.
      #expect((opened["extension"] == Self.audience) == (own != .number))
    }
  }

  @Test("are closed in the same way whether they are set or not")
  func doNotLeakPresence() throws {
    var empty = CustomerRegistered.sample
    empty.name = nil
    empty.nameKana = nil
    let set = try body(.customers(.customerRegistered(.sample)), [])
    #expect(set == (try body(.customers(.customerRegistered(empty)), [])))
    #expect(set["name"] == Self.audience)
    let opened = try body(.customers(.customerRegistered(empty)), [.name])
    #expect(opened["name"] == .null)
  }

  @Test("inside a message, and lists, are closed too")
  func areClosedInside() throws {
    let event = Event.commitments(.handoffOffered(.sample))
    let closed = try body(event, [])["brief"]
    for name in ["ask", "situation", "tried", "nextStep"] {
      #expect(closed?[name] == Self.audience, "\(name)")
    }
    #expect(closed?["mood"] == "calm")
    let opened = try body(event, [.words])["brief"]
    #expect(opened?["tried"] == ["再起動"])
    #expect(opened?["ask"] == "異音の診断")
  }

  @Test("say why they are closed; who may not see the class learns only that")
  func sayWhy() throws {
    let event = Event.customers(.customerRegistered(.sample))
    #expect(try body(event, [.name], .closed)["name"] == Self.audience)
    #expect(try body(event, [.name], .keyMissing)["name"] == Self.keyMissing)
    #expect(try body(event, [.name], .erased)["name"] == Self.erased)
    for personal in [PersonalPart.closed, .keyMissing, .erased] {
      #expect(try body(event, [.words], personal)["name"] == Self.audience)
    }
  }

  @Test("of a record without a sealed part are unset, whatever is said of its key")
  func needNoKey() throws {
    var empty = CustomerRegistered.sample
    empty.name = nil
    empty.nameKana = nil
    for personal in [PersonalPart.closed, .keyMissing, .erased] {
      #expect(
        try body(.customers(.customerRegistered(empty)), [.name], personal)["name"] == .null)
    }
  }

  @Test("stand in the sealed part and nowhere else", arguments: Event.Kind.allCases)
  func standApart(_ kind: Event.Kind) throws {
    let content = try Event.sample(kind).encode()
    let shape = try #require(Registry.current.newest(kind.rawValue))
    try check(shape.message, content.body, isSealed: false)
    try check(shape.message, content.personal, isSealed: true)
  }

  private func check(_ message: Int, _ bytes: [UInt8], isSealed: Bool) throws {
    let shape = Registry.current.messages[message]
    var reader = ProtobufReader(bytes)
    while let field = try reader.next() {
      let declared = shape.fields[try #require(shape.place(ofNumber: field.number))]
      if case .message(let inner) = declared.value, case .bytes(let range) = field.value,
        declared.personal == nil
      {
        try check(inner, Array(bytes[range]), isSealed: isSealed)
      } else {
        #expect((declared.personal != nil) == isSealed, "\(declared.name)")
      }
    }
  }

  @Test("an event that the profile's teams may not see is withheld, and says nothing")
  func isWithheld() throws {
    var record = Record.sample(of: .cases(.caseOpened(.sample)))
    record.visibility = [.sales]
    let profile = Profile(classes: Set(PersonalClass.allCases), teams: [.repair, .support])
    let renderer = Renderer(book: .sample("book"), profile: profile)
    let stored = try StoredRecord(bytes: record.encodedOpenly())
    let withheld = try renderer.render(stored, seq: 7, personal: stored.openPart)
    #expect(
      text(withheld) == """
        {"data":{"redacted":true,"why":"visibility"},"id":"\(record.id)",\
        "sequence":"00000000000000000007",\
        "source":"urn:uuid:019a9ec0-6400-08d8-cd2f-cd9bc6b008d8","specversion":"1.0",\
        "type":"withheld"}
        """)
    record.visibility = [.sales, .repair]
    #expect(try renderer.value(record)["type"] == "case.opened")
    record.visibility = []
    #expect(try renderer.value(record)["type"] == "case.opened")
    #expect(Profile.everything.sees([.sales]))
  }
}
