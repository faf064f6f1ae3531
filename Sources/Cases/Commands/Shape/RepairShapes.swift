// Repairs, visits, parts, loaners, returns; care.

extension ShapeCheck {
  func check(_ event: Event.Repairs) throws(Refusal) {
    switch event {
    case .repairOpened(let event):
      try subject(.repair)
      try subject(.case)
      try subject(.item)
      try text("symptomCode", event.symptomCode)
      try optional("reported", event.reported)
    case .repairDiagnosed(let event):
      try subject(.repair)
      try text("faultCode", event.faultCode)
      try optional("causeCode", event.causeCode)
      try list("measurements", event.measurements)
      try optional("note", event.note)
    case .repairWorkLogged(let event):
      try subject(.repair)
      try instant("from", event.from)
      try instant("to", event.to)
      guard event.from <= event.to else { throw .malformed(field: "to") }
      try optional("note", event.note)
    case .repairFinished(let event):
      try subject(.repair)
      try texts("tests", event.tests)
    case .quoteGiven(let event):
      try subject(.case)
      try optional("label", event.label)
      try money("amount", event.amount)
      try list("lines", event.lines)
      for line in event.lines {
        try text("lines", line.text)
        try positive("lines", line.quantity)
      }
      try day("validUntil", event.validUntil)
    case .quoteAnswered(let event): try optional("reason", event.reason)
    case .visitScheduled(let event): try check(event)
    case .visitStarted: try visit()
    case .visitEnded(let event):
      try visit()
      try optional("note", event.note)
    case .partRequested(let event): try check(event)
    case .partInstalled(let event): try check(event)
    case .partRemoved(let event): try check(event)
    case .partMoved(let event): try check(event)
    case .loanerLent(let event): try check(event)
    case .loanerReturned(let event): try check(event)
    case .rmaAuthorized(let event): try check(event)
    case .rmaSettled(let event):
      try subject(.rma)
      try ordinal("line", event.line)
      try money("amount", event.amount)
    }
  }

  private func visit() throws(Refusal) {
    try subject(.visit)
    try subject(.case)
  }

  private func check(_ event: VisitScheduled) throws(Refusal) {
    try visit()
    try window("window", event.window)
    try texts("skills", event.skills)
    try optional("access", event.access)
  }

  private func check(_ event: PartRequested) throws(Refusal) {
    try nonEmpty("lines", event.lines)
    for line in event.lines {
      try text("lines", line.partNo)
      try positive("lines", line.quantity)
    }
    try day("neededOn", event.neededOn)
  }

  private func check(_ event: PartInstalled) throws(Refusal) {
    try subject(.item)
    try text("partNo", event.partNo)
    try optional("serial", event.serial)
    try optional("lot", event.lot)
    try positive("qty", event.quantity)
    try optional("position", event.position)
  }

  private func check(_ event: PartRemoved) throws(Refusal) {
    try subject(.item)
    try optional("partNo", event.partNo)
    try optional("serial", event.serial)
    try positive("qty", event.quantity)
    try optional("position", event.position)
  }

  private func check(_ event: PartMoved) throws(Refusal) {
    try text("partNo", event.partNo)
    try optional("serial", event.serial)
    try positive("qty", event.quantity)
    try text("from", event.from)
    try text("to", event.to)
  }

  private func check(_ event: LoanerLent) throws(Refusal) {
    try subject(.loaner)
    try subject(.customer)
    try subject(.item)
    try day("dueOn", event.dueOn)
    try text("condition", event.condition)
    try texts("accessories", event.accessories)
  }

  private func check(_ event: LoanerReturned) throws(Refusal) {
    try subject(.loaner)
    try text("condition", event.condition)
    try texts("accessories", event.accessories)
    try texts("missing", event.missing)
  }

  private func check(_ event: RMAAuthorized) throws(Refusal) {
    try subject(.rma)
    try subject(.case)
    try nonEmpty("lines", event.lines)
    for line in event.lines {
      try ordinal("lines", line.line)
      try positive("lines", line.quantity)
    }
    try reason("reasonCode", event.reasonCode)
    try day("validUntil", event.validUntil)
  }
}
