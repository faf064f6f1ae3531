internal import Cases
internal import Glibc
internal import Wire

extension Kit {
  /// Removes what was sent of people who are forgotten.
  ///
  /// The pack that was just made has nothing of them any more; what waits is about to be sent, and
  /// the book drops its words.
  ///
  /// - Returns: The erasures that are news here, in the order of the log.
  func forget(_ erasures: [PackedErasure]) throws(KitError) -> [PackedErasure] {
    let news = erasures.filter { $0.seq > file.erasedThrough }.sorted { $0.seq < $1.seq }
    guard !erasures.isEmpty else { return [] }
    let subjects = erasures.reduce(into: Set<Ref>()) { $0.formUnion($1.subjects) }
    let lock = try KitLock(lockPath)
    defer { withExtendedLifetime(lock) {} }
    try refresh()
    for device in sentDevices { try removeSent(of: device, about: subjects) }
    return news
  }

  /// Removes what one device has sent about some subjects.
  private func removeSent(
    of device: DeviceID, about subjects: Set<Ref>
  ) throws(KitError) {
    let directory = sent(device)
    var gone: [UInt64] = []
    for number in numbers(in: directory) {
      guard let entry = try? entry(number, in: directory, of: device),
        entry.refs.contains(where: { subjects.contains($0) })
      else { continue }
      gone.append(number)
    }
    guard let last = gone.last else { return }
    // Before they are gone, so that no number is given twice.
    if device == file.device, last > file.numberFloor { try change { $0.numberFloor = last } }
    for number in gone {
      let path = "\(directory)/\(Self.name(number))"
      Self.overwrite(path)
      for name in [path, path + ".note"] where unsafe unlink(name) != 0 && errno != ENOENT {
        throw .book(DurableFile.failure(name))
      }
    }
    do throws(BookError) { try DurableFile.flushDirectory(of: directory + "/entry") } catch {
      throw .book(error)
    }
  }

  /// Overwrites the keys of a pack that is about to be removed: what is left of it on the disk
  /// opens nowhere.
  static func destroyKeys(ofPack path: String) {
    for name in BookDirectory.names(path + "/keys") ?? [] where name.hasSuffix(".keys") {
      overwrite("\(path)/keys/\(name)")
    }
  }

  /// Overwrites a file as far as the system does that; it is removed in any case.
  private static func overwrite(_ path: String) {
    do throws(KeyError) {
      let file = try DiskFile(writing: path)
      try file.write([UInt8](repeating: 0, count: try file.byteCount()), at: 0)
      try file.flush()
    } catch {}
  }
}

extension OutboxEntry {
  /// Everything that its command names.
  fileprivate var refs: [Ref] {
    guard let command = try? IncomingCommand(json: document.bytes()) else { return [] }
    return command.events.flatMap { $0.draft.refs.all }
      .map { Ref($0.role.feedRole, $0.id) }
  }
}
