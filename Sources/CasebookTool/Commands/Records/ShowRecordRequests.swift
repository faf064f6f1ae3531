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
      try snapshot.sheet(of: card, at: desk.now)
    }
    let text = RecordText(desk: desk, dates: try desk.dates())
    let promises = PromiseText(desk: desk, dates: try desk.dates(), teams: try desk.teams())
    return Answer(
      lines: { text.lines(sheet, promises) }, rows: { [text.row(sheet)] },
      document: { Document(CustomerDocument.shape, sheet) })
  }
}

extension BookSnapshot {
  /// Everything about who stands for a customer, under all names.
  func sheet(of named: CustomerCard, at now: Instant) throws(RowsError) -> OpenedCustomer {
    let person = try customer(named.id) ?? named
    let names = try self.names(of: person.id)
    var sheet = OpenedCustomer(
      card: person, points: try points(of: person.state), items: [], cases: [],
      tags: person.state.tags(at: now), asOf: asOf)
    for name in names {
      for id in try items(of: name) {
        guard let item = try state(id, as: ItemState.self) else { continue }
        sheet.items.append(try card(item))
      }
      guard name != person.id, let other = try state(name, as: CustomerState.self) else { continue }
      sheet.otherNames.append(OtherName(card: try card(other)))
    }
    sheet.cases = try openCards(CaseFilter(customers: names))
    var due = person.state.promises.map { DuePromise(promise: $0, case: nil, customer: person.id) }
    for card in sheet.cases {
      due += card.state.promises.map {
        DuePromise(promise: $0, case: card.state, customer: person.id)
      }
    }
    due.sort { ($0.promise.window.to, $0.promise.id) < ($1.promise.window.to, $1.promise.id) }
    for promise in due { sheet.promises.append(try row(of: promise, at: now)) }
    return sheet
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
