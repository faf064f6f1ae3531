internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// An item to be lent.
struct LoanerLendRequest: Request, Hashable {
  var `case`: TypedReference?
  var item: TypedReference
  var customer: TypedReference?
  var due: String
  var condition: String
  var accessories: [String] = []
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let item = try desk.item(item)
    var subject: WriteSubject
    if let customer, `case` == nil {
      subject = WriteSubject(customer: try desk.customer(customer))
    } else {
      subject = WriteSubject(case: try desk.case(`case`))
    }
    subject.item = item
    guard let day = try desk.day(due, .ahead, option: "--due") else { return Answer() }
    if let loan = item.loan { throw try Self.out(item, loan, desk) }
    var refs = subject.refs
    refs.insert(Ref(.loaner, writer.newID(IdentifierTag.Loaner.self).any))
    let lent = LoanerLent(dueOn: day, condition: condition, accessories: accessories)
    let until = try desk.dates().fullDay(day)
    return try writer.record(
      [Draft(.repairs(.loanerLent(lent)), refs: refs)],
      says: Bilingual(
        ja: "\(item.model) \(item.serial ?? item.number) を \(until) まで貸出",
        en: "\(item.model) \(item.serial ?? item.number) lent until \(until)"), on: subject)
  }

  /// Whoever lends a thing at the desk can see that it is out; from a device it is a conflict.
  private static func out(
    _ item: ItemState, _ loan: ItemLoan, _ desk: Desk
  ) throws(ErrorReport) -> ErrorReport {
    let until = try desk.dates().fullDay(loan.dueOn)
    return ErrorReport(
      code: "loaner.isOut", exit: .refused,
      message: Bilingual(
        ja: "\(item.number) は貸出中です (\(until) まで)",
        en: "\(item.number) is lent already (until \(until))"),
      hint: ErrorReport.Hint("casebook loaner return --item \(item.number)"))
  }
}

/// A lent item that came back.
struct LoanerReturnRequest: Request, Hashable {
  var `case`: TypedReference?
  /// Nil: the one that the case has out.
  var item: TypedReference?
  var condition: String
  var accessories: [String] = []
  var missing: [String] = []
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let item = try lentItem(desk)
    guard let loan = item.loan else {
      throw ErrorReport(
        code: "loaner.doesNotExist", exit: .notFound,
        message: Bilingual(ja: "\(item.number) は貸していません", en: "\(item.number) is not lent"),
        hint: ErrorReport.Hint("casebook loaner list"))
    }
    var subject = WriteSubject()
    if let id = loan.case { subject = WriteSubject(case: try desk.case(TypedReference("\(id)"))) }
    if subject.customer == nil, let id = loan.customer {
      subject.customer = try desk.customer(TypedReference("\(id)"))
    }
    subject.item = item
    var refs = subject.refs
    refs.insert(Ref(.loaner, loan.id.any))
    let returned = LoanerReturned(
      condition: condition, accessories: accessories, missing: missing)
    let lacks = missing.isEmpty ? "" : missing.joined(separator: ", ")
    return try writer.record(
      [Draft(.repairs(.loanerReturned(returned)), refs: refs)],
      says: Bilingual(
        ja: "\(item.model) \(item.serial ?? item.number) が返却"
          + (lacks.isEmpty ? "" : " (不足: \(lacks))"),
        en: "\(item.model) \(item.serial ?? item.number) is back"
          + (lacks.isEmpty ? "" : " (missing: \(lacks))")), on: subject)
  }

  private func lentItem(_ desk: Desk) throws(ErrorReport) -> ItemState {
    if let item { return try desk.item(item) }
    let card = try desk.case(`case`)
    let lent: [ItemState] = try desk.read { (snapshot) throws(RowsError) in
      try snapshot.itemsLent().filter { $0.loan?.case == card.id }
    }
    if lent.count == 1, let only = lent.first { return only }
    guard lent.isEmpty else {
      throw ErrorReport.ambiguous(
        "item", card.number, Bilingual(ja: "貸出中の製品", en: "items that are lent"),
        lines: lent.map { Bilingual(same: "\($0.number)  \($0.model)  \($0.serial ?? "")") },
        hint: lent.first.map { desk.lineWords(adding: ["--item", $0.number]) })
    }
    throw ErrorReport(
      code: "loaner.doesNotExist", exit: .notFound,
      message: Bilingual(
        ja: "\(card.number) に貸している製品はありません", en: "\(card.number) has nothing lent"),
      hint: ErrorReport.Hint("casebook loaner list"))
  }
}

/// Loans to be listed.
struct LoanerListRequest: Request, Hashable {
  var isOverdue = false

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let dates = try desk.dates()
    let (loans, asOf): ([OpenedLoan], LogPosition) = try desk.read {
      (snapshot) throws(RowsError) in
      var loans: [OpenedLoan] = []
      for item in try snapshot.itemsLent() {
        guard let loan = item.loan else { continue }
        let lateDayCount = max(0, Int(dates.today.number) - Int(loan.dueOn.number))
        guard !isOverdue || lateDayCount > 0 else { continue }
        var card: CaseCard?
        if let id = loan.case, let state = try snapshot.state(id, as: CaseState.self) {
          card = try snapshot.card(state)
        }
        loans.append(
          OpenedLoan(
            item: item, loan: loan, case: card,
            customer: try snapshot.customer(loan.customer) ?? card?.customer,
            lateDayCount: lateDayCount))
      }
      return (loans, snapshot.asOf)
    }
    let text = HoldingText(desk: desk, dates: dates)
    return Answer(
      lines: { text.lines(loans) }, rows: { loans.map(text.row) },
      document: {
        Document(
          LoanDocument.list, Page(rows: loans, next: nil, total: loans.count, asOf: asOf.text))
      })
  }
}
