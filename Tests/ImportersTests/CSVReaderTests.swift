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
    #expect(throws: CSVFault.notText) { _ = try reader.next() }
    #expect(try reader.next()?.fields == ["b"])
    #expect(try reader.next() == nil)
  }

  @Test("ends lines in LF, CRLF or CR, and counts each once", arguments: [1, 2, 3, 50])
  func lineBreaks(pieceByteCount: Int) throws {
    let text = "a\rb\r\nc\n\r\n\"d\re\r\nf\"\rg"
    #expect(
      try fields(text, pieceByteCount: pieceByteCount)
        == [["a"], ["b"], ["c"], ["d\re\r\nf"], ["g"]])
    let numbers = try lines(Array(text.utf8), pieceByteCount: pieceByteCount).map(\.number)
    #expect(numbers == [1, 2, 3, 5, 8])
  }

  @Test("takes a quote within a field as it stands")
  func innerQuotes() throws {
    #expect(try fields("5\" pipe,\"6\"\"\",7\"8\n") == [["5\" pipe", "6\"", "7\"8"]])
    #expect(try fields("\"a\"b,c\n") == [["ab", "c"]])
  }

  @Test("gives up one line for a quote that is never closed, and no other", arguments: [1, 7, 50])
  func openQuote(pieceByteCount: Int) throws {
    var reader = CSVReader()
    var rest = Array("a,b\nc,\"d\ne,f\ng,h\n".utf8)[...]
    var fields: [[String]] = []
    var refused: [Int] = []
    while true {
      let piece = rest.prefix(pieceByteCount)
      rest = rest.dropFirst(piece.count)
      reader.add(piece)
      while true {
        do throws(CSVFault) {
          guard let line = try reader.next() else { break }
          fields.append(line.fields)
        } catch {
          #expect(error == .quoteIsOpen)
          refused.append(reader.refused.number)
        }
      }
      if piece.isEmpty { break }
    }
    #expect(fields == [["a", "b"], ["e", "f"], ["g", "h"]])
    #expect(refused == [2])
  }

  @Test("goes on behind the line that was too long")
  func behindTheLongest() throws {
    var reader = CSVReader()
    var refused = 0
    var fields: [[String]] = []
    let long = [UInt8](repeating: 0x61, count: CSVReader.lineByteCountMax * 2)
    let bytes = long + Array("\nb\n".utf8)
    for piece in [bytes[..<1_500_000], bytes[1_500_000...], []] {
      reader.add(piece)
      while true {
        do throws(CSVFault) {
          guard let line = try reader.next() else { break }
          fields.append(line.fields)
        } catch { refused += 1 }
      }
    }
    #expect(refused == 1)
    #expect(fields == [["b"]])
  }

  @Test("separates fields by what it is told")
  func separators() throws {
    var reader = CSVReader(separator: "\t")
    reader.add(Array("a,b\t\"c\td\"\n".utf8))
    reader.add([])
    #expect(try reader.next()?.fields == ["a,b", "c\td"])
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
