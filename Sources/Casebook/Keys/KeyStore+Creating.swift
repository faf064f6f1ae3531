package import Cases
internal import Glibc

/// Making the directory of keys of a new book.
extension KeyStore {
  /// Creates everything in `directory`: the master key, the lookup key, the key of checkpoints.
  ///
  /// The directory is created for the owner alone (0700).  For a book that several users of the
  /// system share it is made before, readable by their group: the files then are too.
  ///
  /// - Parameters:
  ///   - directory: The path `BOOK/keys`.
  ///   - book: The id of the book.
  ///   - masterKey: The path of a master key that is kept elsewhere, and only pointed to: that of
  ///     a device which may be lost with the directory.
  ///   - random: Where all keys come from.
  /// - Returns: The keys, opened.
  /// - Throws: ``KeyError/alreadyExists(path:)`` where there is a master key, and what the system
  ///   refuses.
  package static func create(
    directory: String, book: BookID, masterKey: String? = nil, random: RandomBytes = .system
  ) throws(KeyError) -> KeyStore {
    guard unsafe mkdir(directory, 0o700) == 0 || errno == EEXIST else {
      throw errno == EACCES ? .permissionIsDenied(path: directory) : lastError("mkdir", directory)
    }
    let mode = try directoryMode(directory)
    let masterPath = "\(directory)/\(MasterKey.fileName)"
    if let masterKey {
      guard unsafe symlink(masterKey, masterPath) == 0 else {
        throw lastError("symlink", masterPath)
      }
    } else {
      try createSecret(masterPath, random(MasterKey.byteCount), inDirectoryWith: mode)
    }
    let master = try MasterKey(directory: directory)
    try KeySegment.create(0, in: directory, mode: mode)
    let slot = KeySlot.wrap(
      random(SealingKey.byteCount), master: master, nonce: random(SealingKey.nonceByteCount),
      context: KeySlot.context(book: book, slot: lookupSlot))
    let segment = try KeySegment.openForWriting("\(directory)/\(KeySegment.fileName(0))")
    try segment.write(slot, at: KeySegment.offset(of: lookupSlot))
    try segment.flush()
    try CheckpointKey.create(directory: directory, mode: mode, random: random)
    try flushDirectory(directory)
    return try KeyStore(directory: directory, book: book, random: random)
  }
}
