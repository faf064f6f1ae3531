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

extension Double {
  /// This number with `digits` decimals, rounded half away from zero: `48.0000`, `1,204.5`.
  package func fixed(_ digits: Int) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = (self * scale).rounded()
    guard scaled.magnitude < 9e15 else { return "-" }
    let whole = Int64(scaled.magnitude)
    let unit = Int64(scale)
    let sign = scaled < 0 ? "-" : ""
    guard digits > 0 else { return sign + whole.grouped }
    return sign + (whole / unit).grouped + "." + zeroPadded(Int(whole % unit), digits)
  }
}
