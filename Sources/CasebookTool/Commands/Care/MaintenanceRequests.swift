internal import Casebook
internal import Cases
internal import Screens
internal import Views

/// Maintenance to be planned.
struct MaintenancePlanRequest: Request, Hashable {
  var item: TypedReference
  var due: String
  var basis: MaintenanceBasis
  var checklist: String?
  /// The plan that it replaces: its short name, or the item.
  var replaces: String?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let item = try desk.item(item)
    let subject = WriteSubject(customer: try desk.owner(of: item), item: item)
    guard let day = try desk.day(due, .ahead, option: "--due") else {
      throw UsageProblem.missingValue("--due").report
    }
    let replaced = try replaces.map { (typed) throws(ErrorReport) in
      try desk.plan(typed, of: item)
    }
    try desk.echo(.due, try desk.zone().start(of: day), isAhead: false)
    let planned = MaintenancePlanned(
      planID: writer.newID(), basis: basis, dueOn: day, checklist: checklist,
      replaces: replaced?.id)
    return try writer.decide(
      .planMaintenance(planned), refs: subject.refs,
      says: Bilingual(
        ja: "点検を予定: \(basis.word.ja)", en: "maintenance planned: \(basis.word.en)"),
      on: subject)
  }
}

/// Maintenance that was done.
struct MaintenanceDoneRequest: Request, Hashable {
  /// An item, or the short name of a plan.
  var item: TypedReference
  var results: [StepResult] = []
  var next: String?
  var plan: String?
  var `case`: TypedReference?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let (item, plan) = try planned(desk)
    var subject = WriteSubject(customer: try desk.owner(of: item), item: item)
    var refs = subject.refs
    if let `case` {
      let card = try desk.case(`case`)
      refs.case = card.id
      subject.case = card
    }
    let nextDay = try desk.day(next, .ahead, option: "--next")
    if let nextDay { try desk.echo(.due, try desk.zone().start(of: nextDay), isAhead: false) }
    let done = MaintenanceDone(planID: plan.id, results: results, nextDueOn: nextDay)
    return try writer.record(
      [Draft(.care(.maintenanceDone(done)), refs: refs)],
      says: Bilingual(ja: "点検を記録", en: "maintenance recorded"), on: subject)
  }

  /// The item and the plan: by the plan's short name, or by the item.
  private func planned(_ desk: Desk) throws(ErrorReport) -> (ItemState, MaintenancePlan) {
    let typed = item.text
    let named: ItemState? = try desk.read { (snapshot) throws(RowsError) in
      try snapshot.itemOfPlan(named: typed)
    }
    if let named { return (named, try desk.plan(typed, of: named)) }
    let found = try desk.item(item)
    return (found, try desk.plan(plan, of: found))
  }
}

extension Desk {
  /// The plan of an item that was named, by its short name; without one, or with the item itself,
  /// the only plan there is.
  func plan(_ typed: String?, of item: ItemState) throws(ErrorReport) -> MaintenancePlan {
    if let typed, let plan = item.plans.first(where: { ShortName.isMeant(typed, $0.id) }) {
      return plan
    }
    let dates = try dates()
    let key = typed?.identifierKey
    let isItem = key == nil || key == item.number || key == item.serial?.identifierKey
    if isItem, item.plans.count == 1, let only = item.plans.first { return only }
    guard let first = item.plans.first else {
      throw ErrorReport(
        code: "plan.doesNotExist", exit: .notFound,
        message: Bilingual(
          ja: "\(item.number) に点検の予定はありません", en: "\(item.number) has no plan of maintenance"),
        hint: ErrorReport.Hint(
          "casebook maintenance plan \(item.number) --due \(dates.today.description)"))
    }
    throw ErrorReport(
      code: isItem ? "plan.ambiguous" : "plan.doesNotExist", exit: isItem ? .usage : .notFound,
      message: isItem
        ? Bilingual(
          ja: "\(item.number) の点検の予定は \(item.plans.count) 件あります",
          en: "\(item.number) has \(item.plans.count) plans of maintenance")
        : Bilingual(
          ja: "\(item.number) に \(typed ?? "") という予定はありません",
          en: "\(item.number) has no plan \(typed ?? "")"),
      details: item.plans.map { plan in
        let text = "\(ShortName.of(plan.id))  \(dates.fullDay(plan.dueOn))"
        return Bilingual(ja: "\(text)  \(plan.basis.word.ja)", en: "\(text)  \(plan.basis.word.en)")
      },
      hint: ErrorReport.Hint(
        typed.map { lineWords(replacing: $0, with: ShortName.of(first.id), option: "--plan") }
          ?? lineWords(adding: ["--plan", ShortName.of(first.id)])))
  }
}

extension BookSnapshot {
  /// The item with the plan of which this is the identifier, or the end of one.
  fileprivate func itemOfPlan(named typed: String) throws(RowsError) -> ItemState? {
    guard typed.identifierKey.count >= ShortName.typedCountMin else { return nil }
    let board = try CareBoard.due(
      CareFilter(kinds: [.maintenance, .inspection]), limit: CareListRequest.countMax, in: self
    ) { $0.start(offsetMinutes: 0) }
    for row in board.rows {
      if case .maintenance(let plan, let item) = row.due, ShortName.isMeant(typed, plan.id) {
        return item
      }
    }
    return nil
  }
}
