internal import Cases
internal import Screens

/// What somebody typed to name a case, an entry, a customer or an item; not looked up yet.
struct TypedReference: Hashable, Sendable {
  /// As it was typed, without spaces around it.
  let text: String
  /// The number after `#`; the case may be left out before it.
  let entry: Int?
  /// What stands before `#`; nil where that is implied.
  let subject: String?

  init(_ typed: String) {
    text = String(typed.trimmingSpaces)
    let key = text.halfWidth.replacingSharps
    // What was written on a device and has no number yet: "~3", also "C-1042~3".
    if let tilde = key.lastIndex(of: "~"), let number = Self.digits(key[key.index(after: tilde)...])
    {
      entry = ProvisionalNumber.entry(UInt64(number))
      let before = String(key[..<tilde].trimmingSpaces)
      subject = before.isEmpty ? nil : before
      return
    }
    guard let sharp = key.lastIndex(of: "#"),
      let number = Self.digits(key[key.index(after: sharp)...])
    else {
      entry = nil
      subject = text
      return
    }
    entry = number
    let before = String(key[..<sharp].trimmingSpaces)
    subject = before.isEmpty ? nil : before
  }

  private static func digits(_ text: Substring) -> Int? {
    guard (1...9).contains(text.count), text.allSatisfy({ $0.isASCII && $0.isNumber }) else {
      return nil
    }
    return Int(text)
  }
}

extension String {
  /// `♯` is what some input methods give for `#`.
  fileprivate var replacingSharps: String { String(map { $0 == "♯" ? "#" : $0 }) }
}
