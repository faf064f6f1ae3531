package import Cases

/// Two customers who may be one: they have the same contact point, which nobody has declared to be
/// shared.
package struct LikelyDuplicate: Hashable, Sendable {
  /// Who became known first.
  package var first: CustomerState
  package var later: CustomerState
  /// What they have in common.
  package var kind: LookupKind
}

/// Looks for customers who may have been registered twice.
package enum DuplicateSearch {
  /// Bound: a number that more people have is a switchboard that nobody has declared.
  package static let groupCountMax = 6
  /// Bound: how many pairs are looked for, so that the likeliest of them can be shown first.
  package static let pairCountMax = 2_000

  /// The pairs of customers with the same live, unshared number, e-mail address or address.
  ///
  /// Whoever was merged counts as who stands for them; those who are erased do not count.
  ///
  /// - Parameters:
  ///   - pairCountMax: How many are looked for.
  ///   - rows: Where they are read.
  /// - Returns: The pairs, each once, and whether there are more.
  /// - Throws: What reading rows throws.
  /// - Complexity: O(contact points); states are read only of those that have the same text.
  package static func find<R: RowSource & ~Copyable & ~Escapable>(
    pairCountMax: Int = pairCountMax, in rows: borrowing R
  ) throws(RowsError) -> (pairs: [LikelyDuplicate], hasMore: Bool) {
    var search = PairSearch()
    var group: [PointMatch] = []
    var kind = LookupKind.phone
    var text: [UInt8] = []
    try rows.scanPoints { (key, found, match) throws(RowsError) in
      if key != text {
        try search.add(group, kind, in: rows)
        group = []
        text = key
        kind = found
      }
      group.append(match)
      return search.pairs.count <= pairCountMax
    }
    try search.add(group, kind, in: rows)
    return (Array(search.pairs.prefix(pairCountMax)), search.pairs.count > pairCountMax)
  }
}

/// The pairs that were found so far.
private struct PairSearch {
  var pairs: [LikelyDuplicate] = []
  private var seen: Set<[CustomerID]> = []

  init() {}

  /// Adds the pairs of customers whose points have the same text.
  mutating func add<R: RowSource & ~Copyable & ~Escapable>(
    _ group: [PointMatch], _ kind: LookupKind, in rows: borrowing R
  ) throws(RowsError) {
    guard Set(group.map(\.customer)).count > 1 else { return }
    var people: [CustomerState] = []
    for match in group where !match.hasExtension {
      guard let owner = try rows.state(match.customer, as: CustomerState.self),
        let point = owner.points.first(where: { $0.id == match.point }),
        !point.isRetired, point.sharing == .one
      else { continue }
      let person = try rows.survivor(of: owner)
      guard !person.isErased, !person.number.isEmpty,
        !people.contains(where: { $0.id == person.id })
      else { continue }
      people.append(person)
    }
    guard (2...DuplicateSearch.groupCountMax).contains(people.count) else { return }
    people.sort { ($0.nameSeq, $0.id) < ($1.nameSeq, $1.id) }
    for (place, first) in people.enumerated() {
      for later in people[(place + 1)...] where seen.insert([first.id, later.id]).inserted {
        pairs.append(LikelyDuplicate(first: first, later: later, kind: kind))
      }
    }
  }
}
