internal import Cases
internal import Screens
internal import Views

/// A quote that is given, or the answer to one.
struct QuoteRequest: Request, Hashable {
  struct TypedLine: Hashable, Sendable {
    var text: String
    var amount: Quantity
  }

  enum Act: Hashable, Sendable {
    case give(
      Quantity, lines: [TypedLine], validUntil: String?, tax: Tax, currency: String)
    case answer(QuoteAnswer, by: TypedReference?, why: String?)
  }

  var `case`: TypedReference?
  /// Its number on paper.
  var label: String?
  var act: Act
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let card = try desk.case(`case`)
    var refs = WriteSubject(case: card).refs
    refs.item = nil
    refs.repair = card.state.openRepairs.last
    let line = LineWriter(names: LineNames(), dates: try desk.dates(), teams: try desk.teams())
    switch act {
    case .give(let amount, let lines, let validUntil, let tax, let currency):
      func money(_ amount: Quantity) -> Money {
        Money(amount: amount, currency: currency, tax: tax)
      }
      let given = QuoteGiven(
        quoteID: writer.newID(), label: label, amount: money(amount),
        lines: lines.map { QuoteLine(text: $0.text, quantity: "1", amount: money($0.amount)) },
        validUntil: try desk.day(validUntil, .ahead, option: "--valid"))
      let name = [label, line.amount(given.amount)].compactMap(\.self).joined(separator: " ")
      return try writer.decide(
        .giveQuote(given), refs: refs,
        says: Bilingual(ja: "見積 \(name) を記録", en: "quote \(name) given"),
        on: WriteSubject(case: card))
    case .answer(let answer, let by, let why):
      let quote = try openQuote(desk, card)
      let evidence =
        try by.map { (typed) throws(ErrorReport) in
          try desk.events(of: typed, orIn: card).first?.id
        } ?? nil
      let answered = QuoteAnswered(
        quoteID: quote.quoteID, answer: answer, evidence: evidence, reason: why)
      let name = [quote.label, line.amount(quote.amount)].compactMap(\.self)
        .joined(separator: " ")
      let word = Bilingual(answer)
      return try writer.record(
        [Draft(.repairs(.quoteAnswered(answered)), refs: refs)],
        says: Bilingual(ja: "見積 \(name): \(word.ja)", en: "quote \(name): \(word.en)"),
        on: WriteSubject(case: card))
    }
  }

  /// The quote that waits for its answer: the one with the number, else the only one.
  private func openQuote(_ desk: Desk, _ card: CaseCard) throws(ErrorReport) -> QuoteGiven {
    let given = try desk.records(of: card).compactMap { record -> QuoteGiven? in
      guard case .repairs(.quoteGiven(let quote)) = record.event,
        card.state.openQuotes.contains(quote.quoteID)
      else { return nil }
      return quote
    }
    // A corrected quote stands under its id once more, the last one as it is now.
    var open: [QuoteGiven] = []
    for quote in given {
      open.removeAll { $0.quoteID == quote.quoteID }
      open.append(quote)
    }
    let wanted =
      label.map { label in
        open.filter { $0.label?.identifierKey == label.identifierKey }
      } ?? open
    if wanted.count == 1, let only = wanted.first { return only }
    let line = LineWriter(names: LineNames(), dates: try desk.dates(), teams: try desk.teams())
    guard !open.isEmpty else {
      throw ErrorReport(
        code: "quote.doesNotExist", exit: .notFound,
        message: Bilingual(
          ja: "\(card.number) に返事を待つ見積はありません", en: "\(card.number) has no open quote"),
        hint: ErrorReport.Hint("casebook timeline \(card.number) --kind quote"))
    }
    throw ErrorReport(
      code: "quote.ambiguous", exit: .usage,
      message: Bilingual(
        ja: label.map { "見積 \($0) は返事を待っていません" }
          ?? "\(card.number) の見積は \(open.count) 件あります",
        en: label.map { "quote \($0) does not wait for an answer" }
          ?? "\(card.number) has \(open.count) open quotes"),
      details: open.map { Bilingual(same: "\($0.label ?? "-")  \(line.amount($0.amount))") },
      hint: open.compactMap(\.label).first.map { name in
        ErrorReport.Hint(
          label == nil
            ? desk.lineWords(adding: ["--no", name])
            : desk.lineWords(replacing: label, with: name, option: "--no"))
      })
  }
}
