import Casebook
import Cases
import Foundation
import Importers
import Testing
import Views

@Suite("The import of a ServiceNow audit log")
struct ServiceNowTests {
  private func kinds(_ records: [Record]) -> [Event.Kind?] { records.map(\.event.kind) }

  @Test("tells what each line changes, as history, and adds nothing a second time")
  func story() throws {
    let test = try ImportBook()
    let text =
      Audit.header + Audit.line(1, ["incident_state": "New"])
      + Audit.line(2, ["assigned_to": "Resolver 7"])
      + Audit.line(3, ["assigned_to": "Resolver 7", "assignment_group": "Group 2"])
      + Audit.line(4, ["incident_state": "Awaiting User Info", "assignment_group": "Group 2"])
      + Audit.line(5, ["assignment_group": "Group 2"])
      + Audit.line(6, ["assignment_group": "Group 2"])
      + Audit.line(7, ["incident_state": "Resolved", "assignment_group": "Group 2"])
      + Audit.line(8, ["incident_state": "Closed", "assignment_group": "Group 2"])
    let report = try test.take(text)
    #expect(report.rowCount == 8)
    #expect(report.caseCount == 1)
    #expect(report.rejectedCount == 0)
    let records = try test.records()
    #expect(report.eventCount == records.count)
    let story = kinds(records).filter { $0 != .memberRegistered && $0 != .customerRegistered }
    #expect(
      story == [
        .contactStarted, .caseOpened, .caseAssigned, .handoffOffered, .handoffAccepted,
        .caseWaitStarted, .caseWaitEnded, .memoWritten, .caseResolved, .caseClosed,
        .factAsserted,
      ])
    #expect(records.allSatisfy { $0.origin == .import })
    #expect(records.allSatisfy { $0.precision == .minute })
    let state = try test.onlyCase()
    #expect(state.stage == .closed)
    #expect(state.teamPath.map(\.code) == ["group-1", "group-2"])
    #expect(state.channel == .phone)
    #expect(state.reasonCode == "category-4")
    #expect(try test.book.verify { _, _, _ in }.faults == [])

    let again = try test.take(text)
    #expect(again.eventCount == 0)
    #expect(again.duplicateCount == 8)
    #expect(again.rejectedCount == 0)
    #expect(try test.records() == records)
  }

  @Test("reads the columns of the end from the last line, not before their time")
  func end() throws {
    let test = try ImportBook()
    let early = ["closed_code": "code 5", "resolved_at": "1/3/2016 11:29"]
    let text =
      Audit.header + Audit.line(1, early)
      + Audit.line(2, early.merging(["incident_state": "Resolved"]) { $1 })
      + Audit.line(
        9, ["incident_state": "Closed", "closed_code": "code 9", "resolved_at": "2/3/2016 10:00"])
    _ = try test.take(text)
    let records = try test.records()
    let facts = records.filter { $0.event.kind == .factAsserted }
    #expect(facts.count == 1)
    #expect(facts[0].seq == records.last?.seq)
    #expect(facts[0].occurredAt == records.last?.occurredAt)
    guard
      case .cases(.caseResolved(let resolved))? = records.first(where: {
        $0.event.kind == .caseResolved
      })?.event
    else {
      Issue.record("not resolved")
      return
    }
    #expect(resolved.resolutionCode == "code-9")
    // A reader who stops after the first line does not know the end.
    let firstLine = records.filter { $0.occurredAt < records[records.count - 1].occurredAt }
    #expect(!kinds(firstLine).contains(.factAsserted))
    let state = try test.onlyCase()
    #expect(
      try test.figure("resolution-by-source")
        == [.count(1), .seconds(204_240), .seconds(204_240)])
    #expect(state.firstResolvedAt?.seconds(since: state.openedAt) == 2_760)
    #expect(
      try test.figure("resolution-by-first-resolved")
        == [.count(1), .seconds(2_760), .seconds(2_760)])
  }

  @Test("takes people as known whom another file had registered by a line of its own")
  func peopleOfAnotherFile() throws {
    let test = try ImportBook()
    _ = try test.take(
      Audit.header + Audit.line(1, ["number": "INC1", "opened_at": "1/3/2016 9:00"]))
    let report = try test.take(
      Audit.header + Audit.line(1, ["number": "INC2", "opened_at": "1/3/2016 8:00"]))
    #expect(report.rejectedCount == 0)
    #expect(report.eventCount > 0)
    let people = try test.records().filter { $0.event.kind == .memberRegistered }
    #expect(Set(people.map(\.refs.member)).count == people.count)
  }

  @Test("opens no case again that another file begins with another line")
  func caseOfAnotherFile() throws {
    let test = try ImportBook()
    let opened = ["number": "INC1", "opened_at": "1/3/2016 9:00"]
    _ = try test.take(Audit.header + Audit.line(1, opened))
    let report = try test.take(Audit.header + Audit.line(2, opened) + Audit.line(3, opened))
    #expect(report.rejectedCount == 0)
    #expect(try test.records().count { $0.event.kind == .caseOpened } == 1)
  }

  @Test("rehearses without writing anything")
  func dryRun() throws {
    let test = try ImportBook()
    var options = ServiceNowImport.Options()
    options.isDryRun = true
    let text = Audit.cases(20, seed: 3)
    let dry = try test.take(text, options)
    #expect(try test.records().isEmpty)
    let without = try Source(text).imported(into: nil, options)
    #expect(dry == without)
    let wet = try test.take(text)
    #expect(wet.eventCount == dry.eventCount)
    #expect(wet.caseCount == 20)
    #expect(wet.rowCount == dry.rowCount)
  }

  @Test("tells which lines it cannot take, and why, and takes the others")
  func rejects() throws {
    let test = try ImportBook()
    let text =
      Audit.header + Audit.line(1) + "INC1,New\n"
      + Audit.line(2, ["sys_updated_at": "31/2/2016 02:00"])
      + Audit.line(3, ["number": "?"]) + Audit.line(4, ["reopen_count": "many"])
      + Audit.line(5, ["opened_at": ""]) + Audit.line(6, ["sys_updated_at": "29/2/2016"])
      + Audit.line(7, ["reassignment_count": "-1"]) + Audit.line(8, ["incident_state": "Resolved"])
    let report = try test.take(text)
    #expect(report.rowCount == 9)
    #expect(report.rejectedCount == 7)
    #expect(report.rejects.map(\.lineNumber) == [3, 4, 5, 6, 7, 8, 9])
    #expect(
      report.rejects.map(\.reason) == [
        .fieldCount(found: 2, expected: 16),
        .unreadable(column: "sys_updated_at", value: "31/2/2016 02:00"),
        .missing(column: "number"), .unreadable(column: "reopen_count", value: "many"),
        .missing(column: "opened_at"),
        .unreadable(column: "sys_updated_at", value: "29/2/2016"),
        .unreadable(column: "reassignment_count", value: "-1"),
      ])
    #expect(report.rejects[0].bytes == Array("INC1,New".utf8))
    let file = String(decoding: report.rejectsFile, as: UTF8.self).split(separator: "\n")
    #expect(file.count == 8)
    #expect(file[0] == "reject_line,reject_reason,\(Audit.header.dropLast())")
    #expect(file[1] == "3,\"2 fields instead of 16\",INC1,New")
    #expect(file[4].hasPrefix("6,\"reopen_count = many\",INC1,Active,0,many,"))
    // Put right, it is imported as it is.
    let put = file.joined(separator: "\n").replacing(",many,", with: ",0,")
    #expect(try test.take(put).rejectedCount == 6)
    #expect(try test.onlyCase().stage == .resolved)
  }

  @Test("rejects a line that is no text, and goes on behind it")
  func notText() throws {
    let test = try ImportBook()
    var source = Source(Audit.header + Audit.line(1))
    source.bytes += [0x49, 0xFF, 0x0A]
    source.bytes += Array((Audit.line(2, ["incident_state": "Resolved"]) + "INC9,\"open").utf8)
    let report = try source.imported(into: test.book)
    #expect(report.rowCount == 4)
    #expect(report.rejects.map(\.lineNumber) == [3, 5])
    #expect(report.rejects.map(\.reason) == [.csv(.notText), .csv(.quoteIsOpen)])
    #expect(report.rejects.map(\.bytes) == [[0x49, 0xFF], Array("INC9,\"open".utf8)])
    #expect(try test.onlyCase().stage == .resolved)
    #expect(throws: ImportError.self) { try Source(bytes: [0xFF, 0x0A]).imported(into: nil) }
  }

  @Test("goes on where it was interrupted, to the same events")
  func interrupted() throws {
    let text = Audit.cases(700, seed: 5)
    let whole = try ImportBook()
    let report = try whole.take(text)
    let expected = try whole.records()
    #expect(report.eventCount == expected.count)
    let test = try ImportBook()
    var source = Source(text)
    source.pieceByteCount = text.utf8.count / 60
    var added = 0
    for pieces in [3, 30, 55] {
      source.piecesBeforeFailure = pieces
      #expect(throws: ImportError.self) { try source.imported(into: test.book) }
      let count = try test.records().count
      #expect(count >= added)
      #expect(count < expected.count)
      added = count
    }
    #expect(added > 0)
    source.piecesBeforeFailure = nil
    let rest = try source.imported(into: test.book)
    #expect(rest.rejectedCount == 0)
    // What had been handed over when the source failed may have come in meanwhile.
    #expect(rest.eventCount <= expected.count - added)
    #expect(rest.duplicateCount > 0)
    let found = try test.records()
    #expect(found.map(\.id) == expected.map(\.id))
    #expect(found.map(\.event) == expected.map(\.event))
    #expect(found.map(\.refs) == expected.map(\.refs))
    #expect(try test.book.verify { _, _, _ in }.faults == [])
  }

  @Test("reads times by the clock of the zone, and groups by the map of teams")
  func options() throws {
    let test = try ImportBook()
    var options = ServiceNowImport.Options()
    options.zone = LocalClock { _ in 540 }
    options.teams = ["Group 1": .support, "Group 2": .repair]
    _ = try test.take(
      Audit.header + Audit.line(1) + Audit.line(2, ["assignment_group": "Group 2"]), options)
    let state = try test.onlyCase()
    #expect(state.teamPath == [.support, .repair])
    // 29 February 2016 01:16 in Tokyo.
    #expect(state.openedAt == Instant(seconds: 1_456_676_160))
    #expect(try test.records().allSatisfy { $0.utcOffsetMinutes == 540 })
    let utc = try ImportBook()
    _ = try utc.take(Audit.header + Audit.line(1))
    #expect(try utc.onlyCase().openedAt == Instant(seconds: 1_456_708_560))
  }

  @Test("reads quotes, CRLF, a byte order mark, columns in another order and more of them")
  func forms() throws {
    let plain = try ImportBook()
    _ = try plain.take(Audit.header + Audit.line(1) + Audit.line(2, ["incident_state": "Resolved"]))
    let expected = try plain.records().map(\.event)
    let quoted = { (text: String) in
      text.split(separator: "\n").map { line in
        let fields = line.split(separator: ",", omittingEmptySubsequences: false)
        return ["extra,column"] + fields.reversed().map(String.init)
      }.map { $0.map { "\"\($0)\"" }.joined(separator: ",") }.joined(separator: "\r\n")
    }
    let text =
      "\u{FEFF}"
      + quoted(Audit.header + Audit.line(1) + Audit.line(2, ["incident_state": "Resolved"]))
    for pieceByteCount in [1, 7, 4_096] {
      let test = try ImportBook()
      var source = Source(text)
      source.pieceByteCount = pieceByteCount
      let report = try source.imported(into: test.book)
      #expect(report.rowCount == 2)
      #expect(report.rejectedCount == 0)
      #expect(try test.records().map(\.event.kind) == expected.map(\.kind))
      #expect(try test.onlyCase().stage == .resolved)
    }
  }

  @Test("keeps 100,000 rejects, the beginning of each, and 100,000 lines of a case")
  func bounds() throws {
    let max = ImportReport.rejectsKeptMax
    let broken = String(repeating: "x\n", count: max - 1)
    for (last, count) in [("", max - 1), ("x\n", max), ("x\nx\n", max + 1)] {
      let report = try Source(Audit.header + broken + last).imported(into: nil)
      #expect(report.rejectedCount == count)
      #expect(report.rejects.count == min(count, max))
    }
    var source = Source(Audit.header)
    source.bytes += [0xFF] + [UInt8](repeating: 0x61, count: CSVReader.refusedByteCountMax)
    let refused = try source.imported(into: nil).rejects
    #expect(refused.map(\.bytes.count) == [CSVReader.refusedByteCountMax])
    let lines = String(repeating: Audit.line(1), count: ServiceNowImport.linesPerCaseMax)
    for (last, count) in [("", 1), (Audit.line(2), 2)] {
      #expect(try Source(Audit.header + lines + last).imported(into: nil).caseCount == count)
    }
  }

  @Test("names the columns that are missing, and takes a header alone for an empty export")
  func columns() throws {
    do throws(ImportError) {
      _ = try Source("number,opened_at\n").imported(into: nil)
      Issue.record("no error")
    } catch {
      guard case .columnsAreMissing(let names) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(names.count == 12)
      #expect(names.contains("sys_updated_at"))
    }
    let empty = try Source(Audit.header).imported(into: nil)
    #expect(empty.rowCount == 0)
    #expect(empty.header == Array(Audit.header.utf8).dropLast())
    #expect(try Source("").imported(into: nil) == ImportReport())
  }

  @Test(
    "takes any bytes: an error or rejects, never a crash", arguments: 1...4 as ClosedRange<UInt64>)
  func mutated(seed: UInt64) throws {
    let test = try ImportBook()
    let sound = Array(Audit.cases(4, seed: seed).utf8)
    var generator = Mutator(seed: seed)
    for round in 0..<150 {
      var source = Source(bytes: generator.mutated(sound, times: round % 20 + 1))
      source.pieceByteCount = Int.random(in: 1...3_000, using: &generator)
      do throws(ImportError) {
        let report = try source.imported(into: round.isMultiple(of: 10) ? test.book : nil)
        #expect(report.rejectedCount <= report.rowCount, "seed \(seed), round \(round)")
      } catch {
        switch error {
        case .columnsAreMissing, .notCSV: continue
        case .file, .book, .encodingIsNotAvailable:
          Issue.record("seed \(seed), round \(round): \(error)")
        }
      }
    }
    for round in 0..<100 {
      let bytes = generator.bytes(Int.random(in: 0..<5_000, using: &generator))
      do throws(ImportError) {
        _ = try Source(bytes: Array(Audit.header.utf8) + bytes).imported(into: nil)
      } catch { Issue.record("seed \(seed), round \(round): \(error)") }
    }
    #expect(try test.book.verify { _, _, _ in }.faults == [], "seed \(seed)")
  }
}

/// Spoils bytes, the same way for the same seed: SplitMix64.
struct Mutator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: 0...255, using: &self) }
  }

  mutating func mutated(_ bytes: [UInt8], times: Int) -> [UInt8] {
    var bytes = bytes
    let special = Array("\",\r\n?/: \u{FEFF}-".utf8) + [0, 0xFF]
    for _ in 0..<times where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &self)
      switch Int.random(in: 0..<5, using: &self) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &self)
      case 1: bytes[place] = special[Int.random(in: 0..<special.count, using: &self)]
      case 2: bytes.remove(at: place)
      case 3: bytes.removeSubrange(place..<min(bytes.count, place + 200))
      case _:
        bytes.insert(special[Int.random(in: 0..<special.count, using: &self)], at: place)
      }
    }
    return bytes
  }
}
