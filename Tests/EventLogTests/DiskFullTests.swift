import EventLog
import Foundation
import LMDB
import Testing

/// A small file system in memory; only root can make one.
private final class SmallDisk {
  let path: String

  init(byteCount: Int) throws {
    path = NSTemporaryDirectory() + "casebook-disk-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    try Self.run("mount", "-t", "tmpfs", "-o", "size=\(byteCount)", "tmpfs", path)
  }

  deinit {
    do {
      try Self.run("umount", path)
      try FileManager.default.removeItem(atPath: path)
    } catch { print("\(path) is left behind: \(error)") }
  }

  /// Whether this user can make one.
  static let isPossible: Bool = {
    guard geteuid() == 0 else { return false }
    do {
      _ = try SmallDisk(byteCount: 1 << 20)
      return true
    } catch { return false }
  }()

  private static func run(_ words: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    if process.terminationStatus != 0 { throw CocoaError(.fileWriteNoPermission) }
  }
}

@Suite("A full disk")
struct DiskFullTests {
  @Test(
    "is said, harms nothing, and is over when there is room",
    .enabled("needs root, for a small file system", { SmallDisk.isPossible }))
  func full() throws {
    let disk = try SmallDisk(byteCount: 24 << 20)
    let ballast = disk.path + "/ballast"
    try Data(count: 12 << 20).write(to: URL(filePath: ballast))
    try fill(disk.path, ballast)
  }

  /// In a function of its own, so that the log is closed before the disk goes.
  private func fill(_ path: String, _ ballast: String) throws {
    let environment = try Environment(
      directory: path, for: .create(mapSizeBytes: 1 << 30), tables: LogStore.tables)
    let store = LogStore(environment, bookID: testBookID)
    try initialise(store)
    let log = EventLog(store, writer: TestWriter())
    let record = [UInt8](repeating: 1, count: 1 << 20)
    var written: UInt64 = 0
    while log.submitAndWait(.append([record])).seqs == [written + 1] { written += 1 }
    #expect((1...12).contains(written))
    #expect(log.state == .readOnly(.diskFull))
    #expect(log.submitAndWait(.append([record])) == .failure(.unavailable(.diskFull)))
    #expect(try store.verify() == written)
    #expect(!environment.isPanicked)
    // Slots in pages of `lock.mdb` that nobody has used yet.
    #expect(try depth(environment, 400) == 400)

    try FileManager.default.removeItem(atPath: ballast)
    #expect(log.submitAndWait(.append([record])).seqs == [written + 1])
    #expect(log.state == .writable)
    #expect(try store.verify() == written + 1)
    log.closeAndWait(folding: true)
  }

  /// Opens snapshots within one another, `count` of them.
  private func depth(_ environment: Environment, _ count: Int) throws(LMDBError) -> Int {
    if count == 0 { return 0 }
    let snapshot = try ReadTransaction(environment)
    let inner = try depth(environment, count - 1)
    return snapshot.identifier > 0 ? inner + 1 : inner
  }

  private func initialise(_ store: LogStore) throws {
    let environment = store.environment
    var write = try WriteTransaction(environment)
    try store.create(in: &write)
    try write.commit()
  }
}
