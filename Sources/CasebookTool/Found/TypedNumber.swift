internal import Cases
internal import Screens

/// A telephone number as it was typed or shown, folded so that it can be looked up.
struct TypedNumber: Hashable, Sendable {
  let raw: String
  /// What matching compares.
  let normalized: String
  let extensionDigits: String?
  /// Why no number was shown, where that is what was typed.
  let withheld: WithheldReason?

  /// Reads a number.
  /// - Parameters:
  ///   - typed: with any separators, full width or half width, with an extension behind it.
  ///   - region: the country of national numbers (ISO 3166), nil if unknown.
  init(_ typed: String, region: String?) {
    raw = String(typed.trimmingSpaces)
    let key = raw.halfWidth.lowercased()
    withheld = Self.withheldWords[key]
    var main = key
    var digits: String?
    for mark in ["内線", "ext.", "ext", "x"] {
      guard let parts = Self.split(key, at: mark), parts.1.allSatisfy(\.isASCIIDigit) else {
        continue
      }
      main = parts.0
      digits = parts.1
      break
    }
    extensionDigits = digits
    normalized = main.filter { $0.isASCIIDigit || $0 == "+" || $0 == "#" || $0 == "*" }
  }

  /// Whether it can be looked up.
  var isNumber: Bool {
    withheld == nil && normalized.count >= 3
      && raw.halfWidth.allSatisfy { !$0.isLetter || "内線ext".contains($0) }
  }

  /// In international form; nil where the country is not known.
  var e164: String? { normalized.hasPrefix("+") ? normalized : nil }

  /// For people.
  var display: String { raw }

  /// The texts under which it may stand in the book.
  var lookupTexts: [String] { [normalized] }

  private static let withheldWords: [String: WithheldReason] = [
    "非通知": .anonymous, "anonymous": .anonymous, "withheld": .anonymous, "p": .anonymous,
    "公衆電話": .payphone, "payphone": .payphone, "c": .payphone, "表示圏外": .outOfArea,
    "o": .outOfArea, "s": .notOffered, "受信エラー": .receptionError, "e": .receptionError,
  ]

  private static func split(_ text: String, at mark: String) -> (String, String)? {
    let characters = Array(text)
    let wanted = Array(mark)
    guard characters.count > wanted.count else { return nil }
    for start in 1..<(characters.count - wanted.count)
    where Array(characters[start..<start + wanted.count]) == wanted {
      let rest = characters[(start + wanted.count)...].filter { !" :：.-".contains($0) }
      return rest.isEmpty ? nil : (String(characters[..<start]), String(rest))
    }
    return nil
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
