import Casebook
import Cases
import EventLog
import Foundation
import Importers
import Testing
import Views

/// A book in a temporary directory, and what an import makes of it.
final class ImportBook {
  let directory: String
  let book: Book

  init(mapSizeBytes: Int = 64 << 20) throws {
    directory = NSTemporaryDirectory() + "casebook-import-\(UUID().uuidString)"
    book = try Book.create(
      at: directory, id: BookID(high: 5, low: 5), mapSizeBytes: mapSizeBytes)
  }

  deinit {
    book.close()
    // What cannot be removed is in the temporary directory.
    do { try FileManager.default.removeItem(atPath: directory) } catch {}
  }

  /// Imports `text`.
  func take(_ text: String, _ options: ServiceNowImport.Options = .init()) throws -> ImportReport {
    try Source(text).imported(into: book, options)
  }

  /// Every record, opened.
  func records() throws -> [Record] {
    var records: [Record] = []
    try book.read { (snapshot) throws(BookError) in
      records = []
      for seq in 1..<(snapshot.head.seq + 1) {
        do throws(RowsError) {
          records.append(try snapshot.record(at: seq, opened: true))
        } catch { throw BookError(error, path: "log") }
      }
    }
    return records
  }

  /// The only case that there is.
  func onlyCase() throws -> CaseState {
    var states: [CaseState] = []
    try book.read { (snapshot) throws(BookError) in
      states = []
      do throws(RowsError) {
        try snapshot.forEachCase { state in
          states.append(state)
          return true
        }
      } catch { throw BookError(error, path: "cases") }
    }
    try #require(states.count == 1)
    return states[0]
  }

  /// The values of a figure.
  func figure(_ name: String, now: Instant = Book.systemClock()) throws -> [Figure.Amount] {
    var amounts: [Figure.Amount] = []
    try book.read { (snapshot) throws(BookError) in
      do throws(RowsError) {
        let figures = try snapshot.caseFigures(now: now)
        amounts = figures.first { $0.name.rawValue == name }?.values.map(\.amount) ?? []
      } catch { throw BookError(error, path: "cases") }
    }
    return amounts
  }
}

/// A file that is read in pieces.
struct Source {
  var bytes: [UInt8]
  var pieceByteCount = 4_096
  /// How many pieces are given before the reading fails; `nil` for all.
  var piecesBeforeFailure: Int?

  init(_ text: String) { bytes = Array(text.utf8) }

  init(bytes: [UInt8]) { self.bytes = bytes }

  func imported(
    into book: Book?, _ options: ServiceNowImport.Options = .init()
  ) throws(ImportError) -> ImportReport {
    var rest = bytes[...]
    var piecesLeft = piecesBeforeFailure
    var job = ServiceNowImport(options)
    return try job.run(
      { () throws(ImportError) in
        if let left = piecesLeft {
          guard left > 0 else { throw .file(path: "source", why: "interrupted") }
          piecesLeft = left - 1
        }
        let piece = rest.prefix(pieceByteCount)
        rest = rest.dropFirst(pieceByteCount)
        return Array(piece)
      }, into: book, progress: { _ in })
  }
}

/// Lines of the audit log, written by hand.
enum Audit {
  static let columns = [
    "number", "incident_state", "reassignment_count", "reopen_count", "caller_id", "opened_by",
    "opened_at", "sys_updated_by", "sys_updated_at", "contact_type", "category", "priority",
    "assignment_group", "assigned_to", "closed_code", "resolved_at",
  ]

  static let header = columns.joined(separator: ",") + "\n"

  /// A line of a case that was opened on 29 February at 01:16, with `changes` over what is usual.
  static func line(_ minute: Int, _ changes: [String: String] = [:]) -> String {
    var fields = [
      "number": "INC1", "incident_state": "Active", "reassignment_count": "0",
      "reopen_count": "0", "caller_id": "Caller 1", "opened_by": "Opened by 1",
      "opened_at": "29/2/2016 01:16", "sys_updated_by": "Updated by 1",
      "sys_updated_at": "29/2/2016 02:\(minute < 10 ? "0" : "")\(minute)",
      "contact_type": "Phone", "category": "Category 4", "priority": "3 - Moderate",
      "assignment_group": "Group 1", "assigned_to": "?", "closed_code": "code 5",
      "resolved_at": "1/3/2016 11:29",
    ]
    fields.merge(changes) { $1 }
    return columns.map { fields[$0] ?? "" }.joined(separator: ",") + "\n"
  }

  /// Several cases that are worked on, handed off, resolved and reopened, as random as the seed.
  static func cases(_ count: Int, seed: UInt64) -> String {
    var state = seed
    func number(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    var text = header
    for index in 1...count {
      for minute in 0..<Int(number(8) + 2) {
        text += line(
          minute,
          [
            "number": "INC\(index)", "caller_id": "Caller \(number(9))",
            "assignment_group": number(5) == 0 ? "?" : "Group \(number(4))",
            "assigned_to": number(3) == 0 ? "?" : "Resolver \(number(6))",
            "incident_state": ["New", "Active", "Awaiting User Info", "Resolved", "-100"][
              Int(number(5))],
            "reopen_count": "\(number(7) == 0 ? 1 : 0)",
          ])
      }
      text += line(59, ["number": "INC\(index)", "incident_state": "Closed"])
    }
    return text
  }
}
