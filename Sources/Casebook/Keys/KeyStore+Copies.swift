internal import Glibc

/// Copies of the keys that were made elsewhere: what is erased here is to be erased there too.
///
/// The file `keys/copies` has a line for each.  One that cannot be reached, on a disk in a safe, is
/// named by ``unprunedCopies()`` until it can.
extension KeyStore {
  private var copiesPath: String { directory + "/copies" }

  /// Notes that `path` holds a copy.
  func noteCopy(at path: String) throws(KeyError) {
    guard let whole = Self.wholePath(path), !copies.contains(whole) else { return }
    let text = (copies + [whole]).map { "\($0)\n" }.joined()
    do throws(BookError) {
      let mode = 0o600 | (try checkedMode() & 0o060)
      try DurableFile.write(Array(text.utf8), to: copiesPath, mode: mode)
    } catch { throw .permissionIsDenied(path: copiesPath) }
  }

  private func checkedMode() throws(BookError) -> mode_t {
    do throws(KeyError) { return try directoryMode(directory) } catch { throw .keys(error) }
  }

  /// Where copies were made.
  package var copies: [String] {
    guard let bytes = try? DurableFile.read(copiesPath) else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// Notes an erasure that was ordered, here and beside the copies that can be reached.
  func note(_ erasure: ErasureNote) throws(KeyError) {
    try ErasureList.append(.ordered(erasure), in: directory)
    for copy in copies where unsafe access(copy, W_OK) == 0 {
      // What cannot be written there is told by `unprunedCopies`.
      try? ErasureList.append(.ordered(erasure), in: copy)
    }
  }

  /// Erases in the copies that can be reached whatever is erased here and not there.
  ///
  /// A copy is not opened: its slots are overwritten, whatever wraps them.
  package func pruneCopies() {
    for copy in copies {
      guard let missing = missingErasures(in: copy), !missing.isEmpty else { continue }
      do throws(KeyError) {
        for slot in missing {
          let path = "\(copy)/\(KeySegment.fileName(KeySegment.index(of: slot)))"
          guard unsafe access(path, F_OK) == 0 else { continue }
          let file = try KeySegment.openForWriting(path)
          try file.write(KeySlot.erasedBytes, at: KeySegment.offset(of: slot))
          try file.flush()
        }
        try ErasureList.append(.erased(missing), in: copy)
      } catch {}  // Told by `unprunedCopies`.
    }
  }

  /// The copies in which somebody can still be read who is forgotten here.
  package func unprunedCopies() -> [String] {
    copies.filter { missingErasures(in: $0).map { !$0.isEmpty } ?? !erasedSlots(directory).isEmpty }
  }

  /// The slots that are erased here and not in a copy; nil where that cannot be reached.
  private func missingErasures(in copy: String) -> [UInt64]? {
    guard unsafe access("\(copy)/\(KeySegment.fileName(0))", F_OK) == 0 else { return nil }
    return erasedSlots(directory).subtracting(erasedSlots(copy)).sorted()
  }

  private func erasedSlots(_ directory: String) -> Set<UInt64> {
    var slots: Set<UInt64> = []
    for line in ErasureList.lines(in: directory) {
      if case .erased(let erased) = line { slots.formUnion(erased) }
    }
    return slots.filter { $0 >= Self.firstRecordSlot && $0 <= KeySlot.numberMax }
  }

  private static func wholePath(_ path: String) -> String? {
    guard let whole = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(whole) }
    return unsafe String(cString: whole)
  }
}
