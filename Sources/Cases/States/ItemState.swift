/// What is known of one item, folded from its feed.
package struct ItemState: Hashable, Sendable {
  package var id: ItemID
  /// "I-31".
  package var number = ""
  package var model = ""
  package var serial: String?
  package var lot: String?
  package var installedOn: Day?
  /// The day on which it was registered, where it was.
  package var registeredOn: Day?
  /// The item of which it is a part.
  package var parentItem: ItemID?
  /// The item whose place it took.
  package var replaces: Replacement?
  /// The event that registered it.
  package var registeredBy: EventID?
  /// The owner, since when, and the event that says so.
  package var customer: CustomerID?
  package var ownedSince: Day?
  package var ownerSaidBy: EventID?
  /// Who holds it, and since when.
  package var holder: Holder = .customer
  package var heldSince: Instant?
  /// Where it is kept while it is not with the customer, as the code of a place.
  package var place: String?
  /// The warranties that were granted for it or a part of it, in the order of the log.
  package var warranties: [ItemWarranty] = []
  /// What was judged of its warranties, in each case once.
  package var verdicts: [StandingVerdict] = []
  /// Every installation and removal of a part, by time.
  package var partUses: [PartUse] = []
  /// The loan, while it is lent to a customer.
  package var loan: ItemLoan?
  /// Loans that ended before they became known here.
  package var loansReturnedEarly: [LoanerID] = []
  /// Maintenance that is planned and was not done since, in the order in which it was planned.
  package var plans: [MaintenancePlan] = []
  /// Plans that are over: done for good, or replaced.
  package var donePlans: [PlanID] = []
  /// What became of it in recalls; one in which nothing has happened yet is not here.
  package var recalls: [RecallUnit] = []
  package var lastSeq: UInt64 = 0
  /// The latest `occurredAt` of its events.
  package var lastOccurredAt = Instant(microseconds: 0)

  package init(id: ItemID) { self.id = id }
}

/// A part that is in an item.
package struct InstalledPart: Hashable, Sendable {
  package var usage: PartUsageID
  package var partNo: String
  package var serial: String?
  package var quantity: Quantity
  package var position: String?
  package var installedAt: Instant
  package var event: EventID

  package init(
    usage: PartUsageID, partNo: String, serial: String?, quantity: Quantity, position: String?,
    installedAt: Instant, event: EventID
  ) {
    self.usage = usage
    self.partNo = partNo
    self.serial = serial
    self.quantity = quantity
    self.position = position
    self.installedAt = installedAt
    self.event = event
  }
}

/// An installation or a removal of a part.
package struct PartUse: Hashable, Sendable {
  package enum Kind: UInt8, Hashable, Sendable, CaseIterable {
    case removed, installed
  }

  package var kind: Kind
  package var usage: PartUsageID
  package var partNo: String?
  package var serial: String?
  package var quantity: Quantity
  package var position: String?
  /// Of an installation, the removal whose place it takes.
  package var pairs: PartUsageID?
  package var at: Instant
  package var event: EventID

  package init(
    kind: Kind, usage: PartUsageID, partNo: String?, serial: String?, quantity: Quantity,
    position: String?, pairs: PartUsageID? = nil, at: Instant, event: EventID
  ) {
    self.kind = kind
    self.usage = usage
    self.partNo = partNo
    self.serial = serial
    self.quantity = quantity
    self.position = position
    self.pairs = pairs
    self.at = at
    self.event = event
  }
}

/// A loan of an item.
package struct ItemLoan: Hashable, Sendable {
  package var id: LoanerID
  package var dueOn: Day
  /// To whom, and in which case.
  package var customer: CustomerID?
  package var `case`: CaseID?
  package var lentAt: Instant
  package var event: EventID

  package init(
    id: LoanerID, dueOn: Day, customer: CustomerID?, case: CaseID?, lentAt: Instant,
    event: EventID
  ) {
    self.id = id
    self.dueOn = dueOn
    self.customer = customer
    self.case = `case`
    self.lentAt = lentAt
    self.event = event
  }
}
