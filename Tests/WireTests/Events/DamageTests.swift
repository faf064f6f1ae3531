import Cases
import CasesTesting
import Testing

@testable import Schema
@testable import Wire

/// Whatever the bytes, a decoder answers or throws its own error; that it neither traps nor hangs
/// is proved by the test coming to its end.
@Suite("Damaged bytes")
struct DamageTests {
  /// `bytes` with some bits turned, cut off, or with bytes put in, taken out or doubled.
  private func damaged(_ bytes: [UInt8], _ numbers: inout SeededNumbers) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &numbers) {
      guard !bytes.isEmpty else { return [UInt8.random(in: 0...255, using: &numbers)] }
      let place = Int.random(in: bytes.indices, using: &numbers)
      switch Int.random(in: 0...5, using: &numbers) {
      case 0, 1: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &numbers)
      case 2: bytes.removeSubrange(place...)
      case 3: bytes.insert(UInt8.random(in: 0...255, using: &numbers), at: place)
      case 4: bytes.remove(at: place)
      default: bytes.insert(contentsOf: bytes[place...].prefix(9), at: place)
      }
    }
    return bytes
  }

  private func random(_ count: Int, _ numbers: inout SeededNumbers) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: 0...255, using: &numbers) }
  }

  /// Decodes, renders and, if it can be rendered, reads again.
  private func use(_ bytes: [UInt8]) throws {
    guard let stored = try? StoredRecord(bytes: bytes) else { return }
    for personal in [nil, stored.sealed] {
      _ = try? stored.record(seq: 1, personal: personal, state: .opened)
    }
    let rendered = try? Renderer(book: .sample("book"))
      .render(stored, seq: 1, personal: stored.openPart)
    guard let rendered else { return }
    let limits = JSON.Limits(byteCountMax: .max, depthMax: 16)
    let json = try JSON(parsing: rendered, limits: limits)
    #expect(json.bytes() == rendered)
    _ = try? IncomingEvent(json: rendered)
  }

  @Test("of a record", arguments: Event.Kind.allCases)
  func record(_ kind: Event.Kind) throws {
    var numbers = SeededNumbers.seeded("damaged records of \(kind)")
    let bytes = try Record.sample(of: .sample(kind)).encodedOpenly()
    for _ in 0..<60 { try use(damaged(bytes, &numbers)) }
    for end in stride(from: 0, to: bytes.count, by: 5) { try use(Array(bytes[..<end])) }
  }

  @Test("of a content", arguments: Event.Kind.allCases)
  func content(_ kind: Event.Kind) throws {
    var numbers = SeededNumbers.seeded("damaged contents of \(kind)")
    let content = try Event.sample(kind).encode()
    let record = Record.sample(of: try .sample(kind))
    for round in 0..<100 {
      let body =
        round < 70
        ? damaged(content.body, &numbers)
        : random(Int.random(in: 0...60, using: &numbers), &numbers)
      let personal = damaged(content.personal, &numbers)
      _ = try? Event(type: kind.rawValue, schemaVersion: 1, body: body, personal: personal)
      _ = try? Event(type: kind.rawValue, schemaVersion: 1, body: body, personal: nil)
      let damaged = EncodedEvent(
        type: kind.rawValue, schemaVersion: 1, body: body, personal: personal)
      try use(record.encode(damaged, sealed: SealedPart(bytes: personal, keyID: 1)))
    }
  }

  @Test("that an event survives are the same event when written and read again")
  func whatSurvivesIsStable() throws {
    var numbers = SeededNumbers.seeded("damaged contents that are events")
    var count = 0
    for kind in Event.Kind.allCases {
      let content = try Event.sample(kind).encode()
      for _ in 0..<40 {
        let body = damaged(content.body, &numbers)
        guard
          let event = try? Event(
            type: kind.rawValue, schemaVersion: 1, body: body, personal: nil),
          event.kind != nil
        else { continue }
        count += 1
        let again = try event.encode()
        #expect(
          try Event(
            type: again.type, schemaVersion: 1, body: again.body, personal: again.personal)
            == event)
      }
    }
    #expect(count > 0)
  }

  @Test("that are no record at all")
  func randomRecords() throws {
    var numbers = SeededNumbers.seeded("random records")
    for _ in 0..<5_000 {
      try use(random(Int.random(in: 0...120, using: &numbers), &numbers))
    }
  }

  @Test("of a document")
  func documents() throws {
    var numbers = SeededNumbers.seeded("damaged documents")
    let renderer = Renderer(book: .sample("book"))
    let alphabet = bytes(#"{}[]",:\u0123456789eE+-.tfn"# + " \n")
    for kind in Event.Kind.allCases {
      let document = try renderer.value(.sample(of: .sample(kind))).bytes()
      for _ in 0..<50 {
        let damaged = damaged(document, &numbers)
        _ = try? IncomingEvent(json: damaged)
        if let json = try? JSON(parsing: damaged) {
          #expect(try JSON(parsing: json.bytes()) == json)
        }
      }
    }
    for _ in 0..<10_000 {
      let count = Int.random(in: 0...40, using: &numbers)
      let document = (0..<count).compactMap { _ in alphabet.randomElement(using: &numbers) }
      if let json = try? JSON(parsing: document) {
        #expect(try JSON(parsing: json.bytes()) == json)
      }
    }
  }

  @Test("of an event's members, replaced by any value")
  func members() throws {
    var numbers = SeededNumbers.seeded("replaced members")
    let renderer = Renderer(book: .sample("book"))
    for kind in Event.Kind.allCases {
      let event = try renderer.value(.sample(of: .sample(kind)))
      for path in event.paths {
        let value = JSON.random(depth: 2, using: &numbers)
        _ = try? IncomingEvent(event.replacing(path, value))
        _ = try? IncomingEvent(event.replacing(path, nil))
      }
    }
  }

  @Test("of a description of the log")
  func descriptions() throws {
    var numbers = SeededNumbers.seeded("damaged descriptions")
    let small = Descriptions.visitEndedInTwoVersions()
    for _ in 0..<2_000 {
      if let registry = try? Registry(fileDescriptorSet: damaged(small, &numbers)) {
        for event in registry.all { _ = registry.jsonSchema(event) }
      }
    }
    let whole = EmbeddedSchemas.bytes(EmbeddedSchemas.documented)
    for _ in 0..<40 {
      let registry = try? Registry(fileDescriptorSet: damaged(whole, &numbers))
      guard let registry else { continue }
      for record in try Event.samples.prefix(5).map({ try Record.sample(of: $0).encodedOpenly() }) {
        let stored = try StoredRecord(bytes: record)
        _ = try? Renderer(book: .sample("book"), registry: registry)
          .render(stored, seq: 1, personal: stored.openPart)
      }
    }
    for _ in 0..<2_000 {
      _ = try? Registry(
        fileDescriptorSet: random(Int.random(in: 0...80, using: &numbers), &numbers))
    }
  }
}

extension JSON {
  /// The ways to every member of an object, and of the objects in it.
  var paths: [[String]] {
    guard case .object(let members) = self else { return [] }
    return members.sorted { $0.key < $1.key }.flatMap { name, value in
      [[name]] + value.paths.map { [name] + $0 }
    }
  }
}
