internal import Glibc

/// A current copy of the keys, sealed under a key that is kept elsewhere.
extension KeyStore {
  /// The public half of the recovery key, in the directory of keys.
  static let recoveryName = "recovery.pub"
  /// The master key and the key of checkpoints, sealed, in a copy.
  static let sealedName = "recovery.sealed"

  /// The public half of the recovery key; nil before one was made.
  package var recoveryHalf: [UInt8]? {
    let path = "\(directory)/\(Self.recoveryName)"
    return try? readSecret(path, byteCount: RecoveryKey.byteCount)
  }

  /// Notes for which recovery key copies are sealed from now on.
  package func setRecovery(_ publicHalf: [UInt8]) throws(KeyError) {
    try write(publicHalf, to: "\(directory)/\(Self.recoveryName)")
  }

  /// Makes a copy in the directory `path`, or brings the one there up to date: it has every key
  /// that there is now, and none that was erased.
  ///
  /// - Throws: ``KeyError/masterIsMissing(path:)`` without a recovery key; what the system says.
  package func backUp(to path: String) throws(KeyError) {
    guard let half = recoveryHalf else {
      throw .masterIsMissing(path: "\(directory)/\(Self.recoveryName)")
    }
    guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else { throw lastError("mkdir", path) }
    // Read before the keys are, and written after them: it never tells of more than is gone.
    let list = ErasureList.bytes(in: directory)
    let secrets =
      try readSecret("\(directory)/\(MasterKey.fileName)", byteCount: MasterKey.byteCount)
      + readSecret("\(directory)/\(CheckpointKey.fileName)", byteCount: CheckpointKey.byteCount)
    guard let sealed = RecoveryKey.seal(secrets, for: half, random: random) else {
      throw .masterDoesNotFit(path: "\(directory)/\(Self.recoveryName)")
    }
    try write(sealed, to: "\(path)/\(Self.sealedName)")
    for index in 0..<(try segmentCount()) {
      let segment = try KeySegment.openForReading(segmentPath(index))
      try write(
        try segment.read(KeySegment.byteCount, at: 0),
        to: "\(path)/\(KeySegment.fileName(index))")
    }
    try write(list, to: "\(path)/\(ErasureList.fileName)")
    try noteCopy(at: path)
  }

  /// Puts the two secrets of a sealed copy into the directory of keys of a book that is restored.
  static func openSealed(
    in copy: String, with key: RecoveryKey?, to directory: String
  ) throws(KeyError) {
    let path = "\(copy)/\(sealedName)"
    guard unsafe access(path, F_OK) == 0 else { return }
    guard let key else { throw .masterIsMissing(path: path) }
    let file = try DiskFile(reading: path)
    guard let secrets = key.open(try file.read(try file.byteCount(), at: 0)),
      secrets.count == MasterKey.byteCount + CheckpointKey.byteCount
    else { throw .masterDoesNotFit(path: path) }
    try createSecret(
      "\(directory)/\(MasterKey.fileName)", Array(secrets.prefix(MasterKey.byteCount)),
      inDirectoryWith: 0o700)
    try createSecret(
      "\(directory)/\(CheckpointKey.fileName)", Array(secrets.dropFirst(MasterKey.byteCount)),
      inDirectoryWith: 0o700)
  }

  private func write(_ bytes: [UInt8], to path: String) throws(KeyError) {
    do throws(BookError) { try DurableFile.write(bytes, to: path, mode: 0o600) } catch {
      if case .unavailable = error { throw .system(function: "write", path: path, code: ENOSPC) }
      throw .permissionIsDenied(path: path)
    }
  }
}
