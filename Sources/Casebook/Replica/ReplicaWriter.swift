internal import Cases
internal import EventLog
internal import LMDB
internal import Synchronization
internal import Views
internal import Wire

/// Stored records of another book, to be appended as they are.
struct ReplicaBatch: Sendable {
  /// The record after which they come.
  let after: UInt64
  /// Chain hash and record of each.
  let values: [[UInt8]]
  /// All epochs of the book that they are of.
  let epochs: [Epoch]
}

/// What became of a batch of records.
enum ReplicaReply: Sendable {
  /// The log ends here now.
  case applied(Head)
  /// The log does not end where the batch begins: somebody else follows too.
  case moved(Head)
  /// They do not fit; nothing was written.
  case refused(ReplicaFault)
}

/// Appends the records of another book byte for byte, on the replica's one writer thread.
///
/// It decides nothing, numbers nothing and seals nothing.  Every hash of a batch is proved before
/// its first record is put.
final class ReplicaWriter: LogWriter {
  typealias Request = ReplicaBatch

  private let access: RowAccess
  private let bell: CommitBell
  /// What folding keeps from one time to the next.
  private let kept = Mutex<Tail?>(nil)

  init(access: RowAccess, bell: CommitBell) {
    self.access = access
    self.bell = bell
  }

  func begin(
    _ appender: inout Appender, _ transaction: inout WriteTransaction
  ) throws(LogError) {
    try ViewVersions.check(try access.tables.slots(in: transaction))
  }

  func perform(
    _ batch: ReplicaBatch, _ appender: inout Appender, _ transaction: inout WriteTransaction
  ) throws(LogError) -> ReplicaReply {
    guard appender.head.seq == batch.after else { return .moved(appender.head) }
    let known = try access.store.epochs(in: transaction)
    let proved: ReplicaProof
    do throws(ReplicaFault) {
      proved = try ReplicaProof(
        batch, head: appender.head, known: known, chain: access.store.chain)
    } catch { return .refused(error) }
    for record in proved.records {
      for epoch in record.epochs { try appender.begin(epoch, in: &transaction) }
      try appender.append(
        record.bytes.span, acceptedAtMicroseconds: record.acceptedAtMicroseconds,
        in: &transaction)
      precondition(appender.head.hash == record.hash, "what was proved is what is appended")
    }
    for epoch in proved.epochsAtEnd { try appender.begin(epoch, in: &transaction) }
    // Slots are handed out in order, each for a record that it seals; the lookup key has
    // the first.
    let slots = max(appender.keySlotCount, proved.keySlotCount, KeyStore.lookupSlot)
    if slots != appender.keySlotCount { appender.keySlotCount = slots }
    return .applied(appender.head)
  }

  func willCommit(
    _ appender: inout Appender, _ transaction: inout WriteTransaction
  ) throws(LogError) {}

  func didCommit(_ head: Head) { bell.ring() }

  func didAbort(_ error: LogError) { kept.withLock { $0 = nil } }

  func fold(
    after folded: UInt64, upTo head: Head, _ transaction: inout WriteTransaction
  ) throws(LogError) {
    let slots = try access.tables.slots(in: transaction)
    try ViewVersions.check(slots)
    let kept = kept.withLock { kept in
      defer { kept = nil }
      return kept
    }
    let tail = try access.tail(
      extending: kept, folded: folded, slots, through: head.seq)
    try access.tables.write(tail, in: &transaction)
    self.kept.withLock { $0 = tail }
  }

  func didFold(_ head: Head) {
    kept.withLock { kept in
      // A view that has stopped is written down with its table, which is not this one any more.
      kept = kept.flatMap { $0.stops.isEmpty ? $0.rebased() : nil }
    }
  }
}
