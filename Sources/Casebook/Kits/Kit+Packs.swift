package import Cases
internal import Glibc
package import Wire

/// What came from the desk for a pack, before it is one.
package struct PackContent: Sendable {
  /// The cases in it.
  package var cases: [CaseID] = []
  /// By their place in the log of the server.
  package var records: [UInt64: StoredRecord] = [:]
  /// Who was forgotten.
  package var erasures: [PackedErasure] = []
  /// Where the server's book stood.
  package var position: LogPosition?

  package init() {}

  /// Takes a page in.
  package mutating func take(_ page: PackAnswer) throws(KitError) {
    position = page.position
    for item in page.items {
      if item.kind == PackKind.choice {
        guard let json = try? JSON(parsing: item.document, limits: .answer),
          let ids = json["cases"]?.elements
        else { throw .answerIsUnreadable(at: PackKind.choice) }
        for id in ids.compactMap({ $0.text.flatMap(CaseID.init(ulid:)) })
        where !cases.contains(id) {
          cases.append(id)
        }
      } else if item.kind == PackKind.record {
        guard let position = LogPosition(text: item.id),
          let record = try? StoredRecord(bytes: item.document)
        else { throw .answerIsUnreadable(at: item.id) }
        records[UInt64(position.seq)] = record
      } else if item.kind == PackKind.erased {
        guard let erased = PackedErasure.read(item.document) else {
          throw .answerIsUnreadable(at: PackKind.erased)
        }
        erasures = erased
      }
      // Kinds of newer desks are passed over.
    }
    guard records.count <= PackLimits.recordCountMax else { throw .packIsTooBig }
  }
}

extension Kit {
  /// How much room the map of a pack reserves: addresses, not disk.
  private static let mapSizeBytes = 1 << 30

  /// Makes a new pack beside the present one and puts it in its place.
  ///
  /// What waits in the outbox is performed on it first.  Whatever dies meanwhile leaves the present
  /// pack where it is.
  ///
  /// - Parameters:
  ///   - content: What came from the desk.
  ///   - now: When that was.
  ///   - clock: For what is performed on it.
  /// - Throws: What kept the pack from being made.
  @available(*, noasync)
  package func renewPack(
    _ content: PackContent, at now: Instant, clock: @escaping @Sendable () -> Instant
  ) throws(KitError) {
    let name = "packs/\(nextPackNumber)"
    let place = path + "/" + name
    let book: Book
    do throws(BookError) {
      book = try Book.prepare(
        at: place, id: file.book, clock: clock, mapSizeBytes: Self.mapSizeBytes,
        masterKey: secrets.masterPath, numbering: .provisional)
    } catch { throw .book(error) }
    do throws(KitError) {
      do throws(BookError) {
        try book.adopt(content.records.sorted { $0.key < $1.key }.map(\.value))
      } catch { throw .book(error) }
      // From here on nothing is written on the present pack, and so nothing is left behind.
      let lock = try KitLock(lockPath)
      defer { withExtendedLifetime(lock) {} }
      try refresh()
      let replayed = try replay(on: book)
      do throws(BookError) { try book.establish() } catch { throw .book(error) }
      book.close(folding: true)
      // Before the new pack is there, so that nothing is taken for missing in it.  After a crash
      // between the two, the present pack has all that anybody was told of.
      try change { file in
        file.replayedThrough = max(file.replayedThrough, replayed)
        file.packedAt = now
        file.position = content.position
        file.cases = Self.merged(file.cases, content.cases)
      }
      try point(to: name)
    } catch {
      if bookPath != place { book.abandon() }
      throw error
    }
    clearPacks(except: name)
  }

  private static func merged(_ old: [CaseID], _ new: [CaseID]) -> [CaseID] {
    old + new.filter { !old.contains($0) }
  }

  /// Performs what waits in the outbox on a pack that is being made.
  ///
  /// What cannot be accepted any more is kept as a conflict there too: the technician sees it, and
  /// the book of the server decides.
  private func replay(on book: Book) throws(KitError) -> UInt64 {
    var last: UInt64 = 0
    for entry in try unsent() {
      last = max(last, entry.number)
      guard let command = try? entry.command(of: file, wasOffline: true) else { continue }
      do throws(BookError) { _ = try book.perform(command) } catch { throw .book(error) }
      for blob in entry.blobs { try carry(blob, to: book) }
    }
    return last
  }

  /// Gives the new pack an attachment of the present one that has not been sent.
  private func carry(_ blob: [UInt8], to book: Book) throws(KitError) {
    guard let bookPath else { return }
    let (from, to) = ("\(bookPath)/blobs/\(hex(blob))", "\(book.path)/blobs/\(hex(blob))")
    guard unsafe link(from, to) == 0 || errno == EEXIST || errno == ENOENT else {
      throw .book(DurableFile.failure(to))
    }
    do throws(BookError) { try DurableFile.flushDirectory(of: to) } catch { throw .book(error) }
  }

  /// Lets `current` point to a pack, in one step.
  private func point(to name: String) throws(KitError) {
    let draft = path + "/current.new"
    _ = unsafe unlink(draft)
    guard unsafe symlink(name, draft) == 0, unsafe rename(draft, path + "/current") == 0 else {
      throw .book(DurableFile.failure(draft))
    }
    do throws(BookError) {
      try DurableFile.flushDirectory(of: path + "/current")
    } catch { throw .book(error) }
  }

  private var nextPackNumber: Int {
    let known = (BookDirectory.names(path + "/packs") ?? []).compactMap { Int($0) }
    return (known.max() ?? 0) + 1
  }

  /// Removes older packs: whoever has been forgotten meanwhile stands in them.
  ///
  /// Who has one open keeps it; who opens one at this moment tries again with `current`.
  private func clearPacks(except name: String) {
    for number in BookDirectory.names(path + "/packs") ?? [] where "packs/\(number)" != name {
      Self.destroyKeys(ofPack: "\(path)/packs/\(number)")
      BookDirectory.remove("\(path)/packs/\(number)", itself: true)
    }
  }
}
