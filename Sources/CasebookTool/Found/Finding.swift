internal import Cases
internal import Screens
internal import Views

/// What a typed text names among the things of one kind.
enum Finding<Thing: Sendable>: Sendable {
  case one(Thing)
  /// It named something else, which leads to this one alone.
  case implied(Thing)
  case several([Thing])
  case none(near: [NearThing])
}

/// Something that exists and is written almost like what was typed.
struct NearThing: Hashable, Sendable {
  /// As it is written: `C-1042`.
  let text: String
  /// With the words by which people know it.
  let line: Bilingual
  /// Nil where it is only like what was typed.
  let reason: NearMissReason?
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// The case that `typed` names: by number or id, or the only open one of a customer or item.
  func findCase(_ typed: String, phone: [String]) throws(RowsError) -> Finding<CaseCard> {
    let resolution = try resolve(typed)
    var cards: [CaseCard] = []
    var isImplied = false
    for reference in resolution.references {
      switch reference {
      case .case(let id, _):
        guard let state = try state(id, as: CaseState.self) else { continue }
        return .one(try card(state))
      case .customer(let id):
        isImplied = true
        cards += try openCases(CaseFilter(customers: try names(of: id)))
      case .item(let id):
        isImplied = true
        cards += try openCases(CaseFilter(item: id))
      }
    }
    if resolution.references.isEmpty {
      for found in try customers(phone: phone) {
        isImplied = true
        cards += try openCases(CaseFilter(customers: try names(of: found.customer.id)))
      }
    }
    if isImplied, cards.count == 1, let only = cards.first { return .implied(only) }
    if !cards.isEmpty { return .several(cards) }
    return .none(near: try nearThings(resolution))
  }

  /// The customer that `typed` names: by number, id or telephone number.
  ///
  /// By number or id that one itself, also after a merge: what is written keeps the name that its
  /// writer used.  By telephone number whoever stands for its owner.
  func findCustomer(_ typed: String, phone: [String]) throws(RowsError) -> Finding<CustomerCard> {
    let resolution = try resolve(typed)
    for reference in resolution.references {
      if case .customer(let id) = reference, let state = try state(id, as: CustomerState.self) {
        return .one(try card(state))
      }
    }
    var cards: [CustomerCard] = []
    for found in try customers(phone: phone) {
      let card = try card(found.customer)
      if !cards.contains(card) { cards.append(card) }
    }
    if cards.count == 1, let only = cards.first { return .one(only) }
    guard cards.isEmpty else { return .several(cards) }
    let near = try nearThings(resolution)
    // A number is like other numbers, a name like other names.
    return .none(near: near.isEmpty && phone.isEmpty ? try nearCustomers(typed) : near)
  }

  /// The item that `typed` names: by number, id or serial number.
  func findItem(_ typed: String) throws(RowsError) -> Finding<ItemState> {
    let resolution = try resolve(typed)
    var items: [ItemState] = []
    for reference in resolution.references {
      if case .item(let id) = reference, let state = try state(id, as: ItemState.self) {
        items.append(state)
      }
    }
    if items.count == 1, let only = items.first { return .one(only) }
    return items.isEmpty ? .none(near: try nearThings(resolution)) : .several(items)
  }

  /// One of the staff: by id, user, name, or a part of the name that only one has.
  func findMember(_ typed: String) throws(RowsError) -> Finding<MemberCard> {
    let key = searchText(typed)
    let all = try members().filter { !$0.state.hasLeft }
    let exact = all.filter { member in
      member.state.osUser == typed || member.id.description == typed.uppercased()
        || member.name.text.map(searchText) == key
    }
    if exact.count == 1, let only = exact.first { return .one(only) }
    if exact.count > 1 { return .several(exact) }
    let partly = all.filter { $0.name.text.map { searchText($0).contains(key) } ?? false }
    if !key.isEmpty, partly.count == 1, let only = partly.first { return .one(only) }
    if !key.isEmpty, !partly.isEmpty { return .several(partly) }
    let names = all.flatMap { [$0.name.text, $0.state.osUser].compactMap(\.self) }
    guard case .near(let near) = NameMatch(key, among: names) else { return .none(near: []) }
    return .none(near: near.map { NearThing(text: $0, line: Bilingual(same: $0), reason: nil) })
  }

  private func openCases(_ filter: CaseFilter) throws(RowsError) -> [CaseCard] {
    var cards: [CaseCard] = []
    let board = try CaseBoard.list(filter, limit: FindingLimits.countMax, in: self)
    // Work on a duplicate is done on the case that survives it.
    for state in board.cases where state.duplicateOf == nil {
      cards.append(try card(state))
    }
    return cards
  }

  /// The customers with one of these numbers; `phone` holds the forms to look up.
  func customers(phone: [String]) throws(RowsError) -> [FoundCustomer] {
    for text in phone {
      let found = try CustomerSearch.find(.phone, text, in: self)
      if !found.isEmpty { return found }
    }
    return []
  }

  private func nearThings(_ resolution: Resolution) throws(RowsError) -> [NearThing] {
    var near: [NearThing] = []
    for miss in resolution.nearMisses.prefix(FindingLimits.nearMax) {
      var words = ""
      switch miss.reference {
      case .case(let id, _):
        if let state = try state(id, as: CaseState.self) {
          let card = try card(state)
          near.append(
            NearThing(
              text: miss.text, line: Bilingual(ja: card.line(.ja), en: card.line(.en)),
              reason: miss.reason))
          continue
        }
      case .customer(let id):
        if let state = try state(id, as: CustomerState.self) {
          words = try card(state).name.text ?? ""
        }
      case .item(let id):
        if let state = try state(id, as: ItemState.self) { words = state.model }
      }
      near.append(
        NearThing(
          text: miss.text, line: Bilingual(same: "\(miss.text)  \(words)"), reason: miss.reason))
    }
    return near
  }
}

/// Bounds of what is looked for.
enum FindingLimits {
  /// How many cases are listed where a text names several.
  static let countMax = 9
  /// How many near things are offered.
  static let nearMax = 3
  /// Of how many customers, the latest ones, the names are read to find near ones.
  static let customersReadMax = 500
  /// How many characters of a name show that it is meant.
  static let partCountMin = 2
}

/// A name as it is compared: as it is searched, and without spaces.
func searchText(_ text: String) -> String {
  FoldedText(text).text.filter { !$0.isWhitespace }
}
