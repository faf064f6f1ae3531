/// What is known of one customer, folded from the customer's feed, without personal text.
package struct CustomerState: Hashable, Sendable {
  package var id: CustomerID
  /// "K-77".
  package var number = ""
  package var kind: CustomerKind = .person
  /// The record whose `name` holds; 0 as long as none is known.
  package var nameSeq: UInt64 = 0
  package var points: [PointState] = []
  package var tags: [String] = []
  package var mergedInto: CustomerID?
  package var isErased = false
  /// Promises to the customer that stand in no case.
  package var promises: [OpenPromise] = []
  package var lastSeq: UInt64 = 0
  package var lastOccurredAt = Instant(microseconds: 0)

  package init(id: CustomerID) { self.id = id }
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

/// What is known of one item, folded from its feed.
package struct ItemState: Hashable, Sendable {
  package var id: ItemID
  /// "I-31".
  package var number = ""
  package var model = ""
  package var serial: String?
  package var customer: CustomerID?
  package var warrantyEndsOn: Day?
  /// The part at each position, from what was installed and not removed.
  package var parts: [InstalledPart] = []
  package var lastSeq: UInt64 = 0

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

  package init(
    usage: PartUsageID, partNo: String, serial: String?, quantity: Quantity, position: String?,
    installedAt: Instant
  ) {
    self.usage = usage
    self.partNo = partNo
    self.serial = serial
    self.quantity = quantity
    self.position = position
    self.installedAt = installedAt
  }
}

/// What is known of one of the staff, without the name.
package struct MemberState: Hashable, Sendable {
  package var id: MemberID
  package var team: Team?
  package var skills: [String] = []
  package var osUser: String?
  /// The record whose `name` holds.
  package var nameSeq: UInt64 = 0
  package var hasLeft = false

  package init(id: MemberID) { self.id = id }
}
