package import Cases

/// Items: id → state, by customer and by model; what falls due for them; and recalls, which are of
/// models.
package enum ItemsView: View {
  package static let name = ViewName.items
  package static let codeVersion = 3

  package static func fold<R: Rows & ~Copyable & ~Escapable>(
    _ record: Record, _ glance: Glance, into rows: inout R
  ) throws(RowsError) {
    guard record.refs[.recall] != nil else {
      return try ItemState.fold(record, glance, into: &rows)
    }
    // All is read before anything is written.
    let recalls = try RecallState.states(after: record, glance, in: rows)
    let items = try ItemState.states(after: record, glance, in: rows)
    for state in recalls { try rows.keep(state) }
    for state in items { try rows.keep(state) }
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// The items of a customer, in the order of their ids.
  package func items(of customer: CustomerID) throws(RowsError) -> [ItemID] {
    var key = RowKey(ItemState.byCustomer)
    key.id(customer)
    return try ids(in: .items, behind: key.bytes)
  }

  /// The items that are parts of another, in the order of their ids.
  package func items(partOf item: ItemID) throws(RowsError) -> [ItemID] {
    var key = RowKey(ItemState.byParent)
    key.id(item)
    return try ids(in: .items, behind: key.bytes)
  }

  /// The items that are lent, those that are due back first, first.
  package func itemsLent() throws(RowsError) -> [ItemState] {
    var items: [ItemState] = []
    let prefix = RowKey(ItemState.loans).bytes
    try scan(in: .items, from: prefix, to: keyAfter(prefix), reverse: false) {
      (key, _) throws(RowsError) in
      guard let id = AnyID(bytes: key.suffix(16)),
        let item = try state(ItemID(id), as: ItemState.self)
      else { throw .damagedRow(.items) }
      items.append(item)
      return true
    }
    return items
  }

  /// The last day of the longest warranty of the whole item, with what it has from the items whose
  /// place it took.
  package func warrantyEnd(of item: ItemState) throws(RowsError) -> Day? {
    var earlier: [ItemState] = []
    var next = item.replaces
    while let replaces = next, replaces.warrantyCarry != .none,
      replaces.item != item.id, !earlier.contains(where: { $0.id == replaces.item }),
      let old = try state(replaces.item, as: ItemState.self)
    {
      earlier.append(old)
      next = old.replaces
    }
    return item.warrantyEnd(after: earlier[...])
  }
}
