/// A row of numbers as a small picture; a number always stands beside it.
package struct Sparkline: Hashable, Sendable {
  /// In order of time; not negative.
  package let values: [Int64]

  /// Bound: more values are not drawn, the oldest go.
  package static let valuesMax = 400

  /// Makes a sparkline.
  package init(_ values: [Int64]) {
    precondition(values.allSatisfy { $0 >= 0 }, "a count is not negative")
    self.values = Array(values.suffix(Self.valuesMax))
  }

  /// The picture: Braille, two values to a cell; in ASCII the greater of the two.
  ///
  /// Four levels above nothing; whatever is not zero has one dot at least.  An odd number of values
  /// leaves the left half of the first cell empty, so the newest is always at the right end.
  /// - Returns: ⌈values / 2⌉ cells, whatever the width of ambiguous glyphs.
  package func text(_ glyphs: Glyphs) -> String {
    let greatest = values.max() ?? 0
    var levels = values.map { Self.level($0, of: greatest) }
    if !levels.count.isMultiple(of: 2) { levels.insert(0, at: 0) }
    var output = ""
    for index in stride(from: 0, to: levels.count, by: 2) {
      switch glyphs {
      case .unicode: output.unicodeScalars.append(Self.braille(levels[index], levels[index + 1]))
      case .ascii: output.append(Self.ascii[max(levels[index], levels[index + 1])])
      }
    }
    return output
  }

  private static let ascii: [Character] = [" ", ".", "-", "=", "#"]

  /// 0 for nothing, else 1 to 4, rounded up.
  static func level(_ value: Int64, of greatest: Int64) -> Int {
    guard value > 0, greatest > 0 else { return 0 }
    return min(Int((Double(value) / Double(greatest) * 4).rounded(.up)), 4)
  }

  /// The Braille pattern with two columns filled from below.
  ///
  /// Dots from below: 7, 3, 2, 1 at the left and 8, 6, 5, 4 at the right; dot n is bit n − 1 of
  /// U+2800 (Unicode, 26.1).
  static func braille(_ left: Int, _ right: Int) -> Unicode.Scalar {
    let leftDots: [UInt32] = [0, 0x40, 0x44, 0x46, 0x47]
    let rightDots: [UInt32] = [0, 0x80, 0xA0, 0xB0, 0xB8]
    return Unicode.Scalar(0x2800 | leftDots[left] | rightDots[right]) ?? " "
  }
}
