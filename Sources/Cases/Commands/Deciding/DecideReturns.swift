// Returns, line by line.

extension Deciding {
  func authorize(_ authorized: RMAAuthorized) throws(Refusal) {
    _ = try liveCase()
  }

  func settle(_ settled: RMASettled) throws(Refusal) {
    _ = try liveCase()
    try checkNewItem(settled)
  }

  /// A replacement names what took the place.
  func checkNewItem(_ settled: RMASettled) throws(Refusal) {
    guard settled.outcome != .replaced || settled.newItem != nil else { throw .newItemIsMissing }
  }
}
