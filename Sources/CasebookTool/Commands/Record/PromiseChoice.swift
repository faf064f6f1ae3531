internal import Casebook
internal import Cases
internal import Screens
internal import Views

/// Which promise is meant, where it stands in no case.
enum PromiseChoice {
  static let customerHelp = CommandHelp.Entry(
    Bilingual(ja: "--customer お客様", en: "--customer CUSTOMER"), ja: "案件の無い約束",
    en: "a promise without a case")

  /// That only one of the two is named.
  static func check(_ subject: CaseOption, _ customer: String?) throws(ErrorReport) {
    guard subject.typed == nil || customer == nil else {
      throw UsageProblem.exclusive(["--case", "--customer"]).report
    }
  }
}

extension Desk {
  /// The open promise of a customer that stands in no case: the one with this id, else the only
  /// one; with the name of the customer to whom it was made.
  func openPromise(
    _ typed: TypedReference?, of card: CustomerCard
  ) throws(ErrorReport) -> (promise: OpenPromise, customer: CustomerID) {
    let open: [(promise: OpenPromise, customer: CustomerID, what: SealedText)] = try read {
      (snapshot) throws(RowsError) in
      var open: [(promise: OpenPromise, customer: CustomerID, what: SealedText)] = []
      for name in try snapshot.names(of: card.id) {
        guard let state = try snapshot.state(name, as: CustomerState.self) else { continue }
        for promise in state.promises.sorted(by: { $0.window.to < $1.window.to }) {
          open.append((promise, name, try snapshot.words(of: promise)))
        }
      }
      return open
    }
    if let typed {
      let id = typed.text.uppercased()
      if let found = open.first(where: { $0.promise.id.description == id }) {
        return (found.promise, found.customer)
      }
    } else if open.count == 1 {
      return (open[0].promise, open[0].customer)
    }
    guard let first = open.first else {
      throw ErrorReport(
        code: "promise.doesNotExist", exit: .notFound,
        message: Bilingual(
          ja: "\(card.number) に案件の無い約束はありません",
          en: "\(card.number) has no open promise without a case"),
        hint: ErrorReport.Hint("casebook due"))
    }
    let dates = try dates()
    throw ErrorReport(
      code: typed == nil ? "promise.ambiguous" : "promise.doesNotExist",
      exit: typed == nil ? .usage : .notFound,
      message: typed.map {
        Bilingual(
          ja: "\($0.text) は \(card.number) の約束ではありません",
          en: "\($0.text) is no open promise of \(card.number)")
      }
        ?? Bilingual(
          ja: "\(card.number) の約束は \(open.count) 件あります",
          en: "\(card.number) has \(open.count) open promises"),
      details: open.map { row in
        let when = "\(row.promise.id)  \(dates.dayAndTime(row.promise.window.to))"
        return Bilingual(
          ja: "\(when)  \(row.what.spoken.ja)", en: "\(when)  \(row.what.spoken.en)")
      },
      hint: ErrorReport.Hint(
        "casebook keep \(first.promise.id) --customer \(card.number)"))
  }
}
