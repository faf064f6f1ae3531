package import Cases
internal import Glibc
internal import Synchronization
internal import Wire

/// A technician's device: a directory with a pack, which is a book, and what was done with it.
///
/// ```text
/// KIT/kit.json            server, book, device, cases, when packed, when last spoken
/// KIT/current             → packs/7
/// KIT/packs/7/            an ordinary book; its keys point to a master key outside of the kit
/// KIT/outbox/DEVICE/…12   a command each, sealed, never edited; …12.note what the desk said of it
/// KIT/sent/DEVICE/…11     what the book has; kept for thirty days
/// ```
///
/// A command is in the outbox, on disk, before it is performed on the pack, so that a crash between
/// the two is healed at the next opening: command ids make that harmless.
package final class Kit: Sendable {
  package let path: String
  let secrets: KitSecrets
  private let known: Mutex<KitFile>

  /// What `kit.json` says.
  package var file: KitFile { known.withLock { $0 } }

  /// Whether there is a kit in the directory `path`.
  package static func exists(at path: String) -> Bool {
    unsafe access(KitFile.path(in: path), F_OK) == 0
  }

  /// Opens the kit in the directory `path`, whose secrets are below `secrets`.
  package init(opening path: String, secrets: String) throws(KitError) {
    self.path = path
    let bytes: [UInt8]
    do throws(BookError) { bytes = try DurableFile.read(KitFile.path(in: path)) } catch {
      if case .doesNotExist = error { throw .isNoKit(path: path) }
      throw .book(error)
    }
    let file = try KitFile(bytes, path: KitFile.path(in: path))
    known = Mutex(file)
    self.secrets = try KitSecrets(in: secrets, of: file.id, isNew: false)
  }

  /// Makes a kit in the directory `path`, which is made; it has no pack yet.
  package static func create(
    at path: String, _ file: KitFile, secrets: String
  ) throws(KitError) -> Kit {
    guard !exists(at: path) else { throw .book(.existsAlready(path: path)) }
    _ = try KitSecrets(in: secrets, of: file.id, isNew: true)
    for part in ["", "/packs", "/outbox", "/sent"] { try makeDirectory(path + part) }
    try makeDirectory("\(path)/outbox/\(file.device)")
    try makeDirectory("\(path)/sent/\(file.device)")
    do throws(BookError) {
      try DurableFile.flushDirectory(of: path + "/packs")
      // What makes it a kit comes last.
      try DurableFile.write(file.bytes, to: KitFile.path(in: path), mode: 0o600)
    } catch { throw .book(error) }
    return try Kit(opening: path, secrets: secrets)
  }

  static func makeDirectory(_ path: String) throws(KitError) {
    guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else {
      throw .book(DurableFile.failure(path))
    }
  }

  /// Changes `kit.json`: readers see the old one or the new one.
  func change(_ body: (inout KitFile) -> Void) throws(KitError) {
    var changed = file
    body(&changed)
    do throws(BookError) {
      try DurableFile.write(changed.bytes, to: KitFile.path(in: path), mode: 0o600)
    } catch { throw .book(error) }
    known.withLock { $0 = changed }
  }

  /// Reads `kit.json` anew: somebody else may have changed it.
  func refresh() throws(KitError) {
    do throws(BookError) {
      let bytes = try DurableFile.read(KitFile.path(in: path))
      let file = try readFile(bytes)
      known.withLock { $0 = file }
    } catch { throw .book(error) }
  }

  private func readFile(_ bytes: [UInt8]) throws(BookError) -> KitFile {
    do throws(KitError) { return try KitFile(bytes, path: KitFile.path(in: path)) } catch {
      throw .file(path: KitFile.path(in: path), why: "damaged")
    }
  }

  // MARK: Places

  func outbox(_ device: DeviceID) -> String { "\(path)/outbox/\(device)" }
  func sent(_ device: DeviceID) -> String { "\(path)/sent/\(device)" }
  var lockPath: String { path + "/lock" }
  var syncLockPath: String { path + "/sync.lock" }

  /// The directory of the book that is the pack; `nil` before the first.
  package var bookPath: String? {
    var buffer = [UInt8](repeating: 0, count: 1_024)
    let count = unsafe buffer.withUnsafeMutableBytes { buffer in
      guard let start = buffer.baseAddress else { return -1 }
      return unsafe readlink(
        path + "/current", start.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    guard count > 0 else { return nil }
    return path + "/" + String(decoding: buffer[..<count], as: UTF8.self)
  }

  /// Opens the pack for reading or writing, with what waits in the outbox performed on it.
  ///
  /// The one that is found may be cleared away at the same moment by a sync: then its successor is
  /// there.
  @available(*, noasync)
  package func openBook(
    for purpose: Book.Purpose, clock: @escaping @Sendable () -> Instant
  ) throws(KitError) -> Book {
    var tries = 0
    while true {
      guard let bookPath else { throw .isNoKit(path: path) }
      tries += 1
      do throws(BookError) {
        let book = try Book(
          opening: bookPath, for: purpose, numbering: .provisional, clock: clock)
        guard try lacksCommands(book) else { return book }
        book.close()
      } catch {
        if case .viewsAreOutdated = error, purpose == .read, tries < Self.openingCountMax {
          do throws(BookError) {
            try Book(opening: bookPath, for: .write, clock: clock).close()
          } catch { throw .book(error) }
          continue
        }
        guard self.bookPath != bookPath, tries < Self.openingCountMax else { throw .book(error) }
        continue
      }
      return try healed(bookPath, clock)
    }
  }

  private static let openingCountMax = 5

  /// Whether a command of the outbox is missing in the pack: a crash came between.
  private func lacksCommands(_ book: Book) throws(BookError) -> Bool {
    guard let last = numbers(in: outbox(file.device)).last, last > file.replayedThrough else {
      return false
    }
    return try last > book.standing(of: file.device).last
  }

  /// The pack, opened for writing, with what a crash kept from being performed.
  private func healed(
    _ bookPath: String, _ clock: @escaping @Sendable () -> Instant
  ) throws(KitError) -> Book {
    let lock = try KitLock(lockPath)
    defer { withExtendedLifetime(lock) {} }
    let book: Book
    do throws(BookError) {
      book = try Book(opening: bookPath, for: .write, numbering: .provisional, clock: clock)
    } catch { throw .book(error) }
    let last = max(file.replayedThrough, try standing(book))
    for number in numbers(in: outbox(file.device)) where number > last {
      try perform(entry(number), in: book)
    }
    return book
  }

  private func standing(_ book: Book) throws(KitError) -> UInt64 {
    do throws(BookError) { return try book.standing(of: file.device).last } catch {
      throw .book(error)
    }
  }

  /// Performs an entry that nobody has been told of; what is refused leaves the outbox.
  private func perform(_ entry: OutboxEntry, in book: Book) throws(KitError) {
    let command = try entry.command(of: file, wasOffline: false)
    let reply: Reply
    do throws(BookError) { reply = try book.perform(command) } catch { throw .book(error) }
    if case .accepted = reply { return }
    try remove(entry.number)
  }
}
