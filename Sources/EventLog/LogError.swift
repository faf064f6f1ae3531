package import LMDB

/// Why something was not done with the log, or may not have been.
package enum LogError: Error, Hashable, Sendable {
  /// The log is closed; nothing was written.
  case closed
  /// Too many requests wait already (`LogLimits.waitingCountMax`); nothing was written.
  case overloaded
  /// Nothing was written.  The same request may be sent again, with the same id.
  case unavailable(Unavailability)
  /// The request may or may not have become durable; only a new opening can tell.  The same
  /// request may be sent again, with the same id.  The process should exit with 74.
  case unknown(LMDBError)
  /// A call of the store failed.  The writer turns it into one of the above before it answers;
  /// whoever reads gets it as it is.
  case storage(LMDBError)
  /// The log is not what was written: `verify`.  The process should exit with 74.
  case corrupted(LogFault)
  /// Somebody with newer code has written to the book; this process must not go on writing.
  case bookIsNewer
}

/// What keeps the log from being written, while it can still be read.
package enum Unavailability: Error, Hashable, Sendable {
  /// The disk, or the user's quota, is full.  The log tries again by itself when there is room.
  case diskFull
  /// The disk fails.  Nothing is written any more until the book is opened anew and verified.
  case diskFails
  /// The map cannot be made larger: a snapshot stays open, or there are no addresses.
  case mapFull
  /// The request alone changes more pages than a transaction can hold.
  case requestTooLarge
  /// The system refused a thread for the writer.
  case noThread
  /// An earlier failure was final: the process should have ended.
  case failed
  /// A call of the store failed for a reason that is none of the above; the next may succeed.
  case store(LMDBError)
}

/// What is wrong with a log, and where.
package enum LogFault: Error, Hashable, Sendable {
  /// `meta.head` or another entry of `meta` is not there.
  case metaMissing(name: String)
  /// An entry of `meta` does not have its layout.
  case metaMalformed(name: String)
  /// There is no record `seq`, although the head is at or beyond it.
  case recordMissing(seq: UInt64)
  /// Record `seq` is shorter than its hash.
  case recordMalformed(seq: UInt64)
  /// The hash of record `seq` is not that of its bytes and of the record before it.
  case hashDiffers(seq: UInt64)
  /// There is a record `seq`, although the head is before it.
  case recordBeyondHead(seq: UInt64)
  /// The head at `seq` has another hash than the record there.
  case headDiffers(seq: UInt64)
}

/// Runs calls of the store as part of the log.
@inline(__always)
func store<Result: ~Copyable>(
  _ body: () throws(LMDBError) -> Result
) throws(LogError) -> Result {
  do throws(LMDBError) { return try body() } catch { throw .storage(error) }
}
