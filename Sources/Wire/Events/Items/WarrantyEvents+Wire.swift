internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension WarrantyGranted: EventContent {
  static let eventKind = Event.Kind.warrantyGranted

  var clearMessage: ProtoWarrantyGranted {
    var proto = ProtoWarrantyGranted()
    proto.warrantyID = self.warrantyID.data
    if let partSerial { proto.partSerial = partSerial }
    proto.kind = self.kind.code
    proto.startsOn = self.startsOn.number
    proto.endsOn = self.endsOn.number
    proto.terms = self.terms
    if let basis { proto.basis = basis.data }
    return proto
  }

  init(_ message: ProtoWarrantyGranted) throws(WireError) {
    self.init(
      warrantyID: try Field.identifier(message.warrantyID, "warrantyId"),
      partSerial: message.hasPartSerial ? message.partSerial : nil,
      kind: try Field.code(message.kind, "kind"),
      startsOn: try Field.day(message.startsOn, "startsOn"),
      endsOn: try Field.day(message.endsOn, "endsOn"),
      terms: try Field.text(message.terms, "terms"),
      basis: try message.hasBasis ? Field.identifier(message.basis, "basis") : nil)
  }
}

extension WarrantyJudged: EventContent {
  static let eventKind = Event.Kind.warrantyJudged

  var clearMessage: ProtoWarrantyJudged {
    var proto = ProtoWarrantyJudged()
    proto.verdict = self.verdict.code
    proto.reasonCode = self.reasonCode
    proto.evidence = self.evidence.map { $0.data }
    if let overturns { proto.overturns = overturns.data }
    return proto
  }

  init(_ message: ProtoWarrantyJudged) throws(WireError) {
    self.init(
      verdict: try Field.code(message.verdict, "verdict"),
      reasonCode: try Field.text(message.reasonCode, "reasonCode"),
      evidence: try Field.each(message.evidence) { message throws(WireError) in
        try Field.identifier(message, "evidence")
      },
      overturns: try message.hasOverturns ? Field.identifier(message.overturns, "overturns") : nil)
  }
}
