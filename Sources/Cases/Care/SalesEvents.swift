/// The values of `SignalKind`; their names stand in JSON, their numbers in the log.
package enum SignalKind: String, Hashable, Sendable, CaseIterable {
  case order, upsell, crossSell, renewal, replacement, consumable, churnRisk
}

/// Something of interest to sales was noticed.
package struct SalesSignaled: Hashable, Sendable {
  /// What kind of signal this is.
  package var kind: SignalKind
  /// The event on which it rests.
  package var basis: EventID?
  /// What it may be worth.
  package var amount: Money?
  /// A note; personal: `nil` also where it is sealed.
  package var note: String?

  package init(
    kind: SignalKind,
    basis: EventID? = nil,
    amount: Money? = nil,
    note: String? = nil
  ) {
    self.kind = kind
    self.basis = basis
    self.amount = amount
    self.note = note
  }
}
