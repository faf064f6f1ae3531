import Importers
import Testing

@Suite("The decoder of files")
struct TextDecoderTests {
  private func decoded(
    _ bytes: [UInt8], _ encoding: TextEncoding? = nil, pieceByteCount: Int = .max
  ) throws -> (bytes: [UInt8], encoding: TextEncoding?) {
    var decoder = TextDecoder(encoding)
    var output: [UInt8] = []
    var rest = bytes[...]
    while true {
      let piece = rest.prefix(pieceByteCount)
      rest = rest.dropFirst(piece.count)
      output += try decoder.decode(Array(piece))
      if piece.isEmpty { return (output, decoder.encoding) }
    }
  }

  private func text(
    _ bytes: [UInt8], _ encoding: TextEncoding? = nil, pieceByteCount: Int = .max
  ) throws -> String? {
    String(
      validating: try decoded(bytes, encoding, pieceByteCount: pieceByteCount).bytes,
      as: UTF8.self)
  }

  /// "山田,ﾃﾞｰﾀ,①,髙,～,－,ソ" in CP932: kanji, half-width kana, extensions of NEC and IBM, the wave
  /// dash and the minus of Windows, and a second byte that is a backslash.
  private static let japanese: [UInt8] = [
    0x8E, 0x52, 0x93, 0x63, 0x2C, 0xC3, 0xDE, 0xB0, 0xC0, 0x2C, 0x87, 0x40, 0x2C, 0xFB, 0xFC, 0x2C,
    0x81, 0x60, 0x2C, 0x81, 0x7C, 0x2C, 0x83, 0x5C,
  ]

  @Test("reads Shift_JIS as Windows writes it, cut anywhere", arguments: [1, 2, 3, 5, 1_000])
  func shiftJIS(pieceByteCount: Int) throws {
    let found = try text(Self.japanese, .cp932, pieceByteCount: pieceByteCount)
    #expect(found == "山田,ﾃﾞｰﾀ,①,髙,～,－,ソ")
  }

  @Test("reads UTF-16 with a mark of either order, cut anywhere", arguments: [1, 2, 3, 7, 1_000])
  func sixteenBits(pieceByteCount: Int) throws {
    let units = Array("型番\t𠮷野家\n".utf16)
    let little: [UInt8] = [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big: [UInt8] = [0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for bytes in [little, big] {
      #expect(try text(bytes, pieceByteCount: pieceByteCount) == "型番\t𠮷野家\n")
      #expect(try decoded(bytes, pieceByteCount: pieceByteCount).encoding == .utf16)
    }
    #expect(try text(Array(little.dropFirst(2)), .utf16) == "型番\t𠮷野家\n")
  }

  @Test("finds out what a file is written in, whatever comes first")
  func guesses() throws {
    #expect(try decoded(Array("a,b\n1,2\n".utf8)).encoding == nil)
    #expect(try decoded(Array("名,b\n1,2\n".utf8)).encoding == .utf8)
    #expect(try decoded([0xEF, 0xBB, 0xBF] + Array("a".utf8)).encoding == .utf8)
    #expect(try text([0xEF, 0xBB, 0xBF] + Array("a".utf8)) == "a")
    #expect(try decoded(Self.japanese).encoding == .cp932)
    // A file that says nothing Japanese for a long time.
    let ascii = [UInt8](repeating: 0x61, count: 4_000) + [0x0A]
    #expect(try decoded(ascii + Self.japanese, pieceByteCount: 1_000).encoding == .cp932)
    // French reads as half-width kana, too; one broken line does not make it so.
    let french = Array("déjà\nété\nœuvre\n".utf8) + [0xE9, 0x0A]
    #expect(try decoded(french).encoding == .utf8)
    #expect(try decoded([0x80, 0xFF, 0x0A]).encoding == .utf8)
    #expect(try decoded([]).bytes == [])
    #expect(try text([0x61]) == "a")
  }

  @Test("keeps what is no character from being text, and nothing else")
  func broken() throws {
    let lines = Self.japanese + [0x0A, 0x61, 0x80, 0x62, 0x0A] + Self.japanese + [0x0A, 0x81]
    let found = try decoded(lines, .cp932).bytes.split(separator: 0x0A)
    let isText = found.map { String(validating: $0, as: UTF8.self) != nil }
    #expect(isText == [true, false, true, false])
    // A lead byte before a line break spoils its line and not the next.
    let cut = try decoded([0x61, 0x81, 0x0A, 0x62], .cp932).bytes.split(separator: 0x0A)
    #expect(cut.map { String(validating: $0, as: UTF8.self) } == [nil, "b"])
    // Half of a pair, and half of a unit.
    let halves: [UInt8] = [0xFF, 0xFE, 0x42, 0xD8, 0x61, 0x00, 0x0A, 0x00, 0x62, 0x00, 0x0A]
    let units = try decoded(halves).bytes.split(separator: 0x0A)
    #expect(units.map { String(validating: $0, as: UTF8.self) } == [nil, nil])
    #expect(units.first == [TextDecoder.broken, 0x61])
  }

  @Test("takes any bytes in pieces of any size alike", arguments: 1...5 as ClosedRange<UInt64>)
  func pieces(seed: UInt64) throws {
    var generator = Mutator(seed: seed)
    for encoding in TextEncoding.allCases {
      for round in 0..<100 {
        let bytes = generator.bytes(Int.random(in: 0..<60, using: &generator))
        let whole = try decoded(bytes, encoding).bytes
        for count in [1, 2, 3, 7] {
          let pieces = try decoded(bytes, encoding, pieceByteCount: count).bytes
          #expect(pieces == whole, "seed \(seed), round \(round), \(encoding), \(count)")
        }
      }
    }
  }
}
