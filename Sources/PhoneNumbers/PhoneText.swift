/// What the text of a telephone number says before any table of numbers is asked.
///
/// ```text
/// 186-０３（１２３４）５６７８　内線１２
///   half width                186-03(1234)5678 内線12
///   the extension apart       186-03(1234)5678           12
///   what is shown             186-03(1234)5678
///   what is dialled           0312345678
/// ```
struct PhoneText {
  /// A number in half width without the extension; anything else as it was typed.
  let display: String

  /// Digits, with a leading `+`, or with `#` and `*`; nil if the text is not a number.
  let dialled: String?

  /// The digits after a word such as 内線 or x.
  let extensionDigits: String?

  let withheld: WithheldNumber?

  /// How many digits an extension has at most.
  static let extensionDigitCountMax = 20

  init(_ raw: String) {
    guard raw.utf8.count <= PhoneNumber.rawByteCountMax else {
      self.init(display: raw)
      return
    }
    let text = Self.withoutScheme(foldedWidth(raw))
    if let reason = WithheldNumber(saidBy: text) {
      self.init(display: trimmed(raw), withheld: reason)
    } else if let (number, digits) = Self.splitExtension(text) {
      self.init(display: number, dialled: Self.dialled(number), extensionDigits: digits)
    } else if let dialled = Self.dialled(text) {
      self.init(display: text, dialled: dialled)
    } else {
      self.init(display: trimmed(raw))
    }
  }

  private init(
    display: String, dialled: String? = nil, extensionDigits: String? = nil,
    withheld: WithheldNumber? = nil
  ) {
    self.display = display
    self.dialled = dialled
    self.extensionDigits = extensionDigits
    self.withheld = withheld
  }

  /// The number in `tel:` (RFC 3966) and `sip:` (RFC 3261) addresses, as exchanges give them.
  private static func withoutScheme(_ text: String) -> String {
    let lower = text.lowercased()
    for scheme in ["tel:", "sips:", "sip:"] where lower.hasPrefix(scheme) {
      return trimmed(text.dropFirst(scheme.count).prefix { $0 != "@" })
    }
    return text
  }

  /// Splits `03-1234-5678 内線12` into the number and the digits after the word.
  private static func splitExtension(_ text: String) -> (number: String, digits: String)? {
    for word in ["内線番号", "内線", ";ext=", "extension", "ext", "x"] {
      let lower = text.lowercased()
      guard let place = lower.firstRange(of: word) else { continue }
      let number = trimmed(lower[..<place.lowerBound].dropLast(while: { " (,;-".contains($0) }))
      let digits = lower[place.upperBound...].drop { " (.:=-".contains($0) }
        .dropLast(while: { " )".contains($0) })
      guard (1...extensionDigitCountMax).contains(digits.count), digits.allSatisfy(isDigit),
        number.isEmpty || dialled(number) != nil
      else { return nil }
      return (number, String(digits))
    }
    return nil
  }

  /// What is dialled for `text`, which is in half width.
  private static func dialled(_ text: String) -> String? {
    var dialled = ""
    for character in text {
      switch character {
      case "0"..."9", "#", "*": dialled.append(character)
      case "+" where dialled.isEmpty: dialled.append(character)
      case "/", "-", "(", ")", "[", "]", ".", ",", "・", " ": continue
      default: return nil
      }
    }
    guard dialled.contains(where: isDigit) else { return nil }
    return withoutNotification(internationalized(dialled))
  }

  /// Without 184 and 186, which hide or show the caller's number for one call in Japan.
  ///
  /// (engrholiday.jp/nw/display-number)  They stand in front of a whole national number, which has
  /// ten or eleven digits and begins with 0.  No number of this shape is dialled anywhere else: an
  /// American `1 860 …` has eleven digits.
  private static func withoutNotification(_ dialled: String) -> String {
    let number = dialled.dropFirst(3)
    guard ["184", "186"].contains(dialled.prefix(3)), number.first == "0",
      (10...11).contains(number.count), number.allSatisfy(isDigit)
    else { return dialled }
    return String(number)
  }

  /// With `+81` for `0081`, which people write and no exchange in Japan dials.
  ///
  /// After it stand nine to eleven digits: a national number, perhaps with its 0.
  private static func internationalized(_ dialled: String) -> String {
    let number = dialled.dropFirst(4)
    guard dialled.hasPrefix("0081"), (9...11).contains(number.count), number.allSatisfy(isDigit)
    else { return dialled }
    return "+81" + number
  }
}

private func isDigit(_ character: Character) -> Bool {
  ("0"..."9").contains(character)
}
