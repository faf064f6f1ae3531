package import Cases

/// Contacts, the latest first, and which of them wait for somebody to call back.
package struct ContactBoard: Hashable, Sendable {
  /// A contact with what a list says of it.
  package struct Row: Hashable, Sendable {
    package var state: ContactState
    /// The first case in which it stands.
    package var `case`: CaseID?
    /// Whether nobody answered and nobody has called back since.
    package var isWaiting: Bool

    package init(state: ContactState, case: CaseID?, isWaiting: Bool) {
      self.state = state
      self.case = `case`
      self.isWaiting = isWaiting
    }
  }

  package var rows: [Row]
  /// Whether there are more than were asked for, or than are looked at.
  package var hasMore: Bool

  /// How many contacts are looked at, the latest ones.
  package static let lookedAtMax = 2_000

  /// Which contacts are wanted.
  package struct Filter: Hashable, Sendable {
    /// Only those that wait for a call back.
    package var isWaiting: Bool
    /// With any of them: one customer under all names; empty means with anybody.
    package var customers: [CustomerID]
    /// Begun at this moment or later.
    package var since: Instant?

    package init(
      isWaiting: Bool = false, customers: [CustomerID] = [], since: Instant? = nil
    ) {
      self.isWaiting = isWaiting
      self.customers = customers
      self.since = since
    }
  }

  /// The contacts that `filter` admits, at most `limit`.
  ///
  /// Somebody has called back when a later contact goes out to the same customer, whatever the name
  /// under which they were written down, or to the same number where nobody knows whose it is; or
  /// when the same customer was answered later.
  package static func list<R: RowSource & ~Copyable & ~Escapable>(
    _ filter: Filter, limit: Int, lookedAtMax: Int = lookedAtMax, in rows: borrowing R
  ) throws(RowsError) -> ContactBoard {
    var board = ContactBoard(rows: [], hasMore: false)
    var reached = Reached()
    var seen: Set<ContactID> = []
    var people: [CustomerID: CustomerID] = [:]
    let started = Feed(
      kind: .type, subject: rows.nameHash(.type, Event.Kind.contactStarted.rawValue))
    try rows.scan(started, reverse: true) { (seq) throws(RowsError) in
      let record = try rows.record(at: seq, opened: true)
      guard let id = record.refs.contact, seen.insert(id).inserted else { return true }
      guard seen.count <= lookedAtMax else {
        board.hasMore = true
        return false
      }
      let feed = try rows.records(of: Feed(Ref(.contact, id.any)), opened: false)
      let state = ContactState.fold(id, records: feed)
      // One whose beginning was taken back never was.
      guard state.startedAt != nil else { return true }
      if let customer = state.customer, people[customer] == nil {
        people[customer] = try rows.names(of: customer).first ?? customer
      }
      let keys = Reached.keys(state.customer.flatMap { people[$0] }, record)
      let isWaiting = state.isUnanswered && !reached.contains(keys, after: state)
      reached.note(keys, state)
      guard !filter.isWaiting || isWaiting,
        filter.customers.isEmpty || state.customer.map(filter.customers.contains) ?? false,
        filter.since.map({ $0 <= state.startedAt ?? state.lastOccurredAt }) ?? true
      else { return true }
      guard board.rows.count < limit else {
        board.hasMore = true
        return false
      }
      board.rows.append(
        Row(state: state, case: feed.lazy.compactMap(\.refs.case).first, isWaiting: isWaiting))
      return true
    }
    return board
  }

  /// Who was spoken or written to, and when last.
  private struct Reached {
    private var last: [String: Instant] = [:]

    /// By what a contact is known again: the customer, and the number at the other end.
    static func keys(_ person: CustomerID?, _ record: Record) -> [String] {
      var keys = [person.map { "customer \($0)" }].compactMap(\.self)
      if case .contacts(.contactStarted(let started)) = record.event, let caller = started.caller {
        keys += [caller.e164, caller.raw].compactMap { $0.map { "number \($0)" } }
      }
      return keys
    }

    func contains(_ keys: [String], after state: ContactState) -> Bool {
      let moment = state.startedAt ?? state.lastOccurredAt
      return keys.contains { key in last[key].map { $0 >= moment } ?? false }
    }

    mutating func note(_ keys: [String], _ state: ContactState) {
      guard state.direction == .outbound || !state.isUnanswered,
        let moment = state.startedAt
      else { return }
      for key in keys { last[key] = max(last[key] ?? moment, moment) }
    }
  }
}
