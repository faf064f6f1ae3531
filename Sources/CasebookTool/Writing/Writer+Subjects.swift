internal import Cases
internal import Screens

extension Writer {
  /// The case, customer or item that something is written on; the case if nothing is named.
  func subject(
    case: TypedReference?, customer: TypedReference? = nil, item: TypedReference? = nil
  ) throws(ErrorReport) -> WriteSubject {
    if let customer { return WriteSubject(customer: try desk.customer(customer)) }
    if let item {
      let item = try desk.item(item)
      return WriteSubject(customer: try desk.owner(of: item), item: item)
    }
    return WriteSubject(case: try desk.case(`case`))
  }
}

extension Desk {
  /// The card of the customer who owns an item.
  func owner(of item: ItemState) throws(ErrorReport) -> CustomerCard? {
    guard let id = item.customer else { return nil }
    return try customer(TypedReference(id.description))
  }
}
