internal import Cases
internal import Screens
internal import Views

extension Desk {
  /// The case that was named, else that of `CASEBOOK_CASE`, else the one that `go` chose.
  func `case`(_ typed: TypedReference?) throws(ErrorReport) -> CaseCard {
    var named = typed?.subject ?? impliedBySetting?.subject
    if named == nil { named = try chosenCase()?.id.description }
    guard let text = named, !text.isEmpty else { throw try caseIsNotSaid() }
    let phone = try lookupForms(text)
    switch try read({ (snapshot) throws(RowsError) in
      try snapshot.findCase(text, phone: phone)
    }) {
    case .one(let card): return card
    case .implied(let card):
      note(
        Line(
          Bilingual(ja: "案件  ", en: "case  ").text(in: language) + card.line(language), .dim))
      return card
    case .several(let cards):
      throw ErrorReport.ambiguous(
        "case", text, Bilingual(ja: "未完了の案件", en: "open cases"),
        lines: cards.map { Bilingual(ja: $0.line(.ja), en: $0.line(.en)) },
        hint: cards.first.map { lineWords(replacing: text, with: $0.number, option: "--case") })
    case .none(let near):
      throw .missing("case", text, Bilingual(ja: "案件", en: "case"), near, at: self)
    }
  }

  private func caseIsNotSaid() throws(ErrorReport) -> ErrorReport {
    var details: [Bilingual] = []
    if let last = try lastChosenCase() {
      let end = try dates().dayAndTime(last.until)
      details.append(
        Bilingual(
          ja: "\(last.number) を選んでいたのは \(end) まででした",
          en: "\(last.number) was chosen until \(end)"))
    }
    return ErrorReport(
      code: "case.isNotSaid", exit: .usage,
      message: Bilingual(ja: "どの案件か分かりません", en: "which case?"), details: details,
      hint: ErrorReport.Hint(
        lineWords(adding: ["--case", "C-…"]),
        after: Bilingual(ja: "または casebook go C-…", en: "or casebook go C-…")))
  }

  /// The customer that was named, as it was named: for writing.
  func customer(_ typed: TypedReference) throws(ErrorReport) -> CustomerCard {
    let text = typed.text
    let phone = try lookupForms(text)
    switch try read({ (snapshot) throws(RowsError) in
      try snapshot.findCustomer(text, phone: phone)
    }) {
    case .one(let card), .implied(let card): return card
    case .several(let cards): throw .ambiguousCustomer(text, cards, at: self)
    case .none(let near):
      throw .missing("customer", text, Bilingual(ja: "お客様", en: "customer"), near, at: self)
    }
  }

  /// Who stands for the customer that was named, with what is known under all names: for reading.
  func person(_ typed: TypedReference) throws(ErrorReport) -> CustomerCard {
    try person(try customer(typed))
  }

  /// Who stands for a customer, with what is known under all names.
  func person(_ card: CustomerCard) throws(ErrorReport) -> CustomerCard {
    try read { (snapshot) throws(RowsError) in try snapshot.customer(card.id) } ?? card
  }

  /// The states of a customer under other names.
  func otherNames(of card: CustomerCard) throws(ErrorReport) -> [CustomerState] {
    try read { (snapshot) throws(RowsError) in try snapshot.otherNames(of: card.state) }
  }

  /// The customer that was named, under all names: who stands for them now first.
  func names(of typed: TypedReference) throws(ErrorReport) -> [CustomerID] {
    let id = try customer(typed).id
    return try read { (snapshot) throws(RowsError) in try snapshot.names(of: id) }
  }

  /// The item that was named.
  func item(_ typed: TypedReference) throws(ErrorReport) -> ItemState {
    let text = typed.text
    switch try read({ (snapshot) throws(RowsError) in try snapshot.findItem(text) }) {
    case .one(let item), .implied(let item): return item
    case .several(let items):
      throw ErrorReport.ambiguous(
        "item", text, Bilingual(ja: "製品", en: "items"),
        lines: items.map { Bilingual(same: "\($0.number)  \($0.model)  \($0.serial ?? "")") },
        hint: items.first.map { lineWords(replacing: text, with: $0.number, option: "--item") })
    case .none(let near):
      throw .missing("item", text, Bilingual(ja: "製品", en: "item"), near, at: self)
    }
  }

  /// The member who was named.
  func member(_ typed: String, option: String) throws(ErrorReport) -> MemberCard {
    switch try read({ (snapshot) throws(RowsError) in try snapshot.findMember(typed) }) {
    case .one(let card), .implied(let card): return card
    case .several(let cards):
      throw ErrorReport.ambiguous(
        "member", typed, Bilingual(ja: "担当者", en: "members"),
        lines: cards.map {
          Bilingual(same: "\($0.name.text ?? "")  \($0.state.team?.code ?? "")  \($0.handle)")
        },
        hint: cards.first.map { lineWords(replacing: typed, with: $0.handle, option: option) })
    case .none(let near):
      throw ErrorReport(
        code: "member.doesNotExist", exit: .notFound,
        message: Bilingual(
          ja: "「\(typed)」という担当者はいません", en: "there is no member \"\(typed)\""),
        details: near.isEmpty ? [] : [Near.line(near.map(\.text))],
        hint: ErrorReport.Hint(
          near.first.map { lineWords(replacing: typed, with: $0.text, option: option) }
            ?? "casebook member list"))
    }
  }
}

extension ErrorReport {
  /// Several things have what was typed.
  static func ambiguous(
    _ thing: String, _ typed: String, _ noun: Bilingual, lines: [Bilingual], hint: String?
  ) -> ErrorReport {
    ErrorReport(
      code: "\(thing).ambiguous", exit: .usage,
      message: Bilingual(
        ja: "\(typed) に当たる\(noun.ja)が \(lines.count) 件あります",
        en: "\(typed) stands for \(lines.count) \(noun.en)"),
      details: lines.enumerated().map { index, line in
        Bilingual(ja: "\(index + 1)  \(line.ja)", en: "\(index + 1)  \(line.en)")
      },
      hint: hint.map { Hint($0) })
  }

  /// Several customers have the number that was typed.
  static func ambiguousCustomer(
    _ typed: String, _ cards: [CustomerCard], at desk: Desk, option: String = "--customer"
  ) -> ErrorReport {
    let cells = cards.map { desk.ruler.cells($0.name.spoken.text(in: desk.language)) }.max() ?? 0
    func line(_ index: Int, _ card: CustomerCard, _ language: Language) -> String {
      let name = desk.ruler.padded(card.name.spoken.text(in: language), to: cells)
      return "\(index + 1)  \(name)   \(card.number)"
    }
    return ErrorReport(
      code: "customer.ambiguous", exit: .usage,
      message: Bilingual(
        ja: "\(typed) は \(cards.count) 人のお客様が使っています",
        en: "\(cards.count) customers use \(typed)"),
      details: cards.enumerated().map {
        Bilingual(ja: line($0, $1, .ja), en: line($0, $1, .en))
      },
      hint: cards.first.map {
        Hint(desk.lineWords(replacing: nil, with: $0.number, option: option))
      })
  }

  /// Nothing has what was typed.
  static func missing(
    _ thing: String, _ typed: String, _ noun: Bilingual, _ near: [NearThing], at desk: Desk
  ) -> ErrorReport {
    var why = Bilingual(same: "")
    if case .letterForDigit(let letter)? = near.first?.reason {
      why = Bilingual(
        ja: " (英字の \(letter) が入っています)", en: " (it has the letter \(letter) in it)")
    }
    return ErrorReport(
      code: "\(thing).doesNotExist", exit: .notFound,
      message: Bilingual(
        ja: "\(noun.ja) \(typed) はありません\(why.ja)", en: "there is no \(noun.en) \(typed)\(why.en)"),
      details: near.enumerated().map { index, thing in
        Bilingual(
          ja: (index == 0 ? "近いもの  " : "          ") + thing.line.ja,
          en: (index == 0 ? "near  " : "      ") + thing.line.en)
      },
      hint: near.first.map {
        Hint(desk.lineWords(replacing: typed, with: $0.text, option: "--\(thing)"))
      })
  }
}
