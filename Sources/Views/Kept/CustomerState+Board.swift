package import Cases

/// The kinds of rows by which boards find customers; 2 and 3 are those of contact points.
enum CustomerBoardKind {
  /// end of the window ‖ promise ‖ customer; promises that stand in no case.
  static let promises: UInt8 = 4
  /// surviving ‖ absorbed customer.
  static let aliases: UInt8 = 5
  /// end of the window ‖ follow-up ‖ customer.
  static let followUps: UInt8 = 8
}

extension CustomerState {
  package func addBoardRows(to rows: inout [BoardRow]) {
    for promise in promises {
      var key = RowKey(CustomerBoardKind.promises)
      key.instant(promise.window.to)
      key.id(promise.id)
      key.id(id)
      rows.append(BoardRow(key))
    }
    for followUp in followUps {
      var key = RowKey(CustomerBoardKind.followUps)
      key.instant(followUp.window.to)
      key.id(followUp.id)
      key.id(id)
      rows.append(BoardRow(key))
    }
    if let mergedInto {
      var key = RowKey(CustomerBoardKind.aliases)
      key.id(mergedInto)
      key.id(id)
      rows.append(BoardRow(key))
    }
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// The customers that were merged into `survivor`, without those merged into them.
  package func aliases(of survivor: CustomerID) throws(RowsError) -> [CustomerID] {
    var key = RowKey(CustomerBoardKind.aliases)
    key.id(survivor)
    return try ids(in: .customers, behind: key.bytes)
  }
}
