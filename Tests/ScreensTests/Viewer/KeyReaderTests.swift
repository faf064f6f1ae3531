import Testing

@testable import Screens

@Suite("Keys of a terminal")
struct KeyReaderTests {
  private static func keys(_ text: String) -> [Key] {
    var reader = KeyReader()
    return reader.take(Array(text.utf8)) + reader.timeOut()
  }

  @Test("are letters, controls and sequences")
  func kinds() {
    #expect(Self.keys("jG/") == [.character("j"), .character("G"), .character("/")])
    #expect(
      Self.keys("\r\u{7F}\t\u{0C}\u{03}") == [
        .enter, .backspace, .tab, .control("l"), .control("c"),
      ])
    #expect(Self.keys("\u{1B}[A\u{1B}OB\u{1B}[C\u{1B}[D") == [.up, .down, .right, .left])
    #expect(
      Self.keys("\u{1B}[5~\u{1B}[6~\u{1B}[H\u{1B}[4~\u{1B}[3~") == [
        .pageUp, .pageDown, .home, .end, .delete,
      ])
    #expect(Self.keys("\u{1B}[1;5A\u{1B}[99~x") == [.up, .unknown, .character("x")])
  }

  @Test("are the same however the bytes come in pieces")
  func pieces() {
    let text = "j\u{1B}[A訪ﾊﾞ\u{1B}[200~9M0417 圧縮機\u{1B}[201~q"
    let bytes = Array(text.utf8)
    let whole: [Key] = [
      .character("j"), .up, .character("訪"), .character("ﾊ"), .character("ﾞ"),
      .paste("9M0417 圧縮機"), .character("q"),
    ]
    for cut in 0...bytes.count {
      var reader = KeyReader()
      let keys = reader.take(Array(bytes[..<cut])) + reader.take(Array(bytes[cut...]))
      let scalars = keys.flatMap { key -> [Key] in
        guard case .character(let character) = key else { return [key] }
        return character.unicodeScalars.map { .character(Character($0)) }
      }
      #expect(scalars == whole, "cut at \(cut)")
      #expect(!reader.isWaiting)
    }
  }

  @Test("put what an input method commits together into clusters")
  func clusters() {
    #expect(Self.keys("e\u{301}ﾊﾞ").first == .character("e\u{301}"))
  }

  @Test("have ESC alone only after a while, and ESC before another key as itself")
  func escape() {
    var reader = KeyReader()
    #expect(reader.take([0x1B]).isEmpty && reader.isWaiting)
    #expect(reader.timeOut() == [.escape] && !reader.isWaiting)
    #expect(reader.take([0x1B]).isEmpty)
    #expect(reader.take(Array("[B".utf8)) == [.down])
    #expect(Self.keys("\u{1B}q") == [.escape, .character("q")])
    #expect(Self.keys("\u{1B}[") == [.unknown])
  }

  @Test("survive bytes that are no UTF-8")
  func damaged() {
    var reader = KeyReader()
    #expect(reader.take([0xFF, 0x6A, 0xE3, 0x81]) == [.unknown, .character("j")])
    #expect(reader.isWaiting)
    #expect(reader.take([0x82]) == [.character("あ")])
    #expect(reader.take([0xE3, 0x28]).isEmpty)
    #expect(reader.timeOut() == [.unknown])
    #expect(reader.take([0x71]) == [.character("q")])
  }

  @Test("have a paste whole, however slowly it comes, up to a bound")
  func paste() {
    var reader = KeyReader()
    #expect(reader.take(Array("\u{1B}[200~abc".utf8)).isEmpty)
    #expect(reader.timeOut().isEmpty, "its end will come")
    #expect(reader.take(Array("def\u{1B}[201~".utf8)) == [.paste("abcdef")])
    let long = [UInt8](repeating: 0x61, count: KeyReader.pasteByteCountMax + 1)
    let keys = reader.take(Array("\u{1B}[200~".utf8) + long)
    guard case .paste(let text)? = keys.first else { return #expect(Bool(false)) }
    #expect(text.utf8.count == KeyReader.pasteByteCountMax)
  }

  @Test("are told apart from the answer to where the cursor is")
  func report() {
    func width(_ text: String) -> AmbiguousWidth? { CursorReport.width(in: Array(text.utf8))?.0 }
    #expect(width("\u{1B}[1;2R") == .one)
    #expect(width("\u{1B}[1;3R") == .two)
    #expect(width("\u{1B}[1;2") == nil && width("jq") == nil && width("") == nil)
    let typed = CursorReport.width(in: Array("j\u{1B}[1;3Rq".utf8))
    #expect(typed?.rest == Array("jq".utf8))
  }
}
