import Testing

@testable import Screens

/// A terminal as ECMA-48 has it, as far as the viewer writes to one.
struct PlainTerminal {
  private(set) var cells: CellBuffer
  private let ruler: Ruler
  private var row = 0
  private var column = 0

  init(width: Int, height: Int, ruler: Ruler = Ruler()) {
    cells = CellBuffer(width: width, height: height)
    self.ruler = ruler
  }

  /// Shows what was written; colours are dropped.
  mutating func write(_ text: String) {
    var rest = Substring(text)
    while let character = rest.popFirst() {
      guard character == "\u{1B}" else {
        cells.write(Line(String(character)), row: row, column: column, ruler)
        column += ruler.cells(character)
        continue
      }
      _ = rest.popFirst()
      let parameters = rest.prefix { !$0.isLetter }
      rest = rest.dropFirst(parameters.count)
      let final = rest.popFirst()
      if final == "H" {
        let parts = parameters.split(separator: ";").compactMap { Int($0) }
        (row, column) = ((parts.first ?? 1) - 1, (parts.last ?? 1) - 1)
      }
      if final == "J" { cells = CellBuffer(width: cells.width, height: cells.height) }
    }
  }

  var lines: [String] { (0..<cells.height).map(cells.text) }
}

@Suite("The cells of a screen")
struct CellBufferTests {
  private static let ruler = Ruler()

  private static func buffer(_ width: Int, _ writes: [(String, Int)]) -> CellBuffer {
    var buffer = CellBuffer(width: width, height: 1)
    for (text, column) in writes { buffer.write(Line(text), row: 0, column: column, ruler) }
    return buffer
  }

  @Test("have two for a wide cluster; overwriting either half clears both")
  func halves() {
    #expect(Self.buffer(6, [("圧縮機", 0)]).text(0) == "圧縮機")
    #expect(Self.buffer(6, [("圧縮機", 0), ("x", 2)]).text(0) == "圧x 機")
    #expect(Self.buffer(6, [("圧縮機", 0), ("x", 3)]).text(0) == "圧 x機")
    #expect(Self.buffer(6, [("圧縮機", 0), ("修", 1)]).text(0) == " 修 機")
    #expect(Self.buffer(6, [("圧縮機", 0), ("修", 2)]).text(0) == "圧修機")
  }

  @Test("end at the edge: what does not fit is left out, half a wide cluster is a blank")
  func edge() {
    #expect(Self.buffer(5, [("圧縮機", 0)]).text(0) == "圧縮")
    #expect(Self.buffer(5, [("abcd圧", 0)]).text(0) == "abcd")
    #expect(Self.buffer(1, [("圧", 0)]).text(0) == "")
    #expect(Self.buffer(3, [("abc", 1)]).text(0) == " ab")
    var buffer = CellBuffer(width: 3, height: 1)
    buffer.write("abc", row: 1, Self.ruler)
    buffer.write("abc", row: -1, Self.ruler)
    #expect(buffer.text(0) == "")
  }

  @Test("are at least one, and at most so many", arguments: [0, 1, 1_000, 1_001])
  func bounds(side: Int) {
    let buffer = CellBuffer(width: side, height: side)
    #expect(buffer.width == min(max(side, 1), CellBuffer.sideMax) && buffer.height == buffer.width)
  }

  @Test("are drawn so that a terminal shows the same, whatever it showed before")
  func drawing() {
    var generator = RandomText(seed: 7)
    var terminal = PlainTerminal(width: 17, height: 4)
    var shown: CellBuffer?
    for _ in 0..<300 {
      var next = CellBuffer(width: 17, height: 4)
      for row in 0..<4 {
        let column = Int(generator.next() % 17)
        next.write(Line(generator.text()), row: row, column: column, Self.ruler)
      }
      terminal.write(next.drawing(after: shown, .sixteen))
      #expect(terminal.lines == (0..<4).map(next.text), "seed 7")
      shown = next
    }
  }

  @Test("are sent only where they differ")
  func difference() {
    let old = Self.buffer(20, [("訪問開始 第2工場", 0)])
    let new = Self.buffer(20, [("訪問開始 第3工場", 0)])
    #expect(new.drawing(after: old, .off) == "\u{1B}[1;12H3")
    #expect(new.drawing(after: new, .off).isEmpty)
    #expect(new.drawing(after: nil, .off).hasPrefix("\u{1B}[0m\u{1B}[2J\u{1B}[1;1H訪問"))
  }

  @Test("have colours that are closed again, and the cursor also without colours")
  func styles() {
    var buffer = CellBuffer(width: 4, height: 1)
    buffer.write(
      Line([Span("a", .overdue), Span("b"), Span("c", .plain, .reversed)]), row: 0, Self.ruler)
    let colours = buffer.drawing(after: CellBuffer(width: 4, height: 1), .sixteen)
    #expect(colours == "\u{1B}[1;1H\u{1B}[31ma\u{1B}[0mb\u{1B}[7mc\u{1B}[0m")
    let plain = buffer.drawing(after: CellBuffer(width: 4, height: 1), .off)
    #expect(plain == "\u{1B}[1;1Hab\u{1B}[7mc\u{1B}[0m")
  }
}

/// Texts of narrow, wide and combined clusters from a seed.
private struct RandomText {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }

  mutating func text() -> String {
    let pieces = ["a", "圧", "ﾊﾞ", " ", "e\u{301}", "修", "7", "。"]
    return (0..<(next() % 9)).map { _ in pieces[Int(next() % UInt64(pieces.count))] }.joined()
  }
}
