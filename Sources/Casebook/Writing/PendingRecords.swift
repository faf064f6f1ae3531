internal import Cases
internal import Synchronization

/// The records of the batch that is being written: no snapshot shows them yet, folds need them.
///
/// Used by the writer's thread alone; the lock is there for the type checker, and free.
final class PendingRecords: Sendable {
  private let records = Mutex<[UInt64: Record]>([:])

  subscript(_ seq: UInt64) -> Record? { records.withLock { $0[seq] } }

  func insert(_ record: Record) { records.withLock { $0[record.seq] = record } }

  func removeAll() { records.withLock { $0.removeAll(keepingCapacity: true) } }
}
