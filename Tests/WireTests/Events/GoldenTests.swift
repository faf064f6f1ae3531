import Cases
import CasesTesting
import FoundationEssentials
import Testing

@testable import Wire

/// The bytes of every type of event, as the build that declared it wrote them.
///
/// In `Golden`, for each type and version:
/// - `part.installed.v1.bin`: a whole record as it stands in the log, behind its hash.  What would
///   be sealed stands in the field `sealed` in clear, so that the bytes depend on no key and nonce.
/// - `part.installed.v1.json`: the event as it is rendered for who may see everything.
/// - `part.installed.v1.closed.json`: the same for who may see no personal field, where there is
///   one.
///
/// Every later build must read them and render them to the same bytes.  They are never changed:
/// `CASEBOOK_WRITE_GOLDEN=1 swift test --filter WireTests` writes files for new types and versions
/// and leaves alone what is there.
@Suite("Golden files")
struct GoldenTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Golden")
  private static let book = BookID.sample("book")
  private static let seq: UInt64 = 184_209

  /// The names of all files: also of types and versions that this build no longer writes.
  private static let names: [String] = {
    let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path())
    return (files ?? []).filter { $0.hasSuffix(".bin") }.map { String($0.dropLast(4)) }.sorted()
  }()

  private func read(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: Self.folder.appending(path: name)))
  }

  private func name(_ kind: Event.Kind) -> String { "\(kind.rawValue).v\(kind.schemaVersion)" }

  private func render(_ record: [UInt8], _ profile: Profile) throws -> [UInt8] {
    let stored = try StoredRecord(bytes: record)
    return try Renderer(book: Self.book, profile: profile)
      .render(stored, seq: Self.seq, personal: stored.openPart)
  }

  private static let nobody = Profile(classes: [])

  @Test("are read and rendered to the same bytes as ever", arguments: names)
  func areRendered(_ name: String) throws {
    let record = try read("\(name).bin")
    let stored = try StoredRecord(bytes: record)
    #expect("\(stored.type).v\(stored.schemaVersion)" == name)
    #expect(text(try render(record, .everything)) == text(try read("\(name).json")))
    if FileManager.default.fileExists(
      atPath: Self.folder.appending(path: "\(name).closed.json").path())
    {
      #expect(text(try render(record, Self.nobody)) == text(try read("\(name).closed.json")))
    }
    let event = try stored.record(seq: Self.seq, personal: stored.sealed, state: .opened).event
    #expect(event.kind?.rawValue == stored.type)
  }

  @Test("hold every type, and this build still writes them", arguments: Event.Kind.allCases)
  func areWritten(_ kind: Event.Kind) throws {
    let name = name(kind)
    let record = try Record.sample(of: .sample(kind)).encodedOpenly()
    try #require(Self.names.contains(name), "see above for how to write the file of a new type")
    #expect(try read("\(name).bin") == record)
    let read = try StoredRecord(bytes: try read("\(name).bin"))
    #expect(
      try read.record(seq: 0, personal: read.sealed, state: .opened).event == .sample(kind))
    let shape = try #require(Registry.current.newest(kind.rawValue))
    #expect(
      FileManager.default.fileExists(
        atPath: Self.folder.appending(path: "\(name).closed.json").path())
        == Registry.current.isPersonal(shape.message))
  }

  /// Without the variable it only proves that it would change nothing.
  @Test("are written for new types and never again")
  func writesNewOnes() throws {
    let mayWrite = ProcessInfo.processInfo.environment["CASEBOOK_WRITE_GOLDEN"] == "1"
    for kind in Event.Kind.allCases where !Self.names.contains(name(kind)) {
      try #require(mayWrite, "\(name(kind)) has no golden file: CASEBOOK_WRITE_GOLDEN=1 writes it")
      let record = try Record.sample(of: .sample(kind)).encodedOpenly()
      let shape = try #require(Registry.current.newest(kind.rawValue))
      try write(render(record, .everything), "\(name(kind)).json")
      if Registry.current.isPersonal(shape.message) {
        try write(render(record, Self.nobody), "\(name(kind)).closed.json")
      }
      try write(record, "\(name(kind)).bin")
    }
  }

  private func write(_ bytes: [UInt8], _ name: String) throws {
    try Data(bytes).write(
      to: Self.folder.appending(path: name), options: [.withoutOverwriting])
  }
}
