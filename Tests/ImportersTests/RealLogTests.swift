import Casebook
import Cases
import EventLog
import Foundation
import Importers
import Testing
import Views

/// The audit log of a real service desk (UCI 498), beside the repository where it was downloaded.
enum RealLog {
  static let archive: String = {
    let repository = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return repository.deletingLastPathComponent()
      .appendingPathComponent("shared/data/uci498-servicenow/incident_event_log.zip").path
  }()

  static var isThere: Bool { FileManager.default.fileExists(atPath: archive) }

  /// Unpacks it below `directory`.
  static func unpack(below directory: String) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-m", "zipfile", "-e", archive, directory]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "python3 unpacks the archive")
    let path = directory + "/incident_event_log.csv"
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }
}

@Suite("The audit log of a real service desk")
struct RealLogTests {
  /// One import, since it is long, and everything that must be true of it.
  @Test(
    "is imported whole and once, gives the known figures, verifies and can be folded again",
    .enabled(if: RealLog.isThere, "../shared/data/uci498-servicenow is not there"))
  func whole() throws {
    let test = try ImportBook(mapSizeBytes: 4 << 30)
    var source = Source(bytes: try RealLog.unpack(below: test.directory))
    source.pieceByteCount = 1 << 20
    let report = try source.imported(into: test.book)
    #expect(report.rowCount == 141_712)
    #expect(report.caseCount == 24_918)
    #expect(report.rejectedCount == 0)
    #expect(report.duplicateCount == 0)
    var seq: UInt64 = 0
    try test.book.read { (snapshot) throws(BookError) in seq = snapshot.head.seq }
    #expect(report.eventCount == Int(seq))

    let again = try source.imported(into: test.book)
    #expect(again.rowCount == 141_712)
    #expect(again.eventCount == 0)
    #expect(again.duplicateCount == 141_712)
    #expect(again.rejectedCount == 0)
    try test.book.read { (snapshot) throws(BookError) in #expect(snapshot.head.seq == seq) }

    try expectFigures(test)
    #expect(try test.book.verify { _, _, _ in }.faults == [])
    for view in [ViewName.cases, .refs] { try test.book.rebuild([view]) { _, _ in } }
    try expectFigures(test)
  }

  /// The figures that PROVENANCE.md gives, and those that a plain count over the file gives.
  private func expectFigures(_ test: ImportBook) throws {
    let now = Instant(seconds: 1_795_153_020)
    #expect(try test.figure("cases", now: now) == [.count(24_918)])
    #expect(try test.figure("handoffs", now: now).prefix(2) == [.count(19_087), .count(9_575)])
    #expect(try test.figure("ping-pong", now: now) == [.count(2_216)])
    #expect(try test.figure("reopened", now: now) == [.count(275)])
    #expect(
      try test.figure("straight-through", now: now) == [.count(13_487), .share(541)])
    // 22.1 h, and 381.5 h.
    #expect(
      try test.figure("resolution-by-source", now: now)
        == [.count(23_362), .seconds(79_560), .seconds(1_373_574)])
    #expect(
      try test.figure("resolution-by-first-resolved", now: now)
        == [.count(24_905), .seconds(49_980), .seconds(1_262_340)])
    #expect(
      try test.figure("fcr", now: now) == [.count(19_869), .count(24_918), .share(797)])
  }
}
