internal import EventLog

/// Commands that were handed over to a book, and are not answered yet.
package struct PendingReplies: Sendable {
  private let pending: EventLog<BookWriter>.Pending?
  private let failures: [Result<Reply, BookError>]
  private let path: String

  init(_ pending: EventLog<BookWriter>.Pending, path: String) {
    self.pending = pending
    failures = []
    self.path = path
  }

  /// Commands of which none can be taken.
  init(count: Int, failure: BookError) {
    pending = nil
    failures = Array(repeating: .failure(failure), count: count)
    path = ""
  }

  /// Whether all of them have been answered, so that `wait` returns at once.
  package var isAnswered: Bool { pending?.isAnswered ?? true }

  /// The answers, in the order of the commands; blocks until the last is durable.
  @available(*, noasync)
  package func wait() -> [Result<Reply, BookError>] {
    guard let pending else { return failures }
    return pending.wait().map { answer in answer.mapError { BookError($0, path: path) } }
  }
}
