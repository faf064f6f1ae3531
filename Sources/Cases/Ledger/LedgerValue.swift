/// What a value of a fact says, however it was written: two values with the same say no different
/// things.
enum LedgerValue {
  /// `text` without what makes no difference: width, capitals, kana, kinds of dashes, spaces; of a
  /// number also zeros that say nothing (EXPERIENCE.md §2.5).
  static func folded(_ text: String, as type: FactType) -> String {
    let plain = joined(FoldedText(text).text)
    switch type {
    case .number: return number(plain) ?? plain
    case .text, .date, .flag, .choice: return plain
    }
  }

  /// The day that a value begins with: of "2026-11-25 午前" the 25th; `nil` if it names none.
  static func day(_ text: String) -> Day? {
    Day(iso: String(joined(FoldedText(text).text).prefix(dayCharacterCount)))
  }

  private static let dayCharacterCount = 10

  /// Dashes between letters or digits as one kind, and spaces as one or none.
  private static func joined(_ text: String) -> String {
    var scalars: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        if let last = scalars.last, last != " " { scalars.append(" ") }
      } else {
        scalars.append(scalar)
      }
    }
    if scalars.last == " " { scalars.removeLast() }
    for place in scalars.indices.dropFirst().dropLast() where isDash(scalars[place]) {
      if isPlain(scalars[place - 1]), isPlain(scalars[place + 1]) { scalars[place] = "-" }
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// The many dashes, the long mark of kana among them.
  private static func isDash(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2D, 0x30FC, 0x2010...0x2015, 0x2212, 0xFF0D, 0xFE63, 0x2500: true
    default: false  // Open set: every other scalar.
    }
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
  }

  /// `012.50` as `12.5`; `nil` if it is no number.
  private static func number(_ text: String) -> String? {
    guard Quantity(text) != nil else { return nil }
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    let whole = parts[0].drop { $0 == "0" }
    var fraction = parts.count > 1 ? parts[1] : ""
    while fraction.last == "0" { fraction.removeLast() }
    let digits = (whole.isEmpty ? "0" : whole) + (fraction.isEmpty ? "" : "." + fraction)
    return (isNegative && digits != "0" ? "-" : "") + digits
  }
}
