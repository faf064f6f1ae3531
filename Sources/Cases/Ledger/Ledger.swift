/// Everything that is known of the subjects of a scope: a pure fold over the records of their
/// ledger feeds, so that the verdict at any position is the fold up to there.
package struct Ledger: Hashable, Sendable {
  /// In the order in which they became known, those that were replaced among them.
  package var facts: [LedgerFact] = []
  /// Questions that the customer declined: key and subject → when, the latest.
  package var refusals: [Question: Instant] = [:]
  /// When an event of a type that ends freshness last happened to a subject.
  package var endings: [Ending: Instant] = [:]

  /// A key of a subject.
  package struct Question: Hashable, Sendable {
    package var subject: Ref
    package var key: String

    package init(subject: Ref, key: String) {
      self.subject = subject
      self.key = key
    }
  }

  /// A type of event about a subject.
  package struct Ending: Hashable, Sendable {
    package var subject: Ref
    package var kind: Event.Kind

    package init(subject: Ref, kind: Event.Kind) {
      self.subject = subject
      self.kind = kind
    }
  }

  package init() {}

  /// The ledger after `records`, which are those of the ledger feeds of a scope in the order of
  /// `seq`, without what was taken back.
  package static func fold(_ records: [Record]) -> Ledger { Ledger() }

  /// What is to be done instead of asking, as of this ledger.
  package func finding(_ key: FactKey, in scope: LedgerScope, for asker: Asker) -> LedgerFinding {
    LedgerFinding(key: key, verdict: .ask)
  }
}
