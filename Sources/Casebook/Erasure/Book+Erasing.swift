internal import Cases
internal import EventLog
internal import Views

/// The steps of an erasure, in their order; each can be done again.
enum ErasureStep: Int, Hashable, Sendable, CaseIterable {
  /// What was ordered is noted beside the keys.
  case noted
  case blobs
  case keys
  case search
  /// `erasure.completed` is in the log.
  case completed
}

/// Bounds of erasures.
enum ErasureLimits {
  /// So often a person is looked through again because something was written meanwhile.
  static let roundCountMax = 8
}

extension Book {
  /// Forgets whoever was to be forgotten and is not yet: what a crash has broken off too.
  ///
  /// Blobs are unlinked and the keys destroyed, what the text index knows of their events goes, and
  /// `erasure.completed` says so.  Cheap where there is nothing.
  ///
  /// - Parameters:
  ///   - isThorough: Whether it looks too for keys that have come into the ring of somebody who was
  ///     forgotten before: of a call whose caller was found out later.
  ///   - seconds: How long it waits for the upkeep of others.
  /// - Returns: What was written, one receipt for each name that was forgotten.
  /// - Throws: What keeps it from being done, `overloaded` where the wait was over first; the order
  ///   stands, and the next call goes on.
  @available(*, noasync)
  @discardableResult
  package func carryOutErasures(
    isThorough: Bool = false, waitingAtMost seconds: Int = upkeepWaitSecondsMax
  ) throws(BookError) -> [Receipt] {
    try carryOutErasures(isThorough: isThorough, waitingAtMost: seconds, through: .completed)
  }

  /// The same up to a step, as a process does that is killed after it.
  @discardableResult
  func carryOutErasures(
    isThorough: Bool = false, waitingAtMost seconds: Int = upkeepWaitSecondsMax,
    through last: ErasureStep
  ) throws(BookError) -> [Receipt] {
    // A replica forgets what its book says; a copy without keys has nothing to destroy.
    guard file.replicaOf == nil, keys != nil, state != nil else { return [] }
    var receipts: [Receipt] = []
    for order in try pendingErasures(isThorough: isThorough) {
      let receipt = try carryOut(
        order, isThorough: isThorough, waitingAtMost: seconds, through: last)
      if let receipt { receipts.append(receipt) }
    }
    return receipts
  }

  /// Forgets one name.
  private func carryOut(
    _ order: ErasureOrder, isThorough: Bool, waitingAtMost seconds: Int, through last: ErasureStep
  ) throws(BookError) -> Receipt? {
    guard let keys else { return nil }
    var isNoted = false
    for _ in 0..<ErasureLimits.roundCountMax {
      let traces = try traces(of: order)
      do throws(KeyError) {
        if !isNoted { try keys.note(order.note(traces)) }
        isNoted = true
        guard last >= .blobs else { return nil }
        try removeErasedBlobs(traces.blobs)
        guard last >= .keys else { return nil }
        try keys.erase(traces.slots)
        keys.pruneCopies()
      } catch { throw BookError(keys: error) }
      guard last >= .search else { return nil }
      try purgeSearch(of: traces.seqs, waitingAtMost: seconds)
      guard last >= .completed else { return nil }
      if let receipt = try complete(order, traces) { return receipt }
      // Another process may have been faster.
      let left = try pendingErasures(isThorough: isThorough)
      guard left.contains(where: { $0.customer == order.customer }) else { return nil }
    }
    // Somebody writes about the person without end; the next opening goes on.
    throw .overloaded
  }

  /// Has the log say that it is done; nil where more has come about the person meanwhile.
  private func complete(
    _ order: ErasureOrder, _ traces: ErasureTraces
  ) throws(BookError) -> Receipt? {
    let now = Self.systemClock()
    let content = ErasedTraces(
      customer: order.customer, keys: traces.slots, recordCount: traces.seqs.count,
      blobCount: traces.blobs.count)
    let command = Command(
      id: IdentifierSource().next(at: now), content: .completeErasure(content), occurredAt: now,
      utcOffsetMinutes: order.record.utcOffsetMinutes, recordedAt: now, actor: nil, team: nil,
      device: nil, authenticatedBy: .asserted)
    switch try perform(command) {
    case .accepted(let receipt): return receipt.lines.isEmpty ? nil : receipt
    case .failed(let error): throw error
    case .refused, .idIsReused, .deviceIsReused:
      preconditionFailure("the book does not refuse what it asks itself")
    }
  }

  // MARK: What is to be done

  /// The orders whose completion the log does not have, in their order.
  private func pendingErasures(isThorough: Bool) throws(BookError) -> [ErasureOrder] {
    try read { (snapshot) throws(BookError) in
      do throws(RowsError) {
        let orders = snapshot.feed(ofType: Event.Kind.erasureOrdered.rawValue)
        let completions = snapshot.feed(ofType: Event.Kind.erasureCompleted.rawValue)
        // Counts would not tell: a person whose call was found out later has two completions.
        guard try snapshot.count(of: orders) > 0 else { return [] }
        var done: Set<CustomerID> = []
        for record in try snapshot.records(of: completions, opened: false) {
          if let customer = record.refs.customer { done.insert(customer) }
        }
        var found: [ErasureOrder] = []
        for record in try snapshot.records(of: orders, opened: false) {
          guard case .book(.erasureOrdered(let ordered)) = record.event,
            let customer = record.refs.customer,
            !found.contains(where: { $0.customer == customer })
          else { continue }
          if done.contains(customer) {
            guard isThorough, try holdsKeys(of: customer, snapshot) else { continue }
          }
          found.append(ErasureOrder(customer: customer, ordered: ordered, record: record))
        }
        return found
      } catch { throw BookError(error, path: path) }
    }
  }

  /// Whether a key in the ring of a customer opens anything.
  private func holdsKeys(
    of customer: CustomerID, _ snapshot: borrowing BookSnapshot
  ) throws(RowsError) -> Bool {
    guard let keys else { return false }
    for slot in try snapshot.ring(of: customer) {
      do throws(KeyError) { if try keys.holds(slot) { return true } } catch {
        throw .storage("\(error)")
      }
    }
    return false
  }

  /// What there is of the person: it stands in clear parts and views, so it is found again when
  /// some of it is gone.
  private func traces(of order: ErasureOrder) throws(BookError) -> ErasureTraces {
    let wanted = erasedElsewhere(order.record.id)
    return try read { (snapshot) throws(BookError) in
      do throws(RowsError) {
        let last = snapshot.head.keySlotCount
        return try ErasureTraces(
          of: order.customer,
          besides: wanted.filter { $0 >= KeyStore.firstRecordSlot && $0 <= last }, in: snapshot)
      } catch { throw BookError(error, path: path) }
    }
  }

  /// Keys that went with the same order in the book of which this one was restored.
  private func erasedElsewhere(_ order: EventID) -> [UInt64] {
    guard let keys else { return [] }
    return ErasureList.lines(in: keys.directory).flatMap { line -> [UInt64] in
      if case .ordered(let note) = line, note.event == order { note.slots } else { [] }
    }
  }
}

/// An erasure that was ordered.
struct ErasureOrder: Sendable {
  let customer: CustomerID
  let ordered: ErasureOrdered
  let record: Record

  func note(_ traces: ErasureTraces) -> ErasureNote {
    ErasureNote(
      customer: customer, event: record.id, ordered: ordered, occurredAt: record.occurredAt,
      recordedAt: record.recordedAt, utcOffsetMinutes: record.utcOffsetMinutes,
      actor: record.actor, team: record.team, slots: traces.slots)
  }
}

/// Everything that keys of a customer have sealed.
struct ErasureTraces: Hashable, Sendable {
  /// Ascending.
  private(set) var slots: [UInt64]
  /// The records.
  private(set) var seqs: Set<UInt64> = []
  /// SHA-256 of the media that they name.
  private(set) var blobs: Set<[UInt8]> = []

  init<R: RowSource & ~Copyable & ~Escapable>(
    of customer: CustomerID, besides others: [UInt64] = [], in rows: borrowing R
  ) throws(RowsError) {
    let ring = try rows.ring(of: customer)
    slots = Set(ring + others).sorted()
    let mine = Set(slots)
    for subject in try rows.subjects(inRingOf: customer) {
      try rows.scan(Feed(subject)) { (seq) throws(RowsError) in
        let record = try rows.record(at: seq, opened: false)
        guard mine.contains(record.keyID) else { return true }
        seqs.insert(seq)
        if case .contacts(.mediaAttached(let media)) = record.event { blobs.insert(media.sha256) }
        return true
      }
    }
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// How many events a feed has.
  fileprivate func count(of feed: Feed) throws(RowsError) -> Int {
    var count = 0
    try scan(feed) { (_) throws(RowsError) in
      count += 1
      return true
    }
    return count
  }
}

extension ErasureStep: Comparable {
  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
