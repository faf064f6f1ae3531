internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

extension BookSnapshot {
  /// A pop with its words.
  func opened(
    _ pop: ScreenPop, number: TypedNumber?, typed: String, at now: Instant
  ) throws(RowsError) -> OpenedPop {
    var candidates: [OpenedCandidate] = []
    for candidate in pop.candidates { candidates.append(try opened(candidate, at: now)) }
    return OpenedPop(
      number: number, typed: typed, candidates: candidates, moreCount: pop.moreCount, asOf: asOf)
  }

  private func opened(
    _ candidate: PopCandidate, at now: Instant
  ) throws(RowsError) -> OpenedCandidate {
    var aliases: [CustomerCard] = []
    var points: [PointCard] = []
    var tags: [OpenedTag] = []
    for name in candidate.names {
      guard let state = try state(name, as: CustomerState.self) else { continue }
      if state.id != candidate.customer.id { aliases.append(try card(state)) }
      // Of those in a crowd only the name is read.
      guard candidate.sheet != nil else { continue }
      points += try self.points(of: state, countMax: OpenedPop.pointCountMax - points.count)
      for tag in try self.tags(of: state, at: now)
      where !tags.contains(where: { $0.tag == tag.tag }) {
        tags.append(tag)
      }
    }
    var sheet: OpenedPopSheet?
    if let read = candidate.sheet { sheet = try opened(read, at: now) }
    return OpenedCandidate(
      candidate: candidate, card: try card(candidate.customer), aliases: aliases, points: points,
      tags: tags.filter(\.isNuisance) + tags.filter { !$0.isNuisance }, sheet: sheet)
  }

  /// The ways to reach a customer that hold, the first ones.
  private func points(
    of state: CustomerState, countMax: Int
  ) throws(RowsError) -> [PointCard] {
    var live = state
    live.points = Array(state.points.filter { !$0.isRetired }.prefix(max(0, countMax)))
    return try points(of: live)
  }

  private func tags(of state: CustomerState, at now: Instant) throws(RowsError) -> [OpenedTag] {
    var tags: [OpenedTag] = []
    for tag in state.tags where tag.until.map({ $0 > now }) ?? true {
      var reason = SealedText.absent
      if tag.seq > 0 {
        let record = try record(at: tag.seq, opened: true)
        if case .customers(.customerTagged(let tagged)) = record.event {
          reason = SealedText(tagged.reason, of: record)
        }
      }
      tags.append(OpenedTag(tag: tag.tag, until: tag.until, reason: reason))
    }
    return tags
  }

  private func opened(_ sheet: PopSheet, at now: Instant) throws(RowsError) -> OpenedPopSheet {
    var promises: [DueDocument.Row] = []
    for promise in sheet.promises { promises.append(try row(of: promise, at: now)) }
    var cases: [CaseCard] = []
    for state in sheet.cases { cases.append(try card(state)) }
    var items: [OpenedPopItem] = []
    for item in sheet.items {
      items.append(
        OpenedPopItem(
          card: ItemCard(state: item.item, warrantyEndsOn: item.warrantyEndsOn),
          verdict: item.verdict, recalls: item.isRecalled ? try recallFlags(of: item.item) : []))
    }
    var memos: [OpenedMemo] = []
    for record in sheet.memos { memos.append(try memo(record)) }
    let keys = try factKeys()
    var known: [OpenedFinding] = []
    for found in sheet.known { known.append(try opened(found.finding, keys)) }
    var others: [OpenedFact] = []
    for fact in sheet.others { others.append(try opened(fact, keys)) }
    return OpenedPopSheet(
      sheet: sheet, lastTouch: try lastTouch(sheet), promises: promises, cases: cases,
      items: items, memos: memos, known: known, others: others)
  }

  private func memo(_ record: Record) throws(RowsError) -> OpenedMemo {
    var body = SealedText.absent
    if case .facts(.memoWritten(let memo)) = record.event {
      body = SealedText(memo.body, of: record)
    }
    return OpenedMemo(
      at: record.occurredAt, body: body, member: try member(record.actor),
      reference: try reference(record.refs.case, record.entry))
  }

  /// `C-1042#10`; nil for what stands in no case.
  private func reference(_ id: CaseID?, _ entry: Int?) throws(RowsError) -> String? {
    guard let id, let entry, let state = try state(id, as: CaseState.self) else { return nil }
    return ProvisionalNumber.reference(state.number, entry)
  }

  private func lastTouch(_ sheet: PopSheet) throws(RowsError) -> PopTouch? {
    let contact = sheet.calls.last
    let at = contact?.startedAt
    if let visit = sheet.lastVisit, at.map({ $0 <= visit.startedAt }) ?? true {
      return PopTouch(at: visit.startedAt, kind: .visit, member: try member(visit.by))
    }
    guard let contact, let at else { return nil }
    return PopTouch(
      at: at, kind: .contact(contact.channel, contact.direction),
      member: try member(contact.agent))
  }
}

extension OpenedPop {
  /// Bound: how many ways to reach a candidate are shown.
  static let pointCountMax = 8
}
