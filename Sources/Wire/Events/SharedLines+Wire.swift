internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension Referral {
  /// The fields that anyone may keep for ever, as a message.
  var clearMessage: ProtoReferral {
    var proto = ProtoReferral()
    proto.team = self.team.code
    if let respondBy { proto.respondBy = respondBy.microseconds }
    return proto
  }

  init(_ message: ProtoReferral) throws(WireError) {
    self.init(
      team: try Field.team(message.team, "team"),
      respondBy: try message.hasRespondBy ? Field.instant(message.respondBy, "respondBy") : nil)
  }
}

extension Brief {
  var clearMessage: ProtoBrief {
    var proto = ProtoBrief()
    proto.openQuestions = self.openQuestions
    proto.openPromises = self.openPromises.map { $0.data }
    if let mood { proto.mood = mood.code }
    return proto
  }

  var sealedMessage: ProtoBrief {
    var proto = ProtoBrief()
    if let ask { proto.ask = ask }
    if let situation { proto.situation = situation }
    proto.tried = self.tried
    if let nextStep { proto.nextStep = nextStep }
    return proto
  }

  init(_ message: ProtoBrief) throws(WireError) {
    self.init(
      ask: message.hasAsk ? message.ask : nil,
      situation: message.hasSituation ? message.situation : nil,
      tried: message.tried,
      nextStep: message.hasNextStep ? message.nextStep : nil,
      openQuestions: message.openQuestions,
      openPromises: try Field.each(message.openPromises) { message throws(WireError) in
        try Field.identifier(message, "openPromises")
      },
      mood: try message.hasMood ? Field.code(message.mood, "mood") : nil)
  }
}

extension SettlementEvidence {
  var clearMessage: ProtoSettlementEvidence {
    var proto = ProtoSettlementEvidence()
    if let contact { proto.contact = contact.data }
    if let visit { proto.visit = visit.data }
    if let message { proto.message = message.data }
    return proto
  }

  init(_ message: ProtoSettlementEvidence) throws(WireError) {
    self.init(
      contact: try message.hasContact ? Field.identifier(message.contact, "contact") : nil,
      visit: try message.hasVisit ? Field.identifier(message.visit, "visit") : nil,
      message: try message.hasMessage ? Field.identifier(message.message, "message") : nil)
  }
}

extension QuoteLine {
  var clearMessage: ProtoQuoteLine {
    var proto = ProtoQuoteLine()
    proto.text = self.text
    proto.qty = self.quantity.text
    proto.amount = self.amount.clearMessage
    return proto
  }

  init(_ message: ProtoQuoteLine) throws(WireError) {
    self.init(
      text: try Field.text(message.text, "text"),
      quantity: try Field.quantity(message.qty, "qty"),
      amount: try Money(Field.required(message.amount, message.hasAmount, "amount")))
  }
}

extension PartLine {
  var clearMessage: ProtoPartLine {
    var proto = ProtoPartLine()
    proto.partNo = self.partNo
    proto.qty = self.quantity.text
    proto.consumable = self.consumable
    return proto
  }

  init(_ message: ProtoPartLine) throws(WireError) {
    self.init(
      partNo: try Field.text(message.partNo, "partNo"),
      quantity: try Field.quantity(message.qty, "qty"),
      consumable: message.consumable)
  }
}

extension RMALine {
  var clearMessage: ProtoRMALine {
    var proto = ProtoRMALine()
    proto.line = Int64(self.line)
    if let item { proto.item = item.data }
    proto.qty = self.quantity.text
    proto.wanted = self.wanted.code
    return proto
  }

  init(_ message: ProtoRMALine) throws(WireError) {
    self.init(
      line: try Field.integer(message.line, "line"),
      item: try message.hasItem ? Field.identifier(message.item, "item") : nil,
      quantity: try Field.quantity(message.qty, "qty"),
      wanted: try Field.code(message.wanted, "wanted"))
  }
}

extension StepResult {
  var clearMessage: ProtoStepResult {
    var proto = ProtoStepResult()
    proto.step = self.step
    proto.result = self.result
    return proto
  }

  init(_ message: ProtoStepResult) throws(WireError) {
    self.init(
      step: try Field.text(message.step, "step"),
      result: try Field.text(message.result, "result"))
  }
}

extension SerialRange {
  var clearMessage: ProtoSerialRange {
    var proto = ProtoSerialRange()
    proto.from = self.from
    proto.to = self.to
    return proto
  }

  init(_ message: ProtoSerialRange) throws(WireError) {
    self.init(
      from: try Field.text(message.from, "from"),
      to: try Field.text(message.to, "to"))
  }
}

extension TrendKeys {
  var clearMessage: ProtoTrendKeys {
    var proto = ProtoTrendKeys()
    if let symptom { proto.symptom = symptom }
    if let model { proto.model = model }
    if let lot { proto.lot = lot }
    return proto
  }

  init(_ message: ProtoTrendKeys) throws(WireError) {
    self.init(
      symptom: message.hasSymptom ? message.symptom : nil,
      model: message.hasModel ? message.model : nil,
      lot: message.hasLot ? message.lot : nil)
  }
}

extension Kept {
  var clearMessage: ProtoKept {
    var proto = ProtoKept()
    proto.what = self.what
    proto.why = self.why
    if let until { proto.until = until.number }
    return proto
  }

  init(_ message: ProtoKept) throws(WireError) {
    self.init(
      what: try Field.text(message.what, "what"),
      why: try Field.text(message.why, "why"),
      until: try message.hasUntil ? Field.day(message.until, "until") : nil)
  }
}
