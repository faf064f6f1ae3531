internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension QuestionAsked: EventContent {
  static let eventKind = Event.Kind.questionAsked

  var clearMessage: ProtoQuestionAsked {
    var proto = ProtoQuestionAsked()
    proto.questionID = self.questionID.data
    proto.subject = self.subject.code
    proto.key = self.key
    proto.form = self.form.code
    if let ledgerSeq { proto.ledgerSeq = ledgerSeq.clearMessage }
    proto.verdict = self.verdict.code
    if let because { proto.because = because.code }
    return proto
  }

  init(_ message: ProtoQuestionAsked) throws(WireError) {
    self.init(
      questionID: try Field.identifier(message.questionID, "questionId"),
      subject: try Field.code(message.subject, "subject"),
      key: try Field.text(message.key, "key"),
      form: try Field.code(message.form, "form"),
      ledgerSeq: try message.hasLedgerSeq ? LogPosition(message.ledgerSeq) : nil,
      verdict: try Field.code(message.verdict, "verdict"),
      because: try message.hasBecause ? Field.code(message.because, "because") : nil)
  }
}

extension QuestionAnswered: EventContent {
  static let eventKind = Event.Kind.questionAnswered

  var clearMessage: ProtoQuestionAnswered {
    var proto = ProtoQuestionAnswered()
    proto.questionID = self.questionID.data
    proto.outcome = self.outcome.code
    if let factID { proto.factID = factID.data }
    return proto
  }

  init(_ message: ProtoQuestionAnswered) throws(WireError) {
    self.init(
      questionID: try Field.identifier(message.questionID, "questionId"),
      outcome: try Field.code(message.outcome, "outcome"),
      factID: try message.hasFactID ? Field.identifier(message.factID, "factId") : nil)
  }
}

extension QuestionSpared: EventContent {
  static let eventKind = Event.Kind.questionSpared

  var clearMessage: ProtoQuestionSpared {
    var proto = ProtoQuestionSpared()
    proto.key = self.key
    proto.factID = self.factID.data
    return proto
  }

  init(_ message: ProtoQuestionSpared) throws(WireError) {
    self.init(
      key: try Field.text(message.key, "key"),
      factID: try Field.identifier(message.factID, "factId"))
  }
}

extension QuestionRepeatReported: EventContent {
  static let eventKind = Event.Kind.questionRepeatReported

  var clearMessage: ProtoQuestionRepeatReported {
    var proto = ProtoQuestionRepeatReported()
    proto.by = self.by.code
    if let key { proto.key = key }
    return proto
  }

  var sealedMessage: ProtoQuestionRepeatReported {
    var proto = ProtoQuestionRepeatReported()
    if let quote { proto.quote = quote }
    return proto
  }

  init(_ message: ProtoQuestionRepeatReported) throws(WireError) {
    self.init(
      by: try Field.code(message.by, "by"),
      key: message.hasKey ? message.key : nil,
      quote: message.hasQuote ? message.quote : nil)
  }
}
