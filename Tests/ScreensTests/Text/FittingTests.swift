import Testing

@testable import Screens

@Suite("Fitting text into cells")
struct FittingTests {
  @Test(
    "cuts with two points, never inside a cluster",
    arguments: [
      ("圧縮機 異音", 11, "圧縮機 異音"), ("圧縮機 異音", 10, "圧縮機 .."), ("圧縮機 異音", 9, "圧縮機 .."),
      ("圧縮機 異音", 8, "圧縮機.."), ("圧縮機 異音", 7, "圧縮.."), ("圧縮機", 3, ".."), ("圧縮機", 2, ".."),
      ("圧縮機", 1, "."), ("圧縮機", 0, ""), ("", 0, ""), ("ﾊﾞﾙﾌﾞ", 4, "ﾊﾞ.."), ("ﾊﾞﾙﾌﾞ", 3, ".."),
      ("👩‍👩‍👧‍👦の写真", 5, "👩‍👩‍👧‍👦.."), ("e\u{301}e\u{301}e\u{301}e\u{301}", 3, "e\u{301}.."),
    ])
  func cuts(_ text: String, _ width: Int, _ expected: String) {
    #expect(Ruler().truncated(text, to: width) == expected)
  }

  @Test("fills up at the side that was asked for")
  func fills() {
    let ruler = Ruler()
    #expect(ruler.padded("修理", to: 7) == "修理   ")
    #expect(ruler.padded("修理", to: 7, .trailing) == "   修理")
    #expect(ruler.padded("修理", to: 7, .centered) == " 修理  ")
    #expect(ruler.padded("修理", to: 3) == "修理")
    #expect(ruler.padded("日", to: 5, with: "-") == "日---")
    #expect(ruler.fitted("圧縮機 異音", to: 9) == "圧縮機 ..")
    #expect(ruler.fitted("圧縮機異音", to: 9) == "圧縮機.. ")
  }

  @Test("never exceeds the cells, whatever the text", arguments: AmbiguousWidth.allCases)
  func property(_ ambiguous: AmbiguousWidth) {
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SeededGenerator(seed: seed)
    let ruler = Ruler(ambiguous: ambiguous)
    for _ in 0..<3_000 {
      let text = generator.text().printable
      let width = Int.random(in: 0...30, using: &generator)
      let cut = ruler.truncated(text, to: width)
      #expect(ruler.cells(cut) <= width, "seed \(seed): \(text.debugDescription) to \(width)")
      if cut != text, width >= 2 {
        let kept = cut.dropLast(2)
        #expect(Array(text).starts(with: Array(kept)), "seed \(seed): \(text.debugDescription)")
        #expect(ruler.cells(text) > width, "seed \(seed): cut for nothing")
      }
      let fitted = ruler.fitted(text, to: width, .trailing)
      #expect(ruler.cells(fitted) == width, "seed \(seed): \(text.debugDescription) to \(width)")
    }
  }
}
