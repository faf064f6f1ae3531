internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// A customer to be shown.
struct CustomerShowRequest: Request, Hashable {
  var customer: TypedReference

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let card = try desk.customer(customer)
    let sheet: OpenedCustomer = try desk.read { (snapshot) throws(RowsError) in
      var items: [ItemCard] = []
      for id in try snapshot.items(of: card.id) {
        guard let item = try snapshot.state(id, as: ItemState.self) else { continue }
        items.append(try snapshot.card(item))
      }
      var cases: [CaseCard] = []
      for alias in try snapshot.withAliases(card.id) {
        cases += try snapshot.openCards(CaseFilter(customer: alias))
      }
      return OpenedCustomer(
        card: card, points: try snapshot.points(of: card.state), items: items, cases: cases,
        tags: card.state.tags(at: desk.now), asOf: snapshot.asOf)
    }
    let text = RecordText(desk: desk, dates: try desk.dates())
    return Answer(
      lines: { text.lines(sheet) }, rows: { [text.row(sheet)] },
      document: { Document(CustomerDocument.shape, sheet) })
  }
}

/// An item to be shown.
struct ItemShowRequest: Request, Hashable {
  var item: TypedReference

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let item = try desk.item(item)
    let owner = try desk.owner(of: item)
    let sheet: OpenedItem = try desk.read { (snapshot) throws(RowsError) in
      var parent: ItemState?
      if let id = item.parentItem { parent = try snapshot.state(id) }
      var children: [ItemState] = []
      for id in try snapshot.items(partOf: item.id) {
        if let child = try snapshot.state(id, as: ItemState.self) { children.append(child) }
      }
      return OpenedItem(
        item: item, warrantyEndsOn: try snapshot.warrantyEnd(of: item), owner: owner,
        parent: parent, children: children, parts: item.parts,
        cases: try snapshot.openCards(CaseFilter(item: item.id)),
        recalls: try snapshot.recallFlags(of: item),
        asOf: snapshot.asOf)
    }
    let text = RecordText(desk: desk, dates: try desk.dates())
    return Answer(
      lines: { text.lines(sheet) }, rows: { [text.row(sheet)] },
      document: { Document(ItemDocument.shape, sheet) })
  }
}

/// The staff to be listed.
struct MemberListRequest: Request, Hashable {
  var team: String?
  var includesLeft = false

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let team = try team.map { (typed) throws(ErrorReport) in
      try desk.team(typed, option: "--team")
    }
    let (members, asOf): ([MemberCard], LogPosition) = try desk.read {
      (snapshot) throws(RowsError) in
      let all = try snapshot.members().filter {
        (includesLeft || !$0.state.hasLeft) && (team == nil || $0.state.team == team)
      }
      return (all, snapshot.asOf)
    }
    let text = RecordText(desk: desk, dates: try desk.dates())
    let teams = try desk.teams()
    return Answer(
      lines: { text.lines(members, teams) }, rows: { members.map(text.row) },
      document: {
        Document(
          MembersDocument.shape,
          Page(rows: members, next: nil, total: members.count, asOf: asOf.text))
      })
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// The cards of the cases that a filter admits.
  func openCards(_ filter: CaseFilter) throws(RowsError) -> [CaseCard] {
    var cards: [CaseCard] = []
    for state in try CaseBoard.list(filter, limit: ListRequest.countDefault, in: self).cases {
      cards.append(try card(state))
    }
    return cards
  }
}
