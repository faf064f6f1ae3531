internal import LMDB

/// A batch that is durable.
struct CommittedBatch: Sendable {
  let requestCount: Int
  let head: Head
  let appendedCount: Int
  /// How many records the log has beyond the folded tables.
  let tailCount: UInt64
}

/// Why a batch was thrown away, and how far it had come.
struct BatchFailure: Error {
  let error: LogError
  /// The number of requests that were part of it.
  let requestCount: Int
  /// Whether the commit had begun: then a failing write is the disk's.
  let isInCommit: Bool
}

extension WriterLoop {
  /// Carries out as many of `jobs` as fit into a batch, in one transaction.
  func attemptBatch(
    _ jobs: ArraySlice<WaitingJob>
  ) -> Result<CommittedBatch, BatchFailure> {
    // Until the first one is begun, a failure is everybody's.
    var requestCount = jobs.count
    var isInCommit = false
    do throws(LogError) {
      let environment = store.environment
      var transaction = try begin(environment)
      var appender = try Appender(store, in: transaction)
      try owner.begin(&appender, &transaction)
      var begunCount = 0
      for waiting in jobs where hasRoom(appender) {
        begunCount += 1
        requestCount = begunCount
        try waiting.job.perform(&appender, &transaction)
      }
      try owner.willCommit(&appender, &transaction)
      try appender.storeHead(in: &transaction)
      isInCommit = true
      try commit(transaction)
      return .success(
        CommittedBatch(
          requestCount: requestCount, head: appender.head,
          appendedCount: appender.appendedCount,
          tailCount: appender.head.seq - appender.folded))
    } catch {
      return .failure(
        BatchFailure(error: error, requestCount: requestCount, isInCommit: isInCommit))
    }
  }

  private func hasRoom(_ appender: Appender) -> Bool {
    appender.appendedCount < limits.batchEventCountMax
      && appender.appendedByteCount < limits.batchByteCountMax
  }

  /// Folds everything up to the head into the tables.
  ///
  /// - Returns: The head, or `nil` when there was nothing to fold.
  func attemptFold() throws(BatchFailure) -> Head? {
    var isInCommit = false
    do throws(LogError) {
      let environment = store.environment
      var transaction = try begin(environment)
      let head = try store.head(in: transaction)
      let folded = try store.folded(in: transaction)
      guard head.seq > folded else { return nil }
      try owner.fold(after: folded, upTo: head, &transaction)
      try store.setFolded(head.seq, in: &transaction)
      isInCommit = true
      try commit(transaction)
      return head
    } catch {
      throw BatchFailure(error: error, requestCount: 0, isInCommit: isInCommit)
    }
  }
}

@_lifetime(borrow environment)
private func begin(_ environment: borrowing Environment) throws(LogError) -> WriteTransaction {
  do throws(LMDBError) { return try WriteTransaction(environment) } catch {
    throw .storage(error)
  }
}

private func commit(_ transaction: consuming WriteTransaction) throws(LogError) {
  do throws(LMDBError) { try transaction.commit() } catch { throw .storage(error) }
}
