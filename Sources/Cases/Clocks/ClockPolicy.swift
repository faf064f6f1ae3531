/// What sets a clock of a policy going.
package enum ClockStart: String, Hashable, Sendable, CaseIterable {
  /// The case was opened.
  case opened
  /// Somebody answered the customer.
  case answered
}

/// What stops a clock of a policy.
package enum ClockStop: String, Hashable, Sendable, CaseIterable {
  /// Somebody answered the customer.
  case answered
  case resolved, closed
}

/// What a policy promises by a clock, and for which cases.
package struct ClockRule: Hashable, Sendable {
  /// The stable name: "firstResponse".
  package var name: String
  /// Its name for people, by language; the stable one where there is none.
  package var title: [String: String]
  package var start: ClockStart
  package var stop: ClockStop
  /// The working time that it may take.
  package var targetSeconds: Int64
  /// The document of kind `calendar` by which it counts.
  package var calendar: String
  /// The waits during which it stands still.
  package var pausedBy: Set<WaitReason>
  /// For which cases it is; empty means for any.
  package var priorities: Set<Priority>
  package var reasons: Set<String>

  package init(
    name: String, title: [String: String] = [:], start: ClockStart = .opened,
    stop: ClockStop, targetSeconds: Int64, calendar: String = "calendar",
    pausedBy: Set<WaitReason> = [], priorities: Set<Priority> = [], reasons: Set<String> = []
  ) {
    self.name = name
    self.title = title
    self.start = start
    self.stop = stop
    self.targetSeconds = targetSeconds
    self.calendar = calendar
    self.pausedBy = pausedBy
    self.priorities = priorities
    self.reasons = reasons
  }

  func admits(_ priority: Priority, _ reason: String) -> Bool {
    (priorities.isEmpty || priorities.contains(priority))
      && (reasons.isEmpty || reasons.contains(reason))
  }
}

/// The clocks that a house promises: the content of the document `policy`.
package struct ClockPolicy: Hashable, Sendable {
  /// In the order of the document; of those with one name the first that admits a case holds.
  package var clocks: [ClockRule]
  /// How many callbacks a team can make; `nil` means any number.
  package var callbacks: CallbackSlots?

  package init(clocks: [ClockRule], callbacks: CallbackSlots? = nil) {
    self.clocks = clocks
    self.callbacks = callbacks
  }

  /// The clocks of a case, each name once.
  func clocks(_ priority: Priority, _ reason: String) -> [ClockRule] {
    var found: [ClockRule] = []
    for rule in clocks
    where rule.admits(priority, reason) && !found.contains(where: { $0.name == rule.name }) {
      found.append(rule)
    }
    return found
  }
}

/// The versions of the policy and of the calendars of a house.
package struct ClockRules: Hashable, Sendable {
  /// A document from when on it holds.
  package struct Version<Content: Hashable & Sendable>: Hashable, Sendable {
    package var number: Int
    /// When the book accepted it; a document is never in force before.
    package var from: Instant
    package var content: Content

    package init(_ number: Int, from: Instant, _ content: Content) {
      self.number = number
      self.from = from
      self.content = content
    }
  }

  package var policies: [Version<ClockPolicy>]
  /// By the name of the document.
  package var calendars: [String: [Version<BusinessCalendar>]]

  package init(
    policies: [Version<ClockPolicy>] = [],
    calendars: [String: [Version<BusinessCalendar>]] = [:]
  ) {
    self.policies = policies
    self.calendars = calendars
  }

  /// Whether no case has clocks.
  package var isEmpty: Bool { policies.isEmpty }

  /// The policy that held at a moment.
  package func policy(at moment: Instant) -> Version<ClockPolicy>? {
    Self.holding(at: moment, policies)
  }

  /// The calendar that held at a moment.
  package func calendar(_ name: String, at moment: Instant) -> Version<BusinessCalendar>? {
    Self.holding(at: moment, calendars[name] ?? [])
  }

  private static func holding<Content>(
    at moment: Instant, _ versions: [Version<Content>]
  ) -> Version<Content>? {
    versions.filter { $0.from <= moment }.max { $0.number < $1.number }
  }
}
