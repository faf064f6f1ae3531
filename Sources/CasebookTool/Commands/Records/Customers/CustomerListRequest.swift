internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// Customers to be listed.
struct CustomerListRequest: Request, Hashable {
  var query: String?
  var tag: String?
  var kind: CustomerKind?
  var limit: Int
  var after: TypedReference?
  /// Whether pairs that may be one are wanted instead.
  var showsDuplicates = false

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    if showsDuplicates { return try DuplicatesRequest(limit: limit).run(at: desk) }
    let last = try after.map { (typed) throws(ErrorReport) in try desk.customer(typed) }
    let key = query.map(searchText)
    let now = desk.now
    let (rows, hasMore, asOf): ([ListedCustomer], Bool, LogPosition) = try desk.read {
      (snapshot) throws(RowsError) in
      let page = try snapshot.page(of: CustomerState.self, before: last?.id, limit: limit) {
        (state) throws(RowsError) in
        // Whoever was merged into another is that one; of whom the registration was taken back,
        // there is nothing to show.
        guard state.mergedInto == nil, !state.number.isEmpty, kind == nil || state.kind == kind
        else { return false }
        let others = try snapshot.otherNames(of: state)
        let person = others.isEmpty ? state : state.united(with: others)
        guard tag.map({ person.tags(at: now).contains($0) }) ?? true else { return false }
        guard let key else { return true }
        for name in [state] + others {
          let card = try snapshot.card(name)
          let isMeant = [card.number, card.name.text, card.kana.text].contains { text in
            text.map { searchText($0).contains(key) } ?? false
          }
          if isMeant { return true }
        }
        return false
      }
      var rows: [ListedCustomer] = []
      for state in page.states {
        let card = try snapshot.card(try snapshot.person(state.id) ?? state)
        rows.append(
          ListedCustomer(
            card: card, phone: try snapshot.phone(of: card), tags: card.state.tags(at: now)))
      }
      return (rows, page.hasMore, snapshot.asOf)
    }
    let next = hasMore ? rows.last?.card.number : nil
    return Answer(
      lines: { lines(rows, next, desk) }, rows: { rows.map(row) },
      document: {
        Document(
          CustomersDocument.shape,
          Page(rows: rows, next: next, total: nil, asOf: asOf.text))
      })
  }

  private func lines(_ rows: [ListedCustomer], _ next: String?, _ desk: Desk) -> [Line] {
    guard !rows.isEmpty else {
      return [Line(desk.say(Bilingual(ja: "お客様はいません", en: "no customers")), .dim)]
    }
    let table = Table(
      columns: [.fits, .rest, .fits, .fits], ruler: desk.ruler, width: desk.width)
    let lines = table.lines(
      rows.map { row in
        [
          Span(row.card.number, .heading), Span(row.card.name.spoken.text(in: desk.language)),
          Span(row.phone?.display.spoken.text(in: desk.language) ?? "", .dim),
          Span(row.tags.map { "[\($0)]" }.joined(separator: " "), .notice),
        ]
      })
    return lines + PageNote.lines(next, at: desk)
  }

  private func row(_ row: ListedCustomer) -> [String] {
    [
      row.card.number, row.card.state.kind.rawValue, row.card.name.text ?? "",
      row.phone?.raw.text ?? "", row.tags.joined(separator: ","),
    ]
  }
}

/// A customer in a list.
struct ListedCustomer: Sendable {
  let card: CustomerCard
  let phone: PointCard?
  let tags: [String]
}

/// What is said below a list that goes on.
enum PageNote {
  static func lines(_ next: String?, at desk: Desk) -> [Line] {
    guard let next else { return [] }
    var words = desk.words
    if let place = words.firstIndex(of: "--after"), place + 1 < words.endIndex {
      words.removeSubrange(place...(place + 1))
    }
    let command = (["casebook"] + words + ["--after", next]).map(ShellText.quoted)
      .joined(separator: " ")
    return [Line(desk.say(Bilingual(ja: "続き  \(command)", en: "more  \(command)")), .dim)]
  }
}
