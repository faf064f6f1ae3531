package import Cases

/// Reads who may be calling; made once for a look.
///
/// Everything that it reads is bounded, so that a switchboard, an old customer and a fleet of items
/// cost no more than a screen.
package struct PopReader: Hashable, Sendable {
  /// Who looks, and when.
  package var asker: Asker
  /// Who has been proved to be at the other end.
  package var verified: CustomerID?
  /// The contact that goes on: it is none of those before.
  package var current: ContactID?
  /// Bounds, as a person can wait for them.
  package var casesReadMax = PopSheet.casesReadMax
  package var itemsReadMax = PopSheet.itemsReadMax
  package var recordsReadMax = PopSheet.recordsReadMax
  package var callsCountedMax = PopSheet.callsCountedMax

  package init(asker: Asker, verified: CustomerID? = nil, current: ContactID? = nil) {
    self.asker = asker
    self.verified = verified
    self.current = current
  }

  /// The customers who have one of some texts.
  ///
  /// - Parameters:
  ///   - kind: What the texts are.
  ///   - texts: The forms in which a number may stand in the book, the likeliest first; the first
  ///     one that anybody has counts.
  ///   - extensionDigits: The extension that was named with the number.
  ///   - rows: Where they are read.
  /// - Throws: What reading rows throws.
  /// - Returns: Every candidate, the surest first.
  /// - Complexity: O(customers with the number) and the bounds of `PopSheet`.
  package func pop<R: RowSource & ~Copyable & ~Escapable>(
    _ kind: LookupKind, _ texts: [String], extensionDigits: String? = nil, in rows: borrowing R
  ) throws(RowsError) -> ScreenPop {
    var found: [FoundCustomer] = []
    for text in texts where found.isEmpty {
      found = try CustomerSearch.find(
        kind, text, extensionDigits: extensionDigits, verified: verified, in: rows)
    }
    var pop = ScreenPop()
    var seen: Set<CustomerID> = []
    for match in found where seen.insert(match.customer.id).inserted {
      guard pop.candidates.count < ScreenPop.candidateCountMax else {
        pop.moreCount += 1
        continue
      }
      let names = try rows.names(of: match.customer.id)
      pop.candidates.append(
        PopCandidate(
          customer: match.customer, level: match.level, reason: PopReason(match),
          sharing: match.point.sharing, point: match.point.id, owner: match.owner, names: names))
    }
    guard !pop.candidates.isEmpty else { return pop }
    let keys = try rows.factKeys()
    for place in pop.candidates.indices.prefix(ScreenPop.sheetCountMax) {
      pop.candidates[place].sheet = try sheet(of: pop.candidates[place].names, keys, in: rows)
    }
    return pop
  }

  /// The pop of a customer who was named.
  package func pop<R: RowSource & ~Copyable & ~Escapable>(
    of customer: CustomerState, in rows: borrowing R
  ) throws(RowsError) -> ScreenPop {
    let survivor = try rows.survivor(of: customer)
    var pop = ScreenPop()
    guard !survivor.isErased else { return pop }
    let names = try rows.names(of: survivor.id)
    let isProved = verified == survivor.id
    pop.candidates = [
      PopCandidate(
        customer: survivor, level: isProved ? .verified : .known,
        reason: isProved ? .proved : .named, sharing: .one, point: nil, owner: customer.id,
        names: names, sheet: try sheet(of: names, try rows.factKeys(), in: rows))
    ]
    return pop
  }

  /// What is to be known of a customer with these names.
  func sheet<R: RowSource & ~Copyable & ~Escapable>(
    of names: [CustomerID], _ keys: FactKeys, in rows: borrowing R
  ) throws(RowsError) -> PopSheet {
    var sheet = PopSheet()
    sheet.calls = try calls(of: names, in: rows)
    try addRecent(to: &sheet, names, in: rows)
    try addCases(to: &sheet, names, in: rows)
    try addItems(to: &sheet, names, in: rows)
    try addKnown(to: &sheet, names, keys, in: rows)
    return sheet
  }

  // MARK: Calls

  private func calls<R: RowSource & ~Copyable & ~Escapable>(
    of names: [CustomerID], in rows: borrowing R
  ) throws(RowsError) -> PopCalls {
    var calls = PopCalls()
    var lastInbound: (id: ContactID, at: Instant)?
    var last: (id: ContactID, at: Instant)?
    for name in names {
      var count = 0
      try rows.scanContacts(of: name) { (id, startedAt, direction) throws(RowsError) in
        guard id != current else { return true }
        guard count < callsCountedMax else {
          calls.isCutOff = true
          return false
        }
        count += 1
        if last.map({ $0.at < startedAt }) ?? true { last = (id, startedAt) }
        switch direction {
        case .inbound:
          calls.inboundCount += 1
          if lastInbound.map({ $0.at < startedAt }) ?? true { lastInbound = (id, startedAt) }
        case .outbound: calls.outboundCount += 1
        }
        return true
      }
    }
    if let lastInbound { calls.lastInbound = try rows.state(lastInbound.id) }
    if let last { calls.last = try rows.state(last.id) }
    return calls
  }

  // MARK: Memos and visits

  /// Looks through the latest records of the customer, once.
  private func addRecent<R: RowSource & ~Copyable & ~Escapable>(
    to sheet: inout PopSheet, _ names: [CustomerID], in rows: borrowing R
  ) throws(RowsError) {
    var latest: [UInt64: Record] = [:]
    for name in names {
      var count = 0
      try rows.scan(.customer(name), reverse: true) { (seq) throws(RowsError) in
        guard count < recordsReadMax else { return false }
        count += 1
        if latest[seq] == nil { latest[seq] = try rows.record(at: seq, opened: false) }
        return true
      }
    }
    let records = latest.values.sorted { $0.seq < $1.seq }
    let corrections = Corrections(of: records)
    var pinned: Set<EventID> = []
    var memos: [Record] = []
    for place in records {
      guard let record = corrections.standing(at: place) else { continue }
      switch record.event {
      case .book(.entryPinned(let pin)): pinned.insert(pin.event)
      case .book(.entryUnpinned(let pin)): pinned.remove(pin.event)
      case .facts(.memoWritten(let memo)):
        memos.append(record)
        // What was pinned is the entry as it was written first.
        if memo.pinned { pinned.formUnion([place.id, record.id]) }
      case .repairs(.visitStarted):
        if sheet.lastVisit.map({ $0.startedAt <= record.occurredAt }) ?? true {
          sheet.lastVisit = PopVisit(
            startedAt: record.occurredAt, by: record.actor, team: record.team)
        }
      case _: break  // Open set: a pop tells of memos and visits here.
      }
    }
    let visible = memos.filter { isVisible($0.visibility) }
    func rank(_ record: Record) -> (Int, Instant, UInt64) {
      (pinned.contains(record.id) ? 1 : 0, record.occurredAt, record.seq)
    }
    for record in visible.sorted(by: { rank($0) > rank($1) }).prefix(PopSheet.memoCountMax) {
      var opened = try rows.record(at: record.seq, opened: true)
      opened.actor = record.actor
      opened.team = record.team
      opened.entry = record.entry
      sheet.memos.append(opened)
    }
  }

  /// Whether the asker's team may see what only some teams may.
  func isVisible(_ teams: [Team]) -> Bool {
    teams.isEmpty || asker.team.map { teams.contains($0) } ?? false
  }
}
