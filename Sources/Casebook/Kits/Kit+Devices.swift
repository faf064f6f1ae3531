package import Cases
internal import Glibc
internal import Wire

extension Kit {
  /// `change` for who syncs: under the lock of those who write.
  func changing(_ body: (inout KitFile) -> Void) throws(KitError) {
    let lock = try KitLock(lockPath)
    defer { withExtendedLifetime(lock) {} }
    try refresh()
    try change(body)
  }

  /// Says what the next pack holds.
  ///
  /// - Parameters:
  ///   - cases: These cases, beside those of what waits.
  ///   - isToday: The visits of the day; the cases of yesterday are left behind then.
  ///   - server: Where it is now.
  ///   - keyFile: The file with the key.
  /// - Throws: What keeps it from being noted.
  package func choose(
    _ cases: [CaseID], isToday: Bool, server: String?, keyFile: String?
  ) throws(KitError) {
    try changing { file in
      if isToday { file.cases = [] }
      file.cases += cases.filter { !file.cases.contains($0) }
      file.isToday = isToday || file.isToday
      file.server = server ?? file.server
      file.keyFile = keyFile ?? file.keyFile
    }
  }

  /// What waits, at a moment when nobody writes: whatever is in it has been performed on the pack.
  func snapshotOfOutbox() throws(KitError) -> [OutboxEntry] {
    let lock = try KitLock(lockPath)
    defer { withExtendedLifetime(lock) {} }
    return try unsent()
  }

  /// Moves an entry that the book has to those that were sent, and carries its cases from now on.
  func settle(_ number: UInt64, adding cases: [CaseID]) throws(KitError) {
    let lock = try KitLock(lockPath)
    defer { withExtendedLifetime(lock) {} }
    try refresh()
    let new = cases.filter { !file.cases.contains($0) }
    if !new.isEmpty { try change { $0.cases += new } }
    try settle(number)
  }

  /// Gives what waits to a new device, numbered from 1: the kit was copied, or restored.
  ///
  /// The entries are written anew beside the old ones; `kit.json` says which are the ones, so a
  /// crash leaves either all of the old or all of the new.
  func renumber(as device: DeviceID) throws(KitError) {
    let lock = try KitLock(lockPath)
    defer { withExtendedLifetime(lock) {} }
    try refresh()
    let waiting = try unsent()
    try Self.makeDirectory(outbox(device))
    try Self.makeDirectory(sent(device))
    do throws(BookError) {
      try DurableFile.flushDirectory(of: outbox(device))
      try DurableFile.flushDirectory(of: sent(device))
    } catch { throw .book(error) }
    for (index, old) in waiting.enumerated() {
      var entry = old
      entry.number = UInt64(index) + 1
      var members = old.document.members ?? [:]
      members["device"] = .id(device)
      members["deviceSeq"] = .integer(Int64(entry.number))
      entry.document = .object(members)
      try write(entry, of: device)
    }
    let old = outbox(file.device)
    try change { file in
      file.device = device
      file.numberFloor = 0
      file.replayedThrough = UInt64(waiting.count)
    }
    BookDirectory.remove(old, itself: true)
  }
}
