package import Cases
internal import EventLog
internal import Views

extension Book {
  /// Copies the book in the directory `path` as it is, also where older code has folded views.
  ///
  /// - Parameters:
  ///   - path: The directory that holds `book.json`.
  ///   - target: A new directory; the keys are not in it.
  ///   - now: The time, for the manifest.
  /// - Returns: What was copied, and proved.
  /// - Throws: As `backUp`.
  @available(*, noasync)
  package static func backUpAsItIs(
    _ path: String, to target: String, now: Instant
  ) throws(BookError) -> BackupManifest {
    let lock = try BookLock(path: BookFile.path(in: path), isExclusive: false)
    let file = try BookFile(
      DurableFile.read(BookFile.path(in: path)), path: BookFile.path(in: path))
    let book = try Book(path: path, file: file, lock: lock, purpose: .read, clock: systemClock)
    defer { book.close() }
    return try book.backUp(to: target, keysTo: nil, now: now)
  }

  /// Folds again what older code has folded in the book in the directory `path`.
  ///
  /// Killed at any point, the older rows or the new ones are there, and the next run goes on.
  ///
  /// - Parameters:
  ///   - path: The directory that holds `book.json`.
  ///   - progress: Is told how many records are folded, and of how many.
  /// - Throws: What keeps it from being folded; `codeIsOlder` where newer code has folded.
  @available(*, noasync)
  package static func upgrade(
    _ path: String, progress: (_ done: UInt64, _ of: UInt64) -> Void
  ) throws(BookError) {
    let lock = try BookLock(path: BookFile.path(in: path), isExclusive: false)
    let file = try BookFile(
      DurableFile.read(BookFile.path(in: path)), path: BookFile.path(in: path))
    let book = try Book(path: path, file: file, lock: lock, purpose: .write, clock: systemClock)
    defer { book.close() }
    guard let slots = try book.standingSlots() else { throw .viewsAreOutdated }
    let outdated = ViewVersions.outdated(slots)
    if !outdated.isEmpty { try book.rebuild(outdated, progress: progress) }
  }
}
