extension ItemState: SubjectState {
  package mutating func count(_ record: Record) {
    lastSeq = max(lastSeq, record.seq)
  }

  package mutating func change(_ record: Record) {
    lastOccurredAt = max(lastOccurredAt, record.occurredAt)
    switch record.event {
    case .items(let event): change(event, record)
    case .repairs(let event): change(event, record)
    case .care(let event): change(event, record)
    case .customers, .cases, .contacts, .facts, .commitments, .book: break
    case .unknown: break
    }
  }

  private mutating func change(_ event: Event.Items, _ record: Record) {
    switch event {
    case .itemRegistered(let registered):
      if let number = record.number { self.number = number }
      model = registered.model
      serial = registered.serial
      lot = registered.lot
      installedOn = registered.installedOn
      registeredBy = record.id
      registeredOn = Day(of: record.occurredAt, offsetMinutes: record.utcOffsetMinutes)
      parentItem = registered.parentItem
      replaces = registered.replaces
      guard ownedSince == nil else { break }
      customer = record.refs.customer
      ownerSaidBy = record.id
    case .itemOwnershipChanged(let changed):
      guard ownedSince.map({ $0 <= changed.on }) ?? true else { break }
      customer = changed.to
      ownedSince = changed.on
      ownerSaidBy = record.id
    case .itemCustodyPassed(let passed):
      guard heldSince.map({ $0 <= record.occurredAt }) ?? true else { break }
      holder = passed.to
      place = passed.to == .customer ? nil : passed.place
      heldSince = record.occurredAt
    case .warrantyGranted(let granted):
      warranties.removeAll { $0.id == granted.warrantyID }
      warranties.append(
        ItemWarranty(
          id: granted.warrantyID, kind: granted.kind, partSerial: granted.partSerial,
          startsOn: granted.startsOn, endsOn: granted.endsOn, terms: granted.terms,
          event: record.id))
    case .warrantyJudged(let judged): verdicts.judge(judged, record)
    case .itemMeasured: break
    }
  }

  private mutating func change(_ event: Event.Repairs, _ record: Record) {
    switch event {
    case .partInstalled(let part):
      note(
        PartUse(
          kind: .installed, usage: part.usageID, partNo: part.partNo, serial: part.serial,
          quantity: part.quantity, position: part.position, pairs: part.pairs,
          at: record.occurredAt, event: record.id))
    case .partRemoved(let part):
      note(
        PartUse(
          kind: .removed, usage: part.usageID, partNo: part.partNo, serial: part.serial,
          quantity: part.quantity, position: part.position, at: record.occurredAt,
          event: record.id))
    case .loanerLent(let lent):
      guard let loaner = record.refs[.loaner].map(LoanerID.init),
        !loansReturnedEarly.contains(loaner)
      else { break }
      loan = ItemLoan(
        id: loaner, dueOn: lent.dueOn, customer: record.refs.customer, case: record.refs.case,
        lentAt: record.occurredAt, event: record.id)
    case .loanerReturned:
      guard let loaner = record.refs[.loaner].map(LoanerID.init) else { break }
      if loan?.id == loaner { loan = nil } else { loansReturnedEarly.appendOnce(loaner) }
    case .repairOpened, .repairDiagnosed, .repairWorkLogged, .repairFinished, .quoteGiven,
      .quoteAnswered, .visitScheduled, .visitStarted, .visitEnded, .partRequested, .partMoved,
      .rmaAuthorized, .rmaSettled:
      break
    }
  }
}

// MARK: Parts

extension ItemState {
  /// Where the use stands in time; a removal comes before the installation of the same moment.
  private static func order(_ use: PartUse) -> (Instant, UInt8, PartUsageID) {
    (use.at, use.kind.rawValue, use.usage)
  }

  private mutating func note(_ use: PartUse) {
    guard !partUses.contains(where: { $0.usage == use.usage }) else { return }
    let next = partUses.firstIndex { Self.order($0) > Self.order(use) }
    partUses.insert(use, at: next ?? partUses.endIndex)
  }

  /// What is in the item now: what was installed and not removed, by time.
  ///
  /// - Complexity: O(n²) in the installations and removals, which are a few dozen in the life of
  ///   an item.
  package var parts: [InstalledPart] { parts(before: nil) }

  /// What was in the item just before `usage`; what is in it now if there is no such use.
  package func parts(before usage: PartUsageID?) -> [InstalledPart] {
    var parts: [InstalledPart] = []
    for use in partUses {
      if use.usage == usage { break }
      switch use.kind {
      case .installed: if let part = InstalledPart(use) { parts.append(part) }
      case .removed: if let index = use.target(in: parts) { parts.remove(at: index) }
      }
    }
    return parts
  }
}

extension InstalledPart {
  /// `nil` for an installation that does not say of what.
  init?(_ use: PartUse) {
    guard let partNo = use.partNo else { return nil }
    self.init(
      usage: use.usage, partNo: partNo, serial: use.serial, quantity: use.quantity,
      position: use.position, installedAt: use.at, event: use.event)
  }
}

extension PartUse {
  /// Which of `parts` this removal takes out, as far as it can be told; whole uses only.
  ///
  /// A serial number decides; without one the position does, then the part's number.
  func target(in parts: [InstalledPart]) -> Int? {
    if let serial, let index = parts.firstIndex(where: { $0.serial == serial }) { return index }
    return parts.firstIndex { part in
      if serial != nil, part.serial != nil { return false }
      if let partNo, part.partNo != partNo { return false }
      return part.position == position && (position != nil || partNo != nil)
    }
  }
}
