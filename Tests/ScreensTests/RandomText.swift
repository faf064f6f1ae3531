/// A generator whose sequence follows from its seed, so a failing case can be run again.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  /// SplitMix64, by Sebastiano Vigna.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Text of up to 40 scalars, from the pieces where widths and clusters go wrong, or from all of
  /// Unicode.
  mutating func text() -> String {
    var scalars = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...40, using: &self) {
      if Int.random(in: 0..<4, using: &self) == 0 {
        scalars.append(anyScalar())
      } else {
        let piece = Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &self)]
        scalars.append(contentsOf: piece.unicodeScalars)
      }
    }
    return String(scalars)
  }

  private mutating func anyScalar() -> Unicode.Scalar {
    while true {
      if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &self)) {
        return scalar
      }
    }
  }

  private static let pieces: [String] = [
    "a", "Z", "9", " ", "-", "(", "。", "、", "「", "」", "ー", "ょ", "っ", "圧", "縮", "機", "ﾊ", "ﾞ",
    "が", "か\u{3099}", "é", "e\u{301}", "👩‍👩‍👧‍👦", "👍🏽", "🇯🇵", "🇯", "☎\u{FE0F}",
    "\u{FE0F}", "\u{200D}", "①", "…", "─", "※", "葛\u{E0100}", "한", "\u{1112}\u{1161}\u{11AB}", "क्षि",
    "\u{600}", "\u{1B}[31m", "\u{7}", "\n", "\t", "\u{202E}", "\u{85}", "\u{9B}2J",
    "\u{1B}]0;x\u{7}",
  ]
}
