import Foundation
import LMDB
import Testing

@Suite("A copy")
struct CopyTests {
  let directory: TemporaryDirectory
  let target: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
    target = try TemporaryDirectory()
  }

  @Test("holds the last commit, and is smaller when there were deletions")
  func compact() throws {
    let environment = try Environment.make(in: directory)
    let secret = Array("a word that was deleted".utf8)
    var write = try WriteTransaction(environment)
    let large = [UInt8](repeating: 1, count: 1 << 20)
    try write.put(large.span, for: [1].span, in: environment.words)
    try write.put(secret.span, for: [2].span, in: environment.words)
    try write.put([3].span, for: [3].span, in: environment.words)
    try write.commit()
    var second = try WriteTransaction(environment)
    try second.delete([1].span, in: environment.words)
    try second.delete([2].span, in: environment.words)
    try second.commit()

    #expect(try environment.copy(to: target.file("data.mdb")) == .compact)
    let bytes = try Data(contentsOf: URL(filePath: target.file("data.mdb")))
    #expect(bytes.count < 100_000)
    #expect(bytes.range(of: Data(secret)) == nil)
    let copy = try Environment(
      directory: target.path, for: .readClosedCopy, tables: definitions)
    let snapshot = try ReadTransaction(copy)
    #expect(try snapshot.value(for: [3].span, in: copy.words)?.array == [3])
    #expect(try snapshot.rowCount(of: copy.words) == 1)
  }

  @Test("is not made over a file, and leaves nothing behind then")
  func overFile() throws {
    let environment = try Environment.make(in: directory)
    try Data([1]).write(to: URL(filePath: target.file("data.mdb")))
    #expect(
      errorCode { _ = try environment.copy(to: target.file("data.mdb")) } == .entryExists)
    #expect(try FileManager.default.contentsOfDirectory(atPath: target.path) == ["data.mdb"])
  }

  @Test("that cannot be written leaves nothing behind")
  func noSuchDirectory() throws {
    let environment = try Environment.make(in: directory)
    #expect(
      errorCode { _ = try environment.copy(to: target.file("none/data.mdb")) } == .noEntry)
  }

  @Test("holds what another process wrote beyond our map")
  func grownElsewhere() async throws {
    withExtendedLifetime(try Environment.make(in: directory, mapSizeBytes: 1 << 20)) {}
    let path = directory.path
    let environment = try Environment(directory: path, for: .read, tables: definitions)
    await #expect(processExitsWith: .success) { [path = path as String] in try fill(path) }
    #expect(try copyAndCount(environment) == 1)
  }

  private func copyAndCount(_ environment: Environment) throws -> Int {
    _ = try environment.copy(to: target.file("data.mdb"))
    let copy = try Environment(
      directory: target.path, for: .readClosedCopy, tables: definitions)
    let snapshot = try ReadTransaction(copy)
    return try snapshot.rowCount(of: copy.words)
  }
}

private func fill(_ path: String) throws {
  let environment = try Environment(directory: path, for: .write, tables: definitions)
  try environment.grow()
  try environment.grow()
  var write = try WriteTransaction(environment)
  let large = [UInt8](repeating: 1, count: 2 << 20)
  try write.put(large.span, for: [1].span, in: environment.words)
  try write.commit()
}
