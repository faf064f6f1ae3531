internal import Cases

/// What the rows of a table are.
enum ExportKind: String, Hashable, CaseIterable {
  case cases, contacts, customers, items, repairs, parts, handoffs, promises

  /// The columns; the same names as an import map has, where it has the same field.
  var columns: [String] {
    switch self {
    case .cases:
      [
        "id", "ref", "subject", "at", "state", "word", "priority", "reason", "channel", "symptom",
        "cause", "resolved", "closed", "reopened", "customer", "customerName", "item", "model",
        "serial", "team", "person",
      ]
    case .contacts:
      [
        "id", "at", "channel", "direction", "number", "line", "case", "customer", "customerName",
        "ended", "outcome", "seconds", "summary", "team", "person",
      ]
    case .customers:
      ["id", "ref", "at", "kind", "name", "kana", "phone", "email", "address", "tags"]
    case .items:
      [
        "id", "ref", "at", "model", "serial", "lot", "customer", "customerName", "installed",
        "warrantyUntil",
      ]
    case .repairs:
      [
        "id", "at", "case", "item", "model", "serial", "mode", "symptom", "reported", "finished",
        "outcome", "barrier", "team", "person",
      ]
    case .parts:
      [
        "id", "at", "action", "part", "qty", "serial", "position", "item", "model", "case",
        "source",
        "team", "person",
      ]
    case .handoffs:
      [
        "id", "at", "case", "from", "to", "reason", "ask", "situation", "next", "answered",
        "outcome", "person",
      ]
    case .promises:
      [
        "id", "at", "case", "customer", "kind", "what", "due", "settled", "outcome", "team",
        "person",
      ]
    }
  }
}

extension ExportKind {
  /// Whether a row begins with this event.
  func begins(_ event: Event) -> Bool {
    switch (self, event.kind) {
    case (.cases, .caseOpened), (.contacts, .contactStarted), (.customers, .customerRegistered),
      (.items, .itemRegistered), (.repairs, .repairOpened), (.parts, .partInstalled),
      (.parts, .partRemoved), (.parts, .partRequested), (.handoffs, .handoffOffered),
      (.promises, .promiseMade):
      true
    // Open set: pairs of a table and an event; all others begin no row.
    case _: false
    }
  }

  /// The subject of whose row an event says more; `nil` if it says nothing of any.
  func goesOn(by record: Record) -> AnyID? {
    switch (self, record.event.kind) {
    case (.contacts, .contactEnded), (.contacts, .contactWrappedUp),
      (.contacts, .contactIdentified):
      record.refs[.contact]
    case (.repairs, .repairFinished): record.refs[.repair]
    case (.handoffs, .handoffAccepted), (.handoffs, .handoffDeclined), (.handoffs, .handoffLapsed):
      record.refs[.handoff]
    case (.promises, .promiseSettled): record.refs[.promise]
    // Open set: pairs of a table and an event; all others say nothing of a row.
    case _: nil
    }
  }
}
