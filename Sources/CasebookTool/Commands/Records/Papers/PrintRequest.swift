internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// A paper for the customer, made of the records of a case.
struct PrintRequest: Request, Hashable {
  enum Kind: Hashable {
    case report, receipt
  }

  var kind: Kind
  var `case`: TypedReference?
  var style = PaperStyle()
  var remarks: [String] = []
  var due: String?

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let card = try desk.case(`case`)
    let dates = PaperDates(
      language: desk.language, zone: try desk.zone(), usesEra: style.usesEra)
    let today = try desk.zone().civil(at: desk.now).date
    let told = try told(of: card, desk)
    switch kind {
    case .report:
      var report = ServiceReport(told.records, names: told.names, language: desk.language)
      report.number = card.number
      report.openedAt = card.state.openedAt
      report.party = told.party
      report.item = card.item.map(PaperItem.init)
      report.remarks = remarks
      let paper = report.paper(dates, issuedOn: today, issuer: issuer(desk))
      return answer(paper, desk) { Document(ReportDocument.shape, report) }
    case .receipt:
      let found = CustodyReceipt(told.records, names: told.names, language: desk.language)
      guard var receipt = found else { throw Self.nothingTaken(card) }
      receipt.number = card.number
      receipt.party = told.party
      receipt.dueOn = try desk.day(due, .ahead, option: "--due")
      let items = try desk.read { (snapshot) throws(RowsError) in
        (
          try receipt.takenItem.flatMap { (id) throws(RowsError) in
            try snapshot.state(id, as: ItemState.self)
          },
          try receipt.loanedItem.flatMap { (id) throws(RowsError) in
            try snapshot.state(id, as: ItemState.self)
          }
        )
      }
      receipt.item = (items.0 ?? card.item).map(PaperItem.init)
      receipt.loaner?.item = items.1.map(PaperItem.init)
      let paper = receipt.paper(dates, issuedOn: today, issuer: issuer(desk))
      let printed = receipt
      return answer(paper, desk) { Document(ReceiptDocument.shape, printed) }
    }
  }

  private func answer(
    _ paper: Paper, _ desk: Desk, document: @escaping () -> Document
  ) -> Answer {
    let lines: () -> [Line] = {
      style.isPage
        ? PaperPage(paper).lines.map { Line($0) }
        : PaperText(paper, width: desk.width, ruler: desk.ruler).lines
    }
    return Answer(lines: lines, rows: { lines().map { [$0.text] } }, document: document)
  }

  /// Who issues the paper.
  private func issuer(_ desk: Desk) -> [String] {
    if !style.issuer.isEmpty { return style.issuer }
    let set = desk.world.environment["CASEBOOK_SHOP"] ?? ""
    return set.split { "/／".contains($0) }.map { String($0).trimmingSpaces }.map(String.init)
      .filter { !$0.isEmpty }
  }

  private static func nothingTaken(_ card: CaseCard) -> ErrorReport {
    let item = card.item?.number ?? "I-31"
    return ErrorReport(
      code: "receipt.nothingTaken", exit: .refused,
      message: Bilingual(
        ja: "\(card.number) で預かっている品はありません",
        en: "nothing is in our custody by \(card.number)"),
      hint: ErrorReport.Hint(
        "casebook custody take --item \(item) --case \(card.number) --why repair",
        before: Bilingual(ja: "預かったら記録する", en: "record that it was taken")))
  }

  // MARK: Reading

  private struct Told {
    let records: [Record]
    let names: LineNames
    let party: PaperParty
  }

  /// The records of the case as they stand, with names.
  private func told(of card: CaseCard, _ desk: Desk) throws(ErrorReport) -> Told {
    let codes = try desk.codeNames()
    let language = desk.language
    return try desk.read { (snapshot) throws(RowsError) in
      let all = try snapshot.records(of: .case(card.id), opened: true)
      let corrections = Corrections(of: all)
      let records = all.compactMap(corrections.standing)
      var names = try NameBook(all, [card.state], snapshot).names
      names.code = { codes[$0]?.text(in: language) }
      var party = PaperParty()
      if let customer = try snapshot.customer(card.customer?.id) {
        party.name = customer.name.spoken.text(in: language)
        party.number = customer.number
        party.kind = customer.state.kind
        party.phone = try snapshot.phone(of: customer)?.display.spoken.text(in: language)
        party.address = try snapshot.points(of: customer.state).first {
          !$0.state.isRetired && $0.state.kind == .address
        }?.raw.spoken.text(in: language)
      }
      party.site = try snapshot.site(of: card, records)
      return Told(records: records, names: names, party: party)
    }
  }
}

extension BookSnapshot {
  /// Where the item of a case stands, as far as somebody has said so.
  fileprivate func site(of card: CaseCard, _ records: [Record]) throws(RowsError) -> String? {
    var known = records
    if let item = card.item {
      let all = try self.records(of: .item(item.id), opened: true)
      let corrections = Corrections(of: all)
      known += all.compactMap(corrections.standing)
    }
    var factID: FactID?
    var site: String?
    for record in known.sorted(by: { $0.seq < $1.seq }) {
      switch record.event {
      case .facts(.factAsserted(let fact)) where fact.key == Self.siteKey:
        factID = fact.factID
        site = fact.value ?? fact.impersonalValue ?? site
      case .facts(.factCorrected(let fact)) where fact.factID == factID:
        factID = fact.newFactID
        site = fact.value ?? fact.impersonalValue ?? site
      default: continue  // Open set: whatever else is known of it.
      }
    }
    return site
  }

  /// The key of the fact that says where an item stands (DOMAIN.md §5).
  private static var siteKey: String { "item.site" }
}
