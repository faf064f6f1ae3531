internal import Cases
internal import Screens
internal import Views
internal import Wire

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// The customers whose name or reading is like `typed`, the nearest first.
  ///
  /// Names are sealed and stand in no index, so those of the latest customers are read, at most
  /// `FindingLimits.customersReadMax`.  A name that holds what was typed, or is held by it, counts
  /// as near, too: 山田 for 山田製作所.
  func nearCustomers(_ typed: String) throws(RowsError) -> [NearThing] {
    let key = nameKey(typed)
    guard !key.isEmpty, key.count <= NameMatch.typedCharactersMax else { return [] }
    var found: [(card: CustomerCard, distance: Int)] = []
    let last = try greatestNumber(.customer)
    let first = max(1, last - FindingLimits.customersReadMax + 1)
    for number in stride(from: last, through: first, by: -1) {
      guard let card = try customer(number: number),
        !found.contains(where: { $0.card.id == card.id })
      else { continue }
      let names = [card.name.text, card.kana.text].compactMap(\.self).map(nameKey)
      guard let distance = names.compactMap({ nameDistance(key, $0) }).min() else { continue }
      found.append((card, distance))
    }
    let sorted = found.enumerated().sorted {
      ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset)
    }
    return sorted.prefix(FindingLimits.nearMax).map { _, near in
      NearThing(
        text: near.card.number,
        line: Bilingual(same: "\(near.card.number)  \(near.card.name.text ?? "")"), reason: nil)
    }
  }

  /// The customer with a number, or who stands for it after a merge; nil if there is none.
  private func customer(number: Int) throws(RowsError) -> CustomerCard? {
    for ref in try subjects(number: NumberKind.customer.text(number)) where ref.role == .customer {
      guard let state = try state(CustomerID(ref.id), as: CustomerState.self) else { continue }
      return try card(try survivor(of: state))
    }
    return nil
  }
}

/// A name as likeness is measured: folded as for searching, without spaces.
private func nameKey(_ text: String) -> String {
  searchKey(text) { $0.halfWidth }.filter { !$0.isWhitespace }
}

/// How far a name is from what was typed; nil if it is another one.
private func nameDistance(_ typed: String, _ name: String) -> Int? {
  guard !name.isEmpty else { return nil }
  let limit = max(1, min(typed.count, name.count) / 3)
  let distance = editDistance(typed, name, limit: limit)
  if distance <= limit, distance < typed.count { return distance }
  let holds = name.contains(typed) || typed.contains(name)
  guard holds, min(typed.count, name.count) >= FindingLimits.partCountMin else { return nil }
  return limit + abs(typed.count - name.count)
}
