internal import EventLog

/// The replies to commands that were handed over together.
package struct PendingReplies: Sendable {
  private enum State: Sendable {
    case pending(PendingAnswers<BookWriter>)
    case refused(count: Int, BookError)
  }

  private let state: State
  private let path: String

  init(_ answers: PendingAnswers<BookWriter>, path: String) {
    state = .pending(answers)
    self.path = path
  }

  /// Those of a book to which this process does not write.
  init(refusedCount: Int, because error: BookError) {
    state = .refused(count: refusedCount, error)
    path = ""
  }

  /// Whether all of them have been answered, so that `wait` returns at once.
  package var isAnswered: Bool {
    switch state {
    case .pending(let answers): answers.isAnswered
    case .refused: true
    }
  }

  /// Waits until all commands are durable or refused, blocking the calling thread.
  ///
  /// - Returns: The replies, in the order of the commands.
  @available(*, noasync)
  package func wait() -> [Result<Reply, BookError>] {
    switch state {
    case .pending(let answers):
      answers.wait().map { answer in answer.mapError { BookError($0, path: path) } }
    case .refused(let count, let error): (0..<count).map { _ in .failure(error) }
    }
  }
}

extension Book.Purpose {
  /// The bounds of the log's writer; `nil` for readers.
  var logLimits: LogLimits? {
    switch self {
    case .write: .command
    case .serve: LogLimits()
    case .writeInBulk: .bulk
    case .read, .readClosedCopy: nil
    }
  }

  /// Whether its tail is worth folding when it ends.
  var leavesLongTail: Bool {
    switch self {
    case .serve, .writeInBulk: true
    case .write, .read, .readClosedCopy: false
    }
  }
}
