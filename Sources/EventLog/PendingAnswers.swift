internal import LMDB

/// The answers to requests that were handed over together; the writer may still be at them.
///
/// It keeps nothing alive: a log that is closed answers what waits first.
package struct PendingAnswers<Writer: LogWriter>: Sendable {
  private let jobs: [WriterJob<Writer>]
  private let progress: Monitor<GroupProgress>

  init(_ jobs: [WriterJob<Writer>], _ progress: Monitor<GroupProgress>) {
    self.jobs = jobs
    self.progress = progress
  }

  /// Whether all have been answered, so that `wait` returns at once.
  package var isAnswered: Bool { progress.withLock { $0.remainingCount == 0 } }

  /// Waits until all are answered, blocking the calling thread.
  ///
  /// - Returns: The answers, in the order of the requests.
  @available(*, noasync)
  package func wait() -> [EventLog<Writer>.Answer] {
    let errors = progress.wait { $0.remainingCount == 0 ? $0.errors : nil } ?? [:]
    return jobs.enumerated().map { place, job in job.answer(errors[place]) }
  }
}
