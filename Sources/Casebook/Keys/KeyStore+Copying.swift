internal import Glibc

/// Backing keys up, and looking through all of them.
extension KeyStore {
  /// Copies all keys to the new directory `path`; on disk when this returns.
  ///
  /// Copy them after the log: keys are flushed before the batch that uses them commits, so the copy
  /// then has every key that the copied log needs.  The copy holds the master key: whoever has it
  /// and the log can read everything.
  ///
  /// - Parameter path: A directory that does not exist; its parent does.
  /// - Throws: ``KeyError``; what was copied until then stays for the caller to remove.
  package func copyKeys(to path: String) throws(KeyError) {
    guard unsafe mkdir(path, 0o700) == 0 else {
      throw errno == EEXIST ? .alreadyExists(path: path) : lastError("mkdir", path)
    }
    for (name, byteCount) in [
      (MasterKey.fileName, MasterKey.byteCount), (CheckpointKey.fileName, CheckpointKey.byteCount),
    ] {
      let bytes = try readSecret("\(directory)/\(name)", byteCount: byteCount)
      try createSecret("\(path)/\(name)", bytes, inDirectoryWith: 0o700)
    }
    try copyErasureList(to: path)
    for index in 0..<(try segmentCount()) {
      let source = try KeySegment.openForReading(segmentPath(index))
      let copy = try DiskFile(creating: "\(path)/\(KeySegment.fileName(index))", mode: 0o600)
      try copy.write(try source.read(KeySegment.byteCount, at: 0), at: 0)
      try copy.flush()
    }
    try flushDirectory(path)
  }

  /// Copies the list of erasures, if there is one: before the keys, so that it never tells of more
  /// than is gone from them.
  private func copyErasureList(to path: String) throws(KeyError) {
    let list: DiskFile
    do throws(KeyError) {
      list = try DiskFile(reading: "\(directory)/\(ErasureList.fileName)")
    } catch .system(_, _, ENOENT) { return }
    let copy = try DiskFile(creating: "\(path)/\(ErasureList.fileName)", mode: 0o600)
    try copy.write(try list.read(try list.byteCount(), at: 0), at: 0)
    try copy.flush()
  }

  /// Tells for each slot from 1 to `last` what it holds, in order.
  ///
  /// - Parameters:
  ///   - last: The greatest slot that a committed record uses.
  ///   - body: Called with the slot and what it holds; a slot whose segment is missing or cut off
  ///     is damaged.
  /// - Throws: ``KeyError`` of the system's, not of a slot's.
  package func walkSlots(
    through last: UInt64, _ body: (UInt64, KeySlot.State) -> Void
  ) throws(KeyError) {
    guard last <= KeySlot.numberMax else { throw .slotIsOutOfRange(slot: last) }
    var slot = Self.lookupSlot
    while slot <= last {
      let end = min(last, KeySegment.firstSlot(of: KeySegment.index(of: slot) + 1) - 1)
      let bytes = try segmentBytes(KeySegment.index(of: slot))
      for slot in slot...end {
        body(slot, stateOfSlot(slot, in: bytes))
      }
      slot = end + 1
    }
  }

  private func stateOfSlot(_ slot: UInt64, in segment: [UInt8]) -> KeySlot.State {
    let start = KeySegment.offset(of: slot)
    guard start + KeySlot.byteCount <= segment.count else { return .damaged }
    let bytes = Array(segment[start..<start + KeySlot.byteCount])
    let context = KeySlot.context(book: book, slot: slot)
    return KeySlot.read(bytes, master: master, context: context).state
  }

  /// The bytes of a segment as far as it goes; none where it is missing.
  private func segmentBytes(_ index: Int) throws(KeyError) -> [UInt8] {
    do throws(KeyError) {
      return try DiskFile(reading: segmentPath(index)).read(KeySegment.byteCount, at: 0)
    } catch .system(_, _, ENOENT) {
      return []
    }
  }

  /// How many segments there are, without a gap, from the first one on.
  func segmentCount() throws(KeyError) -> Int {
    var count = 0
    while unsafe access(segmentPath(count), F_OK) == 0 { count += 1 }
    guard errno == ENOENT else { throw lastError("access", segmentPath(count)) }
    return count
  }
}
