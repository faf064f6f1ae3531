// Documents and retractions.

extension Deciding {
  /// Whether the content can be read is for the caller to find out, who knows its form.
  func publish(_ published: DocumentPublished) throws(Refusal) {
    guard let current = situation.documentVersion, published.version <= current else { return }
    throw .versionIsStale(current: current)
  }

  /// The retraction stands on the feeds of all the events that it takes back.
  func retract(_ retracted: EntryRetracted) throws(Refusal) -> [Draft] {
    var records: [Record] = []
    for event in retracted.events {
      guard let record = situation.records[event] else { throw .eventDoesNotExist(event) }
      records.append(record)
    }
    for record in records {
      if situation.retracted.contains(record.id) { throw .eventIsRetracted(record.id) }
      if record.origin == .book || record.event.kind?.saying == .book {
        throw .eventIsTheBooks(record.id)
      }
      if case .book(.erasureOrdered) = record.event { throw .customerIsErased }
    }
    let resting = decisionsResting(on: records, in: situation.feedRecords)
    guard resting.isEmpty else { throw .decisionsRestOnIt(resting) }
    let refs = Refs(refs.all + records.flatMap(\.refs.all))
    return [Draft(.book(.entryRetracted(retracted)), refs: refs)]
  }
}

/// Later decisions that would lose their ground if `records` were taken back.
///
/// - Parameters:
///   - records: What is to be taken back.
///   - feed: What came after them on the feeds of their subjects, in the order of `seq`.
/// - Returns: The ids of those decisions that hold and are not themselves among `records`, in the
///   order of the log.
package func decisionsResting(on records: [Record], in feed: [Record]) -> [EventID] {
  let corrections = Corrections(of: feed)
  let going = Set(records.map(\.id))
  return feed.filter { later in
    later.event.kind?.saying == .decision && later.retractedEvents == nil
      && !going.contains(later.id) && !corrections.isTakenBack(later.id)
      && later.supersedes.map(going.contains) != true
      && records.contains { $0.seq < later.seq && later.rests(on: $0) }
  }.map(\.id)
}

extension Record {
  /// Whether this decision could not have been made without `earlier`.
  fileprivate func rests(on earlier: Record) -> Bool {
    if causation == earlier.id || namedEvents.contains(earlier.id) { return true }
    // Without a correction, what it corrects stands again.
    guard earlier.supersedes == nil else { return false }
    switch earlier.event {
    case .cases(let event): return rests(on: event, of: earlier.refs.case)
    case .commitments(.handoffOffered):
      return refs.handoff != nil && refs.handoff == earlier.refs.handoff
    case .commitments(.handoffAccepted):
      // What the receiving team has done with the case since.
      let isOwners = event.kind == .caseAssigned || event.kind == .handoffOffered
      return isOwners && refs.case != nil && refs.case == earlier.refs.case
    case .commitments(.promiseMade):
      guard case .commitments(.promiseMade(let made)) = event else { return false }
      return made.replaces != nil && made.replaces == earlier.refs.promise
    case .repairs(.visitScheduled):
      guard case .repairs(.visitScheduled(let scheduled)) = event else { return false }
      return scheduled.replaces != nil && scheduled.replaces == earlier.refs.visit
    case .repairs(.rmaAuthorized):
      guard case .repairs(.rmaSettled) = event else { return false }
      return refs[.rma] == earlier.refs[.rma]
    case .customers(.customerMerged(let merged)): return rests(on: merged, of: earlier.refs)
    case .commitments, .customers, .items, .contacts, .facts, .repairs, .care, .book, .unknown:
      return false
    }
  }

  private func rests(on earlier: Event.Cases, of caseID: CaseID?) -> Bool {
    guard caseID != nil, refs.case == caseID else { return false }
    switch earlier {
    case .caseOpened: return true
    case .caseResolved: return event.kind == .caseClosed || event.kind == .caseReopened
    case .caseClosed: return event.kind == .caseReopened
    case .caseReopened: return event.kind == .caseResolved
    case .caseLinked(let linked):
      guard case .cases(.caseUnlinked(let unlinked)) = event else { return false }
      return unlinked.linkID == linked.linkID
    case .caseClassified, .caseAssigned, .caseWaitStarted, .caseWaitEnded, .caseUnlinked:
      return false
    }
  }

  /// Undoing a merge rests on it; so does a later one that absorbs its survivor.
  private func rests(on merged: CustomerMerged, of refs: Refs) -> Bool {
    switch event {
    case .customers(.customerUnmerged(let unmerged)): unmerged.mergeID == merged.mergeID
    case .customers(.customerMerged): self.refs[.absorbed] == refs[.survivor]
    case .customers, .items, .cases, .contacts, .facts, .commitments, .repairs, .care, .book,
      .unknown:
      false
    }
  }

  /// The events that the decision gives as its grounds.
  private var namedEvents: [EventID] {
    switch event {
    case .commitments(.handoffOffered(let event)): event.evidence
    case .items(.warrantyJudged(let event)): event.evidence + [event.overturns].compactMap { $0 }
    case .items(.warrantyGranted(let event)): [event.basis].compactMap { $0 }
    case .customers(.customerMerged(let event)): event.evidence
    case .book(.conflictSettled(let event)): [event.stands].compactMap { $0 }
    case .customers, .items, .cases, .contacts, .facts, .commitments, .repairs, .care, .book,
      .unknown:
      []
    }
  }
}
