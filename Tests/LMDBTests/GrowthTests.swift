import Foundation
@testable import LMDB
import Testing

@Suite("The map")
struct GrowthTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  @Test("is full at its size, and takes the same again when it has grown")
  func grows() throws {
    let environment = try Environment.make(in: directory, mapSizeBytes: 4 << 20)
    let large = [UInt8](repeating: 7, count: 5 << 20)
    #expect(errorCode { try put(large, environment) } == .mapFull)
    try environment.grow()
    #expect(try environment.state().mapSizeBytes == 8 << 20)
    try put(large, environment)
    #expect(try byteCount(environment) == 5 << 20)
  }

  @Test("is as large as another process made it, for readers and for writers")
  func followsAnotherProcess() async throws {
    try makeSmall()
    for start in [Toucher.reader, .writer] {
      let environment = try openForWriting()
      let before = try environment.state().mapSizeBytes
      let path = directory.path
      await #expect(processExitsWith: .success) { [path = path as String] in
        try fillInAnotherProcess(path)
      }
      switch start {
      case .reader: #expect(try byteCount(environment) == before + 1)
      case .writer: try put([1], environment)
      }
      #expect(try environment.state().mapSizeBytes == 2 * before)
    }
  }

  private enum Toucher { case reader, writer }

  private func makeSmall() throws {
    withExtendedLifetime(try Environment.make(in: directory, mapSizeBytes: 4 << 20)) {}
  }

  private func openForWriting() throws -> Environment {
    try Environment(directory: directory.path, for: .write, tables: definitions)
  }

  @Test("is not moved while somebody is inside the gate")
  func gateWaits() throws {
    let gate = Gate(waitMillisecondsMax: 10)
    try gate.enter()
    #expect(errorCode { try gate.whileEmpty { Issue.record("moved") } } == .busy)
    gate.leave()
    var isMoved = false
    try gate.whileEmpty { isMoved = true }
    #expect(isMoved)
    try gate.enter()
    gate.leave()
  }

  @Test("is gone for good when it could not be mapped again")
  func gateShut() throws {
    let gate = Gate()
    let error = LMDBError(code: .unmapped, function: "mdb_env_set_mapsize")
    #expect(errorCode { try gate.whileEmpty { () throws(LMDBError) in throw error } } == .unmapped)
    #expect(errorCode { try gate.enter() } == .unmapped)
  }

  @Test("keeps still for a snapshot of another thread, and moves after it")
  func waitsForSnapshots() throws {
    let environment = try Environment.make(in: directory, mapSizeBytes: 4 << 20)
    try put([1, 2, 3], environment)
    let stage = Monitor(0)
    Thread.detachNewThread {
      do {
        let snapshot = try ReadTransaction(environment)
        advance(stage, to: 1)
        Thread.sleep(forTimeInterval: 0.05)
        #expect(try snapshot.value(for: [7].span, in: environment.words)?.array == [1, 2, 3])
      } catch { Issue.record(error) }
      advance(stage, to: 2)
    }
    _ = stage.wait { $0 >= 1 ? true : nil }
    try environment.grow()
    #expect(try environment.state().mapSizeBytes == 8 << 20)
    #expect(try byteCount(environment) == 3)
    _ = stage.wait { $0 == 2 ? true : nil }
  }
}

private func advance(_ stage: Monitor<Int>, to value: Int) {
  stage.withLock { $0 = value }
  stage.wakeAll()
}

private func put(_ value: [UInt8], _ environment: Environment) throws {
  var write = try WriteTransaction(environment)
  try write.put(value.span, for: [7].span, in: environment.words)
  try write.commit()
}

private func byteCount(_ environment: Environment) throws -> Int? {
  let snapshot = try ReadTransaction(environment)
  return try snapshot.value(for: [7].span, in: environment.words)?.byteCount
}

/// Stores a value that is larger than the map; growing is part of it.
private func fillInAnotherProcess(_ path: String) throws {
  let environment = try Environment(directory: path, for: .write, tables: definitions)
  let size = try environment.state().mapSizeBytes
  let large = [UInt8](repeating: 7, count: size + 1)
  precondition(errorCode { try put(large, environment) } == .mapFull, "the map is too small")
  try environment.grow()
  try put(large, environment)
}
