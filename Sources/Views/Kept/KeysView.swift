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
    _ record: Record, into rows: inout R
  ) throws(RowsError) {
    var changed = ChangedSubjects()
    for id in record.subjects(of: .case) {
      try learnCustomer(ofCase: CaseID(id), record, &changed, in: rows)
    }
    for id in record.subjects(of: .contact) {
      try learn(aboutContact: ContactID(id), record, &changed, in: rows)
    }
    for id in record.subjects(of: .item) {
      try learnOwner(ofItem: ItemID(id), record, &changed, in: rows)
    }
    let sealer =
      record.event.sealingSubject(record.refs) ?? record.actor.map { Ref(.member, $0.any) }
    if record.keyID != 0, let ref = sealer {
      var subject = try changed.subject(ref, in: rows)
      if !subject.keys.contains(record.keyID) { subject.keys.append(record.keyID) }
      if subject.id.role == .customer { subject.holders = [CustomerID(ref.id)] }
      changed.set(subject)
    }
    for subject in changed.all { try rows.keep(subject) }
  }

  // MARK: What a record says of its subjects

  private static func learnCustomer<R: Rows & ~Copyable & ~Escapable>(
    ofCase id: CaseID, _ record: Record, _ changed: inout ChangedSubjects, in rows: borrowing R
  ) throws(RowsError) {
    var subject = try changed.subject(Ref(.case, id.any), in: rows)
    let before = subject.customer
    if record.needsRefold {
      let records = try rows.records(of: .case(id), through: record)
      subject.customer = CaseState.fold(id, records: records).customer
    } else if before == nil {
      // The rule for the customer of a case is that of its state, applied to this record alone.
      var state = CaseState(id: id)
      state.apply(record)
      subject.customer = state.customer
    }
    guard subject.customer != before else { return }
    subject.holders = subject.customer.map { [$0] } ?? []
    changed.set(subject)
    for contact in try rows.contacts(of: id) {
      var contact = try changed.subject(Ref(.contact, contact.any), in: rows)
      contact.holders = try holders(ofContact: contact, changed, in: rows)
      changed.set(contact)
    }
  }

  private static func learn<R: Rows & ~Copyable & ~Escapable>(
    aboutContact id: ContactID, _ record: Record, _ changed: inout ChangedSubjects,
    in rows: borrowing R
  ) throws(RowsError) {
    let before = try changed.subject(Ref(.contact, id.any), in: rows)
    var subject = before
    var state = ContactState(id: id)
    if record.needsRefold {
      let feed = Feed(Ref(.contact, id.any))
      state = ContactState.fold(id, records: try rows.records(of: feed, through: record))
    } else {
      state.customer = subject.customer
      state.identifiedAt = subject.identifiedAt
      state.apply(record)
    }
    subject.customer = state.customer
    subject.identifiedAt = state.identifiedAt
    for id in record.subjects(of: .case) where !subject.cases.contains(CaseID(id)) {
      subject.cases.append(CaseID(id))
    }
    guard subject != before else { return }
    subject.holders = try holders(ofContact: subject, changed, in: rows)
    changed.set(subject)
  }

  private static func learnOwner<R: Rows & ~Copyable & ~Escapable>(
    ofItem id: ItemID, _ record: Record, _ changed: inout ChangedSubjects, in rows: borrowing R
  ) throws(RowsError) {
    guard case .items(let event) = record.event else { return }
    var owners: [CustomerID] = []
    switch event {
    case .itemRegistered: if let owner = record.refs.customer { owners = [owner] }
    case .itemOwnershipChanged(let passed): owners = [passed.from, passed.to].compactMap(\.self)
    case .itemCustodyPassed, .itemMeasured, .warrantyGranted, .warrantyJudged: break
    }
    guard !owners.isEmpty else { return }
    var subject = try changed.subject(Ref(.item, id.any), in: rows)
    subject.holders = Set(subject.holders + owners).sorted()
    changed.set(subject)
  }

  private static func holders<R: Rows & ~Copyable & ~Escapable>(
    ofContact contact: SealedSubject, _ changed: ChangedSubjects, in rows: borrowing R
  ) throws(RowsError) -> [CustomerID] {
    var holders: Set<CustomerID> = []
    if let customer = contact.customer { holders.insert(customer) }
    for id in contact.cases {
      if let customer = try changed.subject(Ref(.case, id.any), in: rows).customer {
        holders.insert(customer)
      }
    }
    return holders.sorted()
  }
}

/// Subjects as they are after a record, before anything of it is written.
private struct ChangedSubjects {
  private(set) var all: [SealedSubject] = []

  func subject<R: Rows & ~Copyable & ~Escapable>(
    _ id: Ref, in rows: borrowing R
  ) throws(RowsError) -> SealedSubject {
    if let subject = all.first(where: { $0.id == id }) { return subject }
    let kept: KeptState<SealedSubject> = try rows.kept(id)
    return kept.state ?? SealedSubject(id: id)
  }

  mutating func set(_ subject: SealedSubject) {
    if let place = all.firstIndex(where: { $0.id == subject.id }) {
      all[place] = subject
    } else {
      all.append(subject)
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

  /// The contacts that were about a case.
  package func contacts(of case: CaseID) throws(RowsError) -> [ContactID] {
    var prefix = RowKey(RingKind.contactsOfCase)
    prefix.id(`case`)
    return try ids(in: .keys, behind: prefix.bytes)
  }
}
