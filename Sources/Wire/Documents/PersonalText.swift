/// A personal text on its way into a document.
package enum PersonalText: Hashable, Sendable {
  case open(String)
  /// Nothing was said.
  case absent
  /// This copy of the book has no key for it.
  case keyMissing
  /// The person has been forgotten.
  case erased
}

extension Shape where Value == PersonalText {
  /// The text, or what stands in its place in events, too.
  package static var personal: Shape {
    Shape(JSONSchema.any([JSONSchema.text, JSONSchema.null, Registry.redacted, Registry.erased])) {
      switch $0 {
      case .open(let text): .string(text)
      case .absent: .null
      case .keyMissing: ["redacted": true, "why": "keyMissing"]
      case .erased: ["erased": true]
      }
    }
  }
}
