package import Cases

/// Something that falls due after the sale: a follow-up, maintenance, a loan that comes back.
package enum DueCare: Hashable, Sendable {
  case followUp(PlannedFollowUp, CustomerID)
  case maintenance(MaintenancePlan, ItemState)
  /// With who has the case in which it was lent.
  case loan(ItemLoan, ItemState, Owner?)

  fileprivate var kind: CareFilter.Kind {
    switch self {
    case .followUp: .followUp
    case .maintenance(let plan, _): plan.basis == .legal ? .inspection : .maintenance
    case .loan: .loan
    }
  }

  fileprivate var item: ItemID? {
    switch self {
    case .followUp(let planned, _): planned.item
    case .maintenance(_, let item), .loan(_, let item, _): item.id
    }
  }

  /// Who planned it, or has the case.
  fileprivate var owner: (team: Team?, person: MemberID?) {
    switch self {
    case .followUp(let planned, _): (planned.team, planned.person)
    case .maintenance(let plan, _): (plan.team, plan.person)
    case .loan(_, _, let owner): (owner?.team, owner?.person)
    }
  }

  /// What follows from where it stands, so that equal times keep one order.
  fileprivate var id: AnyID {
    switch self {
    case .followUp(let planned, _): planned.id.any
    case .maintenance(let plan, _): plan.id.any
    case .loan(let loan, _, _): loan.id.any
    }
  }
}

/// What the board of follow-ups shows.
package struct CareFilter: Hashable, Sendable {
  package enum Kind: Hashable, Sendable, CaseIterable {
    case followUp, maintenance
    /// Maintenance that the law asks for.
    case inspection
    case loan
  }

  package var kinds: Set<Kind>
  package var team: Team?
  package var person: MemberID?
  package var item: ItemID?

  package init(
    kinds: Set<Kind>, team: Team? = nil, person: MemberID? = nil, item: ItemID? = nil
  ) {
    self.kinds = kinds
    self.team = team
    self.person = person
    self.item = item
  }

  fileprivate func admits(_ due: DueCare) -> Bool {
    let owner = due.owner
    return kinds.contains(due.kind) && (item == nil || due.item == item)
      && (team == nil || owner.team == team) && (person == nil || owner.person == person)
  }
}

/// Follow-ups, maintenance and loans in the order in which they fall due.
package struct CareBoard: Hashable, Sendable {
  package struct Row: Hashable, Sendable {
    /// The end of its window or day.
    package var dueAt: Instant
    package var due: DueCare
  }

  package var rows: [Row]
  /// Whether there are more than were asked for.
  package var hasMore: Bool

  /// What falls due before `horizon`, or whenever it does; at most `limit`, overdue ones included.
  ///
  /// - Parameters:
  ///   - filter: What is wanted, and of whom.
  ///   - horizon: The end of the time that is looked at.
  ///   - limit: How many at most.
  ///   - rows: Where they are read.
  ///   - end: The end of a day where the house is.
  /// - Returns: The earliest first.
  /// - Throws: What reading rows throws.
  package static func due<R: RowSource & ~Copyable & ~Escapable>(
    _ filter: CareFilter, before horizon: Instant? = nil, limit: Int, in rows: borrowing R,
    end: (Day) -> Instant
  ) throws(RowsError) -> CareBoard {
    var found: [Row] = []
    if filter.kinds.contains(.followUp) {
      found += try followUps(filter, before: horizon, countMax: limit + 1, in: rows)
    }
    if filter.kinds.contains(.maintenance) || filter.kinds.contains(.inspection) {
      found += try maintenance(filter, before: horizon, countMax: limit + 1, in: rows, end)
    }
    if filter.kinds.contains(.loan) {
      found += try loans(filter, before: horizon, countMax: limit + 1, in: rows, end)
    }
    found.sort { ($0.dueAt, $0.due.id) < ($1.dueAt, $1.due.id) }
    return CareBoard(rows: Array(found.prefix(limit)), hasMore: found.count > limit)
  }

  private static func followUps<R: RowSource & ~Copyable & ~Escapable>(
    _ filter: CareFilter, before horizon: Instant?, countMax: Int, in rows: borrowing R
  ) throws(RowsError) -> [Row] {
    var found: [Row] = []
    let kind = CustomerBoardKind.followUps
    try rows.scan(in: .customers, from: [kind], to: [kind + 1], reverse: false) {
      (key, _) throws(RowsError) in
      var reader = RowKeyReader(key, of: .customers)
      let dueAt = try reader.instant()
      if let horizon, dueAt >= horizon { return false }
      let id: FollowUpID = try reader.id()
      let customer: CustomerID = try reader.id()
      guard let state = try rows.state(customer, as: CustomerState.self),
        let planned = state.followUps.first(where: { $0.id == id })
      else { throw .damagedRow(.customers) }
      let due = DueCare.followUp(planned, customer)
      if filter.admits(due) { found.append(Row(dueAt: dueAt, due: due)) }
      return found.count < countMax
    }
    return found
  }

  private static func loans<R: RowSource & ~Copyable & ~Escapable>(
    _ filter: CareFilter, before horizon: Instant?, countMax: Int, in rows: borrowing R,
    _ end: (Day) -> Instant
  ) throws(RowsError) -> [Row] {
    var found: [Row] = []
    // A house has dozens of items that it lends.
    for item in try rows.itemsLent() {
      guard let loan = item.loan else { throw .damagedRow(.items) }
      let dueAt = end(loan.dueOn)
      if let horizon, dueAt >= horizon { break }
      var owner: Owner?
      if let id = loan.case, let state = try rows.state(id, as: CaseState.self),
        let team = state.team
      {
        owner = Owner(team: team, person: state.person)
      }
      let due = DueCare.loan(loan, item, owner)
      if filter.admits(due) { found.append(Row(dueAt: dueAt, due: due)) }
      if found.count >= countMax { break }
    }
    return found
  }

  private static func maintenance<R: RowSource & ~Copyable & ~Escapable>(
    _ filter: CareFilter, before horizon: Instant?, countMax: Int, in rows: borrowing R,
    _ end: (Day) -> Instant
  ) throws(RowsError) -> [Row] {
    var found: [Row] = []
    let kind = ItemCareKind.plans
    try rows.scan(in: .items, from: [kind], to: [kind + 1], reverse: false) {
      (key, _) throws(RowsError) in
      var reader = RowKeyReader(key, of: .items)
      let dueAt = end(Day(of: try reader.instant(), offsetMinutes: 0))
      if let horizon, dueAt >= horizon { return false }
      let id: PlanID = try reader.id()
      guard let state = try rows.state(try reader.id(), as: ItemState.self),
        let plan = state.plans.first(where: { $0.id == id })
      else { throw .damagedRow(.items) }
      let due = DueCare.maintenance(plan, state)
      if filter.admits(due) { found.append(Row(dueAt: dueAt, due: due)) }
      return found.count < countMax
    }
    return found
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// Whether somebody can be told: a customer who is not forgotten, with a contact point that is
  /// not retired.
  package func isReachable(_ customer: CustomerID?) throws(RowsError) -> Bool {
    guard let customer, let state = try state(customer, as: CustomerState.self) else {
      return false
    }
    let survivor = try survivor(of: state)
    guard !survivor.isErased else { return false }
    for id in try withAliases(survivor.id) {
      let alias = try self.state(id, as: CustomerState.self)
      if alias?.points.contains(where: { !$0.isRetired }) == true { return true }
    }
    return false
  }

  /// The items of a model, in any width and case, with their serial numbers as they were
  /// registered; in the order of their ids.
  package func items(
    ofModel model: String
  ) throws(RowsError) -> [(item: ItemID, serial: String?)] {
    var prefix = RowKey(ItemCareKind.byModel)
    prefix.text(numberText(model))
    var items: [(item: ItemID, serial: String?)] = []
    try scan(in: .items, from: prefix.bytes, to: keyAfter(prefix.bytes), reverse: false) {
      (key, value) throws(RowsError) in
      var reader = RowKeyReader(key, of: .items, at: prefix.bytes.count)
      let id: ItemID = try reader.id()
      guard let serial = String(validating: value, as: UTF8.self) else {
        throw .damagedRow(.items)
      }
      items.append((id, serial.isEmpty ? nil : serial))
      return true
    }
    return items
  }
}
