import Cases
import CasesTesting
import EventLog
import Foundation
import Testing
import Views
import Wire

@testable import Casebook

/// What the tests of kits begin with.
enum KitWorld {
  static let refs = Refs([Ref(.case, .sample("case")), Ref(.customer, .sample("customer"))])

  /// A book with a customer, his case, another case, and a desk in front of it.
  static func hub() throws -> (TestBook, TestHub) {
    let test = try TestBook()
    let registered = CustomerRegistered(kind: .company, name: "山田製作所")
    try test.accept(
      test.facts(
        .customers(.customerRegistered(registered)),
        refs: Refs([Ref(.customer, .sample("customer"))])))
    let opened = CaseOpened(
      channel: .phone, reasonCode: "malfunction", priority: .normal, subject: "圧縮機 異音 E4")
    try test.accept(test.facts(.cases(.caseOpened(opened)), refs: refs))
    try test.open("another case", subject: "秘密の相談")
    try test.accept(test.memo("at the desk", of: "case"))
    return (test, TestHub(test))
  }
}

extension Book {
  func allRecords() throws -> [Record] {
    var records: [Record] = []
    try read { (snapshot) throws(BookError) in
      records = []
      for seq in 1..<(snapshot.head.seq + 1) {
        do throws(RowsError) { records.append(try snapshot.record(at: seq, opened: true)) } catch {
          throw BookError(error, path: "log")
        }
      }
    }
    for index in records.indices {
      records[index].seq = 0
      records[index].keyID = 0
    }
    return records
  }

  func subjects(number: String) throws -> [Ref] {
    try read { (snapshot) throws(BookError) in
      do throws(RowsError) { return try snapshot.subjects(number: number) } catch {
        throw BookError(error, path: "numbers")
      }
    }
  }
}
