internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// Everything that `show` says of a case.
struct OpenedCase: Sendable {
  let card: CaseCard
  let customer: NamedCustomer?
  let owner: OwnerName?
  /// The card of the person who has it.
  let person: MemberCard?
  var promises: [OpenedPromise]
  let handoff: OpenedHandoff?
  let asOf: LogPosition
  /// For what the customer waits; nil where the case is not open.
  let wait: OpenedWait?
  /// When the first of its clocks that run is due.
  var clockDueAt: Instant?
  /// Its clocks; empty in lists.
  var clocks: [ClockReading] = []
  /// The entries that somebody pinned: C-1042#12; empty in lists.
  var pinned: [String] = []
  /// The recalls that concern its item; empty in lists.
  var recalls: [RecallFlag] = []
  /// Its links with other cases, and what contradicts what; empty in lists.
  var links: [OpenedLink] = []
  var conflicts: [OpenedConflict] = []
  /// What is known of it, its customer and its item; empty in lists.
  var facts: [OpenedFact] = []
}

extension OpenedCase {
  /// When the first promise or clock is due.
  var nextDueAt: Instant? {
    [promises.first?.promise.window.to, clockDueAt].compactMap(\.self).min()
  }
}

/// A handoff that waits for its answer.
struct OpenedHandoff: Sendable {
  let handoff: OpenHandoff
  let card: CaseCard
  let from: OwnerName
  let to: OwnerName
  let fromPerson: MemberCard?
  let toPerson: MemberCard?
  let ask: SealedText
  let nextStep: SealedText
  let brief: OpenedBrief
  let lateSeconds: Int
  /// What the customer must not be asked again, with what is known of it.
  var doNotAsk: [SparedKey] = []
}

/// Something that need not be asked again.
struct SparedKey: Hashable, Sendable {
  let key: String
  let title: Bilingual
  /// As far as whoever reads may see it.
  let facts: [OpenedFact]
}

extension BookSnapshot {
  /// The sheet of a case with all that `show` says: also what is owed in its duplicates.
  func whole(
    _ card: CaseCard, at now: Instant, _ told: ToldConflicts
  ) throws(RowsError) -> OpenedCase {
    var sheet = try sheet(of: card, at: now)
    sheet.clocks = try clocks(of: card.id, at: now)
    sheet.recalls = try recallFlags(of: card.item)
    sheet.links = try links(of: card.state)
    sheet.conflicts = try conflicts(card.state.openConflicts, in: card.state, told)
    for duplicate in try duplicates(of: card.state) {
      let other = try self.card(duplicate)
      for promise in duplicate.promises {
        sheet.promises.append(try self.sheet(of: promise, case: other, at: now))
      }
      sheet.conflicts += try conflicts(duplicate.openConflicts, in: duplicate, told)
    }
    sheet.promises.sort { $0.promise.window.to < $1.promise.window.to }
    return sheet
  }

  /// The sheet of a case, as of `now`.
  func sheet(of card: CaseCard, at now: Instant) throws(RowsError) -> OpenedCase {
    var promises: [OpenedPromise] = []
    for promise in card.state.promises.sorted(by: { $0.window.to < $1.window.to }) {
      promises.append(try sheet(of: promise, case: card, at: now))
    }
    let person = try member(card.state.person)
    var customer: NamedCustomer?
    if let known = try self.customer(card.customer?.id) {
      customer = NamedCustomer(card: known, phone: try phone(of: known))
    }
    return OpenedCase(
      card: card, customer: customer,
      owner: card.state.team.map { OwnerName(team: $0, person: person?.handle) }, person: person,
      promises: promises, handoff: try handoff(of: card, at: now), asOf: asOf,
      wait: card.state.customerWait(at: now).map { OpenedWait($0, at: now) },
      clockDueAt: try clockDue(of: card.id))
  }

  /// The sheet of an open promise.
  func sheet(
    of promise: OpenPromise, case card: CaseCard?, at now: Instant
  ) throws(RowsError) -> OpenedPromise {
    let person = try member(promise.owner.person)
    return OpenedPromise(
      promise: promise, what: try words(of: promise),
      owner: OwnerName(team: promise.owner.team, person: person?.handle), person: person,
      reference: card.map { ProvisionalNumber.reference($0.number, promise.entry) },
      lateSeconds: Int(max(0, now.seconds(since: promise.window.to))))
  }

  /// The sheet of the handoff that a case waits for, as `reader` may see it; without one, as
  /// everybody may.
  func handoff(
    of card: CaseCard, at now: Instant, for reader: Team? = nil
  ) throws(RowsError) -> OpenedHandoff? {
    guard let open = card.state.handoff else { return nil }
    let record = try record(at: open.seq, opened: true)
    guard case .commitments(.handoffOffered(let offered)) = record.event else {
      throw .damagedRow(.cases)
    }
    let from = try member(open.from.person)
    let to = try member(open.to.person)
    var sheet = OpenedHandoff(
      handoff: open, card: card, from: OwnerName(team: open.from.team, person: from?.handle),
      to: OwnerName(team: open.to.team, person: to?.handle), fromPerson: from, toPerson: to,
      ask: SealedText(offered.brief.ask, of: record),
      nextStep: SealedText(offered.brief.nextStep, of: record),
      brief: try brief(offered, of: record, card, at: now),
      lateSeconds: Int(open.respondBy.map { max(0, now.seconds(since: $0)) } ?? 0))
    sheet.doNotAsk = try spared(offered, in: card, at: now, for: reader)
    return sheet
  }

  /// What a handoff spares the customer, as of now: what became known since is shown, too.
  private func spared(
    _ offered: HandoffOffered, in card: CaseCard, at now: Instant, for reader: Team?
  ) throws(RowsError) -> [SparedKey] {
    guard !offered.doNotAsk.isEmpty else { return [] }
    let scope = try ledgerScope(of: card.id)
    let asker = Asker(team: reader, moment: now, case: card.id, utcOffsetMinutes: 0)
    let known = try knownFacts(scope, for: asker).facts
    let keys = try factKeys()
    return offered.doNotAsk.map { name in
      SparedKey(
        key: name, title: keys[name]?.titleWords ?? Bilingual(same: name),
        facts: known.filter { $0.fact.key == name })
    }
  }

  /// The first live number of a customer.
  func phone(of customer: CustomerCard) throws(RowsError) -> PointCard? {
    try points(of: try person(customer.id) ?? customer.state).first {
      !$0.state.isRetired && ($0.state.kind == .phone || $0.state.kind == .sms)
    }
  }
}

extension BookSnapshot {
  /// The row of a promise that is due.
  func row(of due: DuePromise, at now: Instant) throws(RowsError) -> DueDocument.Row {
    var card: CaseCard?
    if let state = due.case { card = try self.card(state) }
    let customer = try customer(due.customer)
    return DueDocument.Row(
      sheet: try sheet(of: due.promise, case: card, at: now), case: card, customer: customer)
  }
}
