package import Cases

/// A case in a list.
package struct CaseListRow: Hashable, Sendable {
  /// `C-1042`.
  package var reference: String
  package var state: StateWord
  package var customer: String
  package var title: String
  /// When its first open promise falls due; `nil` without one.
  package var dueAt: Instant?
  package var lastActivityAt: Instant

  /// Makes a row.
  package init(
    reference: String, state: StateWord, customer: String, title: String, dueAt: Instant?,
    lastActivityAt: Instant
  ) {
    self.reference = reference
    self.state = state
    self.customer = customer
    self.title = title
    self.dueAt = dueAt
    self.lastActivityAt = lastActivityAt
  }
}

/// A handoff that waits for an answer, in the inbox of a team.
package struct HandoffRow: Hashable, Sendable {
  /// `C-1042`.
  package var reference: String
  package var title: String
  package var customer: String
  package var from: TimelineSpeaker
  package var to: TimelineSpeaker
  /// What is asked for, or why that cannot be read.
  package var ask: String?
  package var offeredAt: Instant
  package var respondBy: Instant?
  /// What the customer need not be asked again, with its values, a sentence each.
  package var known: [String] = []
  /// The rest of the brief, a sentence each.
  package var details: [String] = []

  /// Makes a row.
  package init(
    reference: String, title: String, customer: String, from: TimelineSpeaker,
    to: TimelineSpeaker, ask: String?, offeredAt: Instant, respondBy: Instant?
  ) {
    self.reference = reference
    self.title = title
    self.customer = customer
    self.from = from
    self.to = to
    self.ask = ask
    self.offeredAt = offeredAt
    self.respondBy = respondBy
  }
}

/// One case on one screen, without its entries.
package struct CaseSheet: Hashable, Sendable {
  package var header = TimelineHeader()
  package var state: StateWord
  package var owner: TimelineSpeaker?
  package var openedAt: Instant?
  package var lastActivityAt: Instant?
  package var promises: [TimelinePromiseRow] = []
  /// The handoff that waits for an answer: 受 > 修 木村.
  package var handoff: String?
  package var facts: [String] = []
  package var entryCount = 0

  /// Makes a sheet without anything but a state.
  package init(state: StateWord) { self.state = state }
}
