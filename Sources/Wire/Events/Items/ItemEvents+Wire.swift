internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension ItemRegistered: EventContent {
  static let eventKind = Event.Kind.itemRegistered

  var clearMessage: ProtoItemRegistered {
    var proto = ProtoItemRegistered()
    proto.model = self.model
    if let serial { proto.serial = serial }
    if let lot { proto.lot = lot }
    if let manufacturedOn { proto.manufacturedOn = manufacturedOn.number }
    if let soldOn { proto.soldOn = soldOn.number }
    if let seller { proto.seller = seller }
    if let installedOn { proto.installedOn = installedOn.number }
    if let parentItem { proto.parentItem = parentItem.data }
    if let replaces { proto.replaces = replaces.clearMessage }
    return proto
  }

  init(_ message: ProtoItemRegistered) throws(WireError) {
    self.init(
      model: try Field.text(message.model, "model"),
      serial: message.hasSerial ? message.serial : nil,
      lot: message.hasLot ? message.lot : nil,
      manufacturedOn: try message.hasManufacturedOn
        ? Field.day(message.manufacturedOn, "manufacturedOn") : nil,
      soldOn: try message.hasSoldOn ? Field.day(message.soldOn, "soldOn") : nil,
      seller: message.hasSeller ? message.seller : nil,
      installedOn: try message.hasInstalledOn ? Field.day(message.installedOn, "installedOn") : nil,
      parentItem: try message.hasParentItem
        ? Field.identifier(message.parentItem, "parentItem") : nil,
      replaces: try message.hasReplaces ? Replacement(message.replaces) : nil)
  }
}

extension ItemOwnershipChanged: EventContent {
  static let eventKind = Event.Kind.itemOwnershipChanged

  var clearMessage: ProtoItemOwnershipChanged {
    var proto = ProtoItemOwnershipChanged()
    if let from { proto.from = from.data }
    if let to { proto.to = to.data }
    proto.on = self.on.number
    proto.reason = self.reason
    return proto
  }

  init(_ message: ProtoItemOwnershipChanged) throws(WireError) {
    self.init(
      from: try message.hasFrom ? Field.identifier(message.from, "from") : nil,
      to: try message.hasTo ? Field.identifier(message.to, "to") : nil,
      on: try Field.day(message.on, "on"),
      reason: try Field.text(message.reason, "reason"))
  }
}

extension ItemCustodyPassed: EventContent {
  static let eventKind = Event.Kind.itemCustodyPassed

  var clearMessage: ProtoItemCustodyPassed {
    var proto = ProtoItemCustodyPassed()
    proto.from = self.from.code
    proto.to = self.to.code
    if let place { proto.place = place }
    proto.why = self.why.code
    proto.condition = self.condition
    proto.accessories = self.accessories
    return proto
  }

  init(_ message: ProtoItemCustodyPassed) throws(WireError) {
    self.init(
      from: try Field.code(message.from, "from"),
      to: try Field.code(message.to, "to"),
      place: message.hasPlace ? message.place : nil,
      why: try Field.code(message.why, "why"),
      condition: try Field.text(message.condition, "condition"),
      accessories: message.accessories)
  }
}

extension ItemMeasured: EventContent {
  static let eventKind = Event.Kind.itemMeasured

  var clearMessage: ProtoItemMeasured {
    var proto = ProtoItemMeasured()
    proto.name = self.name
    proto.kind = self.kind.code
    proto.value = self.value.text
    if let unit { proto.unit = unit }
    if let okRange { proto.okRange = okRange.clearMessage }
    if let partNo { proto.partNo = partNo }
    if let position { proto.position = position }
    return proto
  }

  init(_ message: ProtoItemMeasured) throws(WireError) {
    self.init(
      name: try Field.text(message.name, "name"),
      kind: try Field.code(message.kind, "kind"),
      value: try Field.quantity(message.value, "value"),
      unit: message.hasUnit ? message.unit : nil,
      okRange: try message.hasOkRange ? QuantityRange(message.okRange) : nil,
      partNo: message.hasPartNo ? message.partNo : nil,
      position: message.hasPosition ? message.position : nil)
  }
}
