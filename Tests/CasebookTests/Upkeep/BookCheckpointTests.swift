import Cases
import CasesTesting
import Foundation
import Testing
import Views

@testable import Casebook
@testable import EventLog

@Suite("A checkpoint outside of the book", .serialized)
struct BookCheckpointTests {
  @Test("holds for the log as it was, and after it has grown")
  func holds() throws {
    let test = try TestBook()
    let (empty, _) = try test.book.checkpoint(now: test.clock.now)
    try test.open("one")
    let (note, publicKey) = try test.book.checkpoint(now: test.clock.now)
    try test.open("two")
    try test.reopen(folding: true)
    #expect(try test.book.fault(ofCheckpoint: note, in: "note") == nil)
    #expect(try test.book.fault(ofCheckpoint: empty, in: "empty") == nil)
    // Whoever has the public key can check it without the book.
    let verifier = try #require(CheckpointVerifier(publicKey))
    let checkpoint = try Checkpoint(verifying: note, with: verifier, book: testBook)
    #expect(checkpoint.seq == 1)
    #expect(checkpoint.epoch == 1)
  }

  @Test("finds a change that was made consistently: record, chain, head and views")
  func consistentChange() throws {
    let test = try TestBook()
    try test.open("one")
    try test.open("two")
    let (before, _) = try test.book.checkpoint(now: test.clock.now)
    try test.open("three")
    try test.open("four")
    let (note, _) = try test.book.checkpoint(now: test.clock.now)
    test.close(folding: true)
    try forge(RawBook(path: test.path), seq: 3)
    try test.reopen()
    for view in ViewName.allCases { try test.book.rebuild([view]) { _, _ in } }
    // The book by itself shows nothing, and tells the other story.
    #expect(try test.faults() == [])
    #expect(try test.caseState("three")?.reasonCode == "maLfunction")
    #expect(try test.book.fault(ofCheckpoint: before, in: "before") == nil)
    #expect(
      try test.book.fault(ofCheckpoint: note, in: "note")
        == .checkpointDiffers(file: "note", seq: 4, why: "the hash differs"))
  }

  /// Changes a record, and the chain from it to the head so that they fit.
  private func forge(_ raw: RawBook, seq: UInt64) throws {
    let chain = Chain(bookID: testBook.bytes)
    let rows = try raw.rows(of: "log")
    let before = rows[Int(seq) - 2].value
    var previous = unsafe ChainHash(before.span.bytes)
    for row in rows.dropFirst(Int(seq) - 1) {
      let number = RawBook.number(row.key)
      var record = Array(row.value.dropFirst(32))
      if number == seq {
        let place = try #require(record.firstRange(of: Array("malfunction".utf8)))
        record[place.lowerBound + 2] = UInt8(ascii: "L")
      }
      previous = unsafe chain.hash(
        of: record.span.bytes, seq: number, epoch: 1, after: previous)
      try raw.set(row.key, previous.array + record, in: "log")
    }
    let entry = try #require(try raw.rows(of: "meta").first { $0.key == Array("head".utf8) })
    let bytes = entry.value
    guard let head = unsafe Head(bytes.span.bytes) else {
      Issue.record("the head is there")
      return
    }
    let forged = Head(
      seq: head.seq, hash: previous, acceptedAtMicroseconds: head.acceptedAtMicroseconds,
      keySlotCount: head.keySlotCount)
    try raw.set(entry.key, forged.encoded, in: "meta")
    try raw.set(Array("verified".utf8), nil, in: "meta")
  }

  @Test("is of use when the end of the log was cut off, head and all")
  func cutOff() throws {
    let test = try TestBook()
    try test.open("one")
    let copy = test.directory + "/copy"
    test.close()
    _ = try RawBook(path: test.path).copy(to: copy)
    try test.reopen()
    try test.open("two")
    let (note, _) = try test.book.checkpoint(now: test.clock.now)
    test.close()
    let older = try Book(opening: copy)
    #expect(try older.verify { _, _, _ in }.faults == [])
    #expect(
      try older.fault(ofCheckpoint: note, in: "note")
        == .checkpointDiffers(file: "note", seq: 2, why: "the log ends before it"))
    older.close()
  }

  @Test("is refused when anything in it was changed, or it is of another book")
  func tampered() throws {
    let test = try TestBook()
    try test.open("one")
    let (note, _) = try test.book.checkpoint(now: test.clock.now)
    let bytes = Array(note.utf8)
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 1
      let text = String(decoding: changed, as: UTF8.self)
      let fault = try test.book.fault(ofCheckpoint: text, in: "note")
      guard case .checkpointDiffers(file: "note", seq: 0, why: _)? = fault else {
        Issue.record("byte \(place): \(String(describing: fault))")
        continue
      }
    }
    var generator = SeededGenerator(seed: 21)
    for _ in 0..<300 {
      let count = Int.random(in: 0..<300, using: &generator)
      let random = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let text = String(decoding: random, as: UTF8.self)
      #expect(try test.book.fault(ofCheckpoint: text, in: "note") != nil)
    }
    let other = try TestBook()
    let (foreign, _) = try other.book.checkpoint(now: other.clock.now)
    #expect(try test.book.fault(ofCheckpoint: foreign, in: "note") != nil)
  }
}
