internal import LMDB
internal import Synchronization

/// What the writer thread runs: take what waits, write a batch, answer, fold now and then.
final class WriterLoop<Writer: LogWriter>: Sendable {
  /// A request, and where its answer goes.
  struct Job: Sendable {
    enum Caller: Sendable {
      case task(CheckedContinuation<Result<Writer.Reply, LogError>, Never>)
      case thread(Monitor<Result<Writer.Reply, LogError>?>)
    }

    let request: Writer.Request
    let caller: Caller

    func answer(_ answer: Result<Writer.Reply, LogError>) {
      switch caller {
      case .task(let continuation): continuation.resume(returning: answer)
      case .thread(let monitor):
        monitor.withLock { $0 = answer }
        monitor.wakeAll()
      }
    }
  }

  let inbox: Inbox<Job>
  let state = Mutex(LogState.writable)
  let isFoldingAtEnd = Mutex(false)
  let store: LogStore
  let writer: Writer
  let limits: LogLimits

  init(_ store: LogStore, _ writer: Writer, _ limits: LogLimits) {
    self.store = store
    self.writer = writer
    self.limits = limits
    inbox = Inbox(countMax: limits.waitingCountMax)
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
    from waiting: inout ArraySlice<Job>, _ acknowledgements: Acknowledgements
  ) -> CommittedBatch<Writer.Reply>? {
    if let refusal = standingRefusal() {
      answer(&waiting, count: waiting.count, .failure(refusal))
      return nil
    }
    var requestCountMax = limits.batchRequestCountMax
    var growthCount = 0
    while true {
      switch attemptBatch(waiting.prefix(requestCountMax)) {
      case .success(let batch):
        if batch.appendedCount > 0 { acknowledgements.write(batch.head.seq) }
        writer.didCommit(batch.head)
        state.withLock { $0 = .writable }
        for (job, reply) in zip(waiting, batch.replies) { job.answer(.success(reply)) }
        waiting.removeFirst(batch.replies.count)
        return batch
      case .failure(let failure):
        writer.didAbort(failure.error)
        switch remedy(for: failure, requestCountMax, &growthCount) {
        case .again(let countMax): requestCountMax = countMax
        case .answer(let error, let newState):
          if let newState { state.withLock { $0 = newState } }
          answer(&waiting, count: min(failure.requestCount, requestCountMax), .failure(error))
          return nil
        }
      }
    }
  }

  private func answer(
    _ waiting: inout ArraySlice<Job>, count: Int, _ answer: Result<Writer.Reply, LogError>
  ) {
    for job in waiting.prefix(count) { job.answer(answer) }
    waiting.removeFirst(count)
  }

  /// Folds the tail into the tables, in a transaction of its own.
  private func fold() {
    if standingRefusal() != nil { return }
    var growthCount = 0
    while true {
      do throws(BatchFailure) {
        if let head = try attemptFold() { writer.didFold(head) }
        return
      } catch {
        writer.didAbort(error.error)
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
