internal import Cases
internal import EventLog
internal import LMDB
internal import Synchronization
internal import Views
internal import Wire

/// Takes whole records in, as another book has written them: what a kit's book is made of.
///
/// Ids, times, numbers and entries stay; the place in the log, the chain and the keys are this
/// book's own.  It decides nothing, so it is no way in for anything that this book has not been
/// given by the one whose records they are.
final class Adopter: LogWriter {
  typealias Request = [StoredRecord]
  /// How many records were appended.
  typealias Reply = Int

  /// Bound: the records of one request.
  ///
  /// With the batches of the log, fewer keys are made at once
  /// than the store of keys can stage.
  static let recordCountMax = 256

  private let inner: BookWriter
  private let sealer: Sealer
  private let keys = Mutex(MadeKeys())

  /// The keys of subjects that were made here.
  private struct MadeKeys {
    var kept: [Ref: SealingKey] = [:]
    /// Those of the batch in hand.
    var staged: [Ref: SealingKey] = [:]
  }

  init(_ inner: BookWriter, sealer: Sealer) {
    self.inner = inner
    self.sealer = sealer
  }

  func begin(
    _ appender: inout Appender, _ transaction: inout WriteTransaction
  ) throws(LogError) {
    try inner.begin(&appender, &transaction)
  }

  func perform(
    _ records: [StoredRecord], _ appender: inout Appender,
    _ transaction: inout WriteTransaction
  ) throws(LogError) -> Int {
    for record in records {
      let bytes: [UInt8]
      do throws(WireError) { bytes = try sealed(record, &appender) } catch {
        throw .corrupted(.recordMalformed(seq: appender.nextSeq))
      }
      let acceptedAt = appender.head.nextAcceptedAt(now: record.acceptedAt.microseconds)
      try appender.append(
        bytes.span, acceptedAtMicroseconds: acceptedAt, in: &transaction)
    }
    return records.count
  }

  /// The record with its personal part sealed under the keys of this book.
  ///
  /// What may not be seen here gets a sealed part that does not open, so that it shows as something
  /// that is there and closed.
  private func sealed(
    _ record: StoredRecord, _ appender: inout Appender
  ) throws(WireError) -> [UInt8] {
    let personal: [UInt8]?
    switch record.carriedPart {
    case .absent: return try record.bytes(sealed: nil)
    case .withheld: personal = nil
    case .opened(let bytes): personal = bytes
    }
    let decoded = try record.record(seq: appender.nextSeq)
    let subject =
      decoded.event.sealingSubject(decoded.refs) ?? decoded.actor.map { Ref(.member, $0.any) }
    guard let subject else { return try record.bytes(sealed: nil) }
    let key = key(of: subject, &appender)
    guard let personal else {
      let closed = [UInt8](repeating: 0, count: SealingKey.overheadByteCount + 1)
      return try record.bytes(sealed: SealedPart(bytes: closed, keyID: key.id))
    }
    let part = sealer.seal(
      personal, id: decoded.id, type: record.type, schemaVersion: record.schemaVersion, key: key)
    return try record.bytes(sealed: part)
  }

  private func key(of subject: Ref, _ appender: inout Appender) -> SealingKey {
    if let key = keys.withLock({ $0.kept[subject] ?? $0.staged[subject] }) { return key }
    appender.keySlotCount += 1
    let key = sealer.keys.stage(slot: appender.keySlotCount)
    keys.withLock { $0.staged[subject] = key }
    return key
  }

  func willCommit(
    _ appender: inout Appender, _ transaction: inout WriteTransaction
  ) throws(LogError) {
    try inner.willCommit(&appender, &transaction)
  }

  func didCommit(_ head: Head) {
    keys.withLock { keys in
      keys.kept.merge(keys.staged) { _, new in new }
      keys.staged = [:]
    }
    inner.didCommit(head)
  }

  func didAbort(_ error: LogError) {
    keys.withLock { $0.staged = [:] }
    inner.didAbort(error)
  }

  func fold(
    after folded: UInt64, upTo head: Head, _ transaction: inout WriteTransaction
  ) throws(LogError) {
    try inner.fold(after: folded, upTo: head, &transaction)
  }

  func didFold(_ head: Head) { inner.didFold(head) }
}
