internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// A return to be authorized.
struct RMAAuthorizeRequest: Request, Hashable {
  var `case`: TypedReference?
  /// A line for each; none: the item of the case.
  var items: [TypedReference] = []
  var wanted: RMAWish
  var quantity: Quantity
  var why: String
  var until: String?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let card = try desk.case(`case`)
    var found: [ItemState] = []
    for item in items { found.append(try desk.item(item)) }
    if items.isEmpty {
      let subject = try writer.subject(ofItem: nil, case: TypedReference(card.number))
      found = [subject.item].compactMap(\.self)
    }
    let lines = found.enumerated().map { index, item in
      RMALine(line: index + 1, item: item.id, quantity: quantity, wanted: wanted)
    }
    var refs = Refs()
    refs.case = card.id
    refs.customer = card.customer?.id
    refs.insert(Ref(.rma, writer.newID(IdentifierTag.RMA.self).any))
    let authorized = RMAAuthorized(
      lines: lines, reasonCode: why,
      validUntil: try desk.day(until, .ahead, option: "--until"))
    let wish = Bilingual(wanted)
    let names = found.map { "\($0.model) \($0.serial ?? $0.number)" }.joined(separator: ", ")
    return try writer.decide(
      .authorizeRMA(authorized), refs: refs,
      says: Bilingual(
        ja: "返品を承認: \(names) (希望 \(wish.ja))",
        en: "return authorized: \(names) (\(wish.en) wanted)"), on: WriteSubject(case: card))
  }
}

/// A line of a return to be settled.
struct RMASettleRequest: Request, Hashable {
  var rma: TypedReference?
  var `case`: TypedReference?
  var line: Int?
  var outcome: RMAOutcome
  var newItem: TypedReference?
  var amount: Quantity?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let card = try desk.case(rma?.subject == nil ? `case` : rma)
    let found = try desk.openReturn(rma, of: card, holding: nil)
    let line: Int
    if let typed = self.line {
      line = typed
    } else {
      line = try Self.onlyLine(of: found, card, desk)
    }
    let newItem = try newItem.map { (typed) throws(ErrorReport) in try desk.item(typed) }
    var refs = Refs()
    refs.case = card.id
    refs.customer = card.customer?.id
    refs.insert(Ref(.rma, found.id.any))
    let settled = RMASettled(
      line: line, outcome: outcome, newItem: newItem?.id,
      amount: amount.map { Money(amount: $0, currency: "JPY", tax: .included) })
    let word = Bilingual(outcome)
    return try writer.decide(
      .settleRMA(settled), refs: refs,
      says: Bilingual(
        ja: "返品 \(line) 行目: \(word.ja)", en: "return, line \(line): \(word.en)"),
      on: WriteSubject(case: card))
  }

  private static func onlyLine(
    of rma: CaseReturn, _ card: CaseCard, _ desk: Desk
  ) throws(ErrorReport) -> Int {
    let open = rma.openLines
    if open.count == 1, let only = open.first { return only.line }
    if open.isEmpty, let last = rma.lines.last { return last.line }
    throw ErrorReport(
      code: "rma.ambiguous", exit: .usage,
      message: Bilingual(
        ja: "\(card.number) の返品には \(open.count) 行残っています",
        en: "the return of \(card.number) has \(open.count) open lines"),
      details: open.map { line in
        let stage = Bilingual(rma.stage(of: line))
        return Bilingual(ja: "\(line.line)  \(stage.ja)", en: "\(line.line)  \(stage.en)")
      },
      hint: open.first.map {
        ErrorReport.Hint(desk.lineWords(adding: ["--line", String($0.line)]))
      })
  }
}

/// Returns to be listed.
struct RMAListRequest: Request, Hashable {
  var `case`: TypedReference?
  var includesSettled = false

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let card = try `case`.map { (typed) throws(ErrorReport) in try desk.case(typed) }
    let (returns, asOf): ([OpenedReturn], LogPosition) = try desk.read {
      (snapshot) throws(RowsError) in
      var returns: [OpenedReturn] = []
      if let card {
        let wanted = includesSettled ? card.state.returns : card.state.openReturns
        for rma in wanted { returns.append(try snapshot.opened(rma, of: card)) }
      } else {
        for open in try snapshot.openReturns() {
          guard let state = try snapshot.state(open.case, as: CaseState.self),
            let rma = state.returns.first(where: { $0.id == open.rma })
          else { continue }
          let card = try snapshot.card(state)
          guard !returns.contains(where: { $0.rma.id == rma.id }) else { continue }
          returns.append(try snapshot.opened(rma, of: card))
        }
        // Entries are numbered in the order of time.
        returns.sort { ($0.authorizedAt, $0.rma.id) < ($1.authorizedAt, $1.rma.id) }
      }
      return (returns, snapshot.asOf)
    }
    let text = HoldingText(desk: desk, dates: try desk.dates())
    return Answer(
      lines: { text.lines(returns) }, rows: { returns.flatMap(text.rows) },
      document: {
        Document(
          ReturnDocument.list,
          Page(rows: returns, next: nil, total: returns.count, asOf: asOf.text))
      })
  }
}

extension Desk {
  /// The return of a case, or of a duplicate of it, that an entry authorized; without one the only
  /// one that is open, of those with a line of `item` if that is said.
  func openReturn(
    _ typed: TypedReference?, of card: CaseCard, holding item: ItemID?
  ) throws(ErrorReport) -> CaseReturn {
    let all: [OpenedReturn] = try read { (snapshot) throws(RowsError) in
      var all: [OpenedReturn] = []
      for state in [card.state] + (try snapshot.duplicates(of: card.state)) {
        let card = try snapshot.card(state)
        for rma in state.returns where rma.authorizedAt != nil {
          all.append(try snapshot.opened(rma, of: card))
        }
      }
      return all
    }
    var wanted = all.filter { !$0.rma.openLines.isEmpty }
    if let item {
      wanted = wanted.filter { one in one.rma.lines.contains { $0.item == item } }
    }
    if let entry = typed?.entry {
      wanted = all.filter { $0.reference == "\(card.number)#\(entry)" }
    }
    // Of one that is settled the book says so better.
    if wanted.isEmpty, typed?.entry == nil, item == nil, all.count == 1 { wanted = all }
    if wanted.count == 1, let only = wanted.first { return only.rma }
    guard !wanted.isEmpty else {
      throw ErrorReport(
        code: "rma.doesNotExist", exit: .notFound,
        message: Bilingual(
          ja: typed?.entry.map { "\(card.number)#\($0) は返品の承認ではありません" }
            ?? "\(card.number) に済んでいない返品承認はありません",
          en: typed?.entry.map { "\(card.number)#\($0) authorized no return" }
            ?? "\(card.number) has no open return"),
        hint: ErrorReport.Hint("casebook rma list --case \(card.number) --all"))
    }
    throw ErrorReport(
      code: "rma.ambiguous", exit: .usage,
      message: Bilingual(
        ja: "\(card.number) の返品承認は \(wanted.count) 件あります",
        en: "\(card.number) has \(wanted.count) open returns"),
      details: wanted.map { Bilingual(same: "\($0.reference ?? "-")") },
      hint: ErrorReport.Hint("casebook rma list --case \(card.number)"))
  }
}

extension BookSnapshot {
  /// A return with the names of what comes back.
  func opened(_ rma: CaseReturn, of card: CaseCard) throws(RowsError) -> OpenedReturn {
    var reference: String?
    for record in try records(of: Feed(Ref(.rma, rma.id.any)), opened: false) {
      guard case .repairs(.rmaAuthorized) = record.event, let entry = record.entry else {
        continue
      }
      reference = "\(card.number)#\(entry)"
      break
    }
    var lines: [OpenedReturn.OpenedLine] = []
    for line in rma.lines {
      var item: ItemState?
      if let id = line.item { item = try state(id) }
      lines.append(
        OpenedReturn.OpenedLine(
          line: line, item: item, stage: rma.stage(of: line),
          settlement: rma.settlement(of: line)))
    }
    return OpenedReturn(rma: rma, card: card, reference: reference, lines: lines)
  }
}
