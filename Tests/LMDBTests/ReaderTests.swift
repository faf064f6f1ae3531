import Foundation
import LMDB
import Testing

@Suite("A reader")
struct ReaderTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  @Test("is listed while its snapshot is open")
  func listed() throws {
    let environment = try Environment.make(in: directory)
    #expect(try environment.readers().isEmpty)
    do {
      let snapshot = try ReadTransaction(environment)
      let reader = try #require(try environment.readers().first)
      #expect(reader.processID == getpid())
      #expect(reader.transaction == snapshot.identifier)
    }
    #expect(try environment.readers().isEmpty)
  }

  @Test("that was killed gives its slot back when it is looked for")
  func killed() async throws {
    let environment = try Environment.make(in: directory)
    let path = directory.path
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      try dieReading(path)
    }
    #expect(try environment.readers().count == 1)
    #expect(try environment.freeDeadReaders() == 1)
    #expect(try environment.readers().isEmpty)
  }

  @Test("that was killed gives its slot back to whoever opens the environment")
  func killedBeforeOpening() async throws {
    withExtendedLifetime(try Environment.make(in: directory)) {}
    let path = directory.path
    let other = try Environment(directory: path, for: .read, tables: definitions)
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      try dieReading(path)
    }
    await #expect(processExitsWith: .success) { [path = path as String] in
      let environment = try Environment(directory: path, for: .read, tables: definitions)
      let readers = try environment.readers()
      precondition(readers.isEmpty, "the slot was freed")
    }
    withExtendedLifetime(other) {}
  }

  @Test("finds a slot as long as fewer than 512 are taken")
  func slots() throws {
    let environment = try Environment.make(in: directory)
    #expect(try depth(environment, Environment.readerCountMax) == Environment.readerCountMax)
    #expect(
      errorCode { _ = try depth(environment, Environment.readerCountMax + 1) } == .readersFull)
    #expect(try environment.readers().isEmpty)
  }

  @Test("takes the slots of readers that were killed when there are no others")
  func slotsOfTheDead() async throws {
    let environment = try Environment.make(in: directory)
    let path = directory.path
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      try dieReading(path, count: 500)
    }
    #expect(try depth(environment, 100) == 100)
  }
}

/// Opens snapshots within one another, `count` of them.
private func depth(_ environment: Environment, _ count: Int) throws(LMDBError) -> Int {
  if count == 0 { return 0 }
  let snapshot = try ReadTransaction(environment)
  let inner = try depth(environment, count - 1)
  return snapshot.identifier > 0 ? inner + 1 : inner
}

private func dieReading(_ path: String, count: Int = 1) throws {
  let environment = try Environment(directory: path, for: .read, tables: definitions)
  try dieReading(environment, count)
}

private func dieReading(_ environment: Environment, _ count: Int) throws {
  if count == 0 { kill(getpid(), SIGKILL) }
  let snapshot = try ReadTransaction(environment)
  try dieReading(environment, count - 1)
  print(snapshot.identifier)
}
