/// A decimal number as it was written: "0.42", "148500", "-3".
///
/// Text, so that no digit is lost or invented on the way.
package struct Quantity: Hashable, Sendable {
  package let text: String

  /// The longest text.
  package static let characterCountMax = 40

  /// Reads an optional sign, digits, and perhaps a point with digits; `nil` if it is none.
  package init?(_ text: String) {
    var digitCount = 0
    var pointCount = 0
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digitCount += 1
      case UInt8(ascii: "-") where index == 0: break
      case UInt8(ascii: ".") where digitCount > 0 && pointCount == 0: pointCount = 1
      default: return nil
      }
    }
    guard digitCount > 0, text.utf8.last != UInt8(ascii: "."),
      text.utf8.count <= Self.characterCountMax
    else { return nil }
    self.text = text
  }

  package init(_ number: Int) { self.text = String(number) }

  /// Whether it is greater than zero.
  package var isPositive: Bool {
    !text.hasPrefix("-") && text.utf8.contains { $0 >= 0x31 && $0 <= 0x39 }
  }
}

extension Quantity: ExpressibleByStringLiteral {
  /// For constants in the source; a text that is no number is a mistake of the author.
  package init(stringLiteral value: String) {
    guard let quantity = Quantity(value) else {
      preconditionFailure("\(value) is not a decimal number")
    }
    self = quantity
  }
}
