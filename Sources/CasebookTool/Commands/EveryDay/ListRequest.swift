internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// Cases to be listed.
struct ListRequest: Request, Hashable {
  var query: String?
  var isMine = false
  var team: String?
  var customer: TypedReference?
  var state: StateWord?
  var since: String?
  var order: CaseOrder
  var includesClosed = false
  var limit: Int

  /// How many are listed where nothing else is said.
  static let countDefault = 100
  /// Bound: how many cases are looked at for a query.
  static let searchedMax = 5_000

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let filter = try filter(desk)
    let since = try desk.start(since, option: "--since")
    let key = query.map(searchText)
    let wanted = key == nil && since == nil && order == .activity ? limit : Self.searchedMax
    let (sheets, total, asOf): ([OpenedCase], Int?, LogPosition) = try desk.read {
      (snapshot) throws(RowsError) in
      let board = try CaseBoard.list(filter, limit: wanted, in: snapshot)
      var states = board.cases
      if let since { states = states.filter { $0.lastOccurredAt >= since } }
      var clocksDue: [CaseID: Instant] = [:]
      if order == .due {
        for state in states { clocksDue[state.id] = try snapshot.clockDue(of: state.id) }
      }
      var sheets: [OpenedCase] = []
      if let key {
        for state in states {
          let card = try snapshot.card(state)
          if card.matches(key) { sheets.append(try snapshot.sheet(of: card, at: desk.now)) }
        }
        sheets = order.sorted(sheets, \.card.state, clocksDue)
      } else {
        for state in order.sorted(states, \.self, clocksDue).prefix(limit) {
          sheets.append(try snapshot.sheet(of: try snapshot.card(state), at: desk.now))
        }
      }
      let total = board.hasMore ? nil : key == nil ? states.count : sheets.count
      return (Array(sheets.prefix(limit)), total, snapshot.asOf)
    }
    return try answer(sheets, total, asOf, desk)
  }

  private func answer(
    _ sheets: [OpenedCase], _ total: Int?, _ asOf: LogPosition, _ desk: Desk
  ) throws(ErrorReport) -> Answer {
    let text = CaseText(desk: desk, dates: try desk.dates(), teams: try desk.teams())
    let title = try title(sheets.count, total, desk)
    return Answer(
      lines: { text.list(sheets, title: title) }, rows: { sheets.map(text.row) },
      document: {
        Document(
          ListDocument.shape,
          Page(rows: sheets, next: nil, total: total, asOf: asOf.text))
      })
  }

  private func filter(_ desk: Desk) throws(ErrorReport) -> CaseFilter {
    var filter = CaseFilter()
    if isMine {
      filter.person = try Author.of(desk, as: nil).required(at: desk).id
    }
    if let team { filter.team = try desk.team(team, option: "--team") }
    if let customer { filter.customers = try desk.names(of: customer) }
    if includesClosed { filter.stages.insert(.closed) }
    if let state {
      filter.words = [state]
      if state == .closed { filter.stages = [.closed] }
    }
    return filter
  }

  private func title(
    _ count: Int, _ total: Int?, _ desk: Desk
  ) throws(ErrorReport) -> Bilingual {
    var who = Bilingual(ja: "案件", en: "cases")
    if isMine, let me = try Author.of(desk, as: nil).member?.name.text {
      who = Bilingual(ja: "担当 \(me)", en: "cases of \(me)")
    } else if let team {
      let name = try desk.teams().label(try desk.team(team, option: "--team").code).name
      who = Bilingual(ja: name.ja, en: "cases of \(name.en)")
    }
    let kind =
      includesClosed || state != nil
      ? Bilingual(ja: "", en: "") : Bilingual(ja: "未完了 ", en: "not closed: ")
    let all = total ?? count
    let more =
      all > count
      ? Bilingual(ja: " (全 \(all.grouped) 件)", en: " of \(all.grouped)") : Bilingual(same: "")
    return Bilingual(
      ja: "\(who.ja)、\(kind.ja)\(count.grouped) 件\(more.ja)",
      en: "\(who.en), \(kind.en)\(count.grouped)\(more.en)")
  }
}

extension CaseOrder {
  /// Things in this order, by the state of their case and by when the first of its clocks is due.
  ///
  /// What is compared is taken out of the states first: a state is large, and sorting copies.
  func sorted<Thing>(
    _ things: [Thing], _ state: (Thing) -> CaseState, _ clocksDue: [CaseID: Instant]
  ) -> [Thing] {
    let keys = things.map { CaseOrderKey(state($0), clocksDue) }
    return things.indices.sorted { isBefore(keys[$0], keys[$1]) }.map { things[$0] }
  }

  private func isBefore(_ a: CaseOrderKey, _ b: CaseOrderKey) -> Bool {
    switch self {
    case .activity: return a.lastOccurredAt > b.lastOccurredAt
    case .opened: return a.openedAt > b.openedAt
    case .number: return a.id < b.id
    case .due:
      switch (a.dueAt, b.dueAt) {
      case (let one?, let other?) where one != other: return one < other
      case (.some, nil): return true
      case (nil, .some): return false
      case (.some, .some), (nil, nil): return a.lastOccurredAt > b.lastOccurredAt
      }
    }
  }
}

/// What cases are put in order by.
private struct CaseOrderKey {
  let id: CaseID
  let openedAt: Instant
  let lastOccurredAt: Instant
  /// When the first open promise or clock falls due.
  let dueAt: Instant?

  init(_ state: CaseState, _ clocksDue: [CaseID: Instant]) {
    id = state.id
    openedAt = state.openedAt
    lastOccurredAt = state.lastOccurredAt
    let promised = state.promises.map(\.window.to).min()
    dueAt = [promised, clocksDue[state.id]].compactMap(\.self).min()
  }
}

extension CaseCard {
  /// Whether a word stands in what people know it by.
  fileprivate func matches(_ key: String) -> Bool {
    [
      number, subject.text, customer?.name.text, customer?.kana.text, customer?.number, item?.model,
      item?.serial,
    ].contains { $0.map { searchText($0).contains(key) } ?? false }
  }
}
