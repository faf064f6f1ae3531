/// `text` in half width: ASCII digits, letters and signs, `-` for every dash, single spaces.
///
/// Invisible characters go: address books put marks of direction around numbers.
func foldedWidth(_ text: String) -> String {
  var folded = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if let half = halfWidth(scalar) {
      if half == " ", folded.last == " " { continue }
      folded.append(half)
    }
  }
  return trimmed(String(folded))
}

/// `text` without spaces around it.
func trimmed(_ text: some StringProtocol) -> String {
  String(text.drop(while: \.isWhitespace).dropLast(while: \.isWhitespace))
}

extension BidirectionalCollection {
  /// Without the elements at the end for which `predicate` holds.
  func dropLast(while predicate: (Element) -> Bool) -> SubSequence {
    var end = endIndex
    while end > startIndex, predicate(self[index(before: end)]) {
      formIndex(before: &end)
    }
    return self[..<end]
  }
}

private func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
  switch scalar.value {
  // Full-width ASCII stands in the same order as ASCII.
  case 0xFF01...0xFF5E:
    return Unicode.Scalar(scalar.value - 0xFEE0)
  // Dashes, the minus, and what Japanese keyboards give for one: ー and its half-width form.
  case 0x2010...0x2015, 0x2043, 0x2212, 0x30FC, 0xFE58, 0xFE63, 0xFF70:
    return "-"
  // The middle dot: half-width, and of Latin.
  case 0xFF65, 0xB7:
    return "・"
  default:
    break
  }
  let properties = scalar.properties
  if properties.isWhitespace { return " " }
  if properties.isDefaultIgnorableCodePoint { return nil }
  if properties.generalCategory == .decimalNumber, let value = properties.numericValue {
    return Unicode.Scalar(0x30 + UInt32(value))
  }
  return scalar
}
