package import LMDB

/// What the owner of a log does inside its writer.
///
/// The log knows nothing of what is in its records; this decides.  All of it is called on the
/// writer's thread only, one call at a time, in this order, where `didAbort` can come after any
/// of the throwing ones (and after a commit that failed):
///
///     begin · perform, once for each request · willCommit · didCommit
///     fold · didFold
///
/// After `didAbort` whatever the transaction had done is gone, and so must be what was concluded
/// from it: state in memory has run ahead of the file (STORAGE.md §1).  The same requests may
/// then come again in a new transaction, after a new `begin`.
///
/// Throwing fails the whole batch, so it is for what makes the transaction useless.  A refusal,
/// or a view that has stopped, is a `Reply`: a refused request simply appends nothing.
package protocol LogWriter: BatchOwner {
  /// What callers ask for.
  associatedtype Request: Sendable
  /// What they are answered, refusals included, after the batch is durable.
  associatedtype Reply: Sendable

  /// Decides `request` and appends what it leads to.
  ///
  /// Decide before the first change: there is no going back to the point before this request.
  func perform(
    _ request: Request, _ appender: inout Appender, _ transaction: inout WriteTransaction
  ) throws(LogError) -> Reply
}

/// The part of a `LogWriter` that has nothing to do with what is asked.
///
/// Apart from it so that the loop of the writer thread is code without type parameters.
package protocol BatchOwner: Sendable {
  /// The transaction has begun: catch up with `appender.head` (other processes may have written,
  /// or folded up to `appender.folded`), let time pass.
  func begin(
    _ appender: inout Appender, _ transaction: inout WriteTransaction
  ) throws(LogError)

  /// The last request is done: make durable what the records refer to, such as new keys.
  ///
  /// Throw `.unavailable(.diskFull)` or `.unavailable(.diskFails)` when that fails.
  func willCommit(
    _ appender: inout Appender, _ transaction: inout WriteTransaction
  ) throws(LogError)

  /// The batch is durable; nobody has been answered yet.
  func didCommit(_ head: Head)

  /// The batch or the folding was thrown away, or it is not known whether it happened.
  func didAbort(_ error: LogError)

  /// Writes what the records in (`folded`, `head.seq`] lead to into the folded tables.
  ///
  /// In a transaction of its own, after the answers.  Others may have written and folded since
  /// the last `begin`: catch up first.  A fold that fails by a bug stops its own view and does
  /// not throw.
  func fold(
    after folded: UInt64, upTo head: Head, _ transaction: inout WriteTransaction
  ) throws(LogError)

  /// The folded tables stand at `head` now, durably: nothing is left over them.
  func didFold(_ head: Head)
}
