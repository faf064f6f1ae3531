package import Cases

extension History {
  /// What a decision may look at after this history, about the subjects of its next step.
  package func situation() -> Situation {
    var situation = Situation()
    let corrections = Corrections(of: records)
    situation.case = refs.case.map { .fold($0, records: feed(Ref(.case, $0.any))) }
    let customer = refs.customer ?? situation.case?.customer
    situation.customer = customer.map { .fold($0, records: feed(Ref(.customer, $0.any))) }
    if situation.customer?.lastSeq == 0 { situation.customer = nil }
    addMerges(to: &situation)
    let names = Set(records.flatMap(\.refs.all).filter { $0.role == .case })
    for ref in names {
      situation.linkedCases[CaseID(ref.id)] = .fold(CaseID(ref.id), records: feed(ref))
    }
    situation.duplicates = (situation.case?.duplicates ?? []).compactMap {
      situation.linkedCases[$0]
    }
    for ref in Set(records.flatMap(\.refs.all).filter { $0.role == .item }) {
      let item = ItemID(ref.id)
      situation.items[item] = .fold(item, records: feed(ref))
      let open = situation.linkedCases.values.flatMap(\.openReturns)
      situation.openReturns[item] = open.filter { rma in
        rma.openLines.contains { $0.item == item }
      }.map(\.id)
    }
    situation.item = refs.item.map { .fold($0, records: feed(Ref(.item, $0.any))) }
    situation.recall = refs[.recall].map { id in
      .fold(RecallID(id), records: feed(Ref(.recall, id)))
    }
    for member in Set(records.compactMap(\.refs.member)) {
      situation.members[member] = .fold(member, records: feed(Ref(.member, member.any)))
    }
    let cases = Set(records.compactMap(\.refs.case)).sorted()
    situation.visitsOfTechnician = cases.flatMap { id in
      CaseState.fold(id, records: feed(Ref(.case, id.any))).visits
    }
    for record in records {
      situation.records[record.id] = record
      if corrections.isTakenBack(record.id) { situation.retracted.insert(record.id) }
      if case .book(.documentPublished(let document)) = record.event {
        situation.documentVersion = document.version
      }
    }
    situation.feedRecords = records
    for record in records where !corrections.isTakenBack(record.id) {
      if case .book(.conflictRaised) = record.event { situation.conflict = record }
      if case .book(.conflictSettled) = record.event { situation.isConflictSettled = true }
    }
    return situation
  }

  /// The customers, who stands for whom, and the merges that hold.
  private func addMerges(to situation: inout Situation) {
    for ref in Set(records.flatMap(\.refs.all)) where ref.role.feedRole == .customer {
      let state = CustomerState.fold(CustomerID(ref.id), records: feed(Ref(.customer, ref.id)))
      situation.customers[state.id] = state
      situation.survivors[state.id] = state.mergedInto
    }
    let person = situation.customer.map { situation.survivor(of: $0.id) }
    situation.otherNames = situation.customers.values.filter { state in
      state.id != situation.customer?.id && situation.survivor(of: state.id) == person
    }.sorted { $0.lastSeq < $1.lastSeq }
  }

  /// Which merge a decision undoes, and what stands above it.
  package func adding(_ decision: Decision, to situation: inout Situation) {
    guard case .unmergeCustomers(let unmerged) = decision else { return }
    situation.merge = records.last { $0.mergeID == unmerged.mergeID }
    var next = situation.merge?.refs[.survivor].flatMap { situation.customers[CustomerID($0)] }
    while let state = next, let survivor = state.mergedInto {
      situation.mergesAbove += records.filter { $0.mergeID == state.mergeID }
      next = situation.customers[survivor]
    }
  }

  /// What becomes of `decision` after this history, made by its actor for its team now, with
  /// further `subjects` beside those of the history, and with what `change` adds to the situation.
  package func deciding(
    _ decision: Decision, subjects: [Ref] = [], supersedes: EventID? = nil,
    _ change: (inout Situation) -> Void = { _ in }
  ) -> Result<[Draft], Refusal> {
    var asked = self
    asked.refs = decision.ordered(Refs(refs.all + subjects))
    var situation = asked.situation()
    adding(decision, to: &situation)
    change(&situation)
    do throws(Refusal) {
      return .success(
        try decide(
          decision, refs: asked.refs, actor: actor, team: team, at: now,
          situation: situation, supersedes: supersedes))
    } catch {
      return .failure(error)
    }
  }

  /// The history in which the drafts have been accepted as one command.
  package func adding(_ drafts: [Draft]) -> History {
    drafts.reduce(self) { history, draft in
      history.adding([draft.event], refs: draft.refs, supersedes: draft.supersedes)
    }
  }

  /// The records on the feed of a subject, in order.
  package func feed(_ subject: Ref) -> [Record] {
    records.filter { record in
      record.refs.all.contains { $0.role.feedRole == subject.role && $0.id == subject.id }
    }
  }
}
