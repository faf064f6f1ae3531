internal import Glibc
internal import Synchronization

/// Making keys: staged while a batch is decided, flushed before it commits.
///
/// ```text
/// stage(2) … stage(5) ── flush() ── the batch commits ── keepStaged()
///                           └────── the batch fails ──── discardStaged()
/// ```
extension KeyStore {
  /// How many keys a batch stages at most: one for each of its events, and as many again.
  package static let stagedCountMax = 1_024

  /// Makes a new random key for `slot`, on disk only after ``flush()``.
  ///
  /// Forgets keys of an earlier batch that were flushed and neither kept nor discarded.
  ///
  /// - Parameter slot: ``firstRecordSlot`` to ``KeySlot/numberMax``; no committed record uses it.
  /// - Returns: The key, to seal with at once.
  package func stage(slot: UInt64) -> SealingKey {
    precondition((Self.firstRecordSlot...KeySlot.numberMax).contains(slot), "a slot for a record")
    // One draw for the key and for the nonce of its wrapping.
    let drawn = random(SealingKey.byteCount + SealingKey.nonceByteCount)
    let bytes = Array(drawn.prefix(SealingKey.byteCount))
    let slotBytes = KeySlot.wrap(
      bytes, master: master, nonce: Array(drawn.suffix(SealingKey.nonceByteCount)),
      context: KeySlot.context(book: book, slot: slot))
    let key = SealingKey(id: slot, bytes: bytes)
    state.withLock { state in
      if state.isFlushed { state.dropStaged() }
      precondition(state.staged.count < Self.stagedCountMax, "a batch stages few keys")
      state.cache.remove(slot)
      state.staged[slot] = key
      state.stagedBytes[slot] = slotBytes
    }
    return key
  }

  /// Writes the staged keys, so that they are on disk when this returns.
  ///
  /// Call it before the batch commits.  Where nothing is staged it does nothing.  One write for
  /// each run of slots that follow each other, one `fdatasync` for each segment.
  ///
  /// - Throws: ``KeyError``; the batch must then fail, and the keys be discarded.
  package func flush() throws(KeyError) {
    let bytes = state.withLock { $0.isFlushed ? [:] : $0.stagedBytes }
    guard !bytes.isEmpty else { return }
    for run in runs(of: bytes.keys.sorted()) {
      try write(run.map { bytes[$0] ?? [] }, to: run)
    }
    state.withLock { $0.isFlushed = true }
  }

  /// Keeps the flushed keys in memory: the batch has committed.
  ///
  /// Only saves reading them again.
  package func keepStaged() {
    state.withLock { state in
      precondition(state.isFlushed || state.staged.isEmpty, "keys are flushed before the commit")
      for key in state.staged.values { state.cache.insert(key) }
      state.dropStaged()
    }
  }

  /// Forgets the staged keys, flushed or not: the batch has failed.
  package func discardStaged() {
    state.withLock { $0.dropStaged() }
  }

  /// Slots that can be written at once: neighbours in one segment.
  private func runs(of slots: [UInt64]) -> [ClosedRange<UInt64>] {
    var runs: [ClosedRange<UInt64>] = []
    for slot in slots {
      if let last = runs.last, last.upperBound + 1 == slot,
        KeySegment.index(of: last.lowerBound) == KeySegment.index(of: slot)
      {
        runs[runs.count - 1] = last.lowerBound...slot
      } else {
        runs.append(slot...slot)
      }
    }
    return runs
  }

  /// Writes the slots of `run` and flushes their segment, which is created where it is missing.
  func write(_ slots: [[UInt8]], to run: ClosedRange<UInt64>) throws(KeyError) {
    let file = try segmentForWriting(KeySegment.index(of: run.lowerBound))
    try file.write(Array(slots.joined()), at: KeySegment.offset(of: run.lowerBound))
    try file.flush()
  }

  private func segmentForWriting(_ index: Int) throws(KeyError) -> DiskFile {
    let path = segmentPath(index)
    do throws(KeyError) {
      return try KeySegment.openForWriting(path)
    } catch .segmentIsMissing {
      try KeySegment.create(index, in: directory, mode: try directoryMode(directory))
      return try KeySegment.openForWriting(path)
    }
  }
}

extension KeyStore.State {
  mutating func dropStaged() {
    staged = [:]
    stagedBytes = [:]
    isFlushed = false
  }
}

/// The permission bits of the directory at `path`.
func directoryMode(_ path: String) throws(KeyError) -> mode_t {
  var status = stat()
  guard unsafe stat(path, &status) == 0 else { throw lastError("stat", path) }
  return status.st_mode & 0o777
}
