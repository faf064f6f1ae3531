/// The values of `WithheldReason`; their names stand in JSON, their numbers in the log.
package enum WithheldReason: String, Hashable, Sendable, CaseIterable {
  /// The caller hid it (非通知).
  case anonymous = "P"
  /// A public telephone (公衆電話).
  case payphone = "C"
  /// The network cannot show it (表示圏外).
  case outOfArea = "O"
  /// The service does not offer it (表示圏外).
  case notOffered = "S"
  /// It was not received (受信エラー).
  case receptionError = "E"
}

/// The values of `ContactWaitKind`; their names stand in JSON, their numbers in the log.
package enum ContactWaitKind: String, Hashable, Sendable, CaseIterable {
  case queue, hold, transfer
}

/// The values of `IdentificationMethod`; their names stand in JSON, their numbers in the log.
package enum IdentificationMethod: String, Hashable, Sendable, CaseIterable {
  case number, spoken, serial, order, login
}

/// The values of `IdentificationLevel`; their names stand in JSON, their numbers in the log.
package enum IdentificationLevel: String, Hashable, Sendable, CaseIterable {
  case maybe, known, verified
}

/// The values of `TransferKind`; their names stand in JSON, their numbers in the log.
package enum TransferKind: String, Hashable, Sendable, CaseIterable {
  case blind, consult
}

/// The values of `DivertReason`; their names stand in JSON, their numbers in the log.
package enum DivertReason: String, Hashable, Sendable, CaseIterable {
  case noLine, queueFull, waitTooLong, outOfHours, menuChoice, agentChoice
}

/// The values of `DivertTarget`; their names stand in JSON, their numbers in the log.
package enum DivertTarget: String, Hashable, Sendable, CaseIterable {
  case callback, web, sms, voicemail, otherSite, chatbot, busyTone
}

/// The values of `ContactStage`; their names stand in JSON, their numbers in the log.
package enum ContactStage: String, Hashable, Sendable, CaseIterable {
  case ivr, queue, ring, talk, hold
}

/// The values of `ContactOutcome`; their names stand in JSON, their numbers in the log.
package enum ContactOutcome: String, Hashable, Sendable, CaseIterable {
  case reached, noAnswer, busy, voicemail, delivered, undelivered, abandoned
}

/// The values of `AlertCategory`; their names stand in JSON, their numbers in the log.
package enum AlertCategory: String, Hashable, Sendable, CaseIterable {
  case cancel, complaint, `repeat`, safety
}

/// The values of `Speaker`; their names stand in JSON, their numbers in the log.
package enum Speaker: String, Hashable, Sendable, CaseIterable {
  case customer, agent
}

/// A touch with a customer began.
package struct ContactStarted: Hashable, Sendable {
  /// By which way.
  package var channel: Channel
  /// Who turned to whom.
  package var direction: Direction
  /// The number at the other end; personal: `nil` also where it is sealed.
  package var caller: CallerNumber?
  /// Why no number was shown.
  package var withheld: WithheldReason?
  /// The line of ours.
  package var toLine: String?
  /// The telephone system's name of the call.
  package var pbxCallID: String?
  /// The keys pressed in the menu.
  package var ivrPath: [String]

  package init(
    channel: Channel,
    direction: Direction,
    caller: CallerNumber? = nil,
    withheld: WithheldReason? = nil,
    toLine: String? = nil,
    pbxCallID: String? = nil,
    ivrPath: [String] = []
  ) {
    self.channel = channel
    self.direction = direction
    self.caller = caller
    self.withheld = withheld
    self.toLine = toLine
    self.pbxCallID = pbxCallID
    self.ivrPath = ivrPath
  }
}

/// The person at the other end began to wait.
package struct ContactWaitStarted: Hashable, Sendable {
  /// Where.
  package var kind: ContactWaitKind
  /// The queue's code.
  package var queue: String?
  /// The place in the queue, from 1.
  package var position: Int?
  /// The wait that was announced.
  package var estimateSeconds: Int?
  /// Why, as a code.
  package var reason: String

  package init(
    kind: ContactWaitKind,
    queue: String? = nil,
    position: Int? = nil,
    estimateSeconds: Int? = nil,
    reason: String
  ) {
    self.kind = kind
    self.queue = queue
    self.position = position
    self.estimateSeconds = estimateSeconds
    self.reason = reason
  }
}

/// Somebody of ours answered.
package struct ContactAnswered: Hashable, Sendable {
  /// The part of the call, from 1.
  package var leg: Int
  /// Who answered.
  package var agent: MemberID?
  /// How long the person had waited.
  package var waitSeconds: Int

  package init(
    leg: Int,
    agent: MemberID? = nil,
    waitSeconds: Int
  ) {
    self.leg = leg
    self.agent = agent
    self.waitSeconds = waitSeconds
  }
}

/// It became clearer who a contact was with.
package struct ContactIdentified: Hashable, Sendable {
  /// Everybody it may have been.
  package var candidates: [Candidate]
  /// Who it was.
  package var chosen: CustomerID?
  /// How that was found.
  package var method: IdentificationMethod
  /// How sure it is.
  package var level: IdentificationLevel

  package init(
    candidates: [Candidate] = [],
    chosen: CustomerID? = nil,
    method: IdentificationMethod,
    level: IdentificationLevel
  ) {
    self.candidates = candidates
    self.chosen = chosen
    self.method = method
    self.level = level
  }
}

/// A call passed to somebody else.
package struct ContactTransferred: Hashable, Sendable {
  /// The part of the call, from 1.
  package var leg: Int
  /// Whether they spoke first.
  package var kind: TransferKind
  /// Who passed it on.
  package var from: MemberID?
  /// To whom.
  package var to: Owner
  /// The handoff that goes with it.
  package var handoff: HandoffID?

  package init(
    leg: Int,
    kind: TransferKind,
    from: MemberID? = nil,
    to: Owner,
    handoff: HandoffID? = nil
  ) {
    self.leg = leg
    self.kind = kind
    self.from = from
    self.to = to
    self.handoff = handoff
  }
}

/// A call was sent elsewhere.
package struct ContactDiverted: Hashable, Sendable {
  /// Why.
  package var because: DivertReason
  /// Where to.
  package var to: DivertTarget
  /// The page that was named.
  package var page: String?

  package init(
    because: DivertReason,
    to: DivertTarget,
    page: String? = nil
  ) {
    self.because = because
    self.to = to
    self.page = page
  }
}

/// A touch with a customer ended.
package struct ContactEnded: Hashable, Sendable {
  /// How far it had come.
  package var stage: ContactStage
  /// What came of it.
  package var outcome: ContactOutcome
  /// How long was talked.
  package var talkSeconds: Int
  /// How long somebody was on hold.
  package var holdSeconds: Int
  /// Why it ended, as a code.
  package var cause: String?

  package init(
    stage: ContactStage,
    outcome: ContactOutcome,
    talkSeconds: Int,
    holdSeconds: Int,
    cause: String? = nil
  ) {
    self.stage = stage
    self.outcome = outcome
    self.talkSeconds = talkSeconds
    self.holdSeconds = holdSeconds
    self.cause = cause
  }
}

/// The work after a call was done.
package struct ContactWrappedUp: Hashable, Sendable {
  /// The part of the call, from 1.
  package var leg: Int
  /// The wrap-up code.
  package var disposition: String
  /// The reason code.
  package var reasonCode: String
  /// How long the work after the call took.
  package var afterCallWorkSeconds: Int
  /// The cases it was about.
  package var cases: [CaseID]
  /// What the customer said, if asked.
  package var customerSaidResolved: Bool?
  /// A summary; personal: `nil` also where it is sealed.
  package var summary: String?

  package init(
    leg: Int,
    disposition: String,
    reasonCode: String,
    afterCallWorkSeconds: Int,
    cases: [CaseID] = [],
    customerSaidResolved: Bool? = nil,
    summary: String? = nil
  ) {
    self.leg = leg
    self.disposition = disposition
    self.reasonCode = reasonCode
    self.afterCallWorkSeconds = afterCallWorkSeconds
    self.cases = cases
    self.customerSaidResolved = customerSaidResolved
    self.summary = summary
  }
}

/// Somebody said a word that wants attention.
package struct ContactAlertWordHeard: Hashable, Sendable {
  /// The rule that matched.
  package var ruleID: String
  /// What kind of word it was.
  package var category: AlertCategory
  /// Where in the recording.
  package var offsetSeconds: Int
  /// Who said it.
  package var speaker: Speaker
  /// The words; personal: `nil` also where it is sealed.
  package var quote: String?

  package init(
    ruleID: String,
    category: AlertCategory,
    offsetSeconds: Int,
    speaker: Speaker,
    quote: String?
  ) {
    self.ruleID = ruleID
    self.category = category
    self.offsetSeconds = offsetSeconds
    self.speaker = speaker
    self.quote = quote
  }
}
