/// A serial number as it is compared with others: its last digits, and what stands before them.
///
/// `4410-0087` is 87 behind `4410-`.  Two serial numbers have an order only where the same stands
/// before their last digits; zeros in front of those do not count, so that a range that was
/// announced as `4410-1` to `4410-500` has the unit `4410-0087`.  Width and case do not count
/// either.  A serial number that ends in no digit is equal to itself and has no order: `87A` is no
/// part of any range but that from `87A` to `87A`.
package struct SerialNumber: Hashable, Sendable {
  /// What stands before the last digits, as it is looked up.
  package let prefix: String
  /// The last digits without zeros in front; empty if it ends in no digit.
  package let digits: String
  /// Whether it ends in digits, which may be zeros alone.
  package let isNumbered: Bool

  package init(_ typed: String) {
    let text = numberText(typed)
    let tail = text.unicodeScalars.reversed().prefix { "0"..."9" ~= $0 }.count
    let start = text.unicodeScalars.index(text.unicodeScalars.endIndex, offsetBy: -tail)
    prefix = String(text.unicodeScalars[..<start])
    digits = String(text.unicodeScalars[start...].drop { $0 == "0" })
    isNumbered = tail > 0
  }

  /// Whether it comes before `other` or is the same; `nil` where the two have no order.
  package func isAtMost(_ other: SerialNumber) -> Bool? {
    guard prefix == other.prefix, isNumbered == other.isNumbered else { return nil }
    // Of numbers without zeros in front the longer one is the greater.
    if digits.utf8.count != other.digits.utf8.count {
      return digits.utf8.count < other.digits.utf8.count
    }
    return digits <= other.digits
  }
}

extension SerialRange {
  /// Whether no serial number can be in it: its ends have no order, or the last comes first.
  package var isEmpty: Bool { SerialNumber(from).isAtMost(SerialNumber(to)) != true }

  /// Whether a serial number is in it, its ends included.
  package func contains(_ serial: SerialNumber) -> Bool {
    SerialNumber(from).isAtMost(serial) == true && serial.isAtMost(SerialNumber(to)) == true
  }
}

/// Whether a unit is in a recall; computed from model and serial number, never stored.
package enum RecallMatch: Hashable, Sendable {
  case inside, outside
  /// The model is recalled, but of the unit no serial number is known: somebody has to look.
  case unknown
}
