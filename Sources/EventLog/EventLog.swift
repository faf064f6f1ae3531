internal import LMDB
internal import Synchronization

/// How the writing side of a log stands.
package enum LogState: Hashable, Sendable {
  /// Requests are carried out.
  case writable
  /// Nothing is written at present, reading goes on; with `diskFull` and `mapFull` the next
  /// requests try again by themselves.
  case readOnly(Unavailability)
  /// Somebody with newer code writes the book: restart with that.
  case bookIsNewer
  /// A failure was final: answer whoever asks, then exit with 74.
  case failed(LogError)
}

/// The writing side of a log: one thread, an inbox in front of it, group commit.
///
/// Callers wait for their answers; the writer thread takes everything that is waiting, carries it
/// out in one transaction, waits for the disk once, and answers everybody: the more callers wait,
/// the cheaper each request.  Nobody is answered before the batch is durable, and there is no
/// timer.  Several processes may have a log open; their batches take turns.
///
/// The thread is started by the first request, so a log that is only read has none.
package final class EventLog<Writer: LogWriter>: Sendable {
  /// What a caller is answered.
  package typealias Answer = Result<Writer.Reply, LogError>

  private let writer: Writer
  private let loop: WriterLoop
  private let end = ThreadEnd()
  private let isStarted = Mutex(false)

  /// Opens the writing side of the log in `store`; does not touch the disk.
  package init(_ store: LogStore, writer: Writer, limits: LogLimits = LogLimits()) {
    self.writer = writer
    loop = WriterLoop(store, writer, limits)
  }

  deinit { loop.inbox.close() }

  /// How the writing side stands at the moment.
  package var state: LogState { loop.state.withLock { $0 } }

  /// How many requests wait for the writer, those of the batch in hand not counted.
  package var waitingCount: Int { loop.inbox.count }

  /// Has `request` carried out; returns when it is durable, or was refused.
  ///
  /// A cancelled task still waits: its request may already be in a transaction.
  package func submit(_ request: Writer.Request) async -> Answer {
    guard start() else { return .failure(.unavailable(.noThread)) }
    let job = WriterJob(request, writer)
    let loop = loop
    let error = await withCheckedContinuation { continuation in
      let waiting = WaitingJob(job: job, caller: .task(continuation))
      if let refusal = loop.put(waiting) { continuation.resume(returning: refusal) }
    }
    return job.answer(error)
  }

  /// `submit` for a thread that goes on meanwhile, as one that owns sockets does.
  ///
  /// - Parameters:
  ///   - request: What is to be carried out.
  ///   - callback: Gets the answer once: on the writer's thread, which waits for it, so it only
  ///     hands over; or at once on the calling thread, when the request was not taken.
  package func submit(
    _ request: Writer.Request, then callback: @escaping @Sendable (Answer) -> Void
  ) {
    guard start() else { return callback(.failure(.unavailable(.noThread))) }
    let job = WriterJob(request, writer)
    let waiting = WaitingJob(job: job, caller: .callback { callback(job.answer($0)) })
    if let refusal = loop.put(waiting) { callback(.failure(refusal)) }
  }

  /// `submit`, blocking the calling thread: for a command that has nothing else to do.
  @available(*, noasync)
  package func submitAndWait(_ request: Writer.Request) -> Answer {
    guard start() else { return .failure(.unavailable(.noThread)) }
    let job = WriterJob(request, writer)
    let monitor = Monitor<LogError??>(nil)
    if let refusal = loop.put(WaitingJob(job: job, caller: .thread(monitor))) {
      return .failure(refusal)
    }
    return job.answer(monitor.wait { $0 } ?? nil)
  }

  /// Hands over many requests, which are carried out in their order, without waiting for them.
  ///
  /// They wait together, so that a batch holds as many as it can.  When one fails, those behind it
  /// are carried out all the same.
  ///
  /// - Parameter requests: At most as many as `LogLimits.waitingCountMax` leaves room for, or the
  ///   last are `.overloaded`.
  /// - Returns: Where to wait for the answers.
  package func begin(_ requests: [Writer.Request]) -> PendingAnswers<Writer> {
    let jobs = requests.map { WriterJob($0, writer) }
    let progress = Monitor(GroupProgress(count: jobs.count))
    let hasThread = start()
    for (place, job) in jobs.enumerated() {
      let waiting = WaitingJob(job: job, caller: .group(progress, place))
      if let refusal = hasThread ? loop.put(waiting) : .unavailable(.noThread) {
        waiting.tell(refusal)
      }
    }
    return PendingAnswers(jobs, progress)
  }

  /// Refuses new requests, and returns when those that wait have been answered.
  ///
  /// Idempotent.  The thread holds nothing of the book any more then.
  ///
  /// - Parameter folding: Whether the tail is folded into the tables first, as a long-running
  ///   process does; a single command leaves that to others.
  package func close(folding: Bool) async {
    if beginClosing(folding: folding) { await end.reached() }
  }

  /// `close`, blocking the calling thread.
  @available(*, noasync)
  package func closeAndWait(folding: Bool) {
    if beginClosing(folding: folding) { end.wait() }
  }

  /// Whether there is a thread whose end is to be waited for.
  private func beginClosing(folding: Bool) -> Bool {
    if folding { loop.isFoldingAtEnd.withLock { $0 = true } }
    let hasThread = folding ? start() : isStarted.withLock { $0 }
    loop.inbox.close()
    return hasThread
  }

  /// Starts the thread unless it has been.
  private func start() -> Bool {
    isStarted.withLock { isStarted in
      if !isStarted {
        let (loop, end) = (loop, end)
        isStarted = startThread(name: "log-writer") {
          loop.run()
        } completion: {
          end.tell()
        }
      }
      return isStarted
    }
  }
}
