internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension SalesSignaled: EventContent {
  static let eventKind = Event.Kind.salesSignaled

  var clearMessage: ProtoSalesSignaled {
    var proto = ProtoSalesSignaled()
    proto.kind = self.kind.code
    if let basis { proto.basis = basis.data }
    if let amount { proto.amount = amount.clearMessage }
    return proto
  }

  var sealedMessage: ProtoSalesSignaled {
    var proto = ProtoSalesSignaled()
    if let note { proto.note = note }
    return proto
  }

  init(_ message: ProtoSalesSignaled) throws(WireError) {
    self.init(
      kind: try Field.code(message.kind, "kind"),
      basis: try message.hasBasis ? Field.identifier(message.basis, "basis") : nil,
      amount: try message.hasAmount ? Money(message.amount) : nil,
      note: message.hasNote ? message.note : nil)
  }
}
