package import Cases
internal import Glibc
internal import Synchronization

/// The keys of a book: the directory `BOOK/keys`, never inside the log, backed up apart from it.
///
/// A key's id is the number of its slot, from 1.  Numbers are handed out by the head of the log,
/// inside the write transaction, so the store takes them as arguments.  A slot may be written again
/// as long as no committed record uses its key: after a crash between ``flush()`` and the commit.
///
/// Slot 1 keeps the book's lookup key, see ``lookupHash(_:_:)``; records begin with
/// ``firstRecordSlot``.
///
/// Several processes may use one directory at once.  Reading is safe on every thread.  Staging,
/// flushing and erasing belong to whoever holds the book's write transaction.
package final class KeyStore: Sendable {
  /// The slot of the lookup key.
  package static let lookupSlot: UInt64 = 1

  /// The first slot for a key that seals records.
  package static let firstRecordSlot: UInt64 = 2

  /// The path of the directory.
  package let directory: String

  /// The book to which all keys here are bound.
  package let book: BookID

  let master: MasterKey
  let lookupKey: KeyedHash
  let random: RandomBytes
  let state = Mutex(State())

  /// What threads share.
  struct State {
    /// Keys that were made, but whose records are not committed.
    var staged: [UInt64: SealingKey] = [:]
    /// Their slots' bytes.
    var stagedBytes: [UInt64: [UInt8]] = [:]
    /// Whether the staged keys are on disk.
    var isFlushed = false
    var cache = KeyCache()
    /// Segments open for reading, at most ``segmentCountMax``.
    var segments: [Int: DiskFile] = [:]
    /// Counts erasures, so that a key read before one is not kept after it.
    var erasureCount = 0
    /// What the list of erasures was like when it was looked at last.
    var listStamp: ErasureList.Stamp?
  }

  /// How many segment files are open for reading at most.
  static let segmentCountMax = 64

  /// Opens the keys of `book`.
  ///
  /// - Parameters:
  ///   - directory: The path `BOOK/keys`.
  ///   - book: The id of the book.
  ///   - random: For new keys and their wrapping.
  /// - Throws: ``KeyError``; a master key that is not this book's does not fit.
  package convenience init(
    directory: String, book: BookID, random: RandomBytes = .system
  ) throws(KeyError) {
    let master = try MasterKey(directory: directory)
    let path = "\(directory)/\(KeySegment.fileName(0))"
    let bytes = try KeySegment.openForReading(path).read(KeySlot.byteCount, at: 0)
    let context = KeySlot.context(book: book, slot: Self.lookupSlot)
    switch KeySlot.read(bytes, master: master, context: context) {
    case .live(let lookupKey):
      self.init(directory, book, master, KeyedHash(lookupKey), random)
    case .empty:
      throw .slotIsEmpty(slot: Self.lookupSlot)
    case .erased:
      throw .slotIsDamaged(slot: Self.lookupSlot)
    case .damaged:
      // A wrong master key cannot be told from one damaged slot by that slot alone.
      throw .masterDoesNotFit(path: "\(directory)/\(MasterKey.fileName)")
    }
  }

  private init(
    _ directory: String, _ book: BookID, _ master: MasterKey, _ lookupKey: KeyedHash,
    _ random: RandomBytes
  ) {
    self.directory = directory
    self.book = book
    self.master = master
    self.lookupKey = lookupKey
    self.random = random
  }

  /// The key in `slot`; nil if it was erased.
  ///
  /// - Throws: ``KeyError``: an empty or a damaged slot, a missing or short segment.
  /// - Complexity: A read of 64 bytes and an unwrapping, unless the key was used lately.
  package func key(_ slot: UInt64) throws(KeyError) -> SealingKey? {
    let (kept, erasureCount) = state.withLock { state in
      (state.staged[slot] ?? state.cache.key(slot), state.erasureCount)
    }
    if let kept { return kept }
    switch try read(slot) {
    case .empty: throw .slotIsEmpty(slot: slot)
    case .damaged: throw .slotIsDamaged(slot: slot)
    case .erased: return nil
    case .live(let bytes):
      let key = SealingKey(id: slot, bytes: bytes)
      state.withLock { state in
        if state.erasureCount == erasureCount { state.cache.insert(key) }
      }
      return key
    }
  }

  /// Whether `slot` holds a key that opens; read from the file, not from memory.
  package func isPresent(_ slot: UInt64) throws(KeyError) -> Bool {
    try slotState(slot) == .live
  }

  /// What `slot` holds; read from the file, not from memory.
  ///
  /// - Throws: ``KeyError``, but not for a damaged slot.
  package func slotState(_ slot: UInt64) throws(KeyError) -> KeySlot.State {
    try read(slot).state
  }

  private func read(_ slot: UInt64) throws(KeyError) -> KeySlot.Content {
    guard (1...KeySlot.numberMax).contains(slot) else { throw .slotIsOutOfRange(slot: slot) }
    let file = try segmentForReading(KeySegment.index(of: slot))
    let bytes = try file.read(KeySlot.byteCount, at: KeySegment.offset(of: slot))
    guard bytes.count == KeySlot.byteCount else {
      throw .segmentHasWrongLength(path: file.path, byteCount: try file.byteCount())
    }
    let context = KeySlot.context(book: book, slot: slot)
    return KeySlot.read(bytes, master: master, context: context)
  }

  private func segmentForReading(_ index: Int) throws(KeyError) -> DiskFile {
    if let open = state.withLock({ $0.segments[index] }) { return open }
    let file = try KeySegment.openForReading(segmentPath(index))
    state.withLock { state in
      if state.segments.count >= Self.segmentCountMax { state.segments = [:] }
      state.segments[index] = file
    }
    return file
  }

  func segmentPath(_ index: Int) -> String {
    "\(directory)/\(KeySegment.fileName(index))"
  }
}
