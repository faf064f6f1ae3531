/// The values of `CustomerKind`; their names stand in JSON, their numbers in the log.
package enum CustomerKind: String, Hashable, Sendable, CaseIterable {
  case person, household, company
}

/// The values of `ContactPointKind`; their names stand in JSON, their numbers in the log.
package enum ContactPointKind: String, Hashable, Sendable, CaseIterable {
  case phone, sms, email, address
}

/// The values of `Sharing`; their names stand in JSON, their numbers in the log.
package enum Sharing: String, Hashable, Sendable, CaseIterable {
  case one, household, switchboard
}

/// The values of `PointVerification`; their names stand in JSON, their numbers in the log.
package enum PointVerification: String, Hashable, Sendable, CaseIterable {
  case contact, document, none
}

/// The values of `RetirementReason`; their names stand in JSON, their numbers in the log.
package enum RetirementReason: String, Hashable, Sendable, CaseIterable {
  case moved, ported, wrong, ownerChanged
}

/// A customer became known to the house.
package struct CustomerRegistered: Hashable, Sendable {
  /// What kind of customer this is.
  package var kind: CustomerKind
  /// The name as it is written; personal: `nil` also where it is sealed.
  package var name: String?
  /// The reading, in kana; personal: `nil` also where it is sealed.
  package var nameKana: String?
  /// BCP 47 tag of the language that the customer prefers.
  package var language: String?

  package init(
    kind: CustomerKind,
    name: String?,
    nameKana: String? = nil,
    language: String? = nil
  ) {
    self.kind = kind
    self.name = name
    self.nameKana = nameKana
    self.language = language
  }
}

/// A way to reach a customer became known.
package struct ContactPointAdded: Hashable, Sendable {
  /// The point; an address is also a site where items stand.
  package var pointID: ContactPointID
  /// What kind of point this is.
  package var kind: ContactPointKind
  /// As it was given; personal: `nil` also where it is sealed.
  package var raw: String?
  /// E.164 for numbers; folded text otherwise; what matching compares; personal: `nil` also where
  /// it is sealed.
  package var normalized: String?
  /// The extension behind a switchboard; personal: `nil` also where it is sealed.
  package var extensionDigits: String?
  /// The shop's own word for it, such as 代表; not free text about a person.
  package var label: String?
  /// Who else answers at it.
  package var sharing: Sharing
  /// How it was proved.
  package var verifiedBy: PointVerification
  /// The first day on which it holds.
  package var validFrom: Day?

  package init(
    pointID: ContactPointID,
    kind: ContactPointKind,
    raw: String?,
    normalized: String?,
    extensionDigits: String? = nil,
    label: String? = nil,
    sharing: Sharing,
    verifiedBy: PointVerification,
    validFrom: Day? = nil
  ) {
    self.pointID = pointID
    self.kind = kind
    self.raw = raw
    self.normalized = normalized
    self.extensionDigits = extensionDigits
    self.label = label
    self.sharing = sharing
    self.verifiedBy = verifiedBy
    self.validFrom = validFrom
  }
}

/// A way to reach a customer ceased to hold.
package struct ContactPointRetired: Hashable, Sendable {
  /// The point.
  package var pointID: ContactPointID
  /// Why.
  package var reason: RetirementReason
  /// The last day on which it held.
  package var validTo: Day?

  package init(
    pointID: ContactPointID,
    reason: RetirementReason,
    validTo: Day? = nil
  ) {
    self.pointID = pointID
    self.reason = reason
    self.validTo = validTo
  }
}

/// Tags of a customer changed.
package struct CustomerTagged: Hashable, Sendable {
  /// Tags that hold from now on.
  package var added: [String]
  /// Tags that hold no longer.
  package var removed: [String]
  /// When the added tags end by themselves.
  package var until: Instant?
  /// Why, in somebody's words; personal: `nil` also where it is sealed.
  package var reason: String?

  package init(
    added: [String] = [],
    removed: [String] = [],
    until: Instant? = nil,
    reason: String? = nil
  ) {
    self.added = added
    self.removed = removed
    self.until = until
    self.reason = reason
  }
}

/// Two customers turned out to be one.
package struct CustomerMerged: Hashable, Sendable {
  /// The merge, by which it can be undone.
  package var mergeID: MergeID
  /// The events that show it.
  package var evidence: [EventID]
  /// Percent: how sure the match was.
  package var score: Int
  /// The rule that proposed it.
  package var method: String

  package init(
    mergeID: MergeID,
    evidence: [EventID] = [],
    score: Int,
    method: String
  ) {
    self.mergeID = mergeID
    self.evidence = evidence
    self.score = score
    self.method = method
  }
}

/// A merge turned out to be wrong.
package struct CustomerUnmerged: Hashable, Sendable {
  /// The merge that is undone.
  package var mergeID: MergeID
  /// Why, as a reason code.
  package var reason: String

  package init(
    mergeID: MergeID,
    reason: String
  ) {
    self.mergeID = mergeID
    self.reason = reason
  }
}
