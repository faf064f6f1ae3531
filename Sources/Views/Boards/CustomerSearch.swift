package import Cases

/// A customer whom a number may mean.
package struct FoundCustomer: Hashable, Sendable {
  /// The customer, or the one that stands for it after a merge.
  package var customer: CustomerState
  /// The point that has the number, and whose it was written down as.
  package var point: PointState
  package var owner: CustomerID
  /// Whether the point has an extension that was not named.
  package var hasExtension: Bool
  package var level: IdentificationLevel
}

/// Finding customers; every candidate comes back, the surest first.
package enum CustomerSearch {
  /// The customers with a point whose `normalized` is `text`, and, of a telephone number, whose
  /// extension is `extensionDigits`.
  ///
  /// `verified` is whoever has been proved to be at the other end in this contact.  `known` is a
  /// live, unshared point that only one customer has; anything else is `maybe`: shared by a
  /// household or behind a switchboard, retired, without its extension, or of several customers.
  package static func find<R: RowSource & ~Copyable & ~Escapable>(
    _ kind: LookupKind, _ text: String, extensionDigits: String? = nil,
    verified: CustomerID? = nil, in rows: borrowing R
  ) throws(RowsError) -> [FoundCustomer] {
    var matches: [PointMatch] = []
    if let extensionDigits {
      matches = try rows.points(kind, phoneText(text, extensionDigits: extensionDigits))
    }
    for match in try rows.points(kind, text)
    where !matches.contains(where: { $0.point == match.point && $0.customer == match.customer }) {
      matches.append(match)
    }
    var found: [FoundCustomer] = []
    for match in matches {
      guard let owner = try rows.state(match.customer, as: CustomerState.self),
        let point = owner.points.first(where: { $0.id == match.point })
      else { throw .damagedRow(.customers) }
      let survivor = try rows.survivor(of: owner)
      guard !survivor.isErased else { continue }
      found.append(
        FoundCustomer(
          customer: survivor, point: point, owner: owner.id, hasExtension: match.hasExtension,
          level: survivor.id == verified ? .verified : .maybe))
    }
    raiseOnlyOne(&found)
    found.sort {
      ($0.level.rank, $1.customer.lastOccurredAt, $0.customer.id)
        < ($1.level.rank, $0.customer.lastOccurredAt, $1.customer.id)
    }
    return found
  }

  /// Calls the only customer with a live, unshared point `known`.
  private static func raiseOnlyOne(_ found: inout [FoundCustomer]) {
    let good = found.indices.filter { place in
      !found[place].point.isRetired && found[place].point.sharing == .one
        && !found[place].hasExtension
    }
    guard Set(good.map { found[$0].customer.id }).count == 1 else { return }
    for place in good where found[place].level == .maybe { found[place].level = .known }
  }
}

extension IdentificationLevel {
  fileprivate var rank: Int {
    switch self {
    case .verified: 0
    case .known: 1
    case .maybe: 2
    }
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// Who stands for `customer` after merges: itself, as a rule.
  package func survivor(of customer: CustomerState) throws(RowsError) -> CustomerState {
    var survivor = customer
    var seen: Set<CustomerID> = [customer.id]
    while let next = survivor.mergedInto, seen.insert(next).inserted {
      guard let state = try state(next, as: CustomerState.self) else { return survivor }
      survivor = state
    }
    return survivor
  }

  /// `customer` and everybody who was merged into it, by whatever way: whose feeds are its own.
  package func withAliases(_ customer: CustomerID) throws(RowsError) -> [CustomerID] {
    var all = [customer]
    var place = 0
    while place < all.count {
      for alias in try aliases(of: all[place]) where !all.contains(alias) { all.append(alias) }
      place += 1
    }
    return all
  }
}
