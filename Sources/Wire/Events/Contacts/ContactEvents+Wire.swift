internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension ContactStarted: EventContent {
  static let eventKind = Event.Kind.contactStarted

  var clearMessage: ProtoContactStarted {
    var proto = ProtoContactStarted()
    proto.channel = self.channel.code
    proto.direction = self.direction.code
    if let withheld { proto.withheld = withheld.code }
    if let toLine { proto.toLine = toLine }
    if let pbxCallID { proto.pbxCallID = pbxCallID }
    proto.ivrPath = self.ivrPath
    return proto
  }

  var sealedMessage: ProtoContactStarted {
    var proto = ProtoContactStarted()
    if let caller { proto.caller = caller.clearMessage }
    return proto
  }

  init(_ message: ProtoContactStarted) throws(WireError) {
    self.init(
      channel: try Field.code(message.channel, "channel"),
      direction: try Field.code(message.direction, "direction"),
      caller: try message.hasCaller ? CallerNumber(message.caller) : nil,
      withheld: try message.hasWithheld ? Field.code(message.withheld, "withheld") : nil,
      toLine: message.hasToLine ? message.toLine : nil,
      pbxCallID: message.hasPbxCallID ? message.pbxCallID : nil,
      ivrPath: message.ivrPath)
  }
}

extension ContactWaitStarted: EventContent {
  static let eventKind = Event.Kind.contactWaitStarted

  var clearMessage: ProtoContactWaitStarted {
    var proto = ProtoContactWaitStarted()
    proto.kind = self.kind.code
    if let queue { proto.queue = queue }
    if let position { proto.position = Int64(position) }
    if let estimateSeconds { proto.estimateSec = Int64(estimateSeconds) }
    proto.reason = self.reason
    return proto
  }

  init(_ message: ProtoContactWaitStarted) throws(WireError) {
    self.init(
      kind: try Field.code(message.kind, "kind"),
      queue: message.hasQueue ? message.queue : nil,
      position: try message.hasPosition ? Field.integer(message.position, "position") : nil,
      estimateSeconds: try message.hasEstimateSec
        ? Field.integer(message.estimateSec, "estimateSec") : nil,
      reason: try Field.text(message.reason, "reason"))
  }
}

extension ContactAnswered: EventContent {
  static let eventKind = Event.Kind.contactAnswered

  var clearMessage: ProtoContactAnswered {
    var proto = ProtoContactAnswered()
    proto.leg = Int64(self.leg)
    if let agent { proto.agent = agent.data }
    proto.waitSec = Int64(self.waitSeconds)
    return proto
  }

  init(_ message: ProtoContactAnswered) throws(WireError) {
    self.init(
      leg: try Field.integer(message.leg, "leg"),
      agent: try message.hasAgent ? Field.identifier(message.agent, "agent") : nil,
      waitSeconds: try Field.integer(message.waitSec, "waitSec"))
  }
}

extension ContactIdentified: EventContent {
  static let eventKind = Event.Kind.contactIdentified

  var clearMessage: ProtoContactIdentified {
    var proto = ProtoContactIdentified()
    proto.candidates = self.candidates.map { $0.clearMessage }
    if let chosen { proto.chosen = chosen.data }
    proto.method = self.method.code
    proto.level = self.level.code
    return proto
  }

  init(_ message: ProtoContactIdentified) throws(WireError) {
    self.init(
      candidates: try Field.each(message.candidates) { message throws(WireError) in
        try Candidate(message)
      },
      chosen: try message.hasChosen ? Field.identifier(message.chosen, "chosen") : nil,
      method: try Field.code(message.method, "method"),
      level: try Field.code(message.level, "level"))
  }
}

extension ContactTransferred: EventContent {
  static let eventKind = Event.Kind.contactTransferred

  var clearMessage: ProtoContactTransferred {
    var proto = ProtoContactTransferred()
    proto.leg = Int64(self.leg)
    proto.kind = self.kind.code
    if let from { proto.from = from.data }
    proto.to = self.to.clearMessage
    if let handoff { proto.handoff = handoff.data }
    return proto
  }

  init(_ message: ProtoContactTransferred) throws(WireError) {
    self.init(
      leg: try Field.integer(message.leg, "leg"),
      kind: try Field.code(message.kind, "kind"),
      from: try message.hasFrom ? Field.identifier(message.from, "from") : nil,
      to: try Owner(Field.required(message.to, message.hasTo, "to")),
      handoff: try message.hasHandoff ? Field.identifier(message.handoff, "handoff") : nil)
  }
}

extension ContactDiverted: EventContent {
  static let eventKind = Event.Kind.contactDiverted

  var clearMessage: ProtoContactDiverted {
    var proto = ProtoContactDiverted()
    proto.because = self.because.code
    proto.to = self.to.code
    if let page { proto.page = page }
    return proto
  }

  init(_ message: ProtoContactDiverted) throws(WireError) {
    self.init(
      because: try Field.code(message.because, "because"),
      to: try Field.code(message.to, "to"),
      page: message.hasPage ? message.page : nil)
  }
}

extension ContactEnded: EventContent {
  static let eventKind = Event.Kind.contactEnded

  var clearMessage: ProtoContactEnded {
    var proto = ProtoContactEnded()
    proto.stage = self.stage.code
    proto.outcome = self.outcome.code
    proto.talkSec = Int64(self.talkSeconds)
    proto.holdSec = Int64(self.holdSeconds)
    if let cause { proto.cause = cause }
    return proto
  }

  init(_ message: ProtoContactEnded) throws(WireError) {
    self.init(
      stage: try Field.code(message.stage, "stage"),
      outcome: try Field.code(message.outcome, "outcome"),
      talkSeconds: try Field.integer(message.talkSec, "talkSec"),
      holdSeconds: try Field.integer(message.holdSec, "holdSec"),
      cause: message.hasCause ? message.cause : nil)
  }
}

extension ContactWrappedUp: EventContent {
  static let eventKind = Event.Kind.contactWrappedUp

  var clearMessage: ProtoContactWrappedUp {
    var proto = ProtoContactWrappedUp()
    proto.leg = Int64(self.leg)
    proto.disposition = self.disposition
    proto.reasonCode = self.reasonCode
    proto.acwSec = Int64(self.afterCallWorkSeconds)
    proto.cases = self.cases.map { $0.data }
    if let customerSaidResolved { proto.customerSaidResolved = customerSaidResolved }
    return proto
  }

  var sealedMessage: ProtoContactWrappedUp {
    var proto = ProtoContactWrappedUp()
    if let summary { proto.summary = summary }
    return proto
  }

  init(_ message: ProtoContactWrappedUp) throws(WireError) {
    self.init(
      leg: try Field.integer(message.leg, "leg"),
      disposition: try Field.text(message.disposition, "disposition"),
      reasonCode: try Field.text(message.reasonCode, "reasonCode"),
      afterCallWorkSeconds: try Field.integer(message.acwSec, "acwSec"),
      cases: try Field.each(message.cases) { message throws(WireError) in
        try Field.identifier(message, "cases")
      },
      customerSaidResolved: message.hasCustomerSaidResolved ? message.customerSaidResolved : nil,
      summary: message.hasSummary ? message.summary : nil)
  }
}

extension ContactAlertWordHeard: EventContent {
  static let eventKind = Event.Kind.contactAlertWordHeard

  var clearMessage: ProtoContactAlertWordHeard {
    var proto = ProtoContactAlertWordHeard()
    proto.ruleID = self.ruleID
    proto.category = self.category.code
    proto.offsetSec = Int64(self.offsetSeconds)
    proto.speaker = self.speaker.code
    return proto
  }

  var sealedMessage: ProtoContactAlertWordHeard {
    var proto = ProtoContactAlertWordHeard()
    if let quote { proto.quote = quote }
    return proto
  }

  init(_ message: ProtoContactAlertWordHeard) throws(WireError) {
    self.init(
      ruleID: try Field.text(message.ruleID, "ruleId"),
      category: try Field.code(message.category, "category"),
      offsetSeconds: try Field.integer(message.offsetSec, "offsetSec"),
      speaker: try Field.code(message.speaker, "speaker"),
      quote: message.hasQuote ? message.quote : nil)
  }
}
