/// A JSON value as casebook writes and reads it: whole numbers only, and names without an order.
///
/// Every `--json` document is built of these, so that all of them are written by the one writer of
/// `JSON.bytes(_:)`.  Quantities and money are strings: nothing of ours is a fraction.
package enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  /// The greatest whole number that every reader of JSON keeps exactly: 2^53 − 1 (RFC 8785).
  package static let integerMax: Int64 = 9_007_199_254_740_991
}

extension JSON: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByStringLiteral, ExpressibleByStringInterpolation, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  package init(nilLiteral: ()) { self = .null }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int64) { self = .integer(value) }
  package init(stringLiteral value: String) { self = .string(value) }
  package init(arrayLiteral elements: JSON...) { self = .array(elements) }

  package init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(Dictionary(uniqueKeysWithValues: elements))
  }
}

extension JSON {
  /// A count.
  package static func integer(_ value: Int) -> JSON { .integer(Int64(value)) }

  /// The text, or `null`.
  package static func string(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }

  /// The number, or `null`.
  package static func integer(_ value: Int?) -> JSON { value.map { .integer(Int64($0)) } ?? .null }

  /// The member `name` of an object; `nil` if this is none or has none.
  package subscript(_ name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members[name]
  }

  /// The element at `index` of an array; `nil` if this is none or has none.
  package subscript(_ index: Int) -> JSON? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// The text of a string.
  package var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The value of a whole number.
  package var number: Int64? {
    guard case .integer(let number) = self else { return nil }
    return number
  }

  /// The value of `true` or `false`.
  package var truth: Bool? {
    guard case .bool(let truth) = self else { return nil }
    return truth
  }

  /// The elements of an array.
  package var elements: [JSON]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// The members of an object.
  package var members: [String: JSON]? {
    guard case .object(let members) = self else { return nil }
    return members
  }
}
