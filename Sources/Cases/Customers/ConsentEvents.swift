/// The values of `ConsentPurpose`; their names stand in JSON, their numbers in the log.
package enum ConsentPurpose: String, Hashable, Sendable, CaseIterable {
  case sms, email, recording, marketing, safety
}

/// A customer gave or refused consent.
package struct ConsentRecorded: Hashable, Sendable {
  /// To what.
  package var purpose: ConsentPurpose
  /// Whether it was given.
  package var given: Bool
  /// How it was said, as a code.
  package var how: String
  /// The version of the text that was shown or read.
  package var textVersion: String?

  package init(
    purpose: ConsentPurpose,
    given: Bool,
    how: String,
    textVersion: String? = nil
  ) {
    self.purpose = purpose
    self.given = given
    self.how = how
    self.textVersion = textVersion
  }
}
