import Cases
import CasesTesting
import FoundationEssentials
import SwiftProtobuf
import Testing

@testable import Schema
@testable import Wire

@Suite("A record in the log")
struct RecordTests {
  /// A record in which every field of the envelope is set.
  private var whole: Record {
    var record = Record.sample(
      of: .cases(.caseOpened(.sample)),
      refs: Refs(Role.allCases.map { Ref($0, .sample($0.word)) }))
    record.index = 3
    record.precision = .minute
    record.utcOffsetMinutes = -210
    record.number = "C-1042"
    record.entry = 14
    record.causation = .sample("cause")
    record.correlation = .sample("correlation")
    record.supersedes = .sample("old")
    record.visibility = [.repair, .sales]
    record.keyID = 7
    return record
  }

  private func read(_ bytes: [UInt8]) throws -> Record {
    let stored = try StoredRecord(bytes: bytes)
    return try stored.record(seq: 0, personal: stored.sealed, state: .opened)
  }

  @Test("is read as it was written")
  func survives() throws {
    #expect(try read(whole.encodedOpenly()) == whole)
    var least = Record.sample(of: .book(.memberLeft(.sample)), refs: Refs())
    least.origin = .book
    least.actor = nil
    least.team = nil
    least.device = nil
    least.deviceSeq = 0
    least.skewMilliseconds = nil
    least.entry = nil
    least.personal = .absent
    #expect(try read(least.encodedOpenly()) == least)
  }

  @Test("is read the same from a span")
  func isReadFromASpan() throws {
    let bytes = try whole.encodedOpenly()
    let stored = try readFromSpan(bytes)
    #expect(stored.bytes == bytes)
    #expect(try stored.record(seq: 0, personal: stored.sealed, state: .opened) == whole)
    #expect(throws: WireError.malformed(field: "id")) { try readFromSpan([]).id() }
    #expect(throws: WireError.notAMessage("protobuf")) { try readFromSpan([0xFF]) }
  }

  private func readFromSpan(_ bytes: [UInt8]) throws -> StoredRecord {
    try unsafe StoredRecord(span: bytes.span.bytes)
  }

  @Test("tells what it is without its content being read")
  func tellsTheEnvelope() throws {
    let stored = try StoredRecord(bytes: whole.encodedOpenly())
    #expect(stored.type == "case.opened")
    #expect(stored.schemaVersion == 1)
    #expect(stored.acceptedAt == whole.acceptedAt)
    #expect(stored.keyID == 7)
    #expect(try stored.id() == whole.id)
    #expect(try stored.command().id == whole.command)
    #expect(try stored.command().index == 3)
    #expect(try stored.refs() == whole.refs)
    #expect(try stored.visibility() == whole.visibility)
    #expect(stored.body == (try whole.event.encode().body))
  }

  @Test("says what became of its personal part")
  func tellsTheState() throws {
    let stored = try StoredRecord(bytes: whole.encodedOpenly())
    #expect(try stored.record(seq: 9).personal == .closed)
    #expect(try stored.record(seq: 9).seq == 9)
    #expect(try stored.record(seq: 9, state: .erased).personal == .erased)
    let plain = Record.sample(of: .cases(.caseClosed(.sample)))
    #expect(try StoredRecord(bytes: plain.encodedOpenly()).record(seq: 1).personal == .absent)
  }

  @Test("has the bytes that the generated code gives, and is read by it")
  func agreesWithTheGeneratedCode() throws {
    for record in [whole] + Event.samples.enumerated().map({ .sample(of: $1, number: $0 + 1) }) {
      let bytes = try record.encodedOpenly()
      let message = try ProtoRecord(serializedBytes: bytes)
      let again: [UInt8] = try message.serializedBytes()
      let unknown = message.unknownFields.data.count
      #expect(again == bytes)
      #expect(unknown == 0)
    }
  }

  @Test("keeps what only newer builds know: its bytes are what was read")
  func keepsUnknownFields() throws {
    var bytes = try whole.encodedOpenly()
    bytes += [0xF8, 0x3F, 0x01]
    let stored = try StoredRecord(bytes: bytes)
    #expect(stored.bytes == bytes)
    #expect(try stored.record(seq: 0, personal: stored.sealed, state: .opened) == whole)
  }

  private static let beyond: [(String, @Sendable (inout Record) -> Void)] = [
    ("occurredAt", { $0.occurredAt = Instant(microseconds: .max) }),
    ("recordedAt", { $0.recordedAt = Instant(microseconds: .min) }),
    ("acceptedAt", { $0.acceptedAt = Instant(microseconds: .max) }),
    ("utcOffsetMinutes", { $0.utcOffsetMinutes = 1_440 }),
    ("utcOffsetMinutes", { $0.utcOffsetMinutes = -1_440 }),
    ("skewMs", { $0.skewMilliseconds = .max }), ("index", { $0.index = -1 }),
    ("index", { $0.index = 1 << 32 }), ("entry", { $0.entry = -1 }),
  ]

  @Test("is not written with what could not be read", arguments: beyond)
  func refusesWhatCannotBeRead(_ field: String, _ change: @Sendable (inout Record) -> Void) {
    var record = whole
    change(&record)
    #expect(throws: WireError.malformed(field: field)) { try record.encodedOpenly() }
  }

  @Test("at the bounds is written and read")
  func isReadAtTheBounds() throws {
    for (time, offset) in [
      (Instant.range.lowerBound, -1_439), (Instant.range.upperBound, 1_439),
    ] {
      var record = whole
      record.occurredAt = time
      record.recordedAt = time
      record.acceptedAt = time
      record.utcOffsetMinutes = offset
      record.index = Int(UInt32.max)
      record.deviceSeq = .max
      record.keyID = .max
      let bytes = try record.encodedOpenly(keyID: .max)
      #expect(try read(bytes) == record)
      let stored = try StoredRecord(bytes: bytes)
      let renderer = Renderer(book: .sample("book"))
      _ = try renderer.render(stored, seq: .max, personal: stored.openPart)
    }
  }

  @Test("with an id of another length is refused")
  func refusesShortIDs() throws {
    for (number, field) in [(1, "id"), (2, "command"), (13, "actor"), (23, "supersedes")] {
      var writer = ProtobufWriter()
      writer.append([1, 2, 3], number: number)
      #expect(throws: WireError.malformed(field: field)) {
        try StoredRecord(bytes: writer.bytes)
      }
    }
    var writer = ProtobufWriter()
    writer.append([0x08, 0x01], number: 18)
    #expect(throws: WireError.malformed(field: "refs")) { try StoredRecord(bytes: writer.bytes) }
  }
}
