package import Cases

/// A unit of a recall: one item, with what became of it.
package struct RecallBoardUnit: Hashable, Sendable {
  package var item: ItemState
  package var match: RecallMatch
  package var unit: RecallUnit
  /// Whether its owner is known and has a live contact point, and was not found to be out of
  /// reach.
  package var isReachable: Bool

  /// Whether something is still to be done: it is in the recall, in use and not put right.
  package var isOpen: Bool {
    match != .outside && unit.remedied == nil && unit.traced != .disposed
  }
}

/// How far a recall has come, unit by unit.
package struct RecallProgress: Hashable, Sendable {
  package var recall: RecallState
  /// Those in its range and those that may be, then those outside to which something happened all
  /// the same; in the order of models and ids.
  package var units: [RecallBoardUnit]
  /// Whether there were more units than are looked at.
  package var isCutOff: Bool

  /// Bound: how many units of a recall are looked at.
  package static let unitCountMax = 50_000

  /// The units that `match` finds in its range.
  package var inRange: [RecallBoardUnit] { units.filter { $0.match == .inside } }
  /// Units of a recalled model without a serial number: somebody has to look.
  package var unknown: [RecallBoardUnit] { units.filter { $0.match == .unknown } }
  package var outside: [RecallBoardUnit] { units.filter { $0.match == .outside } }
  package var notifiedCount: Int { affected.count { $0.unit.notifiedAt != nil } }
  package var tracedCount: Int { affected.count { $0.unit.traced != nil } }
  package var remediedCount: Int { affected.count { $0.unit.remedied != nil } }
  package var disposedCount: Int { affected.count { $0.unit.traced == .disposed } }
  /// Open units whose owner cannot be told.
  package var unreachable: [RecallBoardUnit] {
    affected.filter { $0.isOpen && !$0.isReachable }
  }

  /// Remedied units among those in market, in percent (回収率); `nil` where none were sold.
  package var percentOfMarket: Int? { percent(of: recall.unitsInMarketCount) }

  /// Remedied units among those still in use: in market without those disposed of (残存率).
  package var percentOfUse: Int? { percent(of: recall.unitsInMarketCount - disposedCount) }

  /// What is counted: units in the range, and those that may be.
  private var affected: [RecallBoardUnit] { units.filter { $0.match != .outside } }

  private func percent(of count: Int) -> Int? {
    count > 0 ? remediedCount * 100 / count : nil
  }

  /// Reads the units of `recall`.
  ///
  /// - Complexity: O(items of its models): the range is matched now, never stored.
  package static func read<R: RowSource & ~Copyable & ~Escapable>(
    _ recall: RecallState, countMax: Int = unitCountMax, in rows: borrowing R
  ) throws(RowsError) -> RecallProgress {
    var progress = RecallProgress(recall: recall, units: [], isCutOff: false)
    var seen: Set<ItemID> = []
    for model in Set(recall.models.map(numberText)).sorted() {
      for (id, serial) in try rows.items(ofModel: model) {
        let match = recall.match(model: model, serial: serial)
        guard match != .outside else { continue }
        guard progress.units.count < countMax else {
          progress.isCutOff = true
          return progress
        }
        seen.insert(id)
        try progress.add(id, in: rows)
      }
    }
    var prefix = RowKey(ItemCareKind.byRecall)
    prefix.id(recall.id)
    let touched: [ItemID] = try rows.ids(in: .items, behind: prefix.bytes)
    for id in touched where !seen.contains(id) { try progress.add(id, in: rows) }
    return progress
  }

  private mutating func add<R: RowSource & ~Copyable & ~Escapable>(
    _ id: ItemID, in rows: borrowing R
  ) throws(RowsError) {
    guard let item = try rows.state(id, as: ItemState.self) else { throw .damagedRow(.items) }
    units.append(try rows.unit(of: recall, item))
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// What became of an item in a recall.
  package func unit(
    of recall: RecallState, _ item: ItemState
  ) throws(RowsError) -> RecallBoardUnit {
    let unit = item.unit(of: recall.id)
    var isReachable = unit.traced != .unreachable && unit.traced != .notOwner
    if isReachable { isReachable = try self.isReachable(item.customer) }
    return RecallBoardUnit(
      item: item, match: recall.match(item), unit: unit, isReachable: isReachable)
  }

  /// Every recall that was announced, the latest first.
  package func recalls() throws(RowsError) -> [RecallState] {
    var states: [RecallState] = []
    let kind = RecallState.stateKind
    try scan(in: .items, from: [kind], to: [kind + 1], reverse: false) {
      (key, value) throws(RowsError) in
      var reader = RowKeyReader(key, of: .items)
      let state = try RecallState.decoded(try reader.id(), value)
      if state.revision > 0 { states.append(state) }
      return true
    }
    return states.sorted { ($1.startedOn, $1.id) < ($0.startedOn, $0.id) }
  }

  /// The recalls in which an item is, or may be, and in which something is still to be done.
  ///
  /// - Complexity: O(recalls of its model).
  package func openRecalls(
    of item: ItemState
  ) throws(RowsError) -> [(recall: RecallState, unit: RecallBoardUnit)] {
    guard !item.model.isEmpty else { return [] }
    var prefix = RowKey(RecallState.byModel)
    prefix.text(numberText(item.model))
    let ids: [RecallID] = try ids(in: .items, behind: prefix.bytes)
    var found: [(recall: RecallState, unit: RecallBoardUnit)] = []
    for id in ids {
      guard let recall = try state(id, as: RecallState.self), recall.revision > 0 else { continue }
      let unit = try unit(of: recall, item)
      if unit.isOpen { found.append((recall, unit)) }
    }
    return found
  }
}
