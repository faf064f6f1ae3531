// What happens once, and who owns and holds an item.

extension ConflictSearch {
  mutating func checkSettled(_ settled: PromiseSettled, _ refs: Refs, _ id: EventID) {
    let known =
      (situation.case?.settledPromises ?? []) + (situation.customer?.settledPromises ?? [])
    guard let earlier = known.first(where: { $0.id == refs.promise }),
      earlier.outcome != settled.outcome
    else { return }
    note(.settledTwice, against: [earlier.event], id, refs)
  }

  mutating func checkFinished(_ finished: RepairFinished, _ refs: Refs, _ id: EventID) {
    guard
      let earlier = situation.case?.finishedRepairs.first(where: { $0.id == refs.repair }),
      earlier.outcome != finished.outcome
    else { return }
    note(.finishedTwice, against: [earlier.event], id, refs)
  }

  mutating func checkRegistered(_ registered: ItemRegistered, _ refs: Refs, _ id: EventID) {
    if let other = situation.itemWithSameSerial, other.id != refs.item,
      other.model == registered.model, other.serial == registered.serial,
      registered.serial != nil, let event = other.registeredBy
    {
      note(.serialTaken, against: [event], id, refs)
    }
    guard let item = situation.item, item.id == refs.item, let event = item.ownerSaidBy,
      let owner = item.customer, let customer = refs.customer, isAnother(owner, customer)
    else { return }
    note(.ownersDiffer, against: [event], id, refs)
  }

  mutating func checkOwner(_ changed: ItemOwnershipChanged, _ refs: Refs, _ id: EventID) {
    guard let item = situation.item, item.id == refs.item, let event = item.ownerSaidBy,
      let owner = item.customer, let from = changed.from, isAnother(owner, from),
      item.ownedSince.map({ $0 <= changed.on }) ?? true
    else { return }
    note(.ownersDiffer, against: [event], id, refs)
  }

  /// Whether they are two people: not one who was merged into the other.
  private func isAnother(_ one: CustomerID, _ other: CustomerID) -> Bool {
    situation.survivor(of: one) != situation.survivor(of: other)
  }

  // MARK: Loaners

  mutating func checkLent(_ refs: Refs, _ id: EventID) {
    guard let item = situation.item, item.id == refs.item, let loan = item.loan else { return }
    note(.loanerOutTwice, against: [loan.event], id, refs)
  }

  mutating func checkReturned(_ refs: Refs, _ id: EventID) {
    guard let loaner = refs[.loaner].map(LoanerID.init) else { return }
    var isKnown = false
    if let item = situation.item, item.id == refs.item {
      guard item.loan?.id != loaner else { return }
      isKnown = true
    }
    if let state = situation.case, state.id == refs.case {
      guard !state.loanersOut.contains(loaner) else { return }
      isKnown = true
    }
    // Without the item and the case nothing can be said of it.
    if isKnown { note(.loanerNotOut, against: [], id, refs) }
  }

  // MARK: Parts

  /// Looks at the parts with all the facts of the command folded in, since the removal and the
  /// installation of a replacement can stand in any order.
  mutating func checkParts(_ drafts: [Draft], _ ids: [EventID]) {
    guard var item = situation.item else { return }
    for (draft, id) in zip(drafts, ids) where draft.refs.item == item.id {
      item.change(.provisional(draft, id: id, occurredAt: occurredAt))
    }
    for (draft, id) in zip(drafts, ids) where draft.refs.item == item.id {
      if case .repairs(.partRemoved(let removed)) = draft.event {
        checkRemoved(removed, from: item, draft.refs, id)
      } else if case .repairs(.partInstalled(let installed)) = draft.event {
        checkInstalled(installed, in: item, draft.refs, id)
      }
    }
  }

  /// A part that nobody installed was in the item from the beginning: that is no contradiction.
  private mutating func checkRemoved(
    _ removed: PartRemoved, from item: ItemState, _ refs: Refs, _ id: EventID
  ) {
    guard let position = removed.position,
      let use = item.partUses.first(where: { $0.usage == removed.usageID })
    else { return }
    let parts = item.parts(before: removed.usageID)
    let other =
      if let index = use.target(in: parts) {
        parts[index].position == position ? nil : parts[index]
      } else {
        parts.first { $0.position == position }
      }
    guard let other else { return }
    note(.partNotThere, against: [other.event], id, refs)
  }

  private mutating func checkInstalled(
    _ installed: PartInstalled, in item: ItemState, _ refs: Refs, _ id: EventID
  ) {
    let parts = item.parts
    guard parts.contains(where: { $0.usage == installed.usageID }) else { return }
    for other in parts where other.usage != installed.usageID {
      if installed.position != nil, other.position == installed.position {
        note(.positionTaken, against: [other.event], id, refs)
      } else if installed.serial != nil, other.serial == installed.serial,
        other.partNo == installed.partNo
      {
        note(.serialInTwoPlaces, against: [other.event], id, refs)
      }
    }
  }
}

extension Record {
  /// A record as it would be, for looking ahead.
  fileprivate static func provisional(
    _ draft: Draft, id: EventID, occurredAt: Instant
  ) -> Record {
    Record(
      id: id, command: CommandID(high: 0, low: 0), index: 0, origin: .device, event: draft.event,
      occurredAt: occurredAt, utcOffsetMinutes: 0, recordedAt: occurredAt,
      acceptedAt: occurredAt, actor: nil, team: nil, device: nil, deviceSeq: 0,
      authenticatedBy: .asserted, refs: draft.refs, supersedes: draft.supersedes)
  }
}
