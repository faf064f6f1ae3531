/// The values of `WarrantyKind`; their names stand in JSON, their numbers in the log.
package enum WarrantyKind: String, Hashable, Sendable, CaseIterable {
  case maker, extended, contract, repairWork
}

/// The values of `WarrantyVerdict`; their names stand in JSON, their numbers in the log.
package enum WarrantyVerdict: String, Hashable, Sendable, CaseIterable {
  case `in`, out, goodwill
}

/// A warranty was granted for an item or a part of it.
package struct WarrantyGranted: Hashable, Sendable {
  /// The warranty.
  package var warrantyID: WarrantyID
  /// The part that it covers; none if it covers the item.
  package var partSerial: String?
  /// Who stands for it.
  package var kind: WarrantyKind
  /// Its first day.
  package var startsOn: Day
  /// Its last day.
  package var endsOn: Day
  /// The terms, by the code of their document.
  package var terms: String
  /// The event on which it rests.
  package var basis: EventID?

  package init(
    warrantyID: WarrantyID,
    partSerial: String? = nil,
    kind: WarrantyKind,
    startsOn: Day,
    endsOn: Day,
    terms: String,
    basis: EventID? = nil
  ) {
    self.warrantyID = warrantyID
    self.partSerial = partSerial
    self.kind = kind
    self.startsOn = startsOn
    self.endsOn = endsOn
    self.terms = terms
    self.basis = basis
  }
}

/// It was judged whether a case is under warranty.
package struct WarrantyJudged: Hashable, Sendable {
  /// The verdict.
  package var verdict: WarrantyVerdict
  /// Why, as a reason code.
  package var reasonCode: String
  /// The events that show it.
  package var evidence: [EventID]
  /// An earlier verdict that no longer stands.
  package var overturns: EventID?

  package init(
    verdict: WarrantyVerdict,
    reasonCode: String,
    evidence: [EventID] = [],
    overturns: EventID? = nil
  ) {
    self.verdict = verdict
    self.reasonCode = reasonCode
    self.evidence = evidence
    self.overturns = overturns
  }
}
