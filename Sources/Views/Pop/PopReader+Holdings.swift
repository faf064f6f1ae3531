internal import Cases

// Cases with their promises, items, and what is known.

extension PopReader {
  func addCases<R: RowSource & ~Copyable & ~Escapable>(
    to sheet: inout PopSheet, _ names: [CustomerID], in rows: borrowing R
  ) throws(RowsError) {
    var promises: [DuePromise] = []
    var cases: [CaseState] = []
    for name in names {
      guard let state = try rows.state(name, as: CustomerState.self) else { continue }
      promises += state.promises.map { DuePromise(promise: $0, case: nil, customer: name) }
    }
    // Promises of more cases than are shown are late all the same.
    let board = try CaseBoard.list(CaseFilter(customers: names), limit: casesReadMax, in: rows)
    sheet.hasMoreCases = board.hasMore
    for state in board.cases {
      promises += state.promises.map {
        DuePromise(promise: $0, case: state, customer: state.customer)
      }
      // Work on a duplicate is done on the case that survives it.
      if state.duplicateOf == nil { cases.append(state) }
    }
    cases.sort { ($1.lastOccurredAt, $0.id) < ($0.lastOccurredAt, $1.id) }
    if cases.count > PopSheet.caseCountMax { sheet.hasMoreCases = true }
    sheet.cases = Array(cases.prefix(PopSheet.caseCountMax))
    // What is overdue is what is due first.
    promises.sort {
      ($0.promise.window.to, $0.promise.id) < ($1.promise.window.to, $1.promise.id)
    }
    sheet.promises = Array(promises.prefix(PopSheet.promiseCountMax))
    sheet.morePromiseCount = promises.count - sheet.promises.count
  }

  func addItems<R: RowSource & ~Copyable & ~Escapable>(
    to sheet: inout PopSheet, _ names: [CustomerID], in rows: borrowing R
  ) throws(RowsError) {
    // An item has one owner, so no two names have the same.
    var ids: [ItemID] = []
    for name in names { ids += try rows.items(of: name) }
    let inCases = Set(sheet.cases.compactMap(\.item))
    // The latest ids are those that were registered last.
    let looked = ids.filter(inCases.contains) + ids.reversed().filter { !inCases.contains($0) }
    var items: [PopItem] = []
    for id in looked.prefix(itemsReadMax) {
      guard let item = try rows.state(id, as: ItemState.self) else { continue }
      items.append(
        PopItem(
          item: item, warrantyEndsOn: nil, verdict: item.verdicts.last,
          isRecalled: try !rows.openRecalls(of: item).isEmpty))
    }
    func rank(_ item: PopItem) -> Int {
      inCases.contains(item.item.id) ? 0 : item.isRecalled ? 1 : 2
    }
    let sorted = items.enumerated().sorted {
      (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
    }
    for (_, item) in sorted.prefix(PopSheet.itemCountMax) {
      var shown = item
      shown.warrantyEndsOn = try rows.warrantyEnd(of: item.item)
      sheet.items.append(shown)
    }
    sheet.moreItemCount = ids.count - sheet.items.count
  }

  /// What the ledger has of the customer, and of the cases and items that are shown.
  func addKnown<R: RowSource & ~Copyable & ~Escapable>(
    to sheet: inout PopSheet, _ names: [CustomerID], _ keys: FactKeys, in rows: borrowing R
  ) throws(RowsError) {
    var seen: Set<FactID> = []
    for (place, scope) in try scopes(sheet, names, in: rows).enumerated() {
      let ledger = try rows.ledger(of: scope)
      var asker = asker
      asker.case = scope.case ?? asker.case
      // Of most keys nothing is known of anybody.
      let known = Set(ledger.facts.lazy.filter(\.isLive).map(\.key))
      for key in keys.keys
      where known.contains(key.name) && (place == 0 || key.subject != .customer) {
        let finding = ledger.finding(key, in: scope, for: asker)
        guard finding.verdict == .restricted || !finding.facts.isEmpty else { continue }
        let isNews = finding.facts.isEmpty || finding.facts.contains { !seen.contains($0.id) }
        seen.formUnion(finding.facts.map(\.id))
        if isNews { sheet.known.append(PopFinding(finding: finding, scope: scope)) }
      }
      // What an import's source had counted is no news of a person.
      for fact in ledger.facts.reversed()
      where fact.isLive && keys[fact.key] == nil && !SourceFactKey.all.contains(fact.key)
        && isVisible(fact.visibility)
      {
        guard sheet.others.count < PopSheet.otherCountMax, seen.insert(fact.id).inserted else {
          continue
        }
        sheet.others.append(fact)
      }
    }
  }

  /// Each case that is shown with its customer, item and site; then items that stand in none.
  private func scopes<R: RowSource & ~Copyable & ~Escapable>(
    _ sheet: PopSheet, _ names: [CustomerID], in rows: borrowing R
  ) throws(RowsError) -> [LedgerScope] {
    var scopes: [LedgerScope] = []
    for state in sheet.cases {
      var scope = try rows.ledgerScope(of: state.id)
      // The names of the candidate are those that count, also where the case has another one.
      scope.customers = names
      scopes.append(scope)
    }
    let items = sheet.items.map(\.item.id).filter { id in !scopes.contains { $0.item == id } }
    for item in items.prefix(max(0, PopSheet.scopeCountMax - scopes.count)) {
      var scope = try rows.ledgerScope(of: item)
      scope.customers = names
      scopes.append(scope)
    }
    guard scopes.isEmpty, let first = names.first else { return scopes }
    return [try rows.ledgerScope(of: first)]
  }
}
