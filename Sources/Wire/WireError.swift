/// Why bytes are not what they should be.
package enum WireError: Error, Hashable, Sendable {
  /// The bytes are no such message.
  case notAMessage(String)
  /// A field is missing, empty, out of range, or no value of its type; by its JSON name.
  case malformed(field: String)
  /// The value of an enumeration is one that only a newer build knows.
  case newerValue(field: String)
  /// No event has this type.
  case unknownType(String)
}
