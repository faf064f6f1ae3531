import Testing

@testable import Screens

@Suite("Untrusted text")
struct PrintableTests {
  @Test(
    "loses what moves the cursor or hides letters",
    arguments: [
      ("山田製作所 A-1", "山田製作所 A-1"),
      ("plain", "plain"),
      ("a\nb\r\nc\td\u{85}e\u{2028}f", "a b c d e f"),
      ("\u{1B}[2J\u{1B}[1;31m山田\u{1B}[0m", "山田"),
      ("\u{9B}2J山田", "山田"),
      ("\u{1B}]0;title\u{7}山田", "山田"),
      ("\u{1B}]8;;http://x\u{1B}\\山田\u{1B}]8;;\u{1B}\\", "山田"),
      ("\u{1B}P1$r\u{9C}山田\u{1B}c\u{1B}(B", "山田"),
      ("\u{1B}[山田", "山田"),
      ("\u{1B}]0;山田", "0;山田"),
      ("山田\u{1B}", "山田"),
      ("a\u{0}b\u{7}c\u{8}d\u{7F}e\u{81}f", "a?b?c?d?e?f"),
      ("a\u{202E}b\u{2066}c", "a?b?c"),
      ("a\u{200B}b\u{FEFF}c\u{AD}d\u{200E}e", "abcde"),
      ("\u{301}\u{3099}abc", "abc"),
      ("👩\u{200D}", "👩"),
      ("葛\u{E0100}城", "葛\u{E0100}城"),
      ("👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"),
    ])
  func cleans(_ text: String, _ expected: String) {
    #expect(text.printable == expected)
  }

  @Test("keeps 32 scalars of a cluster, and finds the end of a sequence within the bound")
  func bounds() {
    let limit = PrintableLimits.clusterScalarsMax
    let marks = { String(repeating: "\u{301}", count: $0) }
    #expect(("e" + marks(limit - 1)).printable.unicodeScalars.count == limit)
    #expect(("e" + marks(limit)).printable.unicodeScalars.count == limit)
    let inside = String(repeating: "x", count: PrintableLimits.sequenceScalarsMax - 1)
    #expect(("\u{1B}]" + inside + "\u{7}a").printable == "a")
    #expect(("\u{1B}]" + inside + "x\u{7}a").printable == inside + "x?a")
  }

  @Test("holds nothing of control, whatever it was, and is not changed again")
  func property() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<5_000 {
      let text = generator.text()
      let clean = text.printable
      #expect(
        clean.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control },
        "seed \(seed): \(text.debugDescription)")
      #expect(clean.printable == clean, "seed \(seed): \(text.debugDescription)")
    }
  }
}
