internal import Cases

/// The kinds of rows by which boards find cases; their first byte.
enum CaseBoardKind {
  /// stage ‖ last activity, latest first ‖ case.
  static let byActivity: UInt8 = 2
  /// team ‖ stage ‖ last activity, latest first ‖ case; without closed ones.
  static let byTeam: UInt8 = 3
  /// person ‖ stage ‖ last activity, latest first ‖ case; without closed ones.
  static let byPerson: UInt8 = 4
  /// customer ‖ stage ‖ last activity, latest first ‖ case.
  static let byCustomer: UInt8 = 5
  /// item ‖ stage ‖ last activity, latest first ‖ case.
  static let byItem: UInt8 = 6
  /// end of the window ‖ promise ‖ case.
  static let promises: UInt8 = 7
  /// receiving team ‖ offered at ‖ case.
  static let handoffsTo: UInt8 = 8
  /// offering team ‖ offered at ‖ case.
  static let handoffsFrom: UInt8 = 9
  /// technician, or zeros ‖ end of the window ‖ visit ‖ case.
  static let visits: UInt8 = 10
  /// conflict ‖ case.
  static let conflicts: UInt8 = 11
  /// when an offered handoff runs out ‖ case.
  static let handoffsRunningOut: UInt8 = 12
  /// item, or zeros ‖ return ‖ case; once for each item with a line that is not settled.
  static let returns: UInt8 = 13
}

extension CaseState {
  package func addBoardRows(to rows: inout [BoardRow]) {
    if stage != .absent { addPlaces(to: &rows) }
    for promise in promises {
      var key = RowKey(CaseBoardKind.promises)
      key.instant(promise.window.to)
      key.id(promise.id)
      key.id(id)
      rows.append(BoardRow(key))
    }
    for visit in visits {
      var key = RowKey(CaseBoardKind.visits)
      key.id(visit.technician ?? MemberID(high: 0, low: 0))
      key.instant(visit.window.to)
      key.id(visit.id)
      key.id(id)
      rows.append(BoardRow(key))
    }
    for rma in openReturns {
      var items: Set<ItemID> = []
      for line in rma.openLines {
        let item = line.item ?? ItemID(high: 0, low: 0)
        guard items.insert(item).inserted else { continue }
        var key = RowKey(CaseBoardKind.returns)
        key.id(item)
        key.id(rma.id)
        key.id(id)
        rows.append(BoardRow(key))
      }
    }
    for conflict in openConflicts {
      var key = RowKey(CaseBoardKind.conflicts)
      key.id(conflict)
      key.id(id)
      rows.append(BoardRow(key))
    }
    if let handoff {
      addHandoff(handoff, CaseBoardKind.handoffsTo, handoff.to.team, to: &rows)
      addHandoff(handoff, CaseBoardKind.handoffsFrom, handoff.from.team, to: &rows)
      if let respondBy = handoff.respondBy {
        var key = RowKey(CaseBoardKind.handoffsRunningOut)
        key.instant(respondBy)
        key.id(id)
        rows.append(BoardRow(key))
      }
    }
  }

  /// Where lists show the case.
  private func addPlaces(to rows: inout [BoardRow]) {
    func add(_ key: RowKey) {
      var key = key
      key.byte(stage.rawValue)
      key.latestFirst(lastOccurredAt)
      key.id(id)
      rows.append(BoardRow(key))
    }
    if let customer {
      var key = RowKey(CaseBoardKind.byCustomer)
      key.id(customer)
      add(key)
    }
    if let item {
      var key = RowKey(CaseBoardKind.byItem)
      key.id(item)
      add(key)
    }
    // A duplicate is worked on where it shows: on the case that survives it.
    guard duplicateOf == nil || stage == .closed else { return }
    add(RowKey(CaseBoardKind.byActivity))
    guard stage != .closed else { return }
    if let team {
      var key = RowKey(CaseBoardKind.byTeam)
      key.text(team.code)
      add(key)
    }
    if let person {
      var key = RowKey(CaseBoardKind.byPerson)
      key.id(person)
      add(key)
    }
  }

  private func addHandoff(
    _ handoff: OpenHandoff, _ kind: UInt8, _ team: Team, to rows: inout [BoardRow]
  ) {
    var key = RowKey(kind)
    key.text(team.code)
    key.instant(handoff.offeredAt)
    key.id(id)
    rows.append(BoardRow(key))
  }
}
