import Cases
import Testing

@testable import Casebook

@Suite("A checkpoint")
struct CheckpointTests {
  static let bookText = "01JD5T0C4E8N1R6W3Y9B2F7H5K"
  static let book = BookID(ulid: bookText) ?? BookID(high: 0, low: 0)
  static let key = CheckpointKey(seed: [UInt8](0..<32))
  static let checkpoint = Checkpoint(
    book: book, epoch: 1, seq: 184_213, hash: [UInt8](100..<132),
    time: Instant(microseconds: 1_795_309_920_123_456))
  static let lines = [
    "casebook/01JD5T0C4E8N1R6W3Y9B2F7H5K", "1", "184213",
    "ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7fH1+f4CBgoM=", "2026-11-22T01:12:00.123456Z",
  ]

  @Test("has the text that its documentation shows")
  func text() {
    #expect(Self.checkpoint.text == Self.lines.map { $0 + "\n" }.joined())
  }

  @Test("is read again after its signature was checked")
  func roundTrip() throws {
    let note = Self.checkpoint.signed(by: Self.key).description
    let verifier = try #require(
      CheckpointVerifier(Self.key.verifier(book: Self.book).description))
    let read = try Checkpoint(verifying: note, with: verifier, book: Self.book)
    #expect(read == Self.checkpoint)
  }

  @Test("goes to the bounds of its numbers")
  func bounds() throws {
    for (epoch, seq) in [(UInt32.min, UInt64.min), (.max, .max)] {
      for time in [Instant.range.lowerBound, Instant.range.upperBound] {
        let checkpoint = Checkpoint(
          book: Self.book, epoch: epoch, seq: seq, hash: [UInt8](repeating: 255, count: 32),
          time: time)
        #expect(try Checkpoint(text: checkpoint.text) == checkpoint)
      }
    }
  }

  @Test("is refused when any one byte of its text was altered")
  func altered() throws {
    let note = Array(Self.checkpoint.signed(by: Self.key).description.utf8)
    for index in 0..<Self.checkpoint.text.utf8.count {
      var bytes = note
      bytes[index] ^= 1
      let altered = String(decoding: bytes, as: UTF8.self)
      #expect(throws: CheckpointError.self) {
        try Checkpoint(
          verifying: altered, with: Self.key.verifier(book: Self.book), book: Self.book)
      }
    }
  }

  @Test("of another book is told from a forged one")
  func anotherBook() throws {
    // Signed by the key of a verifier that was given another book's name by mistake.
    let other = Checkpoint(
      book: BookID(high: 1, low: 2), epoch: 1, seq: 1, hash: [UInt8](repeating: 0, count: 32),
      time: Instant(seconds: 0))
    let name = Checkpoint.origin(Self.book)
    let note = SignedNote(text: other.text, signer: Self.key, name: name)
    let verifier = Self.key.verifier(book: Self.book)
    #expect(throws: CheckpointError.isOfAnotherBook(expected: Self.book, found: other.book)) {
      try Checkpoint(verifying: note.description, with: verifier, book: Self.book)
    }
    #expect(throws: CheckpointError.note(.isNotSigned(by: name))) {
      try Checkpoint(
        verifying: other.signed(by: Self.key).description, with: verifier, book: Self.book)
    }
  }

  @Test(
    "names the first line that is wrong",
    arguments: [
      (1, "casebook/"), (1, "notebook/01JD5T0C4E8N1R6W3Y9B2F7H5K"),
      (1, "casebook/01jd5t0c4e8n1r6w3y9b2f7h5k"),
      (1, "casebook/01JD5T0C4E8N1R6W3Y9B2F7H5"), (1, ""), (2, "-1"), (2, "01"), (2, "+1"),
      (2, "4294967296"), (2, ""),
      (3, "18446744073709551616"), (3, "1.0"), (3, " 1"), (3, "１"), (4, ""), (4, "AAAA"),
      (4, "ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7fH1+f4CBgoN="),
      (4, "ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7fH1-f4CBgoM="),
      (5, "2026-11-22T01:12:00Z"), (5, "2026-11-22T01:12:00.123456"),
      (5, "2026-02-29T01:12:00.123456Z"), (5, "2026-11-22T24:00:00.000000Z"),
      (5, "2026-13-22T01:12:00.123456Z"), (5, "2026-11-22T01:60:00.123456Z"),
      (5, "2026-11-22T01:12:60.123456Z"), (5, "2026-00-22T01:12:00.123456Z"),
      (5, "2026-11-00T01:12:00.123456Z"), (5, "0000-11-22T01:12:00.123456Z"),
      (5, "2026-11-22 01:12:00.123456Z"),
    ])
  func malformed(line: Int, replacement: String) {
    var lines = Self.lines
    lines[line - 1] = replacement
    #expect(throws: CheckpointError.isMalformed(line: line)) {
      try Checkpoint(text: lines.map { $0 + "\n" }.joined())
    }
  }

  @Test("has five lines, no more and no fewer")
  func lineCount() {
    for count in 0..<5 {
      #expect(throws: CheckpointError.isMalformed(line: count + 1)) {
        try Checkpoint(text: Self.lines.prefix(count).map { $0 + "\n" }.joined())
      }
    }
    #expect(throws: CheckpointError.isMalformed(line: 5)) {
      try Checkpoint(text: Self.lines.joined(separator: "\n"))
    }
    #expect(throws: CheckpointError.isMalformed(line: 6)) {
      try Checkpoint(text: (Self.lines + ["more"]).map { $0 + "\n" }.joined())
    }
  }

  @Test(
    "writes and reads times like the calendar",
    arguments: [
      (Int64(0), "1970-01-01T00:00:00.000000Z"), (-1, "1969-12-31T23:59:59.999999Z"),
      (951_782_400_000_000, "2000-02-29T00:00:00.000000Z"),
      (4_107_542_399_999_999, "2100-02-28T23:59:59.999999Z"),
      (4_107_542_400_000_000, "2100-03-01T00:00:00.000000Z"),
      (-62_135_596_800_000_000, "0001-01-01T00:00:00.000000Z"),
      (253_402_300_799_999_999, "9999-12-31T23:59:59.999999Z"),
    ])
  func times(microseconds: Int64, text: String) {
    #expect(CheckpointTime.text(Instant(microseconds: microseconds)) == text)
    #expect(CheckpointTime.instant(text[...])?.microseconds == microseconds)
  }

  @Test("reads the time that it wrote, on the first and last moment of every month")
  func everyMonth() {
    for year in 1...9_999 {
      for month in 1...12 {
        let date = "\(padded(year, 4))-\(padded(month, 2))-01"
        guard let start = CheckpointTime.instant("\(date)T00:00:00.000000Z") else {
          Issue.record("\(date) is a date")
          return
        }
        let moment = Instant(microseconds: start.microseconds - 1)
        let before = Instant.range.contains(moment) ? moment : start
        for moment in [before, start] {
          let written = CheckpointTime.text(moment)
          if CheckpointTime.instant(written[...]) != moment { Issue.record("\(written)") }
        }
      }
    }
  }

  private func padded(_ number: Int, _ width: Int) -> String {
    String(repeating: "0", count: width - String(number).count) + String(number)
  }
}
