package import Cases

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// The customer who stands for `customer` now, with what is known under all names; `nil` if
  /// nothing is known.
  package func person(_ customer: CustomerID) throws(RowsError) -> CustomerState? {
    guard let named = try state(customer, as: CustomerState.self) else { return nil }
    if named.mergedInto == nil, named.absorbed.isEmpty { return named }
    let person = try survivor(of: named)
    var others: [CustomerState] = []
    for id in try withAliases(person.id) where id != person.id {
      if let other = try state(id, as: CustomerState.self) { others.append(other) }
    }
    return person.united(with: others)
  }

  /// The states of `customer` under other names: who stands for it, and who was merged with it.
  package func otherNames(of customer: CustomerState) throws(RowsError) -> [CustomerState] {
    if customer.mergedInto == nil, customer.absorbed.isEmpty { return [] }
    var others: [CustomerState] = []
    for id in try names(of: customer.id) where id != customer.id {
      if let other = try state(id, as: CustomerState.self) { others.append(other) }
    }
    return others
  }

  /// Of everybody who was merged into another, who stands for them now.
  ///
  /// - Complexity: O(merges).
  package func survivors() throws(RowsError) -> [CustomerID: CustomerID] {
    var into: [CustomerID: CustomerID] = [:]
    let kind = CustomerBoardKind.aliases
    try scan(in: .customers, from: [kind], to: [kind + 1], reverse: false) {
      (key, _) throws(RowsError) in
      var reader = RowKeyReader(key, of: .customers)
      let survivor: CustomerID = try reader.id()
      into[try reader.id()] = survivor
      return true
    }
    var ends: [CustomerID: CustomerID] = [:]
    for (absorbed, survivor) in into {
      var end = survivor
      var seen: Set<CustomerID> = [absorbed]
      while seen.insert(end).inserted, let next = into[end] { end = next }
      ends[absorbed] = end
    }
    return ends
  }

  /// The record of a merge, not opened; `nil` if nobody made it.
  ///
  /// - Parameters:
  ///   - id: The merge.
  ///   - absorbed: Whom it absorbed, if that is known: then only that customer's feed is read,
  ///     else the feed of all merges, the latest ones first.
  /// - Returns: The record, as it was corrected last.
  /// - Throws: What reading rows throws.
  package func merge(
    _ id: MergeID, absorbed: CustomerID? = nil
  ) throws(RowsError) -> Record? {
    let feed =
      absorbed.map { Feed(Ref(.customer, $0.any)) }
      ?? feed(ofType: Event.Kind.customerMerged.rawValue)
    var found: Record?
    try scan(feed, reverse: true) { (seq) throws(RowsError) in
      let record = try record(at: seq, opened: false)
      guard record.mergeID == id else { return true }
      found = record
      return false
    }
    return found
  }
}
