internal import Cases
internal import Screens

/// Reads single values as they were typed; nothing outside is looked at.
enum Typed {
  /// One of the values of a code, in any width and case.
  /// - Throws: with all values, and the nearest as a hint.
  static func choice<Value: RawRepresentable & CaseIterable>(
    _ typed: String, of option: String, as type: Value.Type = Value.self
  ) throws(ErrorReport) -> Value where Value.RawValue == String {
    let key = String(typed.halfWidth.trimmingSpaces).lowercased()
    if let value = Value.allCases.first(where: { $0.rawValue.lowercased() == key }) {
      return value
    }
    throw UsageProblem.invalidValue(
      typed, of: option, allowed: Value.allCases.map(\.rawValue)
    ).report
  }

  /// The same for an option that may be left out.
  static func choice<Value: RawRepresentable & CaseIterable>(
    _ typed: String?, of option: String, as type: Value.Type = Value.self
  ) throws(ErrorReport) -> Value? where Value.RawValue == String {
    guard let typed else { return nil }
    return try choice(typed, of: option, as: type) as Value
  }

  /// What stands between commas, without empty parts.
  static func list(_ typed: String?) -> [String] {
    (typed ?? "").split { ",、，".contains($0) }
      .map { String($0.trimmingSpaces) }.filter { !$0.isEmpty }
  }

  /// A decimal number.
  static func quantity(_ typed: String, of option: String) throws(ErrorReport) -> Quantity {
    let key = String(typed.halfWidth.trimmingSpaces)
    guard let quantity = Quantity(key) else {
      throw UsageProblem.invalidValue(typed, of: option, allowed: []).report
    }
    return quantity
  }

  /// A whole number that is not negative.
  static func count(_ typed: String?, of option: String) throws(ErrorReport) -> Int? {
    guard let typed else { return nil }
    let key = typed.halfWidth.trimmingSpaces
    guard let count = Int(key), (0...countMax).contains(count), !key.hasPrefix("+") else {
      throw UsageProblem.invalidValue(typed, of: option, allowed: []).report
    }
    return count
  }

  /// Bound: greater numbers are slips.
  static let countMax = 1_000_000_000

  /// A length of time in seconds: `161`, `2m41s`, `4分5秒`.
  static func seconds(_ typed: String?, of option: String) throws(ErrorReport) -> Int? {
    guard let typed else { return nil }
    if let count = Int(typed.halfWidth.trimmingSpaces), (0...countMax).contains(count) {
      return count
    }
    guard let seconds = SpanInput.seconds(typed) else {
      throw UsageProblem.invalidValue(typed, of: option, allowed: []).report
    }
    return Int(seconds)
  }

  /// A text that says something.
  static func text(_ typed: String, of option: String) throws(ErrorReport) -> String {
    guard !typed.trimmingSpaces.isEmpty else {
      throw UsageProblem.invalidValue(typed, of: option, allowed: []).report
    }
    return typed
  }

  /// An argument that must be there.
  static func required<Value>(
    _ value: Value?, _ name: String, of command: String
  ) throws(ErrorReport) -> Value {
    guard let value else {
      throw UsageProblem.missingArgument(name, command: command).report
    }
    return value
  }
}
