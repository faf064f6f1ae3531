/// How many cells a glyph of *ambiguous* East Asian width takes on the terminal at hand.
package enum AmbiguousWidth: Int, Hashable, Sendable, CaseIterable {
  /// One cell: what glibc and most terminals say.
  case one = 1
  /// Two cells: a Japanese terminal setting.
  case two = 2
}

/// Measures and fits text in terminal cells.
///
/// Everything that is laid out is measured here and nowhere else: the terminal's C library may be
/// older, or may lack the locale.  Text from events must be made `printable` before it is measured;
/// `Span` does that by itself.
package struct Ruler: Hashable, Sendable {
  /// What the terminal does with *ambiguous* glyphs.
  package var ambiguous: AmbiguousWidth

  /// Makes a ruler for a terminal.
  package init(ambiguous: AmbiguousWidth = .one) {
    self.ambiguous = ambiguous
  }

  /// The cells of one grapheme cluster: 0, 1 or 2.
  ///
  /// The sum over its scalars, at most two: ﾊﾞ is *one* `Character` of two scalars in two cells,
  /// while what a zero-width joiner appends is drawn inside the glyph before it, and U+FE0F makes a
  /// narrow emoji wide.
  /// - Complexity: O(scalars of the cluster), each by binary search in 337 ranges at most.
  package func cells(_ character: Character) -> Int {
    if let ascii = character.asciiValue, ascii != 0x0A { return ascii == 0 ? 0 : 1 }
    var sum = 0
    var isJoined = false
    var previousIsEmoji = false
    for scalar in character.unicodeScalars {
      if scalar.value == 0x200D {
        isJoined = true
      } else if scalar.value == 0xFE0F {
        if previousIsEmoji { sum = max(sum, 2) }
      } else if isJoined {
        isJoined = false
      } else {
        sum += cells(scalar)
        previousIsEmoji = scalar.properties.isEmoji
      }
    }
    return min(sum, 2)
  }

  /// The cells of a text: the sum over its clusters.
  /// - Complexity: O(length); ASCII is not split into clusters.
  package func cells(_ text: some StringProtocol) -> Int {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
    return text.reduce(0) { $0 + cells($1) }
  }

  private func cells(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20...0x7E, 0xFF61...0xFF9F: 1
    case 0x3041...0x3096, 0x30A1...0x30FF, 0x4E00...0x9FFF: 2
    case let value where Self.contains(WidthTables.zero, value): 0
    case let value where Self.contains(WidthTables.wide, value): 2
    case let value where Self.contains(WidthTables.ambiguous, value): ambiguous.rawValue
    default: 1
    }
  }

  /// Whether `value` lies in one of the ranges of a table of `WidthTables`.
  private static func contains(_ table: [UInt32], _ value: UInt32) -> Bool {
    var low = 0
    var high = table.count / 2
    while low < high {
      let middle = (low + high) / 2
      if value < table[2 * middle] {
        high = middle
      } else if value > table[2 * middle + 1] {
        low = middle + 1
      } else {
        return true
      }
    }
    return false
  }
}
