package import Cases

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// The fact keys of all documents in force.
  ///
  /// Where two documents declare the same key, that of the first id counts.
  package func factKeys() throws(RowsError) -> FactKeys {
    var keys: [FactKey] = []
    var names: Set<String> = []
    for (_, document) in try houseDocuments(.factKeys) {
      guard case .factKeys(let declared) = document else { continue }
      keys += declared.filter { names.insert($0.name).inserted }
    }
    return FactKeys(keys)
  }

  /// The keys that are declared, each with the document that does, without those of `document`.
  package func factKeyNames(except document: String) throws(RowsError) -> [String: String] {
    var names: [String: String] = [:]
    for (id, content) in try houseDocuments(.factKeys) where id != document {
      guard case .factKeys(let keys) = content else { continue }
      for key in keys { names[key.name] = names[key.name] ?? id }
    }
    return names
  }

  /// The scripts and check-sheets in force, in the order of their ids.
  package func scripts() throws(RowsError) -> [(id: String, script: Script)] {
    var scripts: [(id: String, script: Script)] = []
    for kind in [DocumentKind.script, .checklist] {
      for (id, document) in try houseDocuments(kind) {
        if case .script(let script) = document { scripts.append((id, script)) }
      }
    }
    return scripts
  }

  /// What is known of the subjects of `scope`, with its values opened, as of the record at
  /// `through`.
  ///
  /// What was known at an earlier position stays known there, even if the person was forgotten
  /// since: only its value is gone, so that figures stay as they were.
  ///
  /// - Complexity: One seek for each subject, and one record for each fact and question of theirs.
  package func ledger(
    of scope: LedgerScope, through: UInt64 = .max
  ) throws(RowsError) -> Ledger {
    var seqs: Set<UInt64> = []
    for ref in scope.refs {
      try scan(.ledger(ref), through: through) { (seq) throws(RowsError) in
        seqs.insert(seq)
        return true
      }
    }
    var records: [Record] = []
    records.reserveCapacity(seqs.count)
    for seq in seqs.sorted() { records.append(try record(at: seq, opened: true)) }
    let corrections = Corrections(of: records)
    var ledger = Ledger.fold(records.compactMap(corrections.standing))
    // The feed of a customer also has what was said of their other cases and items.
    let subjects = Set(scope.refs)
    ledger.facts.removeAll { !subjects.contains($0.subject) }
    if through == .max {
      for place in ledger.facts.indices where ledger.facts[place].hasLostItsKey {
        ledger.facts[place].isErased = true
      }
    }
    return ledger
  }

  /// The subjects whose facts count for a case: it and those that are one with it, its customer
  /// under all names, its item, and the site.
  package func ledgerScope(of id: CaseID) throws(RowsError) -> LedgerScope {
    var scope = LedgerScope(case: id)
    guard let state = try state(id, as: CaseState.self) else { return scope }
    let others = try others(of: state)
    scope.sameCases = others.map(\.id)
    let customer = state.customer ?? others.lazy.compactMap(\.customer).first
    if let customer { scope.customers = try names(of: customer) }
    scope.item = state.item ?? others.lazy.compactMap(\.item).first
    scope.site = try site(of: state, in: scope)
    return scope
  }

  /// The subjects whose facts count for a customer in no case: the customer under all names, and
  /// the site if there is only one.
  package func ledgerScope(of customer: CustomerID) throws(RowsError) -> LedgerScope {
    var scope = LedgerScope(customers: try names(of: customer))
    scope.site = try onlySite(of: scope.customers)
    return scope
  }

  /// The subjects whose facts count for an item in no case: it and its owner under all names.
  package func ledgerScope(of item: ItemID) throws(RowsError) -> LedgerScope {
    var scope = LedgerScope(item: item)
    if let owner = try state(item, as: ItemState.self)?.customer {
      scope.customers = try names(of: owner)
      scope.site = try onlySite(of: scope.customers)
    }
    return scope
  }

  /// The subjects whose facts count for what `refs` names: its case above all, or its customer or
  /// item, with the others that it names besides.
  package func ledgerScope(of refs: Refs) throws(RowsError) -> LedgerScope {
    var scope = LedgerScope()
    if let id = refs.case {
      scope = try ledgerScope(of: id)
    } else if let customer = refs.customer {
      scope = try ledgerScope(of: customer)
    } else if let item = refs.item {
      scope = try ledgerScope(of: item)
    }
    if let customer = refs.customer, !scope.customers.contains(customer) {
      scope.customers = try names(of: customer)
    }
    scope.item = refs.item ?? scope.item
    scope.site = refs[.site].map(ContactPointID.init) ?? scope.site
    return scope
  }

  /// The cases that are one with a case: its duplicates, or the case of which it is one first.
  private func others(of state: CaseState) throws(RowsError) -> [CaseState] {
    var survivor = state
    var seen: Set<CaseID> = [state.id]
    while let next = survivor.duplicateOf, seen.insert(next).inserted,
      let state = try self.state(next, as: CaseState.self)
    {
      survivor = state
    }
    let duplicates = try duplicates(of: survivor).filter { $0.id != state.id }
    return survivor.id == state.id ? duplicates : [survivor] + duplicates
  }

  /// The site that the latest visit of the case names; else the only one of the customer.
  private func site(
    of state: CaseState, in scope: LedgerScope
  ) throws(RowsError) -> ContactPointID? {
    if let visit = state.visits.max(by: { $0.seq < $1.seq }),
      let site = try record(at: visit.seq, opened: false).refs[.site]
    {
      return ContactPointID(site)
    }
    return try onlySite(of: scope.customers)
  }

  private func onlySite(of customers: [CustomerID]) throws(RowsError) -> ContactPointID? {
    var sites: Set<ContactPointID> = []
    for id in customers {
      guard let customer = try state(id, as: CustomerState.self) else { continue }
      sites.formUnion(
        customer.points.lazy.filter { $0.kind == .address && !$0.isRetired }.map(\.id))
    }
    return sites.count == 1 ? sites.first : nil
  }

  /// The customer who stands for `customer` now first, then all who were merged into that one, by
  /// whatever way: the feeds that count for one person.
  ///
  /// A customer of whom nothing is known has the one name that was given.
  package func names(of customer: CustomerID) throws(RowsError) -> [CustomerID] {
    guard let state = try state(customer, as: CustomerState.self) else { return [customer] }
    // Most people are known under one name: that costs nothing more.
    if state.mergedInto == nil, state.absorbed.isEmpty { return [customer] }
    return try withAliases(try survivor(of: state).id)
  }
}
