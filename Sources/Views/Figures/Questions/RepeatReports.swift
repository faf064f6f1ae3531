package import Cases

/// Which questions somebody said had been answered before: what was reported, brought together
/// with what was asked.
package struct RepeatReports: Sendable {
  /// The questions, by the events that asked them.
  private var told: Set<EventID> = []

  /// Brings `reports` together with the open questions `asks`.
  ///
  /// A report is about the last question before it in the same contact, or of the key that it names
  /// in the same case; one that names neither contact nor case is about none.
  package init(_ reports: [Record], of asks: [Record]) {
    var byContact: [ContactID: [Record]] = [:]
    var byCase: [CaseID: [Record]] = [:]
    for ask in asks {
      if let contact = ask.refs.contact { byContact[contact, default: []].append(ask) }
      if let id = ask.refs.case { byCase[id, default: []].append(ask) }
    }
    for report in reports {
      let key = report.event.repeatedKey
      let inContact = report.refs.contact.flatMap { byContact[$0] } ?? []
      if let ask = Self.last(of: key, in: inContact, before: report) {
        told.insert(ask.id)
      } else if key != nil, let id = report.refs.case,
        let ask = Self.last(of: key, in: byCase[id] ?? [], before: report)
      {
        told.insert(ask.id)
      }
    }
  }

  /// Whether somebody said so of the question that this event asked.
  package func tell(of ask: EventID) -> Bool { told.contains(ask) }

  private static func last(
    of key: String?, in asks: [Record], before report: Record
  ) -> Record? {
    asks.last { ask in
      guard case .facts(.questionAsked(let asked)) = ask.event else { return false }
      return ask.occurredAt <= report.occurredAt && (key == nil || asked.key == key)
    }
  }
}

extension Event {
  /// The key of which somebody said that it had been asked before.
  fileprivate var repeatedKey: String? {
    if case .facts(.questionRepeatReported(let report)) = self { report.key } else { nil }
  }
}
