import Testing

@testable import Screens

@Suite("Styled lines")
struct StyleTests {
  private static let line = Line([
    Span("!", .overdue), Span("15:10 "), Span("修", .team("repair")), Span(" 約束", .plain),
  ])

  @Test("are plain text without colours")
  func plain() {
    #expect(Self.line.rendered(.off) == "!15:10 修 約束")
    #expect(Self.line.rendered(.off) == Self.line.text)
  }

  @Test("open and close each run of one style")
  func coloured() {
    #expect(
      Self.line.rendered(.sixteen) == "\u{1B}[31m!\u{1B}[0m15:10 \u{1B}[34m修\u{1B}[0m 約束")
    let dim = Line([Span("a", .dim), Span("b", .dim), Span("")])
    #expect(dim.rendered(.sixteen) == "\u{1B}[2mab\u{1B}[0m")
    let cursor = Line("x", .team("machine")).emphasized([.reversed, .dimmed])
    #expect(cursor.rendered(.sixteen) == "\u{1B}[2;7mx\u{1B}[0m")
    #expect([Line("a"), "b"].rendered(.off) == "a\nb\n")
  }

  @Test("give each team its own colour, and a strange one none")
  func teams() {
    let codes = TeamLabels.standard.all.map { Line("x", .team($0.key)).rendered(.sixteen) }
    #expect(Set(codes).count == codes.count)
    #expect(Line("x", .team("warehouse")).rendered(.sixteen) == "x")
  }

  @Test("carry no control character of the text, coloured or not")
  func untrusted() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<1_000 {
      let line = Line(generator.text())
      #expect(
        line.rendered(.sixteen).unicodeScalars.allSatisfy {
          $0.properties.generalCategory != .control
        }, "seed \(seed)")
    }
  }

  @Test("are cut and filled up to the cells that were asked for")
  func fitting() {
    let ruler = Ruler()
    #expect(ruler.cells(Self.line) == 14)
    #expect(ruler.truncated(Self.line, to: 14) == Self.line)
    #expect(ruler.truncated(Self.line, to: 13).text == "!15:10 修 ..")
    #expect(ruler.truncated(Self.line, to: 9).text == "!15:10 ..")
    #expect(ruler.truncated(Self.line, to: 9).spans.last?.role == .team("repair"))
    #expect(ruler.padded(Line("日"), to: 4).text == "日  ")
    #expect(ruler.padded(Line("日"), to: 5, .centered).text == " 日  ")
    #expect(ruler.spread("圧縮機", "2日前", over: 14).text == "圧縮機   2日前")
    #expect(ruler.spread("圧縮機 異音", "2日前", over: 14).text == "圧縮機.. 2日前")
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      let line = Line((0..<4).map { _ in Span(generator.text(), .dim) })
      let width = Int.random(in: 0...60, using: &generator)
      for ambiguous in AmbiguousWidth.allCases {
        let ruler = Ruler(ambiguous: ambiguous)
        #expect(ruler.cells(ruler.fitted(line, to: width)) == width, "seed \(seed)")
        #expect(ruler.cells(ruler.fitted(line, to: width).text) <= width, "seed \(seed)")
      }
    }
  }
}

@Suite("Colour")
struct ColourTests {
  @Test(
    "is decided by the option, then by the environment, then by the terminal",
    arguments: [
      (nil, [:], true, .sixteen), (nil, [:], false, .off),
      (.auto, [:], true, .sixteen), (.never, ["CLICOLOR_FORCE": "1"], true, .off),
      (.always, ["NO_COLOR": "1"], false, .sixteen),
      (nil, ["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], true, .off),
      (nil, ["NO_COLOR": "1", "CASEBOOK_COLOR": "always"], true, .off),
      (nil, ["NO_COLOR": ""], true, .sixteen), (nil, ["CASEBOOK_COLOR": "never"], true, .off),
      (nil, ["CASEBOOK_COLOR": "always"], false, .sixteen),
      (nil, ["CASEBOOK_COLOR": "auto"], false, .off),
      (nil, ["CLICOLOR_FORCE": "1", "TERM": "dumb"], false, .sixteen),
      (nil, ["CLICOLOR_FORCE": "0"], false, .off), (nil, ["TERM": "dumb"], true, .off),
      (nil, ["CASEBOOK_FORCE_TTY": "1"], false, .sixteen),
    ] as [(Colour.Wish?, [String: String], Bool, Colour)])
  func decision(
    _ flag: Colour.Wish?, _ environment: [String: String], _ isTerminal: Bool, _ expected: Colour
  ) {
    #expect(
      Colour.decide(flag: flag, environment: environment, isTerminal: isTerminal) == expected)
  }

  @Test(
    "and glyphs follow the encoding of the locale, unless told otherwise",
    arguments: [
      (["LANG": "ja_JP.UTF-8"], .unicode), (["LANG": "C.utf8"], .unicode), (["LANG": "C"], .ascii),
      ([:], .ascii), (["LC_ALL": "C", "LANG": "ja_JP.UTF-8"], .ascii),
      (["LC_ALL": "", "LC_CTYPE": "en_US.UTF-8"], .unicode), (["LANG": "ja_JP.eucJP"], .ascii),
      (["CASEBOOK_ASCII": "1", "LANG": "ja_JP.UTF-8"], .ascii),
      (["CASEBOOK_ASCII": "0", "LANG": "C"], .unicode),
    ] as [([String: String], Glyphs)])
  func glyphs(_ environment: [String: String], _ expected: Glyphs) {
    #expect(Glyphs.decide(environment: environment) == expected)
  }
}
