extension Quantity: Comparable {
  /// Whether the number on the left is less, digit by digit, so that nothing is rounded.
  ///
  /// `0.5` and `0.50` are neither less nor greater than each other, and yet not equal, because what
  /// was written differs.
  package static func < (left: Self, right: Self) -> Bool {
    let (one, other) = (Digits(left.text), Digits(right.text))
    if one.isNegative != other.isNegative { return one.isNegative }
    return one.isNegative ? other.isLess(than: one) : one.isLess(than: other)
  }

  /// The digits of a number without zeros that say nothing.
  private struct Digits {
    let isNegative: Bool
    let whole: [UInt8]
    let fraction: [UInt8]

    init(_ text: String) {
      let zero = UInt8(ascii: "0")
      let digits = Array(text.utf8.drop { $0 == UInt8(ascii: "-") })
      let point = digits.firstIndex(of: UInt8(ascii: ".")) ?? digits.endIndex
      whole = Array(digits[..<point].drop { $0 == zero })
      let all = Array(digits[point...].dropFirst())
      fraction = Array(all.prefix((all.lastIndex { $0 != zero } ?? -1) + 1))
      // There is no zero below zero.
      isNegative = text.hasPrefix("-") && !(whole.isEmpty && fraction.isEmpty)
    }

    /// Whether the amount, without its sign, is less.
    func isLess(than other: Digits) -> Bool {
      if whole.count != other.whole.count { return whole.count < other.whole.count }
      if whole != other.whole { return whole.lexicographicallyPrecedes(other.whole) }
      return fraction.lexicographicallyPrecedes(other.fraction)
    }
  }
}

extension QuantityRange {
  /// Whether `value` lies within the range, its ends included.
  package func contains(_ value: Quantity) -> Bool {
    !(low.map { value < $0 } ?? false) && !(high.map { $0 < value } ?? false)
  }
}
