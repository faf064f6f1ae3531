internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension HandoffOffered: EventContent {
  static let eventKind = Event.Kind.handoffOffered

  var clearMessage: ProtoHandoffOffered {
    var proto = ProtoHandoffOffered()
    proto.from = self.from.clearMessage
    proto.to = self.to.clearMessage
    proto.reasonCode = self.reasonCode
    proto.brief = self.brief.clearMessage
    proto.doNotAsk = self.doNotAsk
    proto.evidence = self.evidence.map { $0.data }
    if let respondBy { proto.respondBy = respondBy.microseconds }
    return proto
  }

  var sealedMessage: ProtoHandoffOffered {
    var proto = ProtoHandoffOffered()
    // A brief without personal fields must not look as if something were sealed.
    let brief = self.brief.sealedMessage
    if brief != ProtoBrief() { proto.brief = brief }
    return proto
  }

  init(_ message: ProtoHandoffOffered) throws(WireError) {
    self.init(
      from: try Owner(Field.required(message.from, message.hasFrom, "from")),
      to: try Owner(Field.required(message.to, message.hasTo, "to")),
      reasonCode: try Field.text(message.reasonCode, "reasonCode"),
      brief: try Brief(Field.required(message.brief, message.hasBrief, "brief")),
      doNotAsk: message.doNotAsk,
      evidence: try Field.each(message.evidence) { message throws(WireError) in
        try Field.identifier(message, "evidence")
      },
      respondBy: try message.hasRespondBy ? Field.instant(message.respondBy, "respondBy") : nil)
  }
}

extension HandoffAccepted: EventContent {
  static let eventKind = Event.Kind.handoffAccepted

  var clearMessage: ProtoHandoffAccepted {
    var proto = ProtoHandoffAccepted()
    proto.by = self.by.data
    if let readToSeq { proto.readToSeq = readToSeq.clearMessage }
    return proto
  }

  var sealedMessage: ProtoHandoffAccepted {
    var proto = ProtoHandoffAccepted()
    if let restatedNextStep { proto.restatedNextStep = restatedNextStep }
    return proto
  }

  init(_ message: ProtoHandoffAccepted) throws(WireError) {
    self.init(
      by: try Field.identifier(message.by, "by"),
      restatedNextStep: message.hasRestatedNextStep ? message.restatedNextStep : nil,
      readToSeq: try message.hasReadToSeq ? LogPosition(message.readToSeq) : nil)
  }
}

extension HandoffDeclined: EventContent {
  static let eventKind = Event.Kind.handoffDeclined

  var clearMessage: ProtoHandoffDeclined {
    var proto = ProtoHandoffDeclined()
    proto.by = self.by.data
    proto.reasonCode = self.reasonCode.code
    proto.missing = self.missing
    if let suggestTo { proto.suggestTo = suggestTo.code }
    return proto
  }

  init(_ message: ProtoHandoffDeclined) throws(WireError) {
    self.init(
      by: try Field.identifier(message.by, "by"),
      reasonCode: try Field.code(message.reasonCode, "reasonCode"),
      missing: message.missing,
      suggestTo: try message.hasSuggestTo ? Field.team(message.suggestTo, "suggestTo") : nil)
  }
}

extension HandoffLapsed: EventContent {
  static let eventKind = Event.Kind.handoffLapsed

  var clearMessage: ProtoHandoffLapsed {
    var proto = ProtoHandoffLapsed()
    proto.cause = self.cause.code
    if let escalatedTo { proto.escalatedTo = escalatedTo.clearMessage }
    return proto
  }

  init(_ message: ProtoHandoffLapsed) throws(WireError) {
    self.init(
      cause: try Field.code(message.cause, "cause"),
      escalatedTo: try message.hasEscalatedTo ? Owner(message.escalatedTo) : nil)
  }
}
