/// What is known of one item, folded from its feed.
package struct ItemState: Hashable, Sendable {
  package var id: ItemID
  /// "I-31".
  package var number = ""
  package var model = ""
  package var serial: String?
  package var lot: String?
  package var installedOn: Day?
  /// The event that registered it.
  package var registeredBy: EventID?
  /// The owner, since when, and the event that says so.
  package var customer: CustomerID?
  package var ownedSince: Day?
  package var ownerSaidBy: EventID?
  /// Who holds it, and since when.
  package var holder: Holder = .customer
  package var heldSince: Instant?
  /// The last day of the longest warranty that covers the whole item.
  package var warrantyEndsOn: Day?
  /// Every installation and removal of a part, by time.
  package var partUses: [PartUse] = []
  /// The loan, while it is lent to a customer.
  package var loan: ItemLoan?
  /// Loans that ended before they became known here.
  package var loansReturnedEarly: [LoanerID] = []
  /// Maintenance that is planned and was not done since, in the order in which it was planned.
  package var plans: [MaintenancePlan] = []
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
  package var at: Instant
  package var event: EventID

  package init(
    kind: Kind, usage: PartUsageID, partNo: String?, serial: String?, quantity: Quantity,
    position: String?, at: Instant, event: EventID
  ) {
    self.kind = kind
    self.usage = usage
    self.partNo = partNo
    self.serial = serial
    self.quantity = quantity
    self.position = position
    self.at = at
    self.event = event
  }
}

/// A loan of an item.
package struct ItemLoan: Hashable, Sendable {
  package var id: LoanerID
  package var dueOn: Day
  package var event: EventID

  package init(id: LoanerID, dueOn: Day, event: EventID) {
    self.id = id
    self.dueOn = dueOn
    self.event = event
  }
}

/// Maintenance of an item that is to come.
package struct MaintenancePlan: Hashable, Sendable {
  package var id: PlanID
  package var dueOn: Day
  /// Whether the book has not said yet that this day has come.
  package var isWaiting: Bool
  /// The event that set the day: the planning, or the maintenance before.
  package var event: EventID

  package init(id: PlanID, dueOn: Day, isWaiting: Bool = true, event: EventID) {
    self.id = id
    self.dueOn = dueOn
    self.isWaiting = isWaiting
    self.event = event
  }
}
