// What is done without being called.

extension ShapeCheck {
  /// The shapes of what happens after a case.
  func check(_ event: Event.Care) throws(Refusal) {
    switch event {
    case .followUpPlanned(let event):
      try subject(.followUp)
      try subject(.customer)
      try window("window", event.window)
      try optional("script", event.script)
    case .followUpDone(let event):
      try subject(.followUp)
      try optional("findings", event.findings)
    case .maintenancePlanned(let event):
      try subject(.item)
      try day("dueOn", event.dueOn)
      try optional("checklist", event.checklist)
    case .maintenanceFellDue(let event):
      try subject(.item)
      try day("dueOn", event.dueOn)
    case .maintenanceDone(let event):
      try subject(.item)
      try list("results", event.results)
      for result in event.results {
        try text("results", result.step)
        try text("results", result.result)
      }
      try day("nextDueOn", event.nextDueOn)
    case .recallAnnounced(let event): try check(event)
    case .recallUnitNotified, .recallUnitTraced, .recallUnitRemedied:
      try subject(.recall)
      try subject(.item)
    case .surveyAnswered(let event):
      try subject(anyOf: .case, .contact)
      try number("score", event.score, in: ShapeLimits.scores(of: event.kind))
      try notNegative("contactsNeeded", event.contactsNeeded)
      try optional("comment", event.comment)
    case .knowledgeSought(let event):
      try optional("document", event.document)
      try optional("version", event.version)
      try optional("query", event.query)
    case .salesSignaled(let event):
      try subject(.customer)
      try money("amount", event.amount)
      try optional("note", event.note)
    case .trendFlagged(let event):
      try text("metric", event.metric)
      try window("window", event.window)
      try notNegative("observed", event.observedCount)
    }
  }

  private func check(_ event: RecallAnnounced) throws(Refusal) {
    try subject(.recall)
    try ordinal("revision", event.revision)
    try texts("models", event.models)
    try list("serialRanges", event.serialRanges)
    try text("hazard", event.hazard)
    try optional("healthRisk", event.healthRisk)
    try optional("period", event.period)
    try optional("howFound", event.howFound)
    try notNegative("unitsInMarket", event.unitsInMarketCount)
    try optional("authorityRef", event.authorityRef)
    try day("startedOn", event.startedOn)
    try day("endedOn", event.endedOn)
  }
}
