internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension PartRequested: EventContent {
  static let eventKind = Event.Kind.partRequested

  var clearMessage: ProtoPartRequested {
    var proto = ProtoPartRequested()
    proto.requestID = self.requestID.data
    proto.lines = self.lines.map { $0.clearMessage }
    if let neededOn { proto.neededOn = neededOn.number }
    proto.source = self.source.code
    proto.by = self.by.code
    return proto
  }

  init(_ message: ProtoPartRequested) throws(WireError) {
    self.init(
      requestID: try Field.identifier(message.requestID, "requestId"),
      lines: try Field.each(message.lines) { message throws(WireError) in try PartLine(message) },
      neededOn: try message.hasNeededOn ? Field.day(message.neededOn, "neededOn") : nil,
      source: try Field.code(message.source, "source"),
      by: try Field.code(message.by, "by"))
  }
}

extension PartInstalled: EventContent {
  static let eventKind = Event.Kind.partInstalled

  var clearMessage: ProtoPartInstalled {
    var proto = ProtoPartInstalled()
    proto.usageID = self.usageID.data
    proto.partNo = self.partNo
    if let serial { proto.serial = serial }
    if let lot { proto.lot = lot }
    proto.qty = self.quantity.text
    if let position { proto.position = position }
    proto.source = self.source.code
    proto.charge = self.charge.code
    if let pairs { proto.pairs = pairs.data }
    return proto
  }

  init(_ message: ProtoPartInstalled) throws(WireError) {
    self.init(
      usageID: try Field.identifier(message.usageID, "usageId"),
      partNo: try Field.text(message.partNo, "partNo"),
      serial: message.hasSerial ? message.serial : nil,
      lot: message.hasLot ? message.lot : nil,
      quantity: try Field.quantity(message.qty, "qty"),
      position: message.hasPosition ? message.position : nil,
      source: try Field.code(message.source, "source"),
      charge: try Field.code(message.charge, "charge"),
      pairs: try message.hasPairs ? Field.identifier(message.pairs, "pairs") : nil)
  }
}

extension PartRemoved: EventContent {
  static let eventKind = Event.Kind.partRemoved

  var clearMessage: ProtoPartRemoved {
    var proto = ProtoPartRemoved()
    proto.usageID = self.usageID.data
    if let partNo { proto.partNo = partNo }
    if let serial { proto.serial = serial }
    proto.qty = self.quantity.text
    if let position { proto.position = position }
    proto.condition = self.condition.code
    proto.disposition = self.disposition.code
    return proto
  }

  init(_ message: ProtoPartRemoved) throws(WireError) {
    self.init(
      usageID: try Field.identifier(message.usageID, "usageId"),
      partNo: message.hasPartNo ? message.partNo : nil,
      serial: message.hasSerial ? message.serial : nil,
      quantity: try Field.quantity(message.qty, "qty"),
      position: message.hasPosition ? message.position : nil,
      condition: try Field.code(message.condition, "condition"),
      disposition: try Field.code(message.disposition, "disposition"))
  }
}

extension PartMoved: EventContent {
  static let eventKind = Event.Kind.partMoved

  var clearMessage: ProtoPartMoved {
    var proto = ProtoPartMoved()
    proto.partNo = self.partNo
    if let serial { proto.serial = serial }
    proto.qty = self.quantity.text
    proto.from = self.from
    proto.to = self.to
    if let requestID { proto.requestID = requestID.data }
    return proto
  }

  init(_ message: ProtoPartMoved) throws(WireError) {
    self.init(
      partNo: try Field.text(message.partNo, "partNo"),
      serial: message.hasSerial ? message.serial : nil,
      quantity: try Field.quantity(message.qty, "qty"),
      from: try Field.text(message.from, "from"),
      to: try Field.text(message.to, "to"),
      requestID: try message.hasRequestID ? Field.identifier(message.requestID, "requestId") : nil)
  }
}
