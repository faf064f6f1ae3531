internal import Cases
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
    do throws(BookError) {
      try verifyLog(isWhole: isWhole, &report, progress)
      guard report.faults.isEmpty else { return report }
      try verifyMeta(&report)
      try verifyRecords(&report, progress)
      try verifyViews(&report, progress)
      try verifyKeys(&report, progress)
    } catch .log(let fault) {
      // Something that reading meets before it is looked for has its place all the same.
      report.add(.log(fault))
    }
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
      while true {
        let step = try verifier.step()
        progress(.log, step.position.seq, step.head.seq)
        try note(step.position)
        guard step.isComplete else { continue }
        report.recordCount = step.head.seq
        report.hash = hex(step.head.hash.array)
        break
      }
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

  /// Compares what `meta` says of the log and the views with `book.json` and with this code.
  private func verifyMeta(_ report: inout VerifyReport) throws(BookError) {
    do throws(LogError) {
      let environment = access.store.environment
      let snapshot = try LogStore.snapshot(environment)
      let head = try access.store.head(in: snapshot)
      let epoch = try access.store.epochs(in: snapshot).last
      // A replica notes an epoch in `book.json` when it is opened the next time.
      let isNoted = file.replicaOf == nil || (epoch?.number ?? 0) < file.epoch
      if isNoted && epoch?.number != file.epoch || (epoch?.startsAfter ?? 0) > head.seq {
        report.add(.log(.metaMalformed(name: "epochs")))
      }
      let slots = try access.tables.slots(in: snapshot)
      for view in ViewName.allCases
      where slots[view.index].codeVersion != AllViews.codeVersion(of: view) {
        report.add(.log(.metaMalformed(name: "view.\(view.rawValue)")))
      }
    } catch { throw BookError(error, path: path) }
  }

  // MARK: Records, their sealed parts and blobs

  /// Opens the sealed part of every record, compares the head with the last of them, and looks
  /// for the blobs that they name.
  private func verifyRecords(
    _ report: inout VerifyReport,
    _ progress: (_ stage: VerifyStage, _ done: UInt64, _ of: UInt64) -> Void
  ) throws(BookError) {
    var walk = RecordWalk(opener: access.opener)
    while walk.seq < report.recordCount {
      do throws(LogError) {
        let environment = access.store.environment
        let snapshot = try LogStore.snapshot(environment)
        try access.store.scan(
          after: walk.seq, countMax: LogVerifier.eventCountMax, in: snapshot
        ) { seq, bytes throws(LogError) in walk.read(bytes, seq: seq) }
        let head = try access.store.head(in: snapshot)
        if walk.seq == head.seq, !walk.agrees(with: head) {
          report.add(.log(.headDiffers(seq: head.seq)))
        }
      } catch { throw BookError(error, path: path) }
      progress(.sealed, walk.seq, report.recordCount)
    }
    for fault in walk.faults { report.add(fault) }
    try verifyErasures(walk, &report)
    for blob in walk.blobs { verifyBlob(blob, walk, &report) }
    noteOrphans(walk, &report)
  }

  /// A key may only have been destroyed to forget somebody in whose ring it is.
  private func verifyErasures(
    _ walk: RecordWalk, _ report: inout VerifyReport
  ) throws(BookError) {
    guard !walk.erasedKeys.isEmpty else { return }
    var rightly = walk.keysOfErasures
    try read { (snapshot) throws(BookError) in
      do throws(RowsError) {
        for customer in walk.erasedCustomers { rightly.formUnion(try snapshot.ring(of: customer)) }
      } catch { throw BookError(error, path: path) }
    }
    for (slot, seq) in walk.erasedKeys.sorted(by: { $0.key < $1.key })
    where !rightly.contains(slot) {
      report.add(.keyIsMissing(slot: slot, seq: seq))
    }
  }

  private func verifyBlob(
    _ blob: RecordWalk.NamedBlob, _ walk: RecordWalk, _ report: inout VerifyReport
  ) {
    let name = hex(blob.sha256)
    guard let sum = try? FileSum.sha256(path + "/blobs/" + name) else {
      // Of somebody who was forgotten it is gone with the key, and when its time was over by
      // itself; to a replica it does not travel.
      if walk.erasedKeys[blob.keyID] == nil, !walk.retired.contains(blob.event),
        file.replicaOf == nil
      {
        report.add(.blobIsMissing(sha256: name, seq: blob.seq))
      }
      return
    }
    if sum != name { report.add(.blobDiffers(sha256: name, seq: blob.seq)) }
  }

  /// Notes the files below `blobs/` that no record names.
  ///
  /// Somebody left them who was killed before the event was written.  They are no fault: nothing
  /// that was acknowledged is in them.
  private func noteOrphans(_ walk: RecordWalk, _ report: inout VerifyReport) {
    let named = Set(walk.blobs.map { hex($0.sha256) })
    let (blobs, others) = Self.blobNames(in: path + "/blobs")
    let orphans = blobs.filter { !named.contains($0) } + others
    report.orphans = Array(orphans.prefix(VerifyReport.faultCountMax))
  }

  // MARK: Keys

  private func verifyKeys(
    _ report: inout VerifyReport,
    _ progress: (_ stage: VerifyStage, _ done: UInt64, _ of: UInt64) -> Void
  ) throws(BookError) {
    guard let keys else { return }
    var last: UInt64 = KeyStore.lookupSlot
    try read { (snapshot) throws(BookError) in last = max(last, snapshot.head.keySlotCount) }
    // A head that is wrong, which has been said, may count any number of keys.
    if report.faults.contains(.log(.headDiffers(seq: report.recordCount))) {
      last = KeyStore.lookupSlot
    }
    do throws(KeyError) {
      var damaged: [UInt64] = []
      try keys.walkSlots(through: last) { slot, state in
        if state == .damaged { damaged.append(slot) }
        if slot % 4_096 == 0 { progress(.keys, slot, last) }
      }
      for slot in damaged { report.add(.keyIsDamaged(slot: slot)) }
      _ = try CheckpointKey(directory: keys.directory)
    } catch { throw .keys(error) }
  }

  // MARK: Views

  private func verifyViews(
    _ report: inout VerifyReport,
    _ progress: (_ stage: VerifyStage, _ done: UInt64, _ of: UInt64) -> Void
  ) throws(BookError) {
    var refolding = Refolding(access: access, views: ViewName.allCases, path: path)
    let faults = try doingUpkeep { () throws(BookError) in
      while true {
        let outcome = try refolding.run { progress(.views, $0, $1) }
        var faults: [VerifyFault] = []
        for view in ViewName.allCases {
          if let stop = outcome.stops[view] ?? outcome.slots[view.index].stop {
            faults.append(.viewHasStopped(view, seq: stop.seq, why: stop.why))
          }
        }
        guard try compare(outcome, &faults) else { continue }
        try refolding.emptyIdle(after: outcome)
        return faults
      }
    }
    for fault in faults { report.add(fault) }
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
