import Casebook
import Cases
import Foundation
import Importers
import Testing
import Views

/// Real repairs (The Restart Project, 2022-04), beside the repository where they were downloaded.
enum RealRepairs {
  static let path: String = {
    let repository = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return repository.deletingLastPathComponent().appendingPathComponent(
      "shared/data/openrepair-restart-202204/OpenRepairData_v0.3_RestartProject_202204.csv"
    ).path
  }()

  static var isThere: Bool { FileManager.default.fileExists(atPath: path) }
}

/// A file of repairs as it comes in.
struct RepairFile {
  var bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  init(bytes: [UInt8]) { self.bytes = bytes }

  func imported(
    into book: Book?, _ options: OpenRepairImport.Options = .init()
  ) throws -> ImportReport {
    var rest = bytes[...]
    return try OpenRepairImport(options).run(
      {
        let piece = rest.prefix(1 << 20)
        rest = rest.dropFirst(1 << 20)
        return Array(piece)
      }, into: book, progress: { _ in })
  }
}

@Suite("The import of Open Repair Data")
struct OpenRepairTests {
  private static let header =
    "id,country,product_category,brand,year_of_manufacture,product_age,repair_status,"
    + "repair_barrier_if_end_of_life,group_identifier,event_date,problem\n"

  private func kinds(_ records: [Record]) -> [Event.Kind?] { records.map(\.event.kind) }

  @Test("makes an item, a case and a repair of every line, on its day, for its group")
  func line() throws {
    let test = try ImportBook()
    let text =
      Self.header
      + "r1,BEL,Toaster,Philips,2014,3,Fixed,,Repair Café Namur,2017-05-06,\"Ne chauffe\nplus\"\n"
    let report = try RepairFile(text).imported(into: test.book)
    #expect(report.rejectedCount == 0)
    #expect(report.caseCount == 1)
    let records = try test.records()
    #expect(
      kinds(records) == [
        .itemRegistered, .caseOpened, .repairOpened, .factAsserted, .factAsserted, .factAsserted,
        .repairFinished, .caseResolved, .caseClosed,
      ])
    #expect(records.allSatisfy { $0.origin == .import && $0.precision == .day })
    #expect(records.allSatisfy { $0.team?.code == "repair-cafe-namur" })
    #expect(records.allSatisfy { $0.occurredAt == Day(2017, 5, 6).start(offsetMinutes: 0) })
    #expect(records.allSatisfy { $0.refs.customer == nil && $0.actor == nil })
    guard case .repairs(.repairOpened(let opened)) = records[2].event,
      case .items(.itemRegistered(let item)) = records[0].event,
      case .cases(.caseOpened(let opening)) = records[1].event
    else {
      Issue.record("\(kinds(records))")
      return
    }
    #expect(opened.reported == "Ne chauffe\nplus")
    #expect(item.model == "Philips Toaster")
    #expect(opening.subject == "Philips Toaster: Ne chauffe\nplus")
    #expect(try test.onlyCase().stage == .closed)
    #expect(try test.book.verify { _, _, _ in }.faults == [])

    let again = try RepairFile(text).imported(into: test.book)
    #expect(again.eventCount == 0)
    #expect(again.caseCount == 0)
    #expect(again.duplicateCount == 1)
    #expect(try test.records() == records)
  }

  @Test("ends a repair as its line says, with the part that could not be had")
  func endings() throws {
    let cases: [(String, [Event.Kind])] = [
      ("Fixed,", [.repairFinished, .caseResolved, .caseClosed]),
      ("Repairable,", [.repairFinished, .caseResolved, .caseClosed]),
      ("End of life,Lack of equipment", [.repairFinished, .caseResolved, .caseClosed]),
      (
        "End of life,Spare parts not available",
        [.repairFinished, .partRequested, .caseResolved, .caseClosed]
      ),
      ("Unknown,", [.caseResolved, .caseClosed]),
    ]
    for (status, expected) in cases {
      let test = try ImportBook()
      let text = Self.header + "r1,,Lamp,Unknown,,,\(status),G,2017-05-06,\n"
      #expect(try RepairFile(text).imported(into: test.book).rejectedCount == 0, "\(status)")
      let records = try test.records()
      let found = kinds(records).compactMap(\.self).suffix(expected.count)
      #expect(Array(found) == expected, "\(status)")
      #expect(records.count == expected.count + 3)
    }
  }

  @Test("takes no line that it cannot read, and says which column")
  func rejects() throws {
    let lines = [
      ",,Lamp,,,,Fixed,,G,2017-05-06,", "r1,,Lamp,,,,Broken,,G,2017-05-06,",
      "r2,,Lamp,,,,Fixed,,G,2017-02-30,", "r3,,Lamp,,,,End of life,Bad luck,G,2017-05-06,",
      "r4,,Lamp,,,,Fixed,,G,2017-05-06", "r5,,Lamp,,,,Fixed,,修理の会,2017-05-06,つかない",
    ]
    let report = try RepairFile(Self.header + lines.joined(separator: "\n")).imported(into: nil)
    #expect(
      report.rejects.map(\.reason) == [
        .missing(column: "id"), .unreadable(column: "repair_status", value: "Broken"),
        .unreadable(column: "event_date", value: "2017-02-30"),
        .unreadable(column: "repair_barrier_if_end_of_life", value: "Bad luck"),
        .fieldCount(found: 10, expected: 11),
      ])
    #expect(report.caseCount == 1)
    #expect(report.samples.map(\.lineNumber) == [7])
  }

  @Test("says of a line that has changed in a newer export that it has, and doubles nothing")
  func changed() throws {
    let test = try ImportBook()
    let line = "r1,,Lamp,,,,Repairable,,G,2017-05-06,\n"
    _ = try RepairFile(Self.header + line).imported(into: test.book)
    let records = try test.records()
    let newer = line.replacingOccurrences(of: "Repairable", with: "Unknown")
    let report = try RepairFile(Self.header + newer).imported(into: test.book)
    #expect(report.rejects.map(\.reason) == [.changed])
    #expect(report.duplicateCount == 0)
    #expect(try test.records() == records)
  }

  @Test("keeps a problem whole that is longer than a symptom may be")
  func longProblem() throws {
    for (count, memoCount) in [(2_000, 0), (2_001, 1)] {
      let test = try ImportBook()
      let problem = String(repeating: "é", count: count)
      let text = Self.header + "r1,,Lamp,,,,Fixed,,G,2017-05-06,\(problem)\n"
      #expect(try RepairFile(text).imported(into: test.book).rejectedCount == 0)
      let memos = try test.records().filter { $0.event.kind == .memoWritten }
      #expect(memos.count == memoCount)
      for memo in memos {
        guard case .facts(.memoWritten(let written)) = memo.event else { continue }
        #expect(written.body == problem)
      }
    }
  }

  @Test("in a dry run knows what the book has, and writes nothing")
  func dryRun() throws {
    let test = try ImportBook()
    let line = "r1,,Lamp,,,,Fixed,,G,2017-05-06,\n"
    _ = try RepairFile(Self.header + line).imported(into: test.book)
    let records = try test.records()
    var options = OpenRepairImport.Options()
    options.isDryRun = true
    let more = line + line.replacingOccurrences(of: "r1", with: "r2")
    let report = try RepairFile(Self.header + more).imported(into: test.book, options)
    #expect(report.duplicateCount == 1)
    #expect(report.eventCount == records.count)
    #expect(try test.records() == records)
  }

  /// One import, since it is long, and everything that must be true of it.
  @Test(
    "takes 23,940 real repairs once, with the figures of their source",
    .enabled(if: RealRepairs.isThere, "../shared/data/openrepair-restart-202204 is not there"))
  func whole() throws {
    let test = try ImportBook(mapSizeBytes: 2 << 30)
    let file = RepairFile(
      bytes: [UInt8](try Data(contentsOf: URL(fileURLWithPath: RealRepairs.path))))
    let report = try file.imported(into: test.book)
    #expect(report.rowCount == 23_940)
    #expect(report.caseCount == 23_940)
    #expect(report.rejects == [])
    let records = try test.records()
    #expect(report.eventCount == records.count)
    try expectFigures(records)
    let again = try file.imported(into: test.book)
    #expect(again.eventCount == 0)
    #expect(again.duplicateCount == 23_940)
    #expect(again.rejects == [])
    #expect(try test.book.verify { _, _, _ in }.faults == [])
  }

  /// The figures that PROVENANCE.md gives.
  private func expectFigures(_ records: [Record]) throws {
    var outcomes: [RepairOutcome: Int] = [:]
    var barriers: [RepairBarrier: Int] = [:]
    var resolutions: [String: Int] = [:]
    var counts: [Event.Kind: Int] = [:]
    var problemCount = 0
    for record in records {
      if let kind = record.event.kind { counts[kind, default: 0] += 1 }
      switch record.event {
      case .repairs(.repairFinished(let event)):
        outcomes[event.outcome, default: 0] += 1
        if let barrier = event.barrier { barriers[barrier, default: 0] += 1 }
      case .repairs(.repairOpened(let event)): problemCount += event.reported == nil ? 0 : 1
      case .cases(.caseResolved(let event)): resolutions[event.resolutionCode, default: 0] += 1
      default: continue  // Open set: the other events have no figure there.
      }
    }
    #expect(outcomes == [.fixed: 12_409, .notFixed: 6_448, .uneconomic: 4_851])
    #expect(
      resolutions == ["fixed": 12_409, "referred": 6_448, "endOfLife": 4_851, "unknown": 232])
    #expect(
      barriers == [
        .noPart: 354, .partTooDear: 316, .noAccess: 268, .noInformation: 243, .noTool: 94,
      ])
    #expect(counts[.partRequested] == 354 + 316)
    #expect(counts[.partInstalled] == nil)
    #expect(problemCount == 19_191)
    #expect(Set(records.compactMap(\.team)).count == 181)
    let days = records.map { Day(of: $0.occurredAt, offsetMinutes: 0) }
    #expect(days.min() == Day(2012, 6, 12))
    #expect(days.max() == Day(2022, 4, 30))
  }
}
