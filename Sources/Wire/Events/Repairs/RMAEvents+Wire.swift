internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension RMAAuthorized: EventContent {
  static let eventKind = Event.Kind.rmaAuthorized

  var clearMessage: ProtoRMAAuthorized {
    var proto = ProtoRMAAuthorized()
    proto.lines = self.lines.map { $0.clearMessage }
    proto.reasonCode = self.reasonCode
    if let validUntil { proto.validUntil = validUntil.number }
    return proto
  }

  init(_ message: ProtoRMAAuthorized) throws(WireError) {
    self.init(
      lines: try Field.each(message.lines) { message throws(WireError) in try RMALine(message) },
      reasonCode: try Field.text(message.reasonCode, "reasonCode"),
      validUntil: try message.hasValidUntil ? Field.day(message.validUntil, "validUntil") : nil)
  }
}

extension RMASettled: EventContent {
  static let eventKind = Event.Kind.rmaSettled

  var clearMessage: ProtoRMASettled {
    var proto = ProtoRMASettled()
    proto.line = Int64(self.line)
    proto.outcome = self.outcome.code
    if let newItem { proto.newItem = newItem.data }
    if let amount { proto.amount = amount.clearMessage }
    return proto
  }

  init(_ message: ProtoRMASettled) throws(WireError) {
    self.init(
      line: try Field.integer(message.line, "line"),
      outcome: try Field.code(message.outcome, "outcome"),
      newItem: try message.hasNewItem ? Field.identifier(message.newItem, "newItem") : nil,
      amount: try message.hasAmount ? Money(message.amount) : nil)
  }
}
