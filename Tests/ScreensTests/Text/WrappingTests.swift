import Testing

@testable import Screens

@Suite("Wrapping")
struct WrappingTests {
  @Test(
    "breaks Japanese anywhere but where kinsoku forbids it",
    arguments: [
      (6, "圧縮機異音", ["圧縮機", "異音"]),
      (6, "圧縮機。異音", ["圧縮", "機。異", "音"]),
      (6, "圧縮「異音」", ["圧縮", "「異", "音」"]),
      (6, "コンプレッサー", ["コンプ", "レッ", "サー"]),
      (8, "しょうちしました", ["しょうち", "しました"]),
      (2, "。。", ["。", "。"]),
      (5, "", [""]),
    ])
  func kinsoku(_ width: Int, _ text: String, _ expected: [String]) {
    #expect(Ruler().wrapped(text, to: width) == expected)
  }

  @Test("breaks other scripts at spaces, and what is too long between clusters")
  func words() {
    let ruler = Ruler()
    #expect(ruler.wrapped("the part is on order", to: 8) == ["the part", "is on", "order"])
    #expect(ruler.wrapped("casebook timeline", to: 6) == ["casebo", "ok", "timeli", "ne"])
    #expect(ruler.wrapped("AX-300の圧縮機 CMP-88", to: 12) == ["AX-300の圧縮", "機 CMP-88"])
    #expect(ruler.wrapped("one\ntwo", to: 80) == ["one", "two"])
    #expect(ruler.wrapped("修理", to: 1) == [" ", " "])
  }

  @Test("never exceeds the cells nor breaks kinsoku, whatever the text")
  func property() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      let text = generator.text().printable
      let width = Int.random(in: 1...30, using: &generator)
      for ambiguous in AmbiguousWidth.allCases {
        let ruler = Ruler(ambiguous: ambiguous)
        let lines = ruler.wrapped(text, to: width)
        for line in lines {
          #expect(ruler.cells(line) <= width, "seed \(seed): \(text.debugDescription) to \(width)")
        }
        if width > 1 {
          #expect(
            lines.joined().filter { $0 != " " } == text.filter { $0 != " " }, "seed \(seed): lost")
        }
      }
    }
  }

  @Test("keeps kinsoku in random Japanese, where a line leaves a choice")
  func japanese() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SeededGenerator(seed: seed)
    let plain = Array("圧縮機異音修理部品")
    let marks = Array("、。」）ーゃゅょっ「（")
    for _ in 0..<2_000 {
      var text = ""
      for _ in 0..<30 {
        text.append(plain[Int.random(in: 0..<plain.count, using: &generator)])
        text.append(plain[Int.random(in: 0..<plain.count, using: &generator)])
        text.append(marks[Int.random(in: 0..<marks.count, using: &generator)])
      }
      for line in Ruler().wrapped(text, to: Int.random(in: 8...40, using: &generator)) {
        #expect(!"、。」）ーゃゅょっ".contains(line.first ?? "x"), "seed \(seed): \(line)")
        let isLast = text.hasSuffix(line)
        #expect(isLast || !"「（".contains(line.last ?? "x"), "seed \(seed): \(line)")
      }
    }
  }
}
