internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension QuoteGiven: EventContent {
  static let eventKind = Event.Kind.quoteGiven

  var clearMessage: ProtoQuoteGiven {
    var proto = ProtoQuoteGiven()
    proto.quoteID = self.quoteID.data
    if let label { proto.label = label }
    proto.amount = self.amount.clearMessage
    proto.lines = self.lines.map { $0.clearMessage }
    if let validUntil { proto.validUntil = validUntil.number }
    return proto
  }

  init(_ message: ProtoQuoteGiven) throws(WireError) {
    self.init(
      quoteID: try Field.identifier(message.quoteID, "quoteId"),
      label: message.hasLabel ? message.label : nil,
      amount: try Money(Field.required(message.amount, message.hasAmount, "amount")),
      lines: try Field.each(message.lines) { message throws(WireError) in try QuoteLine(message) },
      validUntil: try message.hasValidUntil ? Field.day(message.validUntil, "validUntil") : nil)
  }
}

extension QuoteAnswered: EventContent {
  static let eventKind = Event.Kind.quoteAnswered

  var clearMessage: ProtoQuoteAnswered {
    var proto = ProtoQuoteAnswered()
    proto.quoteID = self.quoteID.data
    proto.answer = self.answer.code
    if let evidence { proto.evidence = evidence.data }
    return proto
  }

  var sealedMessage: ProtoQuoteAnswered {
    var proto = ProtoQuoteAnswered()
    if let reason { proto.reason = reason }
    return proto
  }

  init(_ message: ProtoQuoteAnswered) throws(WireError) {
    self.init(
      quoteID: try Field.identifier(message.quoteID, "quoteId"),
      answer: try Field.code(message.answer, "answer"),
      evidence: try message.hasEvidence ? Field.identifier(message.evidence, "evidence") : nil,
      reason: message.hasReason ? message.reason : nil)
  }
}
