package import LMDB

/// The place in an open batch where records are added.
///
/// A plain value, passed beside the transaction it belongs to: it knows where the log ends with
/// what has been added so far.  The writer makes one at the beginning of a batch and stores its
/// head at the end.
package struct Appender: Sendable {
  /// Where the log ends at this point of the batch.
  package private(set) var head: Head
  /// Up to where the folded tables stood when the batch began.
  package let folded: UInt64
  /// The epoch that records are written in.
  package private(set) var epoch: UInt32
  /// How many records this batch has added.
  package private(set) var appendedCount = 0
  /// How many bytes these records have.
  package private(set) var appendedByteCount = 0

  private let store: LogStore
  private var isHeadChanged = false

  /// Begins where the log ends.
  init<Reading: TableReading & ~Copyable & ~Escapable>(
    _ store: LogStore, in transaction: borrowing Reading
  ) throws(LogError) {
    self.store = store
    head = try store.head(in: transaction)
    folded = try store.folded(in: transaction)
    epoch = try store.epochs(in: transaction).last?.number ?? 1
  }

  /// How many key slots have been handed out.
  package var keySlotCount: UInt64 {
    get { head.keySlotCount }
    set {
      isHeadChanged = true
      head = Head(
        seq: head.seq, hash: head.hash, acceptedAtMicroseconds: head.acceptedAtMicroseconds,
        keySlotCount: newValue)
    }
  }

  /// The seq that the next record gets.
  package var nextSeq: UInt64 { head.seq + 1 }

  /// The chain hash that `record` gets as the next one.
  package func nextHash(of record: Span<UInt8>) -> ChainHash {
    unsafe store.chain.hash(of: record.bytes, seq: nextSeq, epoch: epoch, after: head.hash)
  }

  /// Begins `epoch` after the head, in a copy of a log in which it began there.
  ///
  /// - Throws: `.storage`, `.corrupted`; the batch then fails.
  package mutating func begin(
    _ epoch: Epoch, in transaction: inout WriteTransaction
  ) throws(LogError) {
    precondition(epoch.startsAfter == head.seq, "an epoch begins where the log ends")
    precondition(epoch.number > self.epoch, "epochs grow")
    let epochs = try store.epochs(in: transaction) + [epoch]
    try store.setMeta("epochs", epochs.encoded, in: &transaction)
    self.epoch = epoch.number
  }

  /// Adds `record` at the end of the log, with the next seq and its chain hash.
  ///
  /// - Parameters:
  ///   - record: The bytes, stored as they are.  Up to 1,990 bytes stay in their page; longer
  ///     ones take whole pages (STORAGE.md §1).
  ///   - acceptedAtMicroseconds: Greater than the head's: see `Head.nextAcceptedAt`.
  ///   - transaction: That of the batch.
  /// - Returns: Its seq.
  /// - Throws: `.storage`; `.corrupted` when there is a record beyond the head already.  The
  ///   batch then fails.
  @discardableResult
  package mutating func append(
    _ record: Span<UInt8>, acceptedAtMicroseconds: Int64, in transaction: inout WriteTransaction
  ) throws(LogError) -> UInt64 {
    precondition(
      acceptedAtMicroseconds > head.acceptedAtMicroseconds, "acceptedAt is increasing in seq")
    let seq = nextSeq
    let hash = nextHash(of: record)
    do throws(LMDBError) {
      try transaction.append(hash.bytes.span, record, at: seq, in: store.log)
    } catch {
      if error.code == .keyExists { throw .corrupted(.recordBeyondHead(seq: seq)) }
      throw .storage(error)
    }
    head = Head(
      seq: seq, hash: hash, acceptedAtMicroseconds: acceptedAtMicroseconds,
      keySlotCount: head.keySlotCount)
    isHeadChanged = true
    appendedCount += 1
    appendedByteCount += record.count
    return seq
  }

  /// Stores the head, if this batch changed it.
  func storeHead(in transaction: inout WriteTransaction) throws(LogError) {
    if isHeadChanged { try store.setMeta("head", head.encoded, in: &transaction) }
  }
}
