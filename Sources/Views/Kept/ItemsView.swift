package import Cases

/// Items: id → state, and by customer.
package enum ItemsView: View {
  package static let name = ViewName.items
  package static let codeVersion = 2

  package static func fold<R: Rows & ~Copyable & ~Escapable>(
    _ record: Record, _ glance: Glance, into rows: inout R
  ) throws(RowsError) {
    try ItemState.fold(record, glance, into: &rows)
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// The items of a customer, in the order of their ids.
  package func items(of customer: CustomerID) throws(RowsError) -> [ItemID] {
    var key = RowKey(ItemState.byCustomer)
    key.id(customer)
    return try ids(in: .items, behind: key.bytes)
  }
}
