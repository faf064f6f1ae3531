/// Why a document is no event that a book may take in.
package enum IncomingError: Error, Hashable, Sendable {
  /// It is no JSON, or beyond the limits.
  case json(JSONError)
  /// A member is missing, one too many, or not what it should be.
  ///
  /// `at` is a JSON pointer (RFC 6901): "/body/qty".
  case malformed(at: String, IncomingProblem)
  /// A personal field was closed or erased when the event was written: what is not there cannot
  /// be taken in.
  case redacted(at: String)
  /// The event was withheld when it was written: nothing of it is there.
  case withheld
  /// No event that this build can write has this type.
  case unknownType(String)
  /// This build does not write this version of the type.
  case unknownVersion(type: String, version: String)
}

/// What is the matter with a member of a document.
package enum IncomingProblem: Hashable, Sendable {
  /// It must be given.
  case missing
  /// Nothing has this name here.
  case unexpected
  /// It is no value of this kind.
  case expected(IncomingKind)
}

/// What a member of a document should have been.
package enum IncomingKind: Hashable, Sendable {
  case object, array, text, truth, integer, time, day, decimal, team, identifier, sha256, base64
  case position
  /// The name of a feed, or a pattern of such names.
  case feed
  /// One of these words.
  case word([String])
}
