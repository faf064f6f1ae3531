internal import Cases
internal import Screens

/// Values that people may type as the word they read on screens, in either language.
extension Typed {
  /// One of the values of a code, by its name or by its word in Japanese or English.
  /// - Throws: with the names of all values.
  static func named<Value: RawRepresentable<String> & CaseIterable>(
    _ typed: String, of option: String, _ word: (Value) -> Bilingual
  ) throws(ErrorReport) -> Value {
    let key = String(typed.halfWidth.trimmingSpaces).lowercased()
    let found = Value.allCases.first { value in
      let word = word(value)
      return [value.rawValue, word.ja, word.en].contains { $0.lowercased() == key }
    }
    if let found { return found }
    // Names alone: what is near among them is offered to be pasted.
    throw UsageProblem.invalidValue(
      typed, of: option, allowed: Value.allCases.map(\.rawValue)
    ).report
  }

  /// The same for an option that may be left out.
  static func named<Value: RawRepresentable<String> & CaseIterable>(
    _ typed: String?, of option: String, _ word: (Value) -> Bilingual
  ) throws(ErrorReport) -> Value? {
    guard let typed else { return nil }
    return try named(typed, of: option, word) as Value
  }

  /// Yes or no, in either language.
  static func truth(_ typed: String, of option: String) throws(ErrorReport) -> Bool {
    switch String(typed.halfWidth.trimmingSpaces).lowercased() {
    case "yes", "y", "true", "はい", "可", "有": return true
    case "no", "n", "false", "いいえ", "不可", "無": return false
    default:  // Open set: whatever was typed.
      throw UsageProblem.invalidValue(
        typed, of: option, allowed: ["yes", "no"]
      ).report
    }
  }

  /// An amount of yen: `148500`, `148,500円`, `¥148,500`.
  static func yen(
    _ typed: String?, of option: String, tax: Tax = .included
  ) throws(ErrorReport) -> Money? {
    guard let typed else { return nil }
    let digits = typed.halfWidth.trimmingSpaces.filter { !",¥￥\\円 ".contains($0) }
    guard let amount = Quantity(String(digits)), amount.isPositive else {
      throw UsageProblem.invalidValue(typed, of: option, allowed: ["148500", "148,500円"]).report
    }
    return Money(amount: amount, currency: "JPY", tax: tax)
  }
}

extension CaseIterable where Self: RawRepresentable<String> {
  /// All names of a code, for help: `sms email recording`.
  static var names: String { allCases.map(\.rawValue).joined(separator: " ") }
}
