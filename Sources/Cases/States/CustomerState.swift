/// What is known of one customer, folded from the customer's feed, without personal text.
package struct CustomerState: Hashable, Sendable {
  package var id: CustomerID
  /// "K-77".
  package var number = ""
  package var kind: CustomerKind = .person
  /// The record whose `name` holds; 0 as long as none is known.
  package var nameSeq: UInt64 = 0
  /// In the order in which they became known.
  package var points: [PointState] = []
  /// Points that ceased to hold before they became known here.
  package var pointsRetiredEarly: [ContactPointID] = []
  /// In the order in which they were given.
  package var tags: [CustomerTag] = []
  package var consents: [ConsentState] = []
  /// The customer that stands for this one, and the merge that made it so.
  package var mergedInto: CustomerID?
  package var mergeID: MergeID?
  /// The customers for which this one stands.
  package var absorbed: [AbsorbedCustomer] = []
  /// Whether the person is, or is being, forgotten.
  package var isErased = false
  /// Promises to the customer that stand in no case, in the order in which they were made.
  package var promises: [OpenPromise] = []
  package var settledPromises: [SettledPromise] = []
  /// Follow-ups that are to be made, in the order in which they were planned.
  package var followUps: [PlannedFollowUp] = []
  package var doneFollowUps: [DoneFollowUp] = []
  package var lastSeq: UInt64 = 0
  /// The latest `occurredAt` of the customer's events.
  package var lastOccurredAt = Instant(microseconds: 0)

  package init(id: CustomerID) { self.id = id }

  /// The tags that hold at `moment`.
  package func tags(at moment: Instant) -> [String] {
    tags.filter { tag in tag.until.map { $0 > moment } ?? true }.map(\.tag)
  }

  /// What the customer last said to `purpose`; `nil` if nothing is known.
  package func consent(to purpose: ConsentPurpose) -> Bool? {
    consents.first { $0.purpose == purpose }?.isGiven
  }
}

/// A way to reach a customer.
package struct PointState: Hashable, Sendable {
  package var id: ContactPointID
  package var kind: ContactPointKind
  package var sharing: Sharing
  /// The record with the number or address.
  package var seq: UInt64
  package var isRetired: Bool

  package init(
    id: ContactPointID, kind: ContactPointKind, sharing: Sharing, seq: UInt64, isRetired: Bool
  ) {
    self.id = id
    self.kind = kind
    self.sharing = sharing
    self.seq = seq
    self.isRetired = isRetired
  }
}

/// A tag of a customer.
package struct CustomerTag: Hashable, Sendable {
  package var tag: String
  /// When it ends by itself.
  package var until: Instant?
  /// The record that gave it, which may say why.
  package var seq: UInt64

  package init(tag: String, until: Instant?, seq: UInt64) {
    self.tag = tag
    self.until = until
    self.seq = seq
  }
}

/// What a customer last said to a purpose.
package struct ConsentState: Hashable, Sendable {
  package var purpose: ConsentPurpose
  package var isGiven: Bool
  package var saidAt: Instant

  package init(purpose: ConsentPurpose, isGiven: Bool, saidAt: Instant) {
    self.purpose = purpose
    self.isGiven = isGiven
    self.saidAt = saidAt
  }
}

/// A customer for whom another stands.
package struct AbsorbedCustomer: Hashable, Sendable {
  package var customer: CustomerID
  package var merge: MergeID

  package init(customer: CustomerID, merge: MergeID) {
    self.customer = customer
    self.merge = merge
  }
}
