/// Who would ask, and when.
package struct Asker: Hashable, Sendable {
  package var team: Team?
  package var moment: Instant
  /// The case in which it would be asked.
  package var `case`: CaseID?
  /// How far local time is ahead of UTC there, for values that name a day.
  package var utcOffsetMinutes: Int

  package init(team: Team?, moment: Instant, case: CaseID?, utcOffsetMinutes: Int) {
    self.team = team
    self.moment = moment
    self.case = `case`
    self.utcOffsetMinutes = utcOffsetMinutes
  }
}

/// What the ledger says to a question before it is asked.
package struct LedgerFinding: Hashable, Sendable {
  package var key: FactKey
  package var verdict: AskVerdict
  /// The live facts that the asker may see, the latest first; all of them where they differ.
  package var facts: [LedgerFact]
  /// Who may see what the asker may not.
  package var restrictedTo: Team?
  /// When the customer declined to answer.
  package var refusedAt: Instant?

  package init(
    key: FactKey, verdict: AskVerdict, facts: [LedgerFact] = [], restrictedTo: Team? = nil,
    refusedAt: Instant? = nil
  ) {
    self.key = key
    self.verdict = verdict
    self.facts = facts
    self.restrictedTo = restrictedTo
    self.refusedAt = refusedAt
  }

  /// Whether the customer need not be asked at all.
  package var isSettled: Bool { verdict == .answered || verdict == .restricted }
}
