internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension Window {
  /// The fields that anyone may keep for ever, as a message.
  var clearMessage: ProtoWindow {
    var proto = ProtoWindow()
    if let from { proto.from = from.microseconds }
    proto.to = self.to.microseconds
    return proto
  }

  init(_ message: ProtoWindow) throws(WireError) {
    self.init(
      from: try message.hasFrom ? Field.instant(message.from, "from") : nil,
      to: try Field.instant(message.to, "to"))
  }
}

extension Owner {
  var clearMessage: ProtoOwner {
    var proto = ProtoOwner()
    proto.team = self.team.code
    if let person { proto.person = person.data }
    return proto
  }

  init(_ message: ProtoOwner) throws(WireError) {
    self.init(
      team: try Field.team(message.team, "team"),
      person: try message.hasPerson ? Field.identifier(message.person, "person") : nil)
  }
}

extension Money {
  var clearMessage: ProtoMoney {
    var proto = ProtoMoney()
    proto.amount = self.amount.text
    proto.currency = self.currency
    proto.tax = self.tax.code
    return proto
  }

  init(_ message: ProtoMoney) throws(WireError) {
    self.init(
      amount: try Field.quantity(message.amount, "amount"),
      currency: try Field.text(message.currency, "currency"),
      tax: try Field.code(message.tax, "tax"))
  }
}

extension CallerNumber {
  var clearMessage: ProtoCallerNumber {
    var proto = ProtoCallerNumber()
    proto.raw = self.raw
    if let e164 { proto.e164 = e164 }
    if let extensionDigits { proto.extension = extensionDigits }
    return proto
  }

  init(_ message: ProtoCallerNumber) throws(WireError) {
    self.init(
      raw: try Field.text(message.raw, "raw"),
      e164: message.hasE164 ? message.e164 : nil,
      extensionDigits: message.hasExtension ? message.extension : nil)
  }
}

extension QuantityRange {
  var clearMessage: ProtoQuantityRange {
    var proto = ProtoQuantityRange()
    if let low { proto.low = low.text }
    if let high { proto.high = high.text }
    return proto
  }

  init(_ message: ProtoQuantityRange) throws(WireError) {
    self.init(
      low: try message.hasLow ? Field.quantity(message.low, "low") : nil,
      high: try message.hasHigh ? Field.quantity(message.high, "high") : nil)
  }
}

extension Replacement {
  var clearMessage: ProtoReplacement {
    var proto = ProtoReplacement()
    proto.item = self.item.data
    proto.reason = self.reason
    proto.warrantyCarry = self.warrantyCarry.code
    return proto
  }

  init(_ message: ProtoReplacement) throws(WireError) {
    self.init(
      item: try Field.identifier(message.item, "item"),
      reason: try Field.text(message.reason, "reason"),
      warrantyCarry: try Field.code(message.warrantyCarry, "warrantyCarry"))
  }
}

extension Candidate {
  var clearMessage: ProtoCandidate {
    var proto = ProtoCandidate()
    proto.customer = self.customer.data
    proto.score = Int64(self.score)
    proto.why = self.why
    return proto
  }

  init(_ message: ProtoCandidate) throws(WireError) {
    self.init(
      customer: try Field.identifier(message.customer, "customer"),
      score: try Field.integer(message.score, "score"),
      why: try Field.text(message.why, "why"))
  }
}

extension Evidence {
  var clearMessage: ProtoEvidence {
    var proto = ProtoEvidence()
    if let contact { proto.contact = contact.data }
    if let offsetSeconds { proto.offsetSec = Int64(offsetSeconds) }
    if let media { proto.media = media.data }
    if let document { proto.document = document }
    return proto
  }

  init(_ message: ProtoEvidence) throws(WireError) {
    self.init(
      contact: try message.hasContact ? Field.identifier(message.contact, "contact") : nil,
      offsetSeconds: try message.hasOffsetSec ? Field.integer(message.offsetSec, "offsetSec") : nil,
      media: try message.hasMedia ? Field.identifier(message.media, "media") : nil,
      document: message.hasDocument ? message.document : nil)
  }
}

extension LogPosition {
  var clearMessage: ProtoLogPosition {
    var proto = ProtoLogPosition()
    proto.epoch = Int64(self.epoch)
    proto.seq = Int64(self.seq)
    return proto
  }

  init(_ message: ProtoLogPosition) throws(WireError) {
    self.init(
      epoch: try Field.integer(message.epoch, "epoch"),
      seq: try Field.integer(message.seq, "seq"))
  }
}
