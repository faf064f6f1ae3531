internal import LMDB

/// A request with what is to be done about it, for a loop that need not know its type.
protocol Job: AnyObject, Sendable {
  /// Decides it and keeps the reply, in the place of an earlier one.
  func perform(
    _ appender: inout Appender, _ transaction: inout WriteTransaction
  ) throws(LogError)
}

/// A request of `Writer`.
final class WriterJob<Writer: LogWriter>: Job {
  private let writer: Writer
  private let request: Writer.Request
  // Written by the writer thread, and read by the caller after it was told that the job is done;
  // the telling orders the two.
  nonisolated(unsafe) private var reply: Writer.Reply?

  init(_ request: Writer.Request, _ writer: Writer) {
    self.request = request
    self.writer = writer
  }

  func perform(
    _ appender: inout Appender, _ transaction: inout WriteTransaction
  ) throws(LogError) {
    let reply = try writer.perform(request, &appender, &transaction)
    unsafe self.reply = reply
  }

  /// What the caller is answered, once it was told of `error` or of none.
  func answer(_ error: LogError?) -> Result<Writer.Reply, LogError> {
    if let error { return .failure(error) }
    guard let reply = unsafe reply else { preconditionFailure("a job that is done has a reply") }
    return .success(reply)
  }
}

/// A job in the inbox, and who waits for it.
struct WaitingJob: Sendable {
  enum Caller: Sendable {
    case task(CheckedContinuation<LogError?, Never>)
    case thread(Monitor<LogError??>)
    /// One of many requests of a thread, with its place among them.
    case group(Monitor<GroupProgress>, Int)
    /// Somebody who goes on meanwhile; called on the writer's thread.
    case callback(@Sendable (LogError?) -> Void)
  }

  let job: any Job
  let caller: Caller

  /// Tells the caller that the job is done, or why it is not.
  func tell(_ error: LogError?) {
    switch caller {
    case .task(let continuation): continuation.resume(returning: error)
    case .thread(let monitor):
      monitor.withLock { $0 = .some(error) }
      monitor.wakeAll()
    case .group(let monitor, let place):
      let isLast = monitor.withLock { $0.finish(place, error) }
      if isLast { monitor.wakeAll() }
    case .callback(let callback): callback(error)
    }
  }
}

/// How far the requests are that somebody handed over together.
struct GroupProgress: Sendable {
  private(set) var remainingCount: Int
  /// The requests that failed, by their place.
  private(set) var errors: [Int: LogError] = [:]

  init(count: Int) { remainingCount = count }

  /// Notes that a request is done.
  ///
  /// - Returns: Whether it was the last one.
  mutating func finish(_ place: Int, _ error: LogError?) -> Bool {
    if let error { errors[place] = error }
    remainingCount -= 1
    return remainingCount == 0
  }
}
