package import Cases

/// Which key sealed whose events, and the ring of keys of every customer.
///
/// A case's keys are in the ring of its customer; a contact's in that of whoever was identified and
/// in those of the customers of the cases that it was about; an item's in those of all its owners.
/// Finding out that it was somebody else moves the keys, so that text that was filed under the
/// wrong person is erased with the right one.
package enum KeysView: View {
  package static let name = ViewName.keys
  package static let codeVersion = 1

  package static func fold<R: Rows & ~Copyable & ~Escapable>(
    _ folded: FoldedRecord, into rows: inout R
  ) throws(RowsError) {
    let cache = rows.changes?.rings ?? StateCache<SealedSubject>()
    let identities = try identities(folded, in: rows)
    while true {
      var plan = RingPlan(cache, identities)
      plan.read(folded)
      for missing in plan.missing {
        try cache.load(missing, try rows.get(SealedSubject.key(missing), in: name))
      }
      guard plan.missing.isEmpty else { continue }
      for subject in plan.changed { try rows.keep(subject) }
      return
    }
  }

  /// Who the subjects are by all that their feeds still say, if a record corrects some of it.
  private static func identities<R: Rows & ~Copyable & ~Escapable>(
    _ folded: FoldedRecord, in rows: borrowing R
  ) throws(RowsError) -> [Ref: Identity] {
    guard folded.needsRefold else { return [:] }
    let record = folded.record
    var identities: [Ref: Identity] = [:]
    for id in record.subjects(of: .case) {
      let records = try rows.records(of: .case(CaseID(id)), through: record)
      let state = CaseState.fold(CaseID(id), records: records)
      identities[Ref(.case, id)] = Identity(customer: state.customer)
    }
    for id in record.subjects(of: .contact) {
      let records = try rows.records(of: Feed(Ref(.contact, id)), through: record)
      let state = ContactState.fold(ContactID(id), records: records)
      identities[Ref(.contact, id)] = Identity(
        customer: state.customer, identifiedAt: state.identifiedAt)
    }
    return identities
  }
}

/// Who a case or contact is with, and when that was found out.
private struct Identity: Hashable {
  var customer: CustomerID?
  var identifiedAt: Instant?
}

/// What a record changes about keys and rings, before anything of it is written.
private struct RingPlan {
  private let cache: StateCache<SealedSubject>
  private let identities: [Ref: Identity]
  private(set) var changed: [SealedSubject] = []
  /// Subjects that the cache does not hold, without which the plan is void.
  private(set) var missing: [Ref] = []

  init(_ cache: StateCache<SealedSubject>, _ identities: [Ref: Identity]) {
    self.cache = cache
    self.identities = identities
  }

  /// Makes the plan; void if anything is missing.
  mutating func read(_ folded: FoldedRecord) {
    let record = folded.record
    for ref in record.refs.all {
      switch ref.role.feedRole {
      case .case: learnCustomer(ofCase: ref, folded)
      case .contact: learnCustomer(ofContact: ref, folded)
      case .item: learnOwner(ofItem: ref, folded)
      case .customer, .site, .repair, .visit, .promise, .handoff, .loaner, .rma, .followUp,
        .recall, .member, .survivor, .absorbed:
        break
      }
    }
    guard record.keyID != 0,
      let sealer = folded.sealingSubject ?? record.actor.map({ Ref(.member, $0.any) }),
      let subject = subject(sealer), !subject.keys.contains(record.keyID)
    else { return }
    change(sealer) { subject in
      subject.keys.append(record.keyID)
      if sealer.role == .customer { subject.holders = [CustomerID(sealer.id)] }
    }
  }

  // MARK: What a record says of its subjects

  private mutating func learnCustomer(ofCase ref: Ref, _ folded: FoldedRecord) {
    guard let subject = subject(ref) else { return }
    var customer = subject.customer
    if folded.needsRefold {
      customer = identities[ref]?.customer
    } else if customer == nil {
      // The rule for the customer of a case is that of its state, applied to this record alone.
      var state = CaseState(id: CaseID(ref.id))
      state.apply(folded.record)
      customer = state.customer
    }
    for contact in folded.record.refs.all where contact.role == .contact {
      let id = ContactID(contact.id)
      if !subject.contacts.contains(id) { change(ref) { $0.contacts.append(id) } }
    }
    guard customer != subject.customer else { return }
    change(ref) { subject in
      subject.customer = customer
      subject.holders = customer.map { [$0] } ?? []
    }
    for contact in self.subject(ref)?.contacts ?? [] { setHolders(Ref(.contact, contact.any)) }
  }

  private mutating func learnCustomer(ofContact ref: Ref, _ folded: FoldedRecord) {
    guard let subject = subject(ref) else { return }
    var isNews = false
    for other in folded.record.refs.all where other.role == .case {
      let id = CaseID(other.id)
      guard !subject.cases.contains(id) else { continue }
      change(ref) { $0.cases.append(id) }
      isNews = true
    }
    if let identity = identity(of: subject, ref, folded),
      identity != Identity(customer: subject.customer, identifiedAt: subject.identifiedAt)
    {
      change(ref) { subject in
        subject.customer = identity.customer
        subject.identifiedAt = identity.identifiedAt
      }
      isNews = true
    }
    if isNews { setHolders(ref) }
  }

  /// Who the contact is with after the record; `nil` if that says nothing of it.
  private func identity(
    of subject: SealedSubject, _ ref: Ref, _ folded: FoldedRecord
  ) -> Identity? {
    if folded.needsRefold { return identities[ref] }
    guard folded.kind == .contactIdentified || folded.kind == .contactStarted else { return nil }
    // The rule is that of the contact's state, which folds by time.
    var state = ContactState(id: ContactID(ref.id))
    state.customer = subject.customer
    state.identifiedAt = subject.identifiedAt
    state.apply(folded.record)
    return Identity(customer: state.customer, identifiedAt: state.identifiedAt)
  }

  private mutating func learnOwner(ofItem ref: Ref, _ folded: FoldedRecord) {
    guard folded.kind == .itemRegistered || folded.kind == .itemOwnershipChanged,
      case .items(let event) = folded.record.event
    else { return }
    var owners: [CustomerID] = []
    switch event {
    case .itemRegistered: if let owner = folded.record.refs.customer { owners = [owner] }
    case .itemOwnershipChanged(let passed): owners = [passed.from, passed.to].compactMap(\.self)
    case .itemCustodyPassed, .itemMeasured, .warrantyGranted, .warrantyJudged: break
    }
    guard !owners.isEmpty, subject(ref) != nil else { return }
    change(ref) { $0.holders = Set($0.holders + owners).sorted() }
  }

  /// In the rings of whoever was identified, and of the customers of the cases it was about.
  private mutating func setHolders(_ ref: Ref) {
    guard let contact = subject(ref) else { return }
    var holders: Set<CustomerID> = []
    if let customer = contact.customer { holders.insert(customer) }
    for id in contact.cases {
      if let customer = subject(Ref(.case, id.any))?.customer { holders.insert(customer) }
    }
    change(ref) { $0.holders = holders.sorted() }
  }

  // MARK: Subjects

  /// A subject as the plan has it by now; `nil` if the cache does not hold it.
  private mutating func subject(_ ref: Ref) -> SealedSubject? {
    if let subject = changed.first(where: { $0.id == ref }) { return subject }
    if let kept = cache.kept(ref) { return kept.state ?? SealedSubject(id: ref) }
    if !missing.contains(ref) { missing.append(ref) }
    return nil
  }

  private mutating func change(_ ref: Ref, _ change: (inout SealedSubject) -> Void) {
    if let place = changed.firstIndex(where: { $0.id == ref }) {
      change(&changed[place])
    } else if var subject = subject(ref) {
      change(&subject)
      changed.append(subject)
    }
  }
}

// MARK: Reading

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// The keys of a subject, in the order in which they were used first; the last one is in use.
  package func keys(of subject: Ref) throws(RowsError) -> [UInt64] {
    let id = Ref(subject.role.feedRole, subject.id)
    return try state(id, as: SealedSubject.self)?.keys ?? []
  }

  /// The keys in the ring of a customer, ascending: what is destroyed to forget the person.
  package func ring(of customer: CustomerID) throws(RowsError) -> [UInt64] {
    var prefix = RowKey(RingKind.rings)
    prefix.id(customer)
    var keys: [UInt64] = []
    try scan(in: .keys, from: prefix.bytes, to: keyAfter(prefix.bytes), reverse: false) {
      (key, _) throws(RowsError) in
      var reader = RowKeyReader(key, of: .keys, at: prefix.bytes.count)
      let slot = try reader.number()
      if keys.last != slot { keys.append(slot) }
      return true
    }
    return keys
  }

  /// The subjects whose records a key seals: one, or none for a key that sealed nothing yet.
  package func subjects(ofKey slot: UInt64) throws(RowsError) -> [Ref] {
    var prefix = RowKey(RingKind.subjects)
    prefix.number(slot)
    var refs: [Ref] = []
    try scan(in: .keys, from: prefix.bytes, to: keyAfter(prefix.bytes), reverse: false) {
      (key, _) throws(RowsError) in
      var reader = RowKeyReader(key, of: .keys, at: prefix.bytes.count)
      guard let role = Role(rawValue: try reader.byte()) else { throw .damagedRow(.keys) }
      refs.append(Ref(role, try reader.id()))
      try reader.end()
      return true
    }
    return refs
  }

  /// The contacts that were about a case, in the order in which they became known.
  package func contacts(of case: CaseID) throws(RowsError) -> [ContactID] {
    try state(Ref(.case, `case`.any), as: SealedSubject.self)?.contacts ?? []
  }
}
