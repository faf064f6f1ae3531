import Cases
import CasesTesting
import Testing

@testable import Schema
@testable import Wire

@Suite("An event in the log")
struct RoundTripTests {
  @Test("every type has a sample, and the schema knows every type")
  func isComplete() {
    #expect(Event.samples.compactMap(\.kind) == Event.Kind.allCases)
    #expect(Event.Kind.allCases.count == 90)
    #expect(Registry.current.all.map(\.type) == Event.Kind.allCases.map(\.rawValue).sorted())
  }

  @Test("is read as it was written", arguments: Event.Kind.allCases)
  func survives(_ kind: Event.Kind) throws {
    let event = try Event.sample(kind)
    let content = try event.encode()
    #expect(content.type == kind.rawValue)
    let read = try Event(
      type: content.type, schemaVersion: content.schemaVersion, body: content.body,
      personal: content.personal)
    #expect(read == event)
    #expect(read.kind == kind)
  }

  @Test("without its personal part is the same event without personal fields")
  func survivesClosed() throws {
    for kind in Event.Kind.allCases {
      let event = try Event.sample(kind)
      let content = try event.encode()
      let read = try Event(
        type: content.type, schemaVersion: content.schemaVersion, body: content.body,
        personal: nil)
      #expect(read.kind == kind)
      #expect((read == event) == content.personal.isEmpty, "\(kind)")
      let again = try read.encode()
      #expect(again.body == content.body, "\(kind)")
      #expect(again.personal.isEmpty, "\(kind)")
    }
  }

  @Test("of any content is read, written and rendered alike", arguments: Event.Kind.allCases)
  func survivesAnyContent(_ kind: Event.Kind) throws {
    var random = RandomContent(.seeded("any content of \(kind)"))
    let shape = try #require(Registry.current.newest(kind.rawValue))
    let renderer = Renderer(book: .sample("book"))
    for _ in 0..<30 {
      let body = random.body(shape)
      let request: JSON = ["type": .string(kind.rawValue), "body": body]
      let event = try IncomingEvent(request).draft.event
      #expect(event.kind == kind)
      let record = Record.sample(of: event)
      let rendered = try renderer.value(record)["data"]?["body"]
      #expect(rendered == body)
      let stored = try StoredRecord(bytes: record.encodedOpenly())
      let read = try stored.record(seq: 0, personal: stored.sealed, state: .opened)
      #expect(read.event == event)
    }
  }

  @Test("cannot be written if it could not be read again")
  func refusesWhatCannotBeRead() {
    let nameless = Event.cases(
      .caseWaitEnded(CaseWaitEnded(waitID: .sample("wait"), why: "")))
    #expect(throws: WireError.malformed(field: "why")) { try nameless.encode() }
    let timeless = Event.repairs(
      .repairWorkLogged(
        RepairWorkLogged(from: .sample, to: Instant(microseconds: .max), kind: .labor)))
    #expect(throws: WireError.malformed(field: "to")) { try timeless.encode() }
    var hash = MediaAttached.sample
    hash.sha256 = [1, 2, 3]
    #expect(throws: WireError.malformed(field: "sha256")) {
      try Event.contacts(.mediaAttached(hash)).encode()
    }
    let unknown = Event.unknown(UnknownEvent(type: "case.dreamt", schemaVersion: 1))
    #expect(throws: WireError.unknownType("unknown")) { try unknown.encode() }
  }

  @Test("the words of the schema are those of the domain, in the same order")
  func wordsAgree() throws {
    // Every word goes through the pairs in both directions: see `survivesAnyContent`.  Here the
    // order, on which reading by number rests.
    func check<Value: Coded & RawRepresentable<String>>(_: Value.Type) throws {
      let name = String(describing: Value.Code.self).dropFirst("Proto".count)
      let shape = try #require(Registry.current.codes.first { $0.name == name })
      #expect(shape.words.map(\.word) == Value.allCases.map(\.rawValue))
      #expect(shape.words.map(\.number) == Value.allCases.map { Int64($0.code.rawValue) })
    }
    try check(Origin.self)
    try check(Precision.self)
    try check(Authentication.self)
    try check(WithheldReason.self)
    try check(RMAWish.self)
    try check(ConflictRule.self)
    for (index, role) in Role.allCases.enumerated() {
      #expect(role.code.rawValue == Int(role.rawValue))
      #expect(role.code.rawValue == index + 1)
    }
  }
}
