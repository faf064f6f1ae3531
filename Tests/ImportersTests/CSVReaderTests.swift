import Importers
import Testing

@Suite("The reader of CSV")
struct CSVReaderTests {
  private func lines(_ bytes: [UInt8], pieceByteCount: Int = .max) throws -> [CSVLine] {
    var reader = CSVReader()
    var lines: [CSVLine] = []
    var rest = bytes[...]
    while true {
      let piece = rest.prefix(pieceByteCount)
      rest = rest.dropFirst(piece.count)
      reader.add(piece)
      while let line = try reader.next() { lines.append(line) }
      if piece.isEmpty { return lines }
    }
  }

  private func fields(_ text: String, pieceByteCount: Int = .max) throws -> [[String]] {
    try lines(Array(text.utf8), pieceByteCount: pieceByteCount).map(\.fields)
  }

  @Test("reads quotes, line breaks within them, CRLF and a byte order mark", arguments: [1, 3, 50])
  func quotes(pieceByteCount: Int) throws {
    let text = "\u{FEFF}a,b\r\n\"1,\n2\",\"say \"\"hi\"\"\"\r\n\nlast,"
    #expect(
      try fields(text, pieceByteCount: pieceByteCount)
        == [["a", "b"], ["1,\n2", "say \"hi\""], ["last", ""]])
    let numbers = try lines(Array(text.utf8), pieceByteCount: pieceByteCount).map(\.number)
    #expect(numbers == [1, 2, 5])
  }

  @Test("keeps empty fields, spaces and marks that are not at the beginning")
  func exact() throws {
    #expect(try fields(",\n") == [["", ""]])
    #expect(try fields(" a , b \n") == [[" a ", " b "]])
    #expect(try fields("\"\",\"\"\n") == [["", ""]])
    #expect(try fields("a\n\u{FEFF}b\n") == [["a"], ["\u{FEFF}b"]])
    #expect(try fields("") == [])
    #expect(try fields("\n\r\n\n") == [])
    #expect(try fields("日本,語\n") == [["日本", "語"]])
  }

  @Test("refuses a quote that is never closed, and bytes that are no UTF-8, and goes on")
  func refuses() throws {
    #expect(throws: CSVFault.quoteIsOpen) { _ = try fields("a,\"b\n") }
    var reader = CSVReader()
    reader.add([0x61, 0xFF, 0x0A, 0x62, 0x0A])
    reader.add([])
    #expect(throws: CSVFault.notUTF8) { _ = try reader.next() }
    #expect(try reader.next()?.fields == ["b"])
    #expect(try reader.next() == nil)
  }

  @Test("takes a line of a mebibyte, and not one byte more")
  func longest() throws {
    let longest = [UInt8](repeating: 0x61, count: CSVReader.lineByteCountMax)
    for pieceByteCount in [Int.max, 65_536] {
      #expect(
        try lines(longest + [0x0A], pieceByteCount: pieceByteCount).map(\.bytes) == [longest])
      #expect(throws: CSVFault.lineIsTooLong) {
        _ = try lines(longest + [0x61, 0x0A], pieceByteCount: pieceByteCount)
      }
    }
    // A line without an end is refused before it has filled the memory.
    var reader = CSVReader()
    reader.add(longest + [0x61])
    #expect(throws: CSVFault.lineIsTooLong) { _ = try reader.next() }
  }

  @Test("gives the same lines in pieces of any size", arguments: 1...5 as ClosedRange<UInt64>)
  func pieces(seed: UInt64) throws {
    var generator = Mutator(seed: seed)
    let alphabet = Array("ab,\"\n\r\u{FEFF}é".utf8)
    for round in 0..<200 {
      let bytes = (0..<Int.random(in: 0..<80, using: &generator)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
      }
      let whole = Result { try lines(bytes) }
      for pieceByteCount in [1, 2, 5, 17] {
        let pieces = Result { try lines(bytes, pieceByteCount: pieceByteCount) }
        switch (whole, pieces) {
        case (.success(let whole), .success(let pieces)):
          #expect(whole == pieces, "seed \(seed), round \(round), \(pieceByteCount)")
        case (.failure, .failure): continue
        case (.success, .failure), (.failure, .success):
          Issue.record("seed \(seed), round \(round), \(pieceByteCount)")
        }
      }
    }
  }
}
