// Contacts, messages and media; the book.

extension ShapeCheck {
  func check(_ event: Event.Contacts) throws(Refusal) {
    // A medium may stand under any subject.
    if event.kind != .mediaAttached { try subject(.contact) }
    switch event {
    case .contactStarted(let event):
      try optional("caller.raw", event.caller?.raw)
      try optional("caller.e164", event.caller?.e164)
      try optional("caller.extension", event.caller?.extensionDigits)
      try optional("toLine", event.toLine)
      try optional("pbxCallId", event.pbxCallID)
      try list("ivrPath", event.ivrPath)
    case .contactWaitStarted(let event):
      try optional("queue", event.queue)
      try ordinal("position", event.position)
      try notNegative("estimateSec", event.estimateSeconds)
      try text("reason", event.reason)
    case .contactAnswered(let event):
      try ordinal("leg", event.leg)
      try notNegative("waitSec", event.waitSeconds)
    case .contactIdentified(let event):
      try list("candidates", event.candidates)
      for candidate in event.candidates {
        try percent("candidates", candidate.score)
        try text("candidates", candidate.why)
      }
    case .contactTransferred(let event): try ordinal("leg", event.leg)
    case .contactDiverted(let event): try optional("page", event.page)
    case .contactEnded(let event):
      try notNegative("talkSec", event.talkSeconds)
      try notNegative("holdSec", event.holdSeconds)
      try optional("cause", event.cause)
    case .contactWrappedUp(let event):
      try ordinal("leg", event.leg)
      try text("disposition", event.disposition)
      try text("reasonCode", event.reasonCode)
      try notNegative("acwSec", event.afterCallWorkSeconds)
      try list("cases", event.cases)
      try optional("summary", event.summary)
    case .contactAlertWordHeard(let event):
      try text("ruleId", event.ruleID)
      try notNegative("offsetSec", event.offsetSeconds)
      try optional("quote", event.quote)
    case .messagePosted(let event):
      try optional("template", event.template)
      try instant("sendAt", event.sendAt)
      try personal("text", event.text, max: ShapeLimits.memoCharacterCountMax)
    case .mediaAttached(let event): try check(event)
    }
  }

  private func check(_ event: MediaAttached) throws(Refusal) {
    guard !refs.all.isEmpty else { throw .malformed(field: "refs") }
    try hash("sha256", event.sha256)
    try notNegative("durationSec", event.durationSeconds)
    try optional("language", event.language)
    try optional("dictionaryVersion", event.dictionaryVersion)
    try day("retainUntil", event.retainUntil)
    try optional("location", event.location)
    try optional("caption", event.caption)
  }

  func check(_ event: Event.Book) throws(Refusal) {
    switch event {
    case .documentPublished(let event): try check(event)
    case .memberRegistered(let event):
      try subject(.member)
      try personal("name", event.name)
      try texts("skills", event.skills)
      try optional("osUser", event.osUser)
    case .memberLeft: try subject(.member)
    case .entryRetracted(let event):
      try nonEmpty("events", event.events)
      try reason("reasonCode", event.reasonCode)
      try optional("reason", event.reason)
    case .entryPinned, .entryUnpinned: break
    case .clockJudged(let event):
      try subject(.case)
      try text("clock", event.clock)
      try ordinal("policyVersion", event.policyVersion)
      try ordinal("calendarVersion", event.calendarVersion)
      try instant("dueAt", event.dueAt)
      try instant("actualAt", event.actualAt)
      try notNegative("pausedSec", event.pausedSeconds)
    case .conflictRaised(let event): try list("events", event.events)
    case .conflictSettled(let event): try optional("reason", event.reason)
    case .erasureOrdered(let event):
      try subject(.customer)
      try reason("reason", event.reason)
      try list("keeps", event.keeps)
    case .erasureCompleted(let event):
      try subject(.customer)
      try notNegative("records", event.recordCount)
      try notNegative("blobs", event.blobCount)
    case .disclosureMade(let event):
      try subject(.customer)
      try reason("reason", event.reason)
      try hash("sha256", event.sha256)
    }
  }

  private func check(_ event: DocumentPublished) throws(Refusal) {
    try text("documentId", event.documentID)
    try ordinal("version", event.version)
    try text("title", event.title)
    guard event.content != nil || event.sha256 != nil else { throw .malformed(field: "content") }
    guard (event.content?.count ?? 0) <= ShapeLimits.documentByteCountMax else {
      throw .malformed(field: "content")
    }
    try hash("sha256", event.sha256)
  }
}
