// Cases, what is known of them, and what is owed.

extension ShapeCheck {
  func check(_ event: Event.Cases) throws(Refusal) {
    try subject(.case)
    switch event {
    case .caseOpened(let event):
      try reason("reasonCode", event.reasonCode)
      try personal("subject", event.subject)
      try optional("firstWords", event.firstWords)
    case .caseClassified(let event):
      try optional("symptom", event.symptom)
      try optional("cause", event.cause)
      try optional("reason", event.reason)
      try text("basis", event.basis)
    case .caseAssigned(let event): try reason("reason", event.reason)
    case .caseWaitStarted(let event):
      try texts("pauses", event.pauses)
      try instant("expectedUntil", event.expectedUntil)
      try day("nudgeOn", event.nudgeOn)
    case .caseWaitEnded(let event): try text("why", event.why)
    case .caseLinked: break
    case .caseUnlinked(let event): try reason("reason", event.reason)
    case .caseResolved(let event):
      try text("resolutionCode", event.resolutionCode)
      try optional("causeCode", event.causeCode)
      try optional("remedyCode", event.remedyCode)
      try optional("document", event.document)
      try optional("note", event.note)
    case .caseReopened(let event): try reason("reason", event.reason)
    case .caseClosed: break
    }
  }

  func check(_ event: Event.Facts) throws(Refusal) {
    switch event {
    case .factAsserted(let event):
      try subject(event.subject.role)
      try text("key", event.key)
      guard asking == .history || (event.value ?? event.impersonalValue) != nil else {
        throw .malformed(field: "value")
      }
      try optional("value", event.value)
      try optional("value", event.impersonalValue)
      try optional("unit", event.unit)
      try check(event.evidence)
      try optional("saidBy", event.saidBy)
      try percent("confidence", event.confidence)
      try instant("validFrom", event.validFrom)
    case .factConfirmed: break
    case .factCorrected(let event):
      guard asking == .history || (event.value ?? event.impersonalValue) != nil else {
        throw .malformed(field: "value")
      }
      try optional("value", event.value)
      try optional("value", event.impersonalValue)
      try check(event.evidence)
    case .questionAsked(let event):
      try subject(event.subject.role)
      try text("key", event.key)
      try notNegative("ledgerSeq", event.ledgerSeq?.seq)
    case .questionAnswered(let event):
      guard event.outcome != .fact || event.factID != nil else {
        throw .malformed(field: "factId")
      }
    case .questionSpared(let event):
      try subject(.contact)
      try text("key", event.key)
    case .questionRepeatReported(let event):
      try subject(.contact)
      try optional("key", event.key)
      try optional("quote", event.quote)
    case .memoWritten(let event):
      try subject(anyOf: .case, .customer, .item, .contact)
      try personal("body", event.body, max: ShapeLimits.memoCharacterCountMax)
      try texts("tags", event.tags)
      try instant("respondBy", event.to?.respondBy)
    }
  }

  private func check(_ evidence: Evidence?) throws(Refusal) {
    try notNegative("offsetSec", evidence?.offsetSeconds)
    try optional("document", evidence?.document)
  }

  func check(_ event: Event.Commitments) throws(Refusal) {
    switch event {
    case .handoffOffered(let event): try check(event)
    case .handoffAccepted(let event):
      try subject(.handoff)
      try optional("restatedNextStep", event.restatedNextStep)
      try notNegative("readToSeq", event.readToSeq?.seq)
    case .handoffDeclined(let event):
      try subject(.handoff)
      try texts("missing", event.missing)
    case .handoffLapsed(let event):
      try subject(.handoff)
      // That the time ran out is for the book to say.
      guard asking != .decision || event.cause == .withdrawn else {
        throw .malformed(field: "cause")
      }
    case .promiseMade(let event):
      try subject(.promise)
      try subject(anyOf: .customer, .case, .contact)
      try personal("what", event.what)
      try window("window", event.window)
    case .promiseSettled(let event):
      try subject(.promise)
      try optional("reason", event.reason)
      // Accepted from a device: what happened at the door is not lost for want of a proof.
      guard asking != .typedFact || event.outcome != .kept || event.evidence?.isEmpty == false
      else { throw .malformed(field: "evidence") }
    }
  }

  /// What a brief must say is checked last, by `decide`: `briefIsIncomplete`.
  private func check(_ event: HandoffOffered) throws(Refusal) {
    try subject(.handoff)
    try subject(.case)
    try reason("reasonCode", event.reasonCode)
    try optional("brief.ask", event.brief.ask)
    try optional("brief.situation", event.brief.situation)
    try texts("brief.tried", event.brief.tried)
    try optional("brief.nextStep", event.brief.nextStep)
    try texts("brief.openQuestions", event.brief.openQuestions)
    try list("brief.openPromises", event.brief.openPromises)
    try texts("doNotAsk", event.doNotAsk)
    try list("evidence", event.evidence)
    try instant("respondBy", event.respondBy)
  }
}

extension FactSubject {
  /// The role of the subject in the refs.
  package var role: Role {
    switch self {
    case .customer: .customer
    case .item: .item
    case .site: .site
    case .case: .case
    }
  }
}

extension SettlementEvidence {
  /// Whether it names nothing.
  package var isEmpty: Bool { contact == nil && visit == nil && message == nil }
}
