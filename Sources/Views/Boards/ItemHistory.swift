package import Cases

/// The life of one item, folded from its feed.
package struct ItemHistory: Hashable, Sendable {
  /// A place in the item, with the parts that are there now and those that were before.
  package struct Position: Hashable, Sendable {
    /// `nil` for parts of which nobody said where they sit.
    package var name: String?
    /// What is there now, and what was there, the latest first.
    package var now: [Part]
    package var before: [Part]
  }

  /// A part, how long it was in the item, and what the events say of it.
  package struct Part: Hashable, Sendable {
    package var period: PartPeriod
    /// The case in which it was put in, and that in which it was taken out.
    package var installedIn: CaseID?
    package var removedIn: CaseID?
    package var condition: PartCondition?
    package var disposition: PartDisposition?
  }

  package struct Measurement: Hashable, Sendable {
    package var at: Instant
    package var measured: ItemMeasured
    package var `case`: CaseID?
  }

  /// A job on the item.
  package struct Repair: Hashable, Sendable {
    package var id: RepairID
    package var `case`: CaseID?
    package var openedAt: Instant?
    package var mode: RepairMode?
    package var symptomCode: String?
    package var faultCode: String?
    package var causeCode: String?
    package var finishedAt: Instant?
    package var outcome: RepairOutcome?
    /// What was spent on it.
    package var workedSeconds: Int64 = 0

    /// Where it stands in time, by what is known of it.
    fileprivate var at: Instant { openedAt ?? finishedAt ?? Instant(microseconds: 0) }
  }

  package struct Custody: Hashable, Sendable {
    package var at: Instant
    package var passed: ItemCustodyPassed
    package var `case`: CaseID?
  }

  package struct Owner: Hashable, Sendable {
    package var from: CustomerID?
    package var to: CustomerID?
    package var on: Day
    package var reason: String
  }

  package var item: ItemState
  /// As it is known from the plate.
  package var registered: ItemRegistered?
  package var positions: [Position] = []
  /// All of these by time, the latest first.
  package var measurements: [Measurement] = []
  package var repairs: [Repair] = []
  package var custody: [Custody] = []
  package var owners: [Owner] = []

  /// Folds the feed of an item, in the order of `seq`.
  package init(_ id: ItemID, records: [Record]) {
    item = ItemState.fold(id, records: records)
    let corrections = Corrections(of: records)
    let standing = records.compactMap { corrections.standing(at: $0) }
      .filter { $0.refs.item == id }
    for record in standing { take(record) }
    positions = Self.positions(item, standing)
    measurements.sort { $0.at > $1.at }
    custody.sort { $0.at > $1.at }
    owners.sort { $0.on > $1.on }
    repairs.sort { ($0.at, $0.id) > ($1.at, $1.id) }
  }

  private mutating func take(_ record: Record) {
    switch record.event {
    case .items(let event): take(event, record)
    case .repairs(let event): take(event, record)
    case .customers, .cases, .contacts, .facts, .commitments, .care, .book, .unknown: break
    }
  }

  private mutating func take(_ event: Event.Items, _ record: Record) {
    switch event {
    case .itemRegistered(let registered): self.registered = registered
    case .itemOwnershipChanged(let changed):
      owners.append(
        Owner(from: changed.from, to: changed.to, on: changed.on, reason: changed.reason))
    case .itemCustodyPassed(let passed):
      custody.append(Custody(at: record.occurredAt, passed: passed, case: record.refs.case))
    case .itemMeasured(let measured):
      measurements.append(
        Measurement(at: record.occurredAt, measured: measured, case: record.refs.case))
    case .warrantyGranted, .warrantyJudged: break  // In the state.
    }
  }

  private mutating func take(_ event: Event.Repairs, _ record: Record) {
    switch event {
    case .repairOpened(let opened):
      change(record) {
        $0.openedAt = record.occurredAt
        $0.mode = opened.mode
        $0.symptomCode = opened.symptomCode
      }
    case .repairDiagnosed(let diagnosed):
      change(record) {
        $0.faultCode = diagnosed.faultCode
        $0.causeCode = diagnosed.causeCode ?? $0.causeCode
      }
    case .repairWorkLogged(let work):
      change(record) { $0.workedSeconds += max(0, work.to.seconds(since: work.from)) }
    case .repairFinished(let finished):
      change(record) {
        guard $0.finishedAt == nil else { return }
        $0.finishedAt = record.occurredAt
        $0.outcome = finished.outcome
      }
    case .quoteGiven, .quoteAnswered, .visitScheduled, .visitStarted, .visitEnded,
      .partRequested, .partInstalled, .partRemoved, .partMoved, .loanerLent, .loanerReturned,
      .rmaAuthorized, .rmaSettled:
      break
    }
  }

  private mutating func change(_ record: Record, _ change: (inout Repair) -> Void) {
    guard let id = record.refs.repair else { return }
    if let index = repairs.firstIndex(where: { $0.id == id }) {
      change(&repairs[index])
    } else {
      var repair = Repair(id: id, case: record.refs.case)
      change(&repair)
      repairs.append(repair)
    }
  }

  // MARK: Parts

  private static func positions(_ item: ItemState, _ records: [Record]) -> [Position] {
    var byEvent: [EventID: Record] = [:]
    for record in records { byEvent[record.id] = record }
    var positions: [Position] = []
    for period in item.partPeriods {
      let part = Part(period, byEvent)
      if !positions.contains(where: { $0.name == period.position }) {
        positions.append(Position(name: period.position, now: [], before: []))
      }
      guard let index = positions.firstIndex(where: { $0.name == period.position }) else {
        continue
      }
      if period.removedAt == nil {
        positions[index].now.append(part)
      } else {
        positions[index].before.append(part)
      }
    }
    for index in positions.indices {
      positions[index].before.sort { left, right in
        guard let one = left.period.removedAt, let other = right.period.removedAt else {
          return false
        }
        return one > other
      }
    }
    return positions.sorted { left, right in
      // Those without a name last.
      (left.name == nil ? 1 : 0, left.name ?? "") < (right.name == nil ? 1 : 0, right.name ?? "")
    }
  }
}

extension ItemHistory.Part {
  fileprivate init(_ period: PartPeriod, _ records: [EventID: Record]) {
    self.period = period
    installedIn = period.installedBy.flatMap { records[$0]?.refs.case }
    guard let event = period.removedBy, let record = records[event] else { return }
    removedIn = record.refs.case
    if case .repairs(.partRemoved(let removed)) = record.event {
      condition = removed.condition
      disposition = removed.disposition
    }
  }
}

/// An item with the items that are parts of it, and so on.
package struct ItemTree: Hashable, Sendable {
  package struct Branch: Hashable, Sendable {
    /// How deep it stands: 0 for the item itself.
    package var depth: Int
    package var history: ItemHistory
  }

  /// The item first, each followed by its own parts.
  package var branches: [Branch] = []

  /// Bound: deeper trees are slips, and circles end there.
  package static let depthMax = 8

  /// Reads the histories of an item and of all items that are parts of it, each once.
  package static func read<R: RowSource & ~Copyable & ~Escapable>(
    _ item: ItemID, in rows: borrowing R
  ) throws(RowsError) -> ItemTree {
    var tree = ItemTree()
    var seen: Set<ItemID> = []
    var waiting = [(item, 0)]
    while let (id, depth) = waiting.popLast() {
      guard depth <= depthMax, seen.insert(id).inserted else { continue }
      let records = try rows.records(of: Feed(Ref(.item, id.any)), opened: false)
      tree.branches.append(Branch(depth: depth, history: ItemHistory(id, records: records)))
      for child in try rows.items(partOf: id).reversed() { waiting.append((child, depth + 1)) }
    }
    return tree
  }
}
