internal import LMDB
internal import Synchronization

/// What the writer thread runs: take what waits, write a batch, answer, fold now and then.
final class WriterLoop: Sendable {
  let inbox: Inbox<WaitingJob>
  let state = Mutex(LogState.writable)
  let isFoldingAtEnd = Mutex(false)
  let store: LogStore
  let owner: any BatchOwner
  let limits: LogLimits

  init(_ store: LogStore, _ owner: any BatchOwner, _ limits: LogLimits) {
    self.store = store
    self.owner = owner
    self.limits = limits
    inbox = Inbox(countMax: limits.waitingCountMax)
  }

  /// Adds a job to those that wait.
  ///
  /// - Returns: Why it was not added.
  func put(_ job: WaitingJob) -> LogError? {
    switch inbox.put(job) {
    case .accepted: nil
    case .full: .overloaded
    case .closed: .closed
    }
  }

  /// Runs until the inbox is closed and empty.
  @available(*, noasync)
  func run() {
    let acknowledgements = Acknowledgements()
    var readersCheckedAt = monotonicMilliseconds()
    while let taken = inbox.takeAll() {
      var waiting = taken[...]
      while !waiting.isEmpty {
        freeDeadReaders(&readersCheckedAt)
        let committed = writeBatch(from: &waiting, acknowledgements)
        if let committed, committed.tailCount > limits.tailEventCountMax { fold() }
      }
    }
    if isFoldingAtEnd.withLock({ $0 }) { fold() }
    acknowledgements.close()
  }

  /// Slots of readers that were killed would make the file grow.
  private func freeDeadReaders(_ checkedAt: inout Int) {
    let now = monotonicMilliseconds()
    guard now - checkedAt >= limits.readerCheckMilliseconds else { return }
    checkedAt = now
    // What keeps this from working keeps the next transaction from working, which tells.
    do throws(LMDBError) { try store.environment.freeDeadReaders() } catch {}
  }

  /// Carries out requests from the front of `waiting` as one batch, answers them, removes them.
  ///
  /// - Returns: What was committed, or `nil` when the batch failed.
  private func writeBatch(
    from waiting: inout ArraySlice<WaitingJob>, _ acknowledgements: Acknowledgements
  ) -> CommittedBatch? {
    if let refusal = standingRefusal() {
      tell(&waiting, count: waiting.count, refusal)
      return nil
    }
    var requestCountMax = limits.batchRequestCountMax
    var growthCount = 0
    while true {
      switch attemptBatch(waiting.prefix(requestCountMax)) {
      case .success(let batch):
        if batch.appendedCount > 0 { acknowledgements.write(batch.head.seq) }
        owner.didCommit(batch.head)
        state.withLock { $0 = .writable }
        tell(&waiting, count: batch.requestCount, nil)
        return batch
      case .failure(let failure):
        owner.didAbort(failure.error)
        switch remedy(for: failure, requestCountMax, &growthCount) {
        case .again(let countMax): requestCountMax = countMax
        case .answer(let error, let newState):
          if let newState { state.withLock { $0 = newState } }
          tell(&waiting, count: min(failure.requestCount, requestCountMax), error)
          return nil
        }
      }
    }
  }

  private func tell(
    _ waiting: inout ArraySlice<WaitingJob>, count: Int, _ error: LogError?
  ) {
    for job in waiting.prefix(count) { job.tell(error) }
    waiting.removeFirst(count)
  }

  /// Folds the tail into the tables, in a transaction of its own.
  private func fold() {
    if standingRefusal() != nil { return }
    var growthCount = 0
    while true {
      do throws(BatchFailure) {
        if let head = try attemptFold() { owner.didFold(head) }
        return
      } catch {
        owner.didAbort(error.error)
        switch remedy(for: error, 1, &growthCount) {
        case .again: continue
        case .answer(_, let newState):
          // The log is safe and the tables stand where they stood: the next batch folds again.
          if let newState { state.withLock { $0 = newState } }
          return
        }
      }
    }
  }
}
