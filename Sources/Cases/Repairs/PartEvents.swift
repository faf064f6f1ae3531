/// The values of `PartSource`; their names stand in JSON, their numbers in the log.
package enum PartSource: String, Hashable, Sendable, CaseIterable {
  case van, stock, order, customer
}

/// The values of `RequestedBy`; their names stand in JSON, their numbers in the log.
package enum RequestedBy: String, Hashable, Sendable, CaseIterable {
  case team, customer
}

/// The values of `PartCharge`; their names stand in JSON, their numbers in the log.
package enum PartCharge: String, Hashable, Sendable, CaseIterable {
  case warranty, goodwill, customer
}

/// The values of `PartCondition`; their names stand in JSON, their numbers in the log.
package enum PartCondition: String, Hashable, Sendable, CaseIterable {
  case good, defective, unknown
}

/// The values of `PartDisposition`; their names stand in JSON, their numbers in the log.
package enum PartDisposition: String, Hashable, Sendable, CaseIterable {
  case `return`, scrap, restock, analyze, leftWithCustomer
}

/// Parts were asked for.
package struct PartRequested: Hashable, Sendable {
  /// The request.
  package var requestID: PartRequestID
  /// What and how many.
  package var lines: [PartLine]
  /// The day on which they are needed.
  package var neededOn: Day?
  /// Where they shall come from.
  package var source: PartSource
  /// Who asked.
  package var by: RequestedBy

  package init(
    requestID: PartRequestID,
    lines: [PartLine] = [],
    neededOn: Day? = nil,
    source: PartSource,
    by: RequestedBy
  ) {
    self.requestID = requestID
    self.lines = lines
    self.neededOn = neededOn
    self.source = source
    self.by = by
  }
}

/// A part was put into an item.
package struct PartInstalled: Hashable, Sendable {
  /// This use of the part.
  package var usageID: PartUsageID
  /// The part's number.
  package var partNo: String
  /// Its serial number.
  package var serial: String?
  /// Its lot.
  package var lot: String?
  /// How many.
  package var quantity: Quantity
  /// The place in the item.
  package var position: String?
  /// Where it came from.
  package var source: PartSource
  /// Who pays.
  package var charge: PartCharge
  /// The removal whose place it takes.
  package var pairs: PartUsageID?

  package init(
    usageID: PartUsageID,
    partNo: String,
    serial: String? = nil,
    lot: String? = nil,
    quantity: Quantity,
    position: String? = nil,
    source: PartSource,
    charge: PartCharge,
    pairs: PartUsageID? = nil
  ) {
    self.usageID = usageID
    self.partNo = partNo
    self.serial = serial
    self.lot = lot
    self.quantity = quantity
    self.position = position
    self.source = source
    self.charge = charge
    self.pairs = pairs
  }
}

/// A part was taken out of an item.
package struct PartRemoved: Hashable, Sendable {
  /// This removal.
  package var usageID: PartUsageID
  /// The part's number.
  package var partNo: String?
  /// Its serial number.
  package var serial: String?
  /// How many.
  package var quantity: Quantity
  /// The place in the item.
  package var position: String?
  /// Its condition.
  package var condition: PartCondition
  /// What becomes of it.
  package var disposition: PartDisposition

  package init(
    usageID: PartUsageID,
    partNo: String? = nil,
    serial: String? = nil,
    quantity: Quantity,
    position: String? = nil,
    condition: PartCondition,
    disposition: PartDisposition
  ) {
    self.usageID = usageID
    self.partNo = partNo
    self.serial = serial
    self.quantity = quantity
    self.position = position
    self.condition = condition
    self.disposition = disposition
  }
}

/// A loose part changed its place.
package struct PartMoved: Hashable, Sendable {
  /// The part's number.
  package var partNo: String
  /// Its serial number.
  package var serial: String?
  /// How many.
  package var quantity: Quantity
  /// The place until then.
  package var from: String
  /// The place from then on.
  package var to: String
  /// The request that it answers.
  package var requestID: PartRequestID?

  package init(
    partNo: String,
    serial: String? = nil,
    quantity: Quantity,
    from: String,
    to: String,
    requestID: PartRequestID? = nil
  ) {
    self.partNo = partNo
    self.serial = serial
    self.quantity = quantity
    self.from = from
    self.to = to
    self.requestID = requestID
  }
}
