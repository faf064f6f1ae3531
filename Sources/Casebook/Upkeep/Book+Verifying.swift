internal import Cases
internal import Crypto
internal import EventLog
internal import LMDB
internal import Views
internal import Wire

extension Book {
  /// Proves the book: every hash and the head of the log, every row of every view, every key and
  /// blob that records name.
  ///
  /// The log part goes on where it was proved before, unless `isWhole`.  Views are folded again
  /// into their idle tables and compared with the live ones, byte for byte.
  ///
  /// `progress` is told of the stage, how much of it is done, and of how much.
  ///
  /// - Throws: What keeps it from looking; what it finds stands in the report.
  @available(*, noasync)
  package func verify(
    isWhole: Bool = true,
    progress: (_ stage: VerifyStage, _ done: UInt64, _ of: UInt64) -> Void
  ) throws(BookError) -> VerifyReport {
    var report = VerifyReport()
    try verifyLog(isWhole: isWhole, &report, progress)
    guard report.faults.isEmpty else { return report }
    try verifySealed(&report, progress)
    try verifyViews(&report, progress)
    try verifyKeys(&report, progress)
    return report
  }

  private func verifyLog(
    isWhole: Bool, _ report: inout VerifyReport,
    _ progress: (_ stage: VerifyStage, _ done: UInt64, _ of: UInt64) -> Void
  ) throws(BookError) {
    do throws(LogError) {
      var start = VerifiedPosition.start
      if !isWhole {
        let environment = access.store.environment
        let snapshot = try LogStore.snapshot(environment)
        start = try access.store.verified(in: snapshot) ?? .start
      }
      var verifier = LogVerifier(access.store, after: start)
      let end = try verifier.run { progress(.log, $0.position.seq, $0.head.seq) }
      report.recordCount = end.head.seq
      report.hash = hex(end.head.hash.array)
      try note(end.position)
    } catch .corrupted(let fault) {
      report.add(.log(fault))
    } catch { throw BookError(error, path: path) }
  }

  /// Notes how far the log is proved, where the book is open for writing.
  private func note(_ position: VerifiedPosition) throws(LogError) {
    guard state != nil else { return }
    let environment = access.store.environment
    var transaction: WriteTransaction
    do throws(LMDBError) { transaction = try WriteTransaction(environment) } catch {
      throw .storage(error)
    }
    try access.store.setVerified(position, in: &transaction)
    do throws(LMDBError) { try transaction.commit() } catch { throw .storage(error) }
  }

  // MARK: Sealed parts and blobs

  /// Opens the sealed part of every record, and looks for the blobs that records name.
  private func verifySealed(
    _ report: inout VerifyReport,
    _ progress: (_ stage: VerifyStage, _ done: UInt64, _ of: UInt64) -> Void
  ) throws(BookError) {
    var done: UInt64 = 0
    var blobs: [(sha256: [UInt8], seq: UInt64)] = []
    while done < report.recordCount {
      do throws(LogError) {
        let environment = access.store.environment
        let snapshot = try LogStore.snapshot(environment)
        let opener = access.opener
        var faults: [VerifyFault] = []
        done = try access.store.scan(
          after: done, countMax: LogVerifier.eventCountMax, in: snapshot
        ) { seq, bytes throws(LogError) in
          if let fault = opener.fault(bytes, seq: seq) { faults.append(fault) }
          if let record = try? opener.record(bytes, seq: seq, opened: false),
            case .contacts(.mediaAttached(let media)) = record.event
          {
            blobs.append((media.sha256, seq))
          }
        }
        for fault in faults { report.add(fault) }
      } catch { throw BookError(error, path: path) }
      progress(.sealed, done, report.recordCount)
    }
    for blob in blobs { verifyBlob(blob.sha256, blob.seq, &report) }
  }

  private func verifyBlob(_ sha256: [UInt8], _ seq: UInt64, _ report: inout VerifyReport) {
    let name = hex(sha256)
    guard let bytes = try? DurableFile.read(path + "/blobs/" + name) else {
      return report.add(.blobIsMissing(sha256: name, seq: seq))
    }
    if Array(SHA256.hash(data: bytes)) != sha256 {
      report.add(.blobDiffers(sha256: name, seq: seq))
    }
  }

  // MARK: Keys

  private func verifyKeys(
    _ report: inout VerifyReport,
    _ progress: (_ stage: VerifyStage, _ done: UInt64, _ of: UInt64) -> Void
  ) throws(BookError) {
    guard let keys else { return }
    var last: UInt64 = KeyStore.lookupSlot
    try read { (snapshot) throws(BookError) in last = max(last, snapshot.head.keySlotCount) }
    do throws(KeyError) {
      var damaged: [UInt64] = []
      try keys.walkSlots(through: last) { slot, state in
        if state == .damaged { damaged.append(slot) }
        if slot % 4_096 == 0 { progress(.keys, slot, last) }
      }
      for slot in damaged { report.add(.keyIsDamaged(slot: slot)) }
    } catch { throw .keys(error) }
  }

  // MARK: Views

  private func verifyViews(
    _ report: inout VerifyReport,
    _ progress: (_ stage: VerifyStage, _ done: UInt64, _ of: UInt64) -> Void
  ) throws(BookError) {
    let refolding = Refolding(access: access, views: ViewName.allCases, path: path)
    while true {
      let outcome = try refolding.run { progress(.views, $0, $1) }
      var faults: [VerifyFault] = []
      for view in ViewName.allCases {
        if let stop = outcome.stops[view] {
          faults.append(.viewHasStopped(view, seq: stop.seq, why: stop.why))
        }
      }
      let isComparable = try compare(outcome, &faults)
      try refolding.emptyIdle(after: outcome)
      guard isComparable else { continue }
      for fault in faults { report.add(fault) }
      return
    }
  }

  /// Compares both tables of every view in one snapshot; `false` if the live ones have been folded
  /// further.
  private func compare(
    _ outcome: Refolding.Outcome, _ faults: inout [VerifyFault]
  ) throws(BookError) -> Bool {
    do throws(LogError) {
      let environment = access.store.environment
      let snapshot = try LogStore.snapshot(environment)
      guard try access.store.folded(in: snapshot) == outcome.folded,
        try access.tables.slots(in: snapshot) == outcome.slots
      else { return false }
      do throws(LMDBError) {
        for view in ViewName.allCases {
          let live = access.tables[view, outcome.slots[view.index].slot]
          let folded = access.tables[view, outcome.idle(view)]
          for (key, fault) in try TableComparison.faults(in: snapshot, live, folded) {
            faults.append(.row(view, key: key, fault))
          }
        }
      } catch { throw .storage(error) }
      return true
    } catch { throw BookError(error, path: path) }
  }
}
