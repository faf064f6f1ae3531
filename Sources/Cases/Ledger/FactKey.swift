/// What may be known of a subject, as a document of kind `factKeys` declares it (DOMAIN.md §5).
package struct FactKey: Hashable, Sendable {
  /// The stable name: "item.serial".
  package var name: String
  package var subject: FactSubject
  package var type: FactType
  /// What the customer is asked, by language ("ja", "en").
  package var askText: [String: String]
  /// How a known value is read back, by language; `{value}` stands where the value goes.
  package var confirmText: [String: String]
  /// What people call it, by language: 製造番号, "Serial number".
  package var title: [String: String]
  /// A value is fresh as long as none of these has ended it; empty means for ever.
  package var freshness: [Freshness]
  package var sensitivity: Sensitivity
  /// Why it is asked however well it is known; `nil` as a rule.
  package var alwaysAsk: AlwaysAsk?
  /// The team that answers for the values.
  package var owner: Team?
  /// The teams that cannot take a case over without it.
  package var requiredBy: [Team]
  /// Its unit, of a number.
  package var unit: String?

  /// Where the value goes in `confirmText`.
  package static let valuePlace = "{value}"

  package init(
    name: String, subject: FactSubject, type: FactType = .text, askText: [String: String],
    confirmText: [String: String], title: [String: String], freshness: [Freshness] = [],
    sensitivity: Sensitivity = .personal, alwaysAsk: AlwaysAsk? = nil, owner: Team? = nil,
    requiredBy: [Team] = [], unit: String? = nil
  ) {
    self.name = name
    self.subject = subject
    self.type = type
    self.askText = askText
    self.confirmText = confirmText
    self.title = title
    self.freshness = freshness
    self.sensitivity = sensitivity
    self.alwaysAsk = alwaysAsk
    self.owner = owner
    self.requiredBy = requiredBy
    self.unit = unit
  }
}

/// What a value of a key is.
package enum FactType: Hashable, Sendable {
  case text
  /// A decimal number.
  case number
  /// A day: "2026-11-22".
  case date
  /// "yes" or "no".
  case flag
  /// One of the codes that the declaration lists.
  case choice([String])
}

/// What ends the freshness of a value: it is then to be confirmed, not asked anew.
package enum Freshness: Hashable, Sendable {
  /// So many days after it was said or last confirmed.
  case days(Int)
  /// An event of this type about the subject, later than the value; one of `endingKinds`.
  case untilEvent(Event.Kind)
  /// Another case than that in which it was said or last confirmed.
  case perCase
  /// The day that the value itself names is over.
  case untilItsDate

  /// The types of events that can end the freshness of a value: those of which ledgers are told.
  package static let endingKinds: Set<Event.Kind> = [
    .contactPointAdded, .contactPointRetired, .itemOwnershipChanged, .itemCustodyPassed,
    .caseResolved, .caseReopened, .caseClosed, .repairFinished, .visitScheduled, .visitEnded,
    .partInstalled, .maintenanceDone, .recallUnitRemedied,
  ]

  /// Those that happen to a customer and so to whatever is known besides: of items and cases too.
  static let customerKinds: Set<Event.Kind> = [.contactPointAdded, .contactPointRetired]
}

/// Who may see the values of a key.
package enum Sensitivity: String, Hashable, Sendable, CaseIterable {
  /// Says nothing of a person: not sealed.
  case impersonal
  /// Sealed, for everybody of the house.
  case personal
  /// Sealed, and only for the owner team.
  case restricted
}

/// Why a question stays open whatever is known.
package enum AlwaysAsk: String, Hashable, Sendable, CaseIterable {
  case identity, safety, legal
}

/// The keys that are declared, of all documents in force, in the order in which they stand there.
package struct FactKeys: Hashable, Sendable {
  package var keys: [FactKey]

  package init(_ keys: [FactKey] = []) { self.keys = keys }

  package subscript(name: String) -> FactKey? { keys.first { $0.name == name } }

  /// The key of that name; one that nobody declares is plain text that stays fresh.
  package func key(_ name: String, of subject: FactSubject) -> FactKey {
    self[name]
      ?? FactKey(name: name, subject: subject, askText: [:], confirmText: [:], title: [:])
  }

  /// The keys without which `team` cannot take a case over.
  package func required(by team: Team) -> [FactKey] {
    keys.filter { $0.requiredBy.contains(team) }
  }
}
