internal import LMDB

/// Proves a log from the first record to the head: no gap, every hash, the head, nothing beyond.
///
/// It walks in short snapshots, so it can run beside writers and be resumed where it was, also
/// in another process (`LogStore.verified`).
package struct LogVerifier: Sendable {
  /// The number of records that one snapshot proves, at most (STORAGE.md §1).
  package static let eventCountMax = 5_000

  /// How far the walk has come.
  package struct Progress: Hashable, Sendable {
    /// The last record that was proved; store it with `LogStore.setVerified` to resume there.
    package let position: VerifiedPosition
    /// Where the log ended when that was read.
    package let head: Head
    /// Whether everything up to the head is proved.
    package var isComplete: Bool { position.seq == head.seq }
  }

  private let store: LogStore
  private var position: VerifiedPosition

  /// - Parameters:
  ///   - store: The log.
  ///   - position: What was proved before, from `LogStore.verified`.
  package init(_ store: LogStore, after position: VerifiedPosition = .start) {
    self.store = store
    self.position = position
  }

  /// Proves the next records, in one snapshot.
  ///
  /// - Throws: `.corrupted` with the exact place; `.storage`.
  @available(*, noasync)
  package mutating func step() throws(LogError) -> Progress {
    while true {
      let environment = store.environment
      let snapshot = try LogStore.snapshot(environment)
      let progress = try prove(in: snapshot)
      if snapshot.isTooOld { continue }
      position = progress.position
      return progress
    }
  }

  /// Proves everything up to the head, telling `report` after each snapshot.
  @available(*, noasync)
  package mutating func run(report: (Progress) -> Void) throws(LogError) -> Progress {
    while true {
      let progress = try step()
      report(progress)
      if progress.isComplete { return progress }
    }
  }

  private func prove(in snapshot: borrowing ReadTransaction) throws(LogError) -> Progress {
    let head = try store.head(in: snapshot)
    let epochs = try store.epochs(in: snapshot)
    guard position.seq <= head.seq else { throw .corrupted(.headDiffers(seq: head.seq)) }
    guard let stored = try store.hash(at: position.seq, in: snapshot) else {
      throw .corrupted(.recordMissing(seq: position.seq))
    }
    guard stored == position.hash else { throw .corrupted(.hashDiffers(seq: position.seq)) }
    var hash = position.hash
    let countMax = min(UInt64(Self.eventCountMax), head.seq - position.seq)
    let last = try store.scanRows(
      after: position.seq, countMax: Int(countMax), in: snapshot
    ) { seq, stored, record throws(LogError) in
      let epoch = epochs.number(of: seq)
      hash = store.chain.hash(of: record, seq: seq, epoch: epoch, after: hash)
      guard hash == stored else { throw .corrupted(.hashDiffers(seq: seq)) }
    }
    guard last - position.seq == countMax else {
      throw .corrupted(.recordMissing(seq: last + 1))
    }
    if last == head.seq { try proveEnd(head, hash, in: snapshot) }
    return Progress(position: VerifiedPosition(seq: last, hash: hash), head: head)
  }

  private func proveEnd(
    _ head: Head, _ hash: ChainHash, in snapshot: borrowing ReadTransaction
  ) throws(LogError) {
    let last = try store.lastSeq(in: snapshot)
    guard last <= head.seq else { throw .corrupted(.recordBeyondHead(seq: last)) }
    guard head.hash == hash else { throw .corrupted(.headDiffers(seq: head.seq)) }
  }
}
