package import Cases

/// Which key sealed whose events, and the ring of keys of every customer.
///
/// A case's keys are in the ring of its customer; a contact's in that of whoever was identified and
/// in those of the customers of the cases that it was about; an item's in those of all its owners.
/// Finding out that it was somebody else moves the keys, so that text that was filed under the
/// wrong person is erased with the right one.
package enum KeysView: View {
  package static let name = ViewName.keys
  package static let codeVersion = 3

  package static func fold<R: Rows & ~Copyable & ~Escapable>(
    _ record: Record, _ glance: Glance, into rows: inout R
  ) throws(RowsError) {
    let changes = rows.changes
    if let changes {
      for ref in record.refs.all where ref.role == .case || ref.role == .contact {
        _ = try rows.place(of: ref, SealedSubject.self, in: changes)
      }
      if changes.contents.rings.take(record, glance) { return }
    }
    let identities = try identities(record, glance, in: rows)
    // Rows that keep nothing decoded get a cache of their own for this record.
    var own = StateCache<SealedSubject>()
    while true {
      var plan = RingPlan(identities)
      plan.read(record, glance, changes?.contents.rings ?? own)
      for missing in plan.missing {
        if let changes {
          _ = try rows.place(of: missing, SealedSubject.self, in: changes)
        } else {
          _ = try own.load(missing, try rows.get(SealedSubject.key(missing), in: name))
        }
      }
      guard plan.missing.isEmpty else { continue }
      for subject in plan.changed { try rows.keep(subject) }
      return
    }
  }

  /// Who the subjects are by all that their feeds still say, if a record corrects some of it.
  private static func identities<R: Rows & ~Copyable & ~Escapable>(
    _ record: Record, _ glance: Glance, in rows: borrowing R
  ) throws(RowsError) -> [Ref: Identity] {
    guard glance.needsRefold else { return [:] }
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
  private let identities: [Ref: Identity]
  private(set) var changed: [SealedSubject] = []
  /// Subjects that the cache does not hold, without which the plan is void.
  private(set) var missing: [Ref] = []

  init(_ identities: [Ref: Identity]) { self.identities = identities }

  /// Makes the plan; void if anything is missing.
  mutating func read(_ record: Record, _ glance: Glance, _ cache: StateCache<SealedSubject>) {
    for ref in record.refs.all {
      switch ref.role.feedRole {
      case .case: learnCustomer(ofCase: ref, record, glance, cache)
      case .contact: learnCustomer(ofContact: ref, record, glance, cache)
      case .item: learnOwner(ofItem: ref, record, glance, cache)
      case .customer, .site, .repair, .visit, .promise, .handoff, .loaner, .rma, .followUp,
        .recall, .member, .survivor, .absorbed:
        break
      }
    }
    guard record.keyID != 0,
      let sealer = sealingSubject(record, glance) ?? record.actor.map({ Ref(.member, $0.any) }),
      let subject = subject(sealer, cache), !subject.keys.contains(record.keyID)
    else { return }
    change(sealer, cache) { subject in
      subject.keys.append(record.keyID)
      if sealer.role == .customer { subject.holders = [CustomerID(sealer.id)] }
    }
  }

  // MARK: What a record says of its subjects

  private mutating func learnCustomer(
    ofCase ref: Ref, _ record: Record, _ glance: Glance, _ cache: StateCache<SealedSubject>
  ) {
    guard let subject = subject(ref, cache) else { return }
    var customer = subject.customer
    if glance.needsRefold {
      customer = identities[ref]?.customer
    } else if customer == nil {
      // The rule for the customer of a case is that of its state, applied to this record alone.
      var state = CaseState(id: CaseID(ref.id))
      state.apply(record)
      customer = state.customer
    }
    for contact in record.refs.all where contact.role == .contact {
      let id = ContactID(contact.id)
      if !subject.contacts.contains(id) { change(ref, cache) { $0.contacts.append(id) } }
    }
    guard customer != subject.customer else { return }
    change(ref, cache) { subject in
      subject.customer = customer
      subject.holders = customer.map { [$0] } ?? []
    }
    for contact in self.subject(ref, cache)?.contacts ?? [] {
      setHolders(Ref(.contact, contact.any), cache)
    }
  }

  private mutating func learnCustomer(
    ofContact ref: Ref, _ record: Record, _ glance: Glance, _ cache: StateCache<SealedSubject>
  ) {
    guard let subject = subject(ref, cache) else { return }
    var isNews = false
    for other in record.refs.all where other.role == .case {
      let id = CaseID(other.id)
      guard !subject.cases.contains(id) else { continue }
      change(ref, cache) { $0.cases.append(id) }
      isNews = true
    }
    if let identity = identity(of: subject, ref, record, glance),
      identity != Identity(customer: subject.customer, identifiedAt: subject.identifiedAt)
    {
      change(ref, cache) { subject in
        subject.customer = identity.customer
        subject.identifiedAt = identity.identifiedAt
      }
      isNews = true
    }
    if isNews { setHolders(ref, cache) }
  }

  /// Who the contact is with after the record; `nil` if that says nothing of it.
  private func identity(
    of subject: SealedSubject, _ ref: Ref, _ record: Record, _ glance: Glance
  ) -> Identity? {
    if glance.needsRefold { return identities[ref] }
    guard glance.kind == .contactIdentified || glance.kind == .contactStarted else { return nil }
    // The rule is that of the contact's state, which folds by time.
    var state = ContactState(id: ContactID(ref.id))
    state.customer = subject.customer
    state.identifiedAt = subject.identifiedAt
    state.apply(record)
    return Identity(customer: state.customer, identifiedAt: state.identifiedAt)
  }

  private mutating func learnOwner(
    ofItem ref: Ref, _ record: Record, _ glance: Glance, _ cache: StateCache<SealedSubject>
  ) {
    guard glance.kind == .itemRegistered || glance.kind == .itemOwnershipChanged,
      case .items(let event) = record.event
    else { return }
    var owners: [CustomerID] = []
    switch event {
    case .itemRegistered: if let owner = record.refs.customer { owners = [owner] }
    case .itemOwnershipChanged(let passed): owners = [passed.from, passed.to].compactMap(\.self)
    case .itemCustodyPassed, .itemMeasured, .warrantyGranted, .warrantyJudged: break
    }
    guard !owners.isEmpty, subject(ref, cache) != nil else { return }
    change(ref, cache) { $0.holders = Set($0.holders + owners).sorted() }
  }

  /// In the rings of whoever was identified, and of the customers of the cases it was about.
  private mutating func setHolders(_ ref: Ref, _ cache: StateCache<SealedSubject>) {
    guard let contact = subject(ref, cache) else { return }
    var holders: Set<CustomerID> = []
    if let customer = contact.customer { holders.insert(customer) }
    for id in contact.cases {
      if let customer = subject(Ref(.case, id.any), cache)?.customer { holders.insert(customer) }
    }
    change(ref, cache) { $0.holders = holders.sorted() }
  }

  // MARK: Subjects

  /// A subject as the plan has it by now; `nil` if the cache does not hold it.
  private mutating func subject(
    _ ref: Ref, _ cache: StateCache<SealedSubject>
  ) -> SealedSubject? {
    if let subject = changed.first(where: { $0.id == ref }) { return subject }
    if let place = cache.place(of: ref) { return cache[place] }
    if !missing.contains(ref) { missing.append(ref) }
    return nil
  }

  private mutating func change(
    _ ref: Ref, _ cache: StateCache<SealedSubject>, _ change: (inout SealedSubject) -> Void
  ) {
    if let place = changed.firstIndex(where: { $0.id == ref }) {
      change(&changed[place])
    } else if var subject = subject(ref, cache) {
      change(&subject)
      changed.append(subject)
    }
  }
}

extension StateCache<SealedSubject> {
  /// Takes a record in that says nothing new of its subjects but perhaps the first use of a key, as
  /// most records of a case do; otherwise changes nothing and says so.
  fileprivate mutating func take(_ record: Record, _ glance: Glance) -> Bool {
    guard !glance.needsRefold, glance.kind != .contactIdentified, glance.kind != .contactStarted,
      glance.kind != .itemRegistered, glance.kind != .itemOwnershipChanged
    else { return false }
    for ref in record.refs.all where ref.role == .case || ref.role == .contact {
      guard let place = place(of: ref), ref.role == .contact || self[place].customer != nil,
        isLinked(place, record.refs, ref.role == .case ? .contact : .case)
      else { return false }
    }
    guard record.keyID != 0 else { return true }
    guard let sealer = sealingSubject(record, glance), sealer.role != .customer,
      let place = place(of: sealer)
    else { return false }
    if !self[place].keys.contains(record.keyID) {
      change(at: place) { $0.keys.append(record.keyID) }
    }
    return true
  }

  /// Whether the case or contact at `place` is known to go with all contacts or cases in `refs`.
  private func isLinked(_ place: Int, _ refs: Refs, _ others: Role) -> Bool {
    refs.all.allSatisfy { other in
      guard other.role == others else { return true }
      return others == .contact
        ? self[place].contacts.contains(ContactID(other.id))
        : self[place].cases.contains(CaseID(other.id))
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

  /// Who the customer of a case or of a call is, as far as its keys are concerned.
  package func customer(ofSealed subject: Ref) throws(RowsError) -> CustomerID? {
    try state(subject, as: SealedSubject.self)?.customer
  }

  /// The keys in the ring of a customer, ascending: what is destroyed to forget the person.
  package func ring(of customer: CustomerID) throws(RowsError) -> [UInt64] {
    var prefix = RowKey(SealedSubject.rings)
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

  /// The subjects whose keys are in the ring of a customer, in the order of roles and ids.
  package func subjects(inRingOf customer: CustomerID) throws(RowsError) -> [Ref] {
    var prefix = RowKey(SealedSubject.rings)
    prefix.id(customer)
    var subjects: Set<Ref> = []
    try scan(in: .keys, from: prefix.bytes, to: keyAfter(prefix.bytes), reverse: false) {
      (key, _) throws(RowsError) in
      var reader = RowKeyReader(key, of: .keys, at: prefix.bytes.count)
      _ = try reader.number()
      guard let role = Role(rawValue: try reader.byte()) else { throw .damagedRow(.keys) }
      subjects.insert(Ref(role, try reader.id() as AnyID))
      return true
    }
    return subjects.sorted { ($0.role.rawValue, $0.id) < ($1.role.rawValue, $1.id) }
  }

  /// Hands every subject that has keys or rings to `body`, until it returns `false`.
  package func forEachSealedSubject(
    _ body: (SealedSubject) throws(RowsError) -> Bool
  ) throws(RowsError) {
    try scan(
      in: .keys, from: [stateRowKind], to: [stateRowKind + 1], reverse: false
    ) { (key, value) throws(RowsError) in
      guard let ref = SealedSubject.subject(key) else { throw .damagedRow(.keys) }
      return try body(try SealedSubject.decoded(ref, value))
    }
  }

  /// The contacts that were about a case, in the order in which they became known.
  package func contacts(of case: CaseID) throws(RowsError) -> [ContactID] {
    try state(Ref(.case, `case`.any), as: SealedSubject.self)?.contacts ?? []
  }
}
