/// A text that people type to name something, in the one form in which it is looked up.
///
/// Full-width letters, digits and signs become half-width ones, the dashes of Japanese and English
/// input methods between letters and digits become `-`, letters upper case, spaces go at the ends
/// and become one within.  The full-width slip is repaired silently; nothing else
/// is guessed here.
package func numberText(_ typed: String) -> String {
  var text = ""
  var isAfterSpace = true
  for scalar in typed.unicodeScalars {
    let folded = halfWidth(scalar)
    if folded == " " || folded == "\t" {
      if !isAfterSpace { text.unicodeScalars.append(" ") }
      isAfterSpace = true
    } else {
      text.unicodeScalars.append(folded)
      isAfterSpace = false
    }
  }
  if text.last == " " { text.removeLast() }
  return text.uppercased()
}

private func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar.value {
  case 0x3000, 0x00A0: return " "
  case 0x2010...0x2015, 0x2212, 0x30FC, 0xFF70, 0xFF0D: return "-"
  case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
  default: return scalar
  }
}
