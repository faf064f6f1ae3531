/// The values of `FactSource`; their names stand in JSON, their numbers in the log.
package enum FactSource: String, Hashable, Sendable, CaseIterable {
  case customerSaid, observed, document, system, imported, inferred
}

/// The values of `ConfirmationMethod`; their names stand in JSON, their numbers in the log.
package enum ConfirmationMethod: String, Hashable, Sendable, CaseIterable {
  case readBack, volunteered, document
}

/// The values of `CorrectionCause`; their names stand in JSON, their numbers in the log.
package enum CorrectionCause: String, Hashable, Sendable, CaseIterable {
  case wasWrong, changed
}

/// Something became known.
package struct FactAsserted: Hashable, Sendable {
  /// The fact.
  package var factID: FactID
  /// What it is about; which one stands in the record's refs.
  package var subject: FactSubject
  /// The declared key.
  package var key: String
  /// The value, of a personal key; personal: `nil` also where it is sealed.
  package var value: String?
  /// The value, of a key that is declared impersonal.
  package var impersonalValue: String?
  /// Its unit.
  package var unit: String?
  /// Where it comes from.
  package var source: FactSource
  /// What shows it.
  package var evidence: Evidence?
  /// Who said it; personal: `nil` also where it is sealed.
  package var saidBy: String?
  /// Percent.
  package var confidence: Int
  /// From when it holds.
  package var validFrom: Instant?

  package init(
    factID: FactID,
    subject: FactSubject,
    key: String,
    value: String? = nil,
    impersonalValue: String? = nil,
    unit: String? = nil,
    source: FactSource,
    evidence: Evidence? = nil,
    saidBy: String? = nil,
    confidence: Int,
    validFrom: Instant? = nil
  ) {
    self.factID = factID
    self.subject = subject
    self.key = key
    self.value = value
    self.impersonalValue = impersonalValue
    self.unit = unit
    self.source = source
    self.evidence = evidence
    self.saidBy = saidBy
    self.confidence = confidence
    self.validFrom = validFrom
  }
}

/// A known fact was confirmed.
package struct FactConfirmed: Hashable, Sendable {
  /// The fact.
  package var factID: FactID
  /// How.
  package var how: ConfirmationMethod

  package init(
    factID: FactID,
    how: ConfirmationMethod
  ) {
    self.factID = factID
    self.how = how
  }
}

/// A known fact was replaced by another.
package struct FactCorrected: Hashable, Sendable {
  /// The fact that no longer holds.
  package var factID: FactID
  /// The fact that holds instead.
  package var newFactID: FactID
  /// Its value, of a personal key; personal: `nil` also where it is sealed.
  package var value: String?
  /// Its value, of an impersonal key.
  package var impersonalValue: String?
  /// Whether it was wrong or has changed.
  package var cause: CorrectionCause
  /// What shows it.
  package var evidence: Evidence?

  package init(
    factID: FactID,
    newFactID: FactID,
    value: String? = nil,
    impersonalValue: String? = nil,
    cause: CorrectionCause,
    evidence: Evidence? = nil
  ) {
    self.factID = factID
    self.newFactID = newFactID
    self.value = value
    self.impersonalValue = impersonalValue
    self.cause = cause
    self.evidence = evidence
  }
}
