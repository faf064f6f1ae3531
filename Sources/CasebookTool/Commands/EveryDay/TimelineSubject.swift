internal import Casebook
internal import Cases
internal import Screens
internal import Views

/// What a timeline is of.
enum TimelineSubject: Sendable {
  case `case`(CaseCard)
  /// Who stands for the others, with what is known under all names.
  case customer(CustomerCard)
  case item(ItemState)

  /// `C-1042`, `K-77`, `I-31`.
  var reference: String {
    switch self {
    case .case(let card): card.number
    case .customer(let card): card.number
    case .item(let item): item.number
    }
  }

  /// Whether a fact is pinned above: of a customer's many cases those of the cases are not.
  func pins(_ fact: KnownFact) -> Bool {
    switch self {
    case .case: true
    case .customer: fact.subject != .case
    case .item: fact.subject == .item
    }
  }
}

extension Desk {
  /// What was named: a case, a customer or an item; the case that is implied where nothing was.
  func timelineSubject(_ typed: TypedReference?) throws(ErrorReport) -> TimelineSubject {
    guard let typed, typed.entry == nil, let text = typed.subject, !text.isEmpty else {
      return .case(try self.case(typed))
    }
    let phone = try lookupForms(text)
    let named: (reference: Reference?, isNumber: Bool) = try read { (snapshot) throws(RowsError) in
      if let reference = try snapshot.resolve(text).references.first { return (reference, false) }
      return (nil, try !snapshot.customers(phone: phone).isEmpty)
    }
    switch named.reference {
    case .case?: return .case(try self.case(typed))
    case .customer?: return .customer(try person(typed))
    case .item?: return .item(try item(typed))
    case nil: return named.isNumber ? .customer(try person(typed)) : .case(try self.case(typed))
    }
  }
}

/// The records of a timeline, with what is owed and where it stands.
struct TimelineSource: Sendable {
  /// In the order of the log, opened.
  var records: [Record] = []
  /// The cases whose lines are among them.
  var cases: [CaseState] = []
  /// That of which the timeline is, if of a case.
  var state: CaseState?
  /// Open promises besides those of `state`.
  var owed: [OpenPromise] = []
  /// Whether earlier records were left out.
  var hasMore = false
}

extension BookSnapshot {
  /// What the timeline of a subject is made of.
  ///
  /// - Parameters:
  ///   - subject: Of what it is.
  ///   - moment: As of when: what the book accepted later was not there yet.  `nil` for now.
  /// - Returns: The records and the states of their cases.
  /// - Throws: What reading rows throws.
  func timelineSource(
    of subject: TimelineSubject, asOf moment: Instant? = nil
  ) throws(RowsError) -> TimelineSource {
    var source = TimelineSource()
    switch subject {
    case .case(let card):
      source.state = try state(card.id, asOf: moment)
      let duplicates = try source.state.map { (state) throws(RowsError) in
        try self.duplicates(of: state)
      }
      // What happened in a duplicate, and what is owed there, shows on the case that survives it.
      source.cases = [source.state].compactMap(\.self)
      for duplicate in duplicates ?? [] {
        guard let duplicate = try state(duplicate.id, asOf: moment) else { continue }
        source.cases.append(duplicate)
        source.owed += duplicate.promises
      }
      source.records = try records(ofCases: source.cases.map(\.id))
    case .customer(let card):
      let all: [CustomerID] =
        if let moment {
          try names(of: card.id, asOf: moment)
        } else {
          try self.names(of: card.id)
        }
      try source.take(TimelineFeeds.ofCustomer(all, in: self), from: self, asOf: moment)
      for name in all { source.owed += try customer(name, asOf: moment)?.promises ?? [] }
    case .item(let item):
      try source.take(TimelineFeeds.ofItem(item.id, in: self), from: self, asOf: moment)
    }
    if let moment { source.records.removeAll { $0.acceptedAt >= moment } }
    return source
  }

  /// The state of a case, now or as it was when nothing had been accepted after `moment`.
  fileprivate func state(
    _ id: CaseID, asOf moment: Instant?
  ) throws(RowsError) -> CaseState? {
    guard let moment else { return try state(id) }
    let records = try records(of: .case(id), opened: false).filter { $0.acceptedAt < moment }
    return records.isEmpty ? nil : CaseState.fold(id, records: records)
  }

  private func customer(
    _ id: CustomerID, asOf moment: Instant?
  ) throws(RowsError) -> CustomerState? {
    guard let moment else { return try state(id) }
    let records = try records(of: .customer(id), opened: false).filter { $0.acceptedAt < moment }
    return records.isEmpty ? nil : CustomerState.fold(id, records: records)
  }

  /// The names of a customer as the merges stood at `moment`, who stood for them then first.
  private func names(
    of customer: CustomerID, asOf moment: Instant
  ) throws(RowsError) -> [CustomerID] {
    var person = customer
    var seen: Set<CustomerID> = []
    while seen.insert(person).inserted,
      let next = try self.customer(person, asOf: moment)?.mergedInto
    {
      person = next
    }
    var names = [person]
    var place = 0
    while place < names.count {
      for absorbed in try self.customer(names[place], asOf: moment)?.absorbed ?? []
      where !names.contains(absorbed.customer) {
        names.append(absorbed.customer)
      }
      place += 1
    }
    return names
  }
}

extension TimelineSource {
  fileprivate mutating func take(
    _ feeds: TimelineFeeds, from snapshot: borrowing BookSnapshot, asOf moment: Instant?
  ) throws(RowsError) {
    hasMore = feeds.hasMore
    for seq in feeds.seqs { records.append(try snapshot.record(at: seq, opened: true)) }
    for state in feeds.cases {
      guard let state = try moment == nil ? state : snapshot.state(state.id, asOf: moment) else {
        continue
      }
      cases.append(state)
      owed += state.promises
    }
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// The records of some cases, opened, each once, in the order of the log.
  fileprivate func records(ofCases ids: [CaseID]) throws(RowsError) -> [Record] {
    guard ids.count > 1 else {
      return try ids.first.map { (id) throws(RowsError) in
        try self.records(of: .case(id), opened: true)
      } ?? []
    }
    var seqs: Set<UInt64> = []
    for id in ids {
      try scan(.case(id)) { (seq) throws(RowsError) in
        seqs.insert(seq)
        return true
      }
    }
    var records: [Record] = []
    for seq in seqs.sorted() { records.append(try record(at: seq, opened: true)) }
    return records
  }
}
