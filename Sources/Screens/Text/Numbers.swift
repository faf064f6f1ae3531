extension BinaryInteger {
  /// This number with a comma between groups of three digits: `11,997`.
  package var grouped: String {
    let digits = Array(magnitude.description)
    var output = self < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { output.append(",") }
      output.append(digit)
    }
    return output
  }
}

/// A number filled up with zeros at the left.
func zeroPadded(_ number: Int, _ digits: Int) -> String {
  let text = String(number.magnitude)
  return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, digits - text.count)) + text
}
