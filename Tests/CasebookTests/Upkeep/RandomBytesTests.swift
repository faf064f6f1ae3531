import Cases
import CasesTesting
import Foundation
import Testing
import Views

@testable import Casebook

/// Whatever bytes stand in the tables: an answer or an error, never a crash.
@Suite("A book with any bytes in its tables", .serialized)
struct RandomBytesTests {
  private func reads(_ raw: RawBook) throws {
    let book = try Book(opening: raw.path)
    defer { book.close() }
    _ = try book.verify { _, _, _ in }
    try book.read { (snapshot) throws(BookError) in
      for view in ViewName.allCases { _ = try snapshot.allRows(of: view) }
      do throws(RowsError) {
        _ = try CaseBoard.list(CaseFilter(), limit: 100, in: snapshot)
        _ = try PromiseBoard.due(limit: 100, in: snapshot)
        _ = try QueueBoard.read(in: snapshot)
        _ = try HandoffInbox.read(of: .repair, in: snapshot)
        _ = try snapshot.caseFigures(now: .sample)
        _ = try snapshot.resolve("C-1")
        for name in ["a case", "case 1"] {
          let state: CaseState? = try snapshot.state(.sample(name))
          _ = state
        }
      } catch { throw BookError(error, path: raw.path) }
    }
  }

  @Test("says so, or is read", arguments: [41, 42, 43] as [UInt64])
  func random(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let test = try TestBook()
    try test.tellEverything()
    for number in 1...3 { try test.open("case \(number)") }
    test.close(folding: true)
    let raw = RawBook(path: test.path)
    let tables = RawBook.tableNames.filter { !$0.hasSuffix(".b") }
    for round in 0..<40 {
      let table = generator.pick(tables)
      let rows = try raw.rows(of: table)
      let (key, value) = generator.pick(rows)
      var bytes = value
      if generator.chance(50), !bytes.isEmpty {
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
          bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(
            in: 0...255, using: &generator)
        }
      } else {
        let count = Int.random(in: 0..<200, using: &generator)
        bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      }
      try raw.set(key, bytes, in: table)
      do { try reads(raw) } catch let error as BookError {
        #expect(!"\(error)".isEmpty, "seed \(seed), round \(round), \(table)")
      }
      try raw.set(key, value, in: table)
    }
    // What reading itself notes is how far the log is proved, and nothing else.
    #expect(try raw.verified() == [], "seed \(seed)")
  }
}
