/// The fold of a ledger, with what it must remember of earlier records.
struct LedgerFold {
  private(set) var ledger = Ledger()
  private var places: [FactID: Int] = [:]
  private var asked: [QuestionID: Ledger.Question] = [:]
  /// Customers who are, or are being, forgotten.
  private var forgotten: Set<CustomerID> = []

  mutating func apply(_ record: Record) {
    if case .facts(let event) = record.event { apply(event, record) }
    for fact in LedgerFact.noted(by: record) { keep(fact, record) }
    if case .book(.erasureOrdered) = record.event, let customer = record.refs.customer {
      forget(customer)
    }
    guard let kind = record.event.kind, Freshness.endingKinds.contains(kind) else { return }
    for ref in record.refs.all where ref.role.hasLedger {
      let ending = Ledger.Ending(subject: Ref(ref.role.feedRole, ref.id), kind: kind)
      ledger.endings[ending] = max(ledger.endings[ending] ?? record.occurredAt, record.occurredAt)
    }
  }

  private mutating func apply(_ event: Event.Facts, _ record: Record) {
    switch event {
    case .factAsserted(let asserted):
      guard let fact = LedgerFact(asserted, record) else { break }
      keep(fact, record)
    case .factConfirmed(let confirmed):
      guard let place = places[confirmed.factID] else { break }
      // What comes late does not make a value older.
      guard ledger.facts[place].confirmedAt.map({ $0 <= record.occurredAt }) ?? true else { break }
      ledger.facts[place].confirmedAt = record.occurredAt
      ledger.facts[place].confirmedIn = record.refs.case
    case .factCorrected(let corrected):
      guard let place = places[corrected.factID] else { break }
      let fact = LedgerFact(corrected, of: ledger.facts[place], record)
      // Of two corrections of one fact both hold: they are for a person to settle.
      if ledger.facts[place].replacedBy == nil, corrected.newFactID != corrected.factID {
        ledger.facts[place].replacedBy = corrected.newFactID
        ledger.facts[place].replacedBecause = corrected.cause
      }
      keep(fact, record)
    case .questionAsked(let question): ask(question, record)
    case .questionAnswered(let answered):
      guard answered.outcome == .refused, let question = asked[answered.questionID] else { break }
      let last = ledger.refusals[question] ?? record.occurredAt
      ledger.refusals[question] = max(last, record.occurredAt)
    case .questionSpared, .questionRepeatReported, .memoWritten: break
    }
  }

  /// A refusal holds until the value is known all the same.
  private mutating func keep(_ fact: LedgerFact, _ record: Record) {
    var fact = fact
    fact.isErased = forgotten.contains { fact.goes(with: $0) }
    ledger.refusals[Ledger.Question(subject: fact.subject, key: fact.key)] = nil
    if let place = places[fact.id] {
      ledger.facts[place] = fact
    } else {
      places[fact.id] = ledger.facts.count
      ledger.facts.append(fact)
    }
  }

  /// Who asks with a reason opens what was declined: the answer to that counts.
  private mutating func ask(_ asked: QuestionAsked, _ record: Record) {
    guard let subject = record.refs.subject(asked.subject) else { return }
    let question = Ledger.Question(subject: subject, key: asked.key)
    self.asked[asked.questionID] = question
    if asked.because != nil { ledger.refusals[question] = nil }
  }

  private mutating func forget(_ customer: CustomerID) {
    forgotten.insert(customer)
    for place in ledger.facts.indices {
      if ledger.facts[place].goes(with: customer) { ledger.facts[place].isErased = true }
    }
  }
}

extension LedgerFact {
  fileprivate init?(_ asserted: FactAsserted, _ record: Record) {
    guard let subject = record.refs.subject(asserted.subject) else { return nil }
    self.init(
      id: asserted.factID, subject: subject, key: asserted.key,
      value: asserted.value ?? asserted.impersonalValue, unit: asserted.unit,
      source: asserted.source, evidence: asserted.evidence, saidBy: asserted.saidBy,
      confidence: asserted.confidence, event: record.id, seq: record.seq,
      case: record.refs.case, entry: record.entry,
      contact: record.refs.contact ?? asserted.evidence?.contact, actor: record.actor,
      team: record.team, saidAt: record.occurredAt, visibility: record.visibility)
    customer = record.refs.customer
    isSealed = asserted.impersonalValue == nil
    hasLostItsKey = isSealed && record.personal == .erased
  }

  /// What holds instead of `old`.
  fileprivate init(_ corrected: FactCorrected, of old: LedgerFact, _ record: Record) {
    self.init(
      id: corrected.newFactID, subject: old.subject, key: old.key,
      value: corrected.value ?? corrected.impersonalValue, unit: old.unit,
      source: corrected.evidence?.source ?? old.source, evidence: corrected.evidence,
      event: record.id, seq: record.seq, case: record.refs.case, entry: record.entry,
      contact: record.refs.contact ?? corrected.evidence?.contact, actor: record.actor,
      team: record.team, saidAt: record.occurredAt, visibility: record.visibility)
    customer = record.refs.customer ?? old.customer
    isSealed = corrected.impersonalValue == nil
    hasLostItsKey = isSealed && record.personal == .erased
  }

  /// Whether it goes when `customer` is forgotten: what is said of a thing in the open stays.
  fileprivate func goes(with customer: CustomerID) -> Bool {
    subject == Ref(.customer, customer.any) || (isSealed && self.customer == customer)
  }
}

extension Evidence {
  /// Where a value comes from that rests on it; a correction does not say.
  fileprivate var source: FactSource? {
    if document != nil { return .document }
    if contact != nil { return .customerSaid }
    return media != nil ? .observed : nil
  }
}

extension Refs {
  /// The subject of that kind which a fact or question is about.
  package func subject(_ kind: FactSubject) -> Ref? {
    let role: Role =
      switch kind {
      case .customer: .customer
      case .item: .item
      case .site: .site
      case .case: .case
      }
    return self[role].map { Ref(role, $0) }
  }
}

extension Role {
  /// Whether subjects in this role have a ledger.
  package var hasLedger: Bool {
    switch feedRole {
    case .case, .customer, .site, .item: true
    case .contact, .repair, .visit, .promise, .handoff, .loaner, .rma, .followUp, .recall,
      .member, .survivor, .absorbed:
      false
    }
  }
}

extension Record {
  /// Whether a ledger looks at it: facts and questions, what takes them back, what ends the
  /// freshness of values, and the forgetting of a person.
  package var isForLedger: Bool { event.kind.map(Self.ledgerKinds.contains) ?? false }

  private static let ledgerKinds: Set<Event.Kind> = Freshness.endingKinds.union([
    .itemRegistered,
    .factAsserted, .factConfirmed, .factCorrected, .questionAsked, .questionAnswered,
    .questionSpared, .questionRepeatReported, .entryRetracted, .erasureOrdered,
  ])
}
