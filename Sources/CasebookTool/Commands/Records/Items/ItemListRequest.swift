internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// Items to be listed.
struct ItemListRequest: Request, Hashable {
  var query: String?
  var customer: TypedReference?
  var model: String?
  var limit: Int
  var after: TypedReference?

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let last = try after.map { (typed) throws(ErrorReport) in try desk.item(typed) }
    let owner = try customer.map { (typed) throws(ErrorReport) in try desk.customer(typed) }
    let key = query.map(searchText)
    let model = model.map(searchText)
    let (rows, hasMore, asOf): ([ListedItem], Bool, LogPosition) = try desk.read {
      (snapshot) throws(RowsError) in
      let owners = try owner.map { (card) throws(RowsError) in
        try snapshot.names(of: card.id)
      }
      let page = try snapshot.page(of: ItemState.self, before: last?.id, limit: limit) {
        (item) throws(RowsError) in
        // An item whose registration was taken back is none.
        guard !item.number.isEmpty,
          owners.map({ all in item.customer.map(all.contains) ?? false }) ?? true,
          model.map({ searchText(item.model) == $0 }) ?? true
        else { return false }
        guard let key else { return true }
        return [item.number, item.model, item.serial].contains { text in
          text.map { searchText($0).contains(key) } ?? false
        }
      }
      var rows: [ListedItem] = []
      for item in page.states {
        rows.append(ListedItem(item: item, owner: try snapshot.customer(item.customer)))
      }
      return (rows, page.hasMore, snapshot.asOf)
    }
    let next = hasMore ? rows.last?.item.number : nil
    let dates = try desk.dates()
    return Answer(
      lines: { lines(rows, next, dates, desk) }, rows: { rows.map(row) },
      document: {
        Document(
          ItemsDocument.shape, Page(rows: rows, next: next, total: nil, asOf: asOf.text))
      })
  }

  private func lines(
    _ rows: [ListedItem], _ next: String?, _ dates: DateWriter, _ desk: Desk
  ) -> [Line] {
    guard !rows.isEmpty else {
      return [Line(desk.say(Bilingual(ja: "納入機はありません", en: "no items")), .dim)]
    }
    let table = Table(
      columns: [.fits, .fits, .fits, .rest, .fits], ruler: desk.ruler, width: desk.width)
    let lines = table.lines(
      rows.map { row in
        let warranty = row.item.warrantyEndsOn.map {
          desk.say(
            Bilingual(ja: "保証 \(dates.fullDay($0))", en: "warranty \(dates.fullDay($0))"))
        }
        return [
          Span(row.item.number, .heading), Span(row.item.model),
          Span(row.item.serial.map { "S/N \($0)" } ?? ""),
          Span(row.owner.map { $0.name.spoken.text(in: desk.language) } ?? ""),
          Span(warranty ?? "", .dim),
        ]
      })
    return lines + PageNote.lines(next, at: desk)
  }

  private func row(_ row: ListedItem) -> [String] {
    [
      row.item.number, row.item.model, row.item.serial ?? "", row.owner?.number ?? "",
      row.item.warrantyEndsOn?.description ?? "",
    ]
  }
}

/// An item in a list.
struct ListedItem: Sendable {
  let item: ItemState
  let owner: CustomerCard?
}
