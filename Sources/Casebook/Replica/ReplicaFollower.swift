package import Cases
internal import EventLog
internal import Glibc
internal import Views

/// The bounds of following a book.
package enum ReplicaLimits {
  /// The records of one question.
  package static let recordCountMax = FeedLimits.eventCountMax
  /// How long the book holds an empty answer, in milliseconds: short, so that who follows can be
  /// stopped within two seconds.
  package static let waitMilliseconds = 1_500
  /// How long between two tries to reach the book, in milliseconds: the first, and at most.
  package static let retryMillisecondsMin = 500
  package static let retryMillisecondsMax = 10_000
  /// How often it is noted that the book was heard of, in seconds, while nothing else changes.
  package static let noteSeconds: Int64 = 10

  /// How long after so many tries in vain the next one comes.
  package static func retryMilliseconds(after failureCount: Int) -> Int {
    min(retryMillisecondsMax, retryMillisecondsMin << min(max(failureCount - 1, 0), 10))
  }
}

/// How following goes.
package enum ReplicaProgress: Hashable, Sendable {
  /// The book was reached, and both say the same.
  case connected(head: UInt64, sourceHead: LogPosition?)
  /// So many records were appended; there may be more at once.
  case applied(count: Int, head: UInt64, more: Bool)
  /// The book cannot be reached; the next try comes by itself.
  case unreachable(why: String, retryMilliseconds: Int)
}

/// Follows a book: asks for its next records, proves and appends them, and waits for more.
///
/// It can be killed at any moment: what was appended is a beginning of the book, and the next one
/// goes on behind it.
package struct ReplicaFollower<Source: RecordSource> {
  private let replica: Replica
  private var source: Source
  private let clock: @Sendable () -> Instant
  private var origin: ReplicaOrigin?

  package init(
    _ replica: Replica, _ source: Source,
    clock: @escaping @Sendable () -> Instant = Book.systemClock
  ) {
    self.replica = replica
    self.source = source
    self.clock = clock
  }

  /// Follows until it is interrupted, or until it has everything if `untilEnd`.
  ///
  /// - Parameters:
  ///   - untilEnd: Whether it ends where the book has no more; then a book that cannot be reached
  ///     is an error, and otherwise a reason to wait.
  ///   - isInterrupted: Asked often whether to end.
  ///   - report: Is told how it goes.
  /// - Throws: `fault` where what the two say does not fit, which is noted in the replica; `book`;
  ///   `source` where the book refuses for good.
  @available(*, noasync)
  package mutating func run(
    untilEnd: Bool, isInterrupted: () -> Bool = { false },
    report: (ReplicaProgress) -> Void = { _ in }
  ) throws(ReplicaError) {
    var failureCount = 0
    while !isInterrupted() {
      do throws(ReplicaError) {
        try connect(report)
        failureCount = 0
        return try follow(untilEnd: untilEnd, isInterrupted, report)
      } catch .source(.interrupted) {
        return
      } catch .source(.unreachable(let why)) where !untilEnd {
        failureCount += 1
        let milliseconds = ReplicaLimits.retryMilliseconds(after: failureCount)
        report(.unreachable(why: why, retryMilliseconds: milliseconds))
        pause(milliseconds, isInterrupted)
      } catch .fault(let fault) {
        try alarm(fault)
        throw .fault(fault)
      }
    }
  }

  // MARK: The two books

  /// Reaches the book, and compares what both say: id, epochs, and the last record of the replica.
  private mutating func connect(_ report: (ReplicaProgress) -> Void) throws(ReplicaError) {
    let origin = try asking { (source) throws(SourceError) in try source.hello() }
    guard origin.book == replica.book.file.id else { throw .fault(.bookDiffers(origin.book)) }
    let head = try replica.head()
    let known = try replica.epochs()
    do throws(ReplicaFault) {
      _ = try ReplicaProof.comingEpochs(of: origin.epochs, known: known, headSeq: head.seq)
    } catch { throw .fault(error) }
    if head.seq > 0 { try compare(head, known) }
    self.origin = origin
    try acknowledge()
    let newSource = replica.newSource
    try note { status in
      status.source = newSource ?? status.source
      status.alarm = nil
      status.sourceHead = origin.head ?? status.sourceHead
    }
    report(.connected(head: head.seq, sourceHead: origin.head))
  }

  /// Compares the replica's last record with what stands there in the book.
  private mutating func compare(_ head: Head, _ known: [Epoch]) throws(ReplicaError) {
    let before = LogPosition(epoch: Int(known.last?.number ?? 1), seq: Int(head.seq) - 1)
    let page = try asking { (source) throws(SourceError) in
      try source.records(after: before, limit: 1, waitMilliseconds: 0)
    }
    guard let item = page.items.first else { throw .fault(.isAhead(seq: head.seq)) }
    guard item.seq == head.seq,
      item.bytes.prefix(ChainHash.byteCount).elementsEqual(head.hash.array)
    else { throw .fault(.headDiffers(seq: head.seq)) }
  }

  private mutating func follow(
    untilEnd: Bool, _ isInterrupted: () -> Bool, _ report: (ReplicaProgress) -> Void
  ) throws(ReplicaError) {
    while !isInterrupted() {
      guard let origin else { return }
      let head = try replica.head()
      let epoch = try replica.epochs().last?.number ?? 1
      let page = try asking { (source) throws(SourceError) in
        try source.records(
          after: LogPosition(epoch: Int(epoch), seq: Int(head.seq)),
          limit: ReplicaLimits.recordCountMax,
          waitMilliseconds: untilEnd ? 0 : ReplicaLimits.waitMilliseconds)
      }
      // Restored meanwhile: what comes is chained in an epoch of which nothing is known yet.
      if page.through.epoch != Int(origin.epochs.last?.number ?? 1) {
        try connect(report)
        continue
      }
      let applied = try replica.apply(page, epochs: origin.epochs)
      try noteHeard(page, isNew: applied.seq > head.seq)
      if applied.seq > head.seq {
        try acknowledge()
        report(
          .applied(
            count: Int(applied.seq - head.seq), head: applied.seq, more: page.more))
      }
      if untilEnd, !page.more { return }
    }
  }

  /// Tells the book of the erasures that were carried out here.
  private mutating func acknowledge() throws(ReplicaError) {
    let standing = replica.standing
    guard standing.acknowledgedThrough < standing.erasedThrough else { return }
    let erasures: [ErasedKeys]
    do throws(BookError) { erasures = try replica.book.erasedKeySlots() } catch {
      throw .book(error)
    }
    for erased in erasures
    where erased.seq > standing.acknowledgedThrough && erased.seq <= standing.erasedThrough {
      do throws(SourceError) { try source.acknowledge(erased.event) } catch {
        // A book that does not take it has no use for it; one that cannot be reached is told later.
        guard case .refused = error else { throw .source(error) }
      }
      try note { $0.acknowledgedThrough = erased.seq }
    }
  }

  /// Asks the source; where it says that the two do not fit, that is the fault.
  private mutating func asking<Answer>(
    _ body: (inout Source) throws(SourceError) -> Answer
  ) throws(ReplicaError) -> Answer {
    do throws(SourceError) { return try body(&source) } catch {
      switch error {
      case .epoch(let number, let from): throw .fault(.beyondParting(epoch: number, from: from))
      case .ahead: throw .fault(.isAhead(seq: try replica.head().seq))
      case .unreachable, .interrupted, .refused: throw .source(error)
      }
    }
  }

  // MARK: Notes

  /// Notes that the book was heard of: at once where nothing is missing any more, else at times.
  private func noteHeard(_ page: FeedPage, isNew: Bool) throws(ReplicaError) {
    let now = clock()
    let before = replica.standing
    let seconds = before.heardAt.map { now.seconds(since: $0) } ?? .max
    let isDue = seconds >= ReplicaLimits.noteSeconds || seconds < 0
    guard isDue || (isNew && !page.more) else { return }
    try note { status in
      if !page.more { status.sourceHead = page.through }
      status.heardAt = now
    }
  }

  private func alarm(_ fault: ReplicaFault) throws(ReplicaError) {
    let alarm = ReplicaStatus.Alarm(code: fault.code, seq: fault.seq, at: clock())
    try note { $0.alarm = alarm }
  }

  private func note(_ change: (inout ReplicaStatus) -> Void) throws(ReplicaError) {
    do throws(BookError) { try replica.note(change) } catch { throw .book(error) }
  }

  private func pause(_ milliseconds: Int, _ isInterrupted: () -> Bool) {
    var left = milliseconds
    while left > 0, !isInterrupted() {
      let step = min(left, 50)
      usleep(UInt32(step) * 1_000)
      left -= step
    }
  }
}
