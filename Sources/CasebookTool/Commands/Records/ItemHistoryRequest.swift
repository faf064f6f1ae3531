internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// The life of an item to be shown.
struct ItemHistoryRequest: Request, Hashable {
  var item: TypedReference

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let item = try desk.item(item)
    let sheet: OpenedHistory = try desk.read { (snapshot) throws(RowsError) in
      try snapshot.history(of: item)
    }
    let text = HistoryText(desk: desk, dates: try desk.dates(), teams: try desk.teams())
    return Answer(
      lines: { text.lines(sheet) }, rows: { text.rows(sheet) },
      document: { Document(ItemHistoryDocument.shape, sheet) })
  }
}

/// Everything that `item history` says.
struct OpenedHistory: Sendable {
  /// An item of the tree.
  struct OpenedBranch: Sendable {
    let depth: Int
    let history: ItemHistory
    let warrantyEndsOn: Day?
    let owner: CustomerCard?
    let parent: ItemState?
  }

  let branches: [OpenedBranch]
  /// The numbers of cases and the names of customers that are in it.
  let cases: [CaseID: String]
  let customers: [CustomerID: CustomerCard]
  let asOf: LogPosition
}

extension BookSnapshot {
  func history(of item: ItemState) throws(RowsError) -> OpenedHistory {
    var branches: [OpenedHistory.OpenedBranch] = []
    var cases: [CaseID: String] = [:]
    var customers: [CustomerID: CustomerCard] = [:]
    for branch in try ItemTree.read(item.id, in: self).branches {
      let history = branch.history
      for id in history.casesNamed where cases[id] == nil {
        cases[id] = try state(id, as: CaseState.self)?.number
      }
      for id in history.owners.flatMap({ [$0.from, $0.to] }).compactMap(\.self)
      where customers[id] == nil {
        customers[id] = try customer(id)
      }
      var parent: ItemState?
      if let id = history.item.parentItem { parent = try state(id) }
      branches.append(
        OpenedHistory.OpenedBranch(
          depth: branch.depth, history: history,
          warrantyEndsOn: try warrantyEnd(of: history.item),
          owner: try customer(history.item.customer), parent: parent))
    }
    return OpenedHistory(branches: branches, cases: cases, customers: customers, asOf: asOf)
  }
}

extension ItemHistory {
  /// The cases that its lines name.
  fileprivate var casesNamed: [CaseID] {
    let parts = positions.flatMap { $0.now + $0.before }
    let named =
      parts.flatMap { [$0.installedIn, $0.removedIn] } + measurements.map(\.case)
      + repairs.map(\.case) + custody.map(\.case) + item.verdicts.map(\.case)
    return named.compactMap(\.self)
  }
}
