extension CustomerState: SubjectState {
  package mutating func count(_ record: Record) {
    lastSeq = max(lastSeq, record.seq)
  }

  package mutating func change(_ record: Record) {
    lastOccurredAt = max(lastOccurredAt, record.occurredAt)
    switch record.event {
    case .customers(let event): change(event, record)
    case .commitments(let event):
      if record.refs.case == nil { change(event, record) }
    case .care(let event): change(event, record)
    case .book(let event): change(event)
    case .items, .cases, .contacts, .facts, .repairs: break
    case .unknown: break
    }
  }

  private mutating func change(_ event: Event.Customers, _ record: Record) {
    switch event {
    case .customerRegistered(let registered):
      if let number = record.number { self.number = number }
      kind = registered.kind
      nameSeq = record.seq
    case .contactPointAdded(let added):
      let point = PointState(
        id: added.pointID, kind: added.kind, sharing: added.sharing, seq: record.seq,
        isRetired: pointsRetiredEarly.contains(added.pointID))
      pointsRetiredEarly.removeAll { $0 == added.pointID }
      points.removeAll { $0.id == added.pointID }
      points.append(point)
    case .contactPointRetired(let retired):
      if let index = points.firstIndex(where: { $0.id == retired.pointID }) {
        points[index].isRetired = true
      } else {
        pointsRetiredEarly.appendOnce(retired.pointID)
      }
    case .customerTagged(let tagged): tag(tagged, record.seq)
    case .customerMerged(let merged): merge(merged.mergeID, record.refs)
    case .customerUnmerged(let unmerged):
      absorbed.removeAll { $0.merge == unmerged.mergeID }
      guard mergeID == unmerged.mergeID else { break }
      mergedInto = nil
      mergeID = nil
    case .consentRecorded(let consent): note(consent, at: record.occurredAt)
    }
  }

  private mutating func change(_ event: Event.Commitments, _ record: Record) {
    switch event {
    case .promiseMade(let made):
      guard let promise = OpenPromise(made, record) else { break }
      promises.make(promise, settled: &settledPromises)
    case .promiseSettled(let settled):
      guard let promise = SettledPromise(settled, record) else { break }
      promises.settle(promise, settled: &settledPromises)
    case .handoffOffered, .handoffAccepted, .handoffDeclined, .handoffLapsed: break
    }
  }

  private mutating func change(_ event: Event.Book) {
    switch event {
    case .erasureOrdered, .erasureCompleted: isErased = true
    case .entryRetracted: break  // Takes part through `fold`.
    case .documentPublished, .memberRegistered, .memberLeft, .entryPinned, .entryUnpinned,
      .clockJudged, .conflictRaised, .conflictSettled, .disclosureMade:
      break
    }
  }

  private mutating func tag(_ tagged: CustomerTagged, _ seq: UInt64) {
    tags.removeAll { tagged.removed.contains($0.tag) || tagged.added.contains($0.tag) }
    tags += tagged.added.map { CustomerTag(tag: $0, until: tagged.until, seq: seq) }
  }

  private mutating func merge(_ merge: MergeID, _ refs: Refs) {
    guard let survivor = refs[.survivor].map(CustomerID.init),
      let absorbed = refs[.absorbed].map(CustomerID.init)
    else { return }
    if absorbed == id {
      mergedInto = survivor
      mergeID = merge
    } else if survivor == id {
      self.absorbed.appendOnce(AbsorbedCustomer(customer: absorbed, merge: merge))
    }
  }

  /// The latest that was said counts, in whatever order the news of it comes.
  private mutating func note(_ consent: ConsentRecorded, at moment: Instant) {
    if let known = consents.first(where: { $0.purpose == consent.purpose }) {
      guard known.saidAt <= moment else { return }
      consents.removeAll { $0.purpose == consent.purpose }
    }
    consents.append(
      ConsentState(purpose: consent.purpose, isGiven: consent.given, saidAt: moment))
  }
}
