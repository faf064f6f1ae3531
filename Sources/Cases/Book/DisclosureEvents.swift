/// The values of `DisclosureTarget`; their names stand in JSON, their numbers in the log.
package enum DisclosureTarget: String, Hashable, Sendable, CaseIterable {
  case subject, staff, authority, partner
}

/// The values of `DisclosureScope`; their names stand in JSON, their numbers in the log.
package enum DisclosureScope: String, Hashable, Sendable, CaseIterable {
  case export, recording, restrictedFact
}

/// What is known of a person was handed out.
package struct DisclosureMade: Hashable, Sendable {
  /// To whom.
  package var to: DisclosureTarget
  /// What.
  package var what: DisclosureScope
  /// Why, as a reason code.
  package var reason: String
  /// SHA-256 of what was handed out.
  package var sha256: [UInt8]

  package init(
    to: DisclosureTarget,
    what: DisclosureScope,
    reason: String,
    sha256: [UInt8]
  ) {
    self.to = to
    self.what = what
    self.reason = reason
    self.sha256 = sha256
  }
}
