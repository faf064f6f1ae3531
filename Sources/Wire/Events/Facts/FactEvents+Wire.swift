internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension FactAsserted: EventContent {
  static let eventKind = Event.Kind.factAsserted

  var clearMessage: ProtoFactAsserted {
    var proto = ProtoFactAsserted()
    proto.factID = self.factID.data
    proto.subject = self.subject.code
    proto.key = self.key
    if let impersonalValue { proto.impersonalValue = impersonalValue }
    if let unit { proto.unit = unit }
    proto.source = self.source.code
    if let evidence { proto.evidence = evidence.clearMessage }
    proto.confidence = Int64(self.confidence)
    if let validFrom { proto.validFrom = validFrom.microseconds }
    return proto
  }

  var sealedMessage: ProtoFactAsserted {
    var proto = ProtoFactAsserted()
    if let value { proto.value = value }
    if let saidBy { proto.saidBy = saidBy }
    return proto
  }

  init(_ message: ProtoFactAsserted) throws(WireError) {
    self.init(
      factID: try Field.identifier(message.factID, "factId"),
      subject: try Field.code(message.subject, "subject"),
      key: try Field.text(message.key, "key"),
      value: message.hasValue ? message.value : nil,
      impersonalValue: message.hasImpersonalValue ? message.impersonalValue : nil,
      unit: message.hasUnit ? message.unit : nil,
      source: try Field.code(message.source, "source"),
      evidence: try message.hasEvidence ? Evidence(message.evidence) : nil,
      saidBy: message.hasSaidBy ? message.saidBy : nil,
      confidence: try Field.integer(message.confidence, "confidence"),
      validFrom: try message.hasValidFrom ? Field.instant(message.validFrom, "validFrom") : nil)
  }
}

extension FactConfirmed: EventContent {
  static let eventKind = Event.Kind.factConfirmed

  var clearMessage: ProtoFactConfirmed {
    var proto = ProtoFactConfirmed()
    proto.factID = self.factID.data
    proto.how = self.how.code
    return proto
  }

  init(_ message: ProtoFactConfirmed) throws(WireError) {
    self.init(
      factID: try Field.identifier(message.factID, "factId"),
      how: try Field.code(message.how, "how"))
  }
}

extension FactCorrected: EventContent {
  static let eventKind = Event.Kind.factCorrected

  var clearMessage: ProtoFactCorrected {
    var proto = ProtoFactCorrected()
    proto.factID = self.factID.data
    proto.newFactID = self.newFactID.data
    if let impersonalValue { proto.impersonalValue = impersonalValue }
    proto.cause = self.cause.code
    if let evidence { proto.evidence = evidence.clearMessage }
    return proto
  }

  var sealedMessage: ProtoFactCorrected {
    var proto = ProtoFactCorrected()
    if let value { proto.value = value }
    return proto
  }

  init(_ message: ProtoFactCorrected) throws(WireError) {
    self.init(
      factID: try Field.identifier(message.factID, "factId"),
      newFactID: try Field.identifier(message.newFactID, "newFactId"),
      value: message.hasValue ? message.value : nil,
      impersonalValue: message.hasImpersonalValue ? message.impersonalValue : nil,
      cause: try Field.code(message.cause, "cause"),
      evidence: try message.hasEvidence ? Evidence(message.evidence) : nil)
  }
}
