internal import Synchronization

/// Erasing keys: what they sealed can then never be read again.
extension KeyStore {
  /// Overwrites `slots` with the mark of erased ones; on disk when this returns.
  ///
  /// Erasing an erased slot again changes nothing, so an interrupted erasure is simply repeated.
  /// Since drives do not really overwrite, it is the wrapping that makes leftovers useless once the
  /// master key is another one.
  ///
  /// - Parameter slots: Slots of committed records; never the lookup key's.
  /// - Throws: ``KeyError``; some of the slots may then be erased and others not.
  package func erase(_ slots: some Sequence<UInt64>) throws(KeyError) {
    var bySegment: [Int: [UInt64]] = [:]
    for slot in slots {
      precondition(slot != Self.lookupSlot, "the lookup key belongs to no person")
      guard (1...KeySlot.numberMax).contains(slot) else { throw .slotIsOutOfRange(slot: slot) }
      bySegment[KeySegment.index(of: slot), default: []].append(slot)
    }
    defer { forget(bySegment.values.joined()) }
    for (index, slots) in bySegment.sorted(by: { $0.key < $1.key }) {
      let file = try KeySegment.openForWriting(segmentPath(index))
      for slot in slots {
        try file.write(KeySlot.erasedBytes, at: KeySegment.offset(of: slot))
      }
      try file.flush()
    }
    // Others who have these keys in memory see by the list that they are to forget them.
    let all = bySegment.values.joined().sorted()
    if !all.isEmpty { try ErasureList.append(.erased(all), in: directory) }
  }

  /// Forgets all keys in memory if another process has erased some since this was called last.
  ///
  /// Called before a snapshot is read and before a batch is written: one look at a file.
  func refresh() {
    let stamp = ErasureList.Stamp(directory)
    state.withLock { state in
      guard state.listStamp != stamp else { return }
      state.listStamp = stamp
      state.cache = KeyCache()
      state.erasureCount += 1
    }
  }

  /// Forgets the keys of `slots` in memory: they are erased.
  package func forget(_ slots: some Sequence<UInt64>) {
    state.withLock { state in
      for slot in slots { state.cache.remove(slot) }
      state.erasureCount += 1
    }
  }
}
