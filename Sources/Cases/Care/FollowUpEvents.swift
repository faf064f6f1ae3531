/// The values of `FollowUpTrigger`; their names stand in JSON, their numbers in the log.
package enum FollowUpTrigger: String, Hashable, Sendable, CaseIterable {
  case purchase, inquiry, newProduct, defect, repair
}

/// The values of `FollowUpOutcome`; their names stand in JSON, their numbers in the log.
package enum FollowUpOutcome: String, Hashable, Sendable, CaseIterable {
  case answered, noAnswer, notNeeded
}

/// The values of `UsageLevel`; their names stand in JSON, their numbers in the log.
package enum UsageLevel: String, Hashable, Sendable, CaseIterable {
  case well, partly, no
}

/// A follow-up was planned.
package struct FollowUpPlanned: Hashable, Sendable {
  /// Why.
  package var trigger: FollowUpTrigger
  /// When.
  package var window: Window
  /// By which way.
  package var channel: Channel
  /// The script's document.
  package var script: String?

  package init(
    trigger: FollowUpTrigger,
    window: Window,
    channel: Channel,
    script: String? = nil
  ) {
    self.trigger = trigger
    self.window = window
    self.channel = channel
    self.script = script
  }
}

/// A follow-up was made.
package struct FollowUpDone: Hashable, Sendable {
  /// What came of it.
  package var outcome: FollowUpOutcome
  /// Whether the customer uses the item.
  package var using: UsageLevel?
  /// Whether the customer is content.
  package var satisfied: Bool?
  /// What was heard; personal: `nil` also where it is sealed.
  package var findings: String?

  package init(
    outcome: FollowUpOutcome,
    using: UsageLevel? = nil,
    satisfied: Bool? = nil,
    findings: String? = nil
  ) {
    self.outcome = outcome
    self.using = using
    self.satisfied = satisfied
    self.findings = findings
  }
}
