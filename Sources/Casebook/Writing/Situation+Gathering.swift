internal import Cases
internal import Views

extension Situation {
  /// Gathers what `decision` may look at.
  init<R: RowSource & ~Copyable & ~Escapable>(
    for decision: Decision, refs: Refs, actor: MemberID?, at moment: Instant,
    supersedes: EventID?, in rows: borrowing R
  ) throws(RowsError) {
    self.init()
    let refs = decision.ordered(refs)
    try gatherSubjects(refs, in: rows)
    try gatherLinks(decision, in: rows)
    try gatherReturns(decision, in: rows)
    try gatherMerges(decision, refs, in: rows)
    if let customer { otherNames = try rows.otherNames(of: customer) }
    try gatherMembers(decision.namedMembers + [actor].compactMap { $0 }, in: rows)
    if case .publishDocument(let document) = decision {
      documentVersion = try rows.document(document.kind, document.documentID)?.version
    }
    if case .scheduleVisit(let visit) = decision, let technician = visit.technician {
      visitsOfTechnician = try rows.visits(of: technician)
    }
    if case .makePromise(let made) = decision, made.kind == .callback {
      callbackSlotsLeftCount = try rows.callbackSlotsLeft(for: made, at: moment)
    }
    try gatherPerson(decision, refs, in: rows)
    if case .settleConflict(let settled) = decision {
      try gatherConflict(settled.conflictID, in: rows)
    }
    var named: Set<EventID> = []
    if let supersedes { named.insert(supersedes) }
    if case .retractEntry(let retraction) = decision { named.formUnion(retraction.events) }
    if case .judgeWarranty(let judged) = decision { named.formUnion(judged.evidence) }
    if case .grantWarranty(let granted) = decision, let basis = granted.basis {
      named.insert(basis)
    }
    if !named.isEmpty { try gatherRecords(named, refs, in: rows) }
  }

  /// Gathers what shows whether facts contradict what is known.
  init<R: RowSource & ~Copyable & ~Escapable>(
    forFacts drafts: [Draft], actor: MemberID?, in rows: borrowing R
  ) throws(RowsError) {
    self.init()
    for draft in drafts {
      try gatherSubjects(draft.refs, in: rows)
      if case .items(.itemRegistered(let registered)) = draft.event {
        try gatherItemWithSameSerial(registered, draft.refs.item, in: rows)
      }
      try gatherOwners(draft, in: rows)
      if case .repairs(.visitStarted) = draft.event {
        let planned = `case`?.visits.first { $0.id == draft.refs.visit }
        if let technician = planned?.technician ?? actor {
          visitsOfTechnician = try rows.visits(of: technician)
        }
        try gatherEarlierStart(draft.refs, actor, in: rows)
      }
      if let original = draft.supersedes {
        try gatherRecords([original], draft.refs, in: rows)
      }
    }
  }

  /// Who stands for the owners that a fact about an item is compared with.
  private mutating func gatherOwners<R: RowSource & ~Copyable & ~Escapable>(
    _ draft: Draft, in rows: borrowing R
  ) throws(RowsError) {
    guard let owner = item?.customer, item?.id == draft.refs.item else { return }
    var said: CustomerID?
    if case .items(.itemRegistered) = draft.event { said = draft.refs.customer }
    if case .items(.itemOwnershipChanged(let changed)) = draft.event { said = changed.from }
    guard let said, said != owner else { return }
    try gatherSurvivors(of: owner, in: rows)
    try gatherSurvivors(of: said, in: rows)
  }

  /// Who else has started the visit; looked for only where its case knows of a start.
  private mutating func gatherEarlierStart<R: RowSource & ~Copyable & ~Escapable>(
    _ refs: Refs, _ actor: MemberID?, in rows: borrowing R
  ) throws(RowsError) {
    guard let visit = refs.visit, let actor, let id = refs.case, let `case` else { return }
    let isStarted =
      `case`.visits.contains { $0.id == visit && $0.startedAt != nil }
      || `case`.endedVisits.contains { $0.id == visit && $0.startedAt != nil }
    guard isStarted else { return }
    var earlier: EventID?
    try rows.scan(.case(id)) { (seq) throws(RowsError) in
      let record = try rows.record(at: seq, opened: false)
      guard case .repairs(.visitStarted) = record.event, record.refs.visit == visit,
        let other = record.actor, other != actor
      else { return true }
      earlier = record.id
      return false
    }
    earlierStart = earlier
  }

  private mutating func gatherItemWithSameSerial<R: RowSource & ~Copyable & ~Escapable>(
    _ registered: ItemRegistered, _ item: ItemID?, in rows: borrowing R
  ) throws(RowsError) {
    guard let serial = registered.serial else { return }
    for id in try rows.items(serial: serial) where id != item {
      let other: ItemState? = try rows.state(id)
      if other?.model == registered.model { itemWithSameSerial = other }
    }
  }

  private mutating func gatherSubjects<R: RowSource & ~Copyable & ~Escapable>(
    _ refs: Refs, in rows: borrowing R
  ) throws(RowsError) {
    if let id = refs.case { `case` = try rows.state(id) }
    if let id = refs.customer ?? `case`?.customer { customer = try rows.state(id) }
    if let id = refs.item ?? `case`?.item { item = try rows.state(id) }
    if let id = refs[.recall].map(RecallID.init) { recall = try rows.state(id) }
  }

  private mutating func gatherMembers<R: RowSource & ~Copyable & ~Escapable>(
    _ ids: [MemberID], in rows: borrowing R
  ) throws(RowsError) {
    for id in ids where members[id] == nil { members[id] = try rows.state(id) }
  }

  /// Finds records in the feeds of the subjects that `refs` names.
  mutating func gatherRecords<R: RowSource & ~Copyable & ~Escapable>(
    _ ids: Set<EventID>, _ refs: Refs, in rows: borrowing R
  ) throws(RowsError) {
    var seen: Set<UInt64> = []
    for ref in refs.all {
      for record in try rows.records(of: Feed(ref), opened: false)
      where seen.insert(record.seq).inserted {
        feedRecords.append(record)
        if ids.contains(record.id) { records[record.id] = record }
      }
    }
    feedRecords.sort { $0.seq < $1.seq }
    // A retraction may itself have been taken back.
    let corrections = Corrections(of: feedRecords)
    retracted = Set(feedRecords.map(\.id).filter(corrections.isTakenBack))
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// How many more callbacks the team can promise for the window; `nil` where the policy of the
  /// house does not count them.
  fileprivate func callbackSlotsLeft(
    for made: PromiseMade, at moment: Instant
  ) throws(RowsError) -> Int? {
    let policies = try houseDocuments(.policy)
    let slots = policies.lazy.compactMap { policy -> CallbackSlots? in
      if case .policy(let rules) = policy.document { rules.callbacks } else { nil }
    }.first
    guard let slots else { return nil }
    let board = try PromiseBoard.due(
      team: made.owner.team, limit: CallbackSlots.callbackCountMax, in: self)
    let taken = board.promises.map(\.promise).filter {
      $0.kind == .callback && $0.id != made.replaces
    }
    return slots.left(for: made.window, among: taken.map(\.window), now: moment)
  }
}

extension Decision {
  /// The members that the decision names, besides the actor.
  fileprivate var namedMembers: [MemberID] {
    switch self {
    case .assignCase(let event): [event.person].compactMap { $0 }
    case .offerHandoff(let event): [event.from.person, event.to.person].compactMap { $0 }
    case .acceptHandoff(let event): [event.by]
    case .declineHandoff(let event): [event.by]
    case .makePromise(let event): [event.owner.person].compactMap { $0 }
    case .scheduleVisit(let event): [event.technician].compactMap { $0 }
    case .withdrawHandoff, .resolveCase, .reopenCase, .closeCase, .linkCases, .unlinkCases,
      .grantWarranty, .judgeWarranty, .giveQuote, .authorizeRMA, .settleRMA, .planFollowUp,
      .planMaintenance, .announceRecall, .publishDocument, .retractEntry, .settleConflict,
      .mergeCustomers, .unmergeCustomers, .orderErasure, .disclose:
      []
    }
  }
}
