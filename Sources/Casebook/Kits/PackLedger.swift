internal import Cases

/// Tells which records of ledger feeds are about some subjects; takes them in their order.
struct PackLedger {
  /// What a record is to a pack.
  enum Place {
    /// It says what is known of the subjects, or what was asked about them.
    case known
    /// It takes something back, or makes it stale; its words are not needed.
    case beside
    /// It is about something else.
    case foreign
  }

  private let subjects: Set<Ref>
  private var facts: Set<FactID> = []
  private var questions: Set<QuestionID> = []

  init(subjects: Set<Ref>) { self.subjects = subjects }

  mutating func take(_ record: Record) -> Place {
    // What a registration notes can be confirmed and corrected like what was said.
    for fact in LedgerFact.noted(by: record) where subjects.contains(fact.subject) {
      facts.insert(fact.id)
    }
    guard case .facts(let event) = record.event else { return .beside }
    switch event {
    case .factAsserted(let asserted):
      guard isAbout(asserted.subject, record.refs) else { return .foreign }
      facts.insert(asserted.factID)
    case .factConfirmed(let confirmed):
      guard facts.contains(confirmed.factID) else { return .foreign }
    case .factCorrected(let corrected):
      guard facts.contains(corrected.factID) else { return .foreign }
      facts.insert(corrected.newFactID)
    case .questionAsked(let asked):
      guard isAbout(asked.subject, record.refs) else { return .foreign }
      questions.insert(asked.questionID)
    case .questionAnswered(let answered):
      guard questions.contains(answered.questionID) else { return .foreign }
    case .questionSpared(let spared):
      guard facts.contains(spared.factID) else { return .foreign }
    // What was noticed, and memos, are for whoever has the contact.
    case .questionRepeatReported, .memoWritten: return .foreign
    }
    return .known
  }

  private func isAbout(_ kind: FactSubject, _ refs: Refs) -> Bool {
    refs.subject(kind).map(subjects.contains) ?? false
  }
}
