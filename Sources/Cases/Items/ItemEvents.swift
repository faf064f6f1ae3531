/// The values of `Holder`; their names stand in JSON, their numbers in the log.
package enum Holder: String, Hashable, Sendable, CaseIterable {
  case customer, us, maker, carrier
}

/// The values of `CustodyReason`; their names stand in JSON, their numbers in the log.
package enum CustodyReason: String, Hashable, Sendable, CaseIterable {
  case repair, rma, recall, inspection
}

/// The values of `MeasurementKind`; their names stand in JSON, their numbers in the log.
package enum MeasurementKind: String, Hashable, Sendable, CaseIterable {
  case wear, meter, test, environment
}

/// A unit became known.
package struct ItemRegistered: Hashable, Sendable {
  /// The model's code.
  package var model: String
  /// The serial number on the plate.
  package var serial: String?
  /// The production lot.
  package var lot: String?
  /// The day of manufacture.
  package var manufacturedOn: Day?
  /// The day of sale.
  package var soldOn: Day?
  /// The code of the shop that sold it.
  package var seller: String?
  /// The day on which it was installed.
  package var installedOn: Day?
  /// The item of which this one is a part.
  package var parentItem: ItemID?
  /// The item whose place it takes.
  package var replaces: Replacement?

  package init(
    model: String,
    serial: String? = nil,
    lot: String? = nil,
    manufacturedOn: Day? = nil,
    soldOn: Day? = nil,
    seller: String? = nil,
    installedOn: Day? = nil,
    parentItem: ItemID? = nil,
    replaces: Replacement? = nil
  ) {
    self.model = model
    self.serial = serial
    self.lot = lot
    self.manufacturedOn = manufacturedOn
    self.soldOn = soldOn
    self.seller = seller
    self.installedOn = installedOn
    self.parentItem = parentItem
    self.replaces = replaces
  }
}

/// An item passed to another owner, or out of use.
package struct ItemOwnershipChanged: Hashable, Sendable {
  /// The owner until then.
  package var from: CustomerID?
  /// The owner from then on; none if it was disposed of, lost or exported.
  package var to: CustomerID?
  /// The day of the change.
  package var on: Day
  /// Why, as a code.
  package var reason: String

  package init(
    from: CustomerID? = nil,
    to: CustomerID? = nil,
    on: Day,
    reason: String
  ) {
    self.from = from
    self.to = to
    self.on = on
    self.reason = reason
  }
}

/// An item passed into other hands.
package struct ItemCustodyPassed: Hashable, Sendable {
  /// Who held it.
  package var from: Holder
  /// Who holds it now.
  package var to: Holder
  /// Where it is kept, as the code of a place.
  package var place: String?
  /// What for.
  package var why: CustodyReason
  /// Its condition, as a code.
  package var condition: String
  /// What came with it, as codes.
  package var accessories: [String]

  package init(
    from: Holder,
    to: Holder,
    place: String? = nil,
    why: CustodyReason,
    condition: String,
    accessories: [String] = []
  ) {
    self.from = from
    self.to = to
    self.place = place
    self.why = why
    self.condition = condition
    self.accessories = accessories
  }
}

/// Something about an item was measured.
package struct ItemMeasured: Hashable, Sendable {
  /// What was measured: the shop's own term.
  package var name: String
  /// What kind of measurement this is.
  package var kind: MeasurementKind
  /// The value, a decimal number as text.
  package var value: Quantity
  /// Its unit.
  package var unit: String?
  /// The range in which all is well.
  package var okRange: QuantityRange?
  /// The part on which it was measured.
  package var partNo: String?
  /// The place in the item.
  package var position: String?

  package init(
    name: String,
    kind: MeasurementKind,
    value: Quantity,
    unit: String? = nil,
    okRange: QuantityRange? = nil,
    partNo: String? = nil,
    position: String? = nil
  ) {
    self.name = name
    self.kind = kind
    self.value = value
    self.unit = unit
    self.okRange = okRange
    self.partNo = partNo
    self.position = position
  }
}
