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
  package static func fold(_ records: [Record]) -> Ledger {
    var fold = LedgerFold()
    for record in records { fold.apply(record) }
    return fold.ledger
  }

  /// What is to be done instead of asking, as of this ledger.
  ///
  /// The first of these that holds, as in DOMAIN.md §5: it is asked whatever is known; one value
  /// is fresh; only stale ones are known; fresh ones differ; it is known to others; the customer
  /// declined; nobody knows it.
  package func finding(_ key: FactKey, in scope: LedgerScope, for asker: Asker) -> LedgerFinding {
    let subjects = scope.refs
    let live = facts.filter {
      $0.isLive && $0.key == key.name && subjects.contains($0.subject)
    }
    let visible = live.filter { key.shows($0, to: asker.team) }
    let fresh = visible.filter { isFresh($0, as: key, in: scope, for: asker) }
    var finding = LedgerFinding(key: key, verdict: .ask)
    finding.facts =
      Self.latestFirst(fresh) + Self.latestFirst(visible.filter { !fresh.contains($0) })
    finding.refusedAt = subjects.compactMap { refusals[Question(subject: $0, key: key.name)] }.max()
    finding.verdict =
      if key.alwaysAsk != nil {
        .ask
      } else if !fresh.isEmpty {
        key.isOneValue(fresh) ? .answered : .conflict
      } else if !visible.isEmpty {
        .confirm
      } else if !live.isEmpty {
        .restricted
      } else {
        finding.refusedAt == nil ? .ask : .refused
      }
    if finding.verdict == .restricted { finding.restrictedTo = key.holder(of: live) }
    return finding
  }

  /// Whether nothing has ended the freshness of a value by the moment of the question.
  package func isFresh(
    _ fact: LedgerFact, as key: FactKey, in scope: LedgerScope, for asker: Asker
  ) -> Bool {
    key.freshness.allSatisfy { limit in
      switch limit {
      case .days(let count):
        asker.moment < fact.heardAt.adding(seconds: Int64(count) * 86_400)
      case .untilEvent(let kind):
        !subjects(of: fact, in: scope, kind).contains { subject in
          endings[Ending(subject: subject, kind: kind)].map { $0 > fact.heardAt } ?? false
        }
      case .perCase: fact.wasHeard(in: asker.case, of: scope)
      case .untilItsDate:
        fact.value.flatMap(LedgerValue.day).map {
          Day(of: asker.moment, offsetMinutes: asker.utcOffsetMinutes) <= $0
        } ?? true
      }
    }
  }

  /// To what the event must happen for the value to be stale: to its own subject, or to the
  /// customer, who moves with everything.
  private func subjects(
    of fact: LedgerFact, in scope: LedgerScope, _ kind: Event.Kind
  ) -> [Ref] {
    guard Freshness.customerKinds.contains(kind) else { return [fact.subject] }
    return [fact.subject] + scope.customers.map { Ref(.customer, $0.any) }
  }

  private static func latestFirst(_ facts: [LedgerFact]) -> [LedgerFact] {
    facts.sorted { ($0.heardAt, $0.seq) > ($1.heardAt, $1.seq) }
  }
}

extension LedgerFact {
  /// When it was said or last confirmed.
  package var heardAt: Instant { max(saidAt, confirmedAt ?? saidAt) }

  /// Whether it was said or last confirmed in a case, or in one that counts as the same.
  fileprivate func wasHeard(in id: CaseID?, of scope: LedgerScope) -> Bool {
    guard let id else { return false }
    // What is known of the case itself was said for it.
    if subject.role == .case { return true }
    let same = [id] + (id == scope.case ? scope.sameCases : [])
    return [`case`, confirmedIn].contains { $0.map(same.contains) ?? false }
  }
}

extension FactKey {
  /// Whether `team` may see a value.
  package func shows(_ fact: LedgerFact, to team: Team?) -> Bool {
    if sensitivity == .restricted, let owner, team != owner { return false }
    guard !fact.visibility.isEmpty else { return true }
    return team.map(fact.visibility.contains) ?? false
  }

  /// Whether the facts say the same, as far as they can be read: a copy of the book without keys
  /// sees no difference between sealed values.
  fileprivate func isOneValue(_ facts: [LedgerFact]) -> Bool {
    Set(facts.compactMap(\.value).map { LedgerValue.folded($0, as: type) }).count <= 1
  }

  /// The team to ask instead of the customer.
  fileprivate func holder(of facts: [LedgerFact]) -> Team? {
    if sensitivity == .restricted, let owner { return owner }
    return facts.lazy.compactMap(\.visibility.first).first ?? owner
  }
}
