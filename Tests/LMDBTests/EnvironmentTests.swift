import Foundation
import LMDB
import Testing

@Suite("An environment")
struct EnvironmentTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func open(_ purpose: Environment.Purpose) throws -> Environment {
    try Environment(directory: directory.path, for: purpose, tables: definitions)
  }

  private func put(_ value: [UInt8], _ environment: Environment) throws {
    var write = try WriteTransaction(environment)
    try write.put(value.span, for: [7].span, in: environment.words)
    try write.commit()
  }

  private func value(_ environment: Environment) throws -> [UInt8]? {
    let snapshot = try ReadTransaction(environment)
    return try snapshot.value(for: [7].span, in: environment.words)?.array
  }

  @Test("is refused a second time in the same process, and may be opened again once closed")
  func secondOpening() throws {
    do {
      let first = try Environment.make(in: directory)
      #expect(errorCode { _ = try open(.write) } == .alreadyOpen)
      #expect(errorCode { _ = try open(.read) } == .alreadyOpen)
      try put([1], first)
    }
    #expect(try value(open(.write)) == [1])
  }

  @Test("is refused a second time by another name")
  func secondOpeningByLink() throws {
    let other = try TemporaryDirectory()
    try FileManager.default.createSymbolicLink(
      atPath: other.file("link"), withDestinationPath: directory.path)
    let first = try Environment.make(in: directory)
    let code = errorCode {
      _ = try Environment(directory: other.file("link"), for: .read, tables: [])
    }
    #expect(code == .alreadyOpen)
    withExtendedLifetime(first) {}
  }

  @Test("may be opened again after an opening that failed")
  func afterFailure() throws {
    #expect(errorCode { _ = try open(.write) } == .noEntry)
    try put([1], Environment.make(in: directory))
  }

  @Test("is not made by who only wants to open it")
  func nothingToOpen() throws {
    #expect(errorCode { _ = try open(.write) } == .noEntry)
    #expect(errorCode { _ = try open(.read) } == .noEntry)
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path).isEmpty)
    #expect(
      errorCode {
        _ = try Environment(directory: directory.file("none"), for: .write, tables: [])
      } == .noEntry)
  }

  @Test("is not made over another")
  func createTwice() throws {
    try put([1], Environment.make(in: directory))
    #expect(errorCode { _ = try Environment.make(in: directory) } == .entryExists)
    #expect(try value(open(.read)) == [1])
  }

  @Test("is read without being written", arguments: [false, true])
  func reading(isClosedCopy: Bool) throws {
    try put([1], Environment.make(in: directory))
    let environment = try open(isClosedCopy ? .readClosedCopy : .read)
    #expect(try value(environment) == [1])
    #expect(errorCode { try put([2], environment) } == .accessDenied)
  }

  @Test("gives a table that is missing to a writer, and not to a reader")
  func missingTable() throws {
    withExtendedLifetime(try Environment.make(in: directory)) {}
    let more = definitions + [TableDefinition("more")]
    #expect(
      errorCode { _ = try Environment(directory: directory.path, for: .read, tables: more) }
        == .notFound)
    let environment = try Environment(directory: directory.path, for: .write, tables: more)
    let snapshot = try ReadTransaction(environment)
    #expect(try snapshot.rowCount(of: environment.table("more")) == 0)
  }

  @Test("does not let the keys of a table change their kind")
  func otherKeys() throws {
    withExtendedLifetime(try Environment.make(in: directory)) {}
    let other = [TableDefinition("words", keys: .numbers)]
    #expect(
      errorCode { _ = try Environment(directory: directory.path, for: .write, tables: other) }
        == .incompatible)
  }

  @Test("refuses what is not an LMDB file")
  func notOurs() throws {
    try Data(repeating: 7, count: 16_384).write(to: URL(filePath: directory.file("data.mdb")))
    #expect(errorCode { _ = try open(.read) } == .invalid)
  }

  @Test("tells how it stands")
  func state() throws {
    let environment = try Environment.make(in: directory, mapSizeBytes: 8 << 20)
    let before = try environment.state()
    #expect(before.mapSizeBytes == 8 << 20)
    try put([UInt8](repeating: 1, count: 100_000), environment)
    let after = try environment.state()
    #expect(after.usedByteCount >= before.usedByteCount + 100_000)
    #expect(after.lastTransaction == before.lastTransaction + 1)
    #expect(try environment.freeByteCount() > 0)
    #expect(!environment.isPanicked)
  }

  @Test("keeps the map size it was made with")
  func mapSize() throws {
    withExtendedLifetime(try Environment.make(in: directory, mapSizeBytes: 8 << 20)) {}
    #expect(try open(.write).state().mapSizeBytes == 8 << 20)
  }

  @Test("stops at an access to a table that was not named", .timeLimit(.minutes(1)))
  func unnamedTable() async throws {
    await #expect(processExitsWith: .failure) {
      let directory = try TemporaryDirectory()
      _ = try Environment.make(in: directory).table("unnamed")
    }
  }

  @Test("stops at a number for a table whose keys are bytes")
  func wrongKeys() async throws {
    await #expect(processExitsWith: .failure) { try putNumberIntoWords() }
  }
}

/// Not in the closure of the exit test, which is `async`.
private func putNumberIntoWords() throws {
  let directory = try TemporaryDirectory()
  let environment = try Environment.make(in: directory)
  var write = try WriteTransaction(environment)
  try write.put([1].span, at: 7, in: environment.words)
}
