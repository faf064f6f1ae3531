import Cases
import CasesTesting
import Foundation
import Testing
import Views

@testable import Casebook
@testable import EventLog
@testable import LMDB

@Suite("Verifying a book", .serialized)
struct VerifyTests {
  @Test("finds nothing in a good one, folded or not, and counts what it looked at")
  func good() throws {
    let test = try TestBook()
    #expect(try test.faults() == [])
    try test.tellEverything()
    for folding in [false, true, false] {
      let report = try test.book.verify { _, _, _ in }
      #expect(report.faults == [])
      #expect(report.recordCount == UInt64(Event.samples.count))
      #expect(report.hash.count == 64)
      try test.reopen(folding: folding)
    }
  }

  @Test("looks at the log, sealed parts, every view and the keys, and tells how far it is")
  func progress() throws {
    let test = try TestBook()
    try test.tellEverything()
    try test.reopen(folding: true)
    var last: [VerifyStage: UInt64] = [:]
    var stages: [VerifyStage] = []
    _ = try test.book.verify { stage, done, of in
      #expect(done <= of)
      #expect(done >= last[stage] ?? 0)
      if last[stage] == nil { stages.append(stage) }
      last[stage] = done
    }
    #expect(stages == [.log, .sealed, .views])
    #expect(last.values.allSatisfy { $0 == UInt64(Event.samples.count) })
  }

  @Test("goes on where it was, also after it found something")
  func resumes() throws {
    let test = try TestBook()
    let commands = (1...700).map { number in
      test.facts(
        .cases(.caseOpened(.sample)), .facts(.memoWritten(.sample)), .facts(.memoWritten(.sample)),
        .facts(.memoWritten(.sample)), .facts(.memoWritten(.sample)),
        .facts(.memoWritten(.sample)), .facts(.memoWritten(.sample)),
        .facts(.memoWritten(.sample)), .facts(.memoWritten(.sample)),
        .facts(.memoWritten(.sample)), refs: Refs([Ref(.case, .sample("case \(number)"))]))
    }
    #expect(test.book.performAll(commands).allSatisfy { (try? $0.get().receipt) != nil })
    test.close(folding: true)
    let raw = RawBook(path: test.path)
    let row = try raw.rows(of: "log")[6_499]
    var spoilt = row.value
    spoilt[40] ^= 1
    try raw.set(row.key, spoilt, in: "log")
    #expect(try raw.verified() == [.log(.hashDiffers(seq: 6_500))])
    try raw.set(row.key, row.value, in: "log")
    #expect(try begins(isWhole: false, test) == 7_000)
    // Everything is proved now: the log is at its end at once.
    #expect(try begins(isWhole: false, test) == 7_000)
    #expect(try begins(isWhole: true, test) == 5_000)
    let early = try raw.rows(of: "log")[2]
    spoilt = early.value
    spoilt[0] ^= 1
    try raw.set(early.key, spoilt, in: "log")
    #expect(try raw.verified() == [.log(.hashDiffers(seq: 3))])
  }

  /// Up to where the first step of the log leads; nothing is wrong.
  private func begins(isWhole: Bool, _ test: TestBook) throws -> UInt64? {
    try test.reopen()
    defer { test.close() }
    var first: UInt64?
    let report = try test.book.verify(isWhole: isWhole) { stage, done, _ in
      if stage == .log { first = first ?? done }
    }
    #expect(report.faults == [])
    #expect(report.recordCount == 7_000)
    return first
  }

  @Test("lists a bounded number of faults")
  func bound() throws {
    let test = try TestBook()
    let commands = (1...150).map { test.memo("\($0)", of: "case") }
    #expect(test.book.performAll(commands).allSatisfy { (try? $0.get().receipt) != nil })
    test.close(folding: true)
    let raw = RawBook(path: test.path)
    for row in try raw.rows(of: "view.dedupe.a") { try raw.set(row.key, nil, in: "view.dedupe.a") }
    let found = try raw.verified()
    #expect(found.count == VerifyReport.faultCountMax)
    #expect(
      found.allSatisfy { fault in
        if case .row(.dedupe, _, .missing) = fault { true } else { false }
      })
  }

  @Test("tells of another epoch in book.json than in the log")
  func epoch() throws {
    let test = try TestBook()
    test.close()
    let path = test.path + "/book.json"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try overwriteFile(path, Array(text.replacing("\"epoch\":1", with: "\"epoch\":2").utf8))
    #expect(
      try RawBook(path: test.path).verified() == [.log(.metaMalformed(name: "epochs"))])
  }
}

@Suite("Rebuilding", .serialized)
struct RebuildTests {
  @Test("makes every row as it was, one view after the other, in both tables")
  func identical() throws {
    let test = try TestBook()
    try test.tellEverything()
    for number in 1...5 { try test.open("case \(number)") }
    let unfolded = try test.rows()
    try test.reopen(folding: true)
    #expect(try test.rows() == unfolded)
    for round in 1...3 {
      for view in ViewName.allCases {
        try test.book.rebuild([view]) { done, of in #expect(done <= of) }
        #expect(try test.rows()[view] == unfolded[view], "\(view.rawValue), round \(round)")
      }
      #expect(try test.faults() == [])
      try test.reopen()
      #expect(try test.rows() == unfolded)
    }
    // What comes after it goes on from there.
    let next = try test.open("one more")
    #expect(next.lines.map(\.number) == ["C-7"])
    #expect(try test.faults() == [])
  }

  @Test("puts right what was spoilt")
  func repairs() throws {
    let test = try TestBook()
    try test.tellEverything()
    try test.reopen(folding: true)
    let sound = try test.rows()
    test.close()
    let raw = RawBook(path: test.path)
    for view in ViewName.allCases {
      let table = "view.\(view.rawValue).a"
      for row in try raw.rows(of: table) { try raw.set(row.key, nil, in: table) }
    }
    #expect(try raw.verified() != [])
    try test.reopen()
    for view in ViewName.allCases { try test.book.rebuild([view]) { _, _ in } }
    #expect(try test.rows() == sound)
    #expect(try test.faults() == [])
  }

  @Test("goes on beside somebody who writes")
  func beside() throws {
    let test = try TestBook()
    try test.tellEverything()
    let writing = Writing(test.book, (1...600).map { test.memo("\($0)", of: "case") })
    for view in ViewName.allCases { try test.book.rebuild([view]) { _, _ in } }
    #expect(writing.acceptedCount() == 600)
    #expect(try test.faults() == [])
    try test.reopen(folding: true)
    #expect(try test.faults() == [])
  }

  @Test(
    "is done by itself where older code has folded, by whoever may write",
    arguments: [.write, .serve, .writeInBulk] as [Book.Purpose])
  func outdated(purpose: Book.Purpose) throws {
    let test = try TestBook()
    try test.tellEverything()
    // Serving goes on with the erasure among the samples, which adds an event: that comes first.
    try test.reopen(for: .serve)
    try test.reopen(folding: true)
    let sound = try test.rows()
    test.close()
    let raw = RawBook(path: test.path)
    // As if code of version 0 had written other rows.
    let slot = ViewSlot(slot: 0, codeVersion: 0)
    try raw.set(Array("view.customers".utf8), slot.bytes, in: "meta")
    for row in try raw.rows(of: "view.customers.a") {
      try raw.set(row.key, [9], in: "view.customers.a")
    }
    #expect(throws: BookError.viewsAreOutdated) { try test.reopen(for: .read) }
    try test.reopen(for: purpose)
    #expect(try test.rows() == sound)
    #expect(try test.faults() == [])
    try test.reopen(for: .read)
  }

  @Test("is left to newer code: this process then writes nothing, the next one shows nothing")
  func newer() throws {
    let test = try TestBook()
    try test.open("case")
    test.close()
    let slot = ViewSlot(slot: 0, codeVersion: 1_000)
    try RawBook(path: test.path).set(Array("view.items".utf8), slot.bytes, in: "meta")
    try test.reopen()
    #expect(throws: BookError.codeIsOlder) { try test.open("other") }
    #expect(try test.standing().seq == 1)
    #expect(throws: BookError.codeIsOlder) { try test.reopen(for: .read) }
  }
}
