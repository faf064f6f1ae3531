internal import Glibc

/// An attachment below `blobs/`, as the event that names it says.
package struct SealedBlob: Hashable, Sendable {
  /// SHA-256 of the sealed bytes: also the name of the file.
  package let sha256: [UInt8]
  /// The key of its chunks, which stands in the sealed part of the event.
  package let key: [UInt8]
  /// How many bytes were sealed.
  package let byteCount: Int

  package init(sha256: [UInt8], key: [UInt8], byteCount: Int) {
    self.sha256 = sha256
    self.key = key
    self.byteCount = byteCount
  }
}

extension Book {
  private var blobDirectory: String { path + "/blobs" }

  private func blobPath(_ sha256: [UInt8]) -> String { blobDirectory + "/" + hex(sha256) }

  // MARK: Writing

  /// Seals what `next` gives under a new key and keeps it below `blobs/`; on disk when this
  /// returns, so before the event that names it.
  ///
  /// When it throws, nothing of it stays.
  ///
  /// - Parameter next: The next bytes; none at the end.
  /// - Returns: The name and the key, for the event.
  /// - Throws: ``BlobError``; what `next` throws.
  package func addBlob(
    _ next: () throws(BlobError) -> [UInt8]
  ) throws(BlobError) -> SealedBlob {
    let key = RandomBytes.system(CipherKey.byteCount)
    let cipher = BlobCipher(key: key)
    var file = try BlobFile(in: blobDirectory, random: RandomBytes.system(8))
    var waiting: [UInt8] = []
    var index: UInt64 = 0
    var byteCount = 0
    while true {
      let more = try next()
      byteCount += more.count
      guard byteCount <= BlobLimits.byteCountMax else { throw .isTooLarge }
      waiting += more
      // The last chunk is sealed as such, so a full one waits until something follows it.
      while waiting.count > BlobLimits.chunkByteCount {
        let chunk = Array(waiting.prefix(BlobLimits.chunkByteCount))
        waiting.removeFirst(chunk.count)
        try file.write(cipher.seal(chunk, index: index, isLast: false))
        index += 1
      }
      if more.isEmpty { break }
    }
    guard byteCount > 0 else { throw .isEmpty }
    try file.write(cipher.seal(waiting, index: index, isLast: true))
    return SealedBlob(sha256: try file.finish(), key: key, byteCount: byteCount)
  }

  /// Removes attachments that no event names after all.
  package func removeBlobs(_ blobs: [SealedBlob]) {
    for blob in blobs { unsafe unlink(blobPath(blob.sha256)) }
    // Should they come back after a power cut, `verify` names them.
    try? DurableFile.flushDirectory(of: blobDirectory + "/blob")
  }

  /// Destroys attachments whose time is over, or that nobody may keep; gone from the disk when this
  /// returns.
  ///
  /// The event that says so comes before: what is destroyed without a word would be missed.
  package func destroyBlobs(_ sha256: [[UInt8]]) {
    for sum in sha256 { unsafe unlink(blobPath(sum)) }
    // Should they come back after a power cut, whoever destroyed them looks again.
    try? DurableFile.flushDirectory(of: blobDirectory + "/blob")
  }

  /// Removes attachments of somebody who is forgotten, and what has come of them.
  ///
  /// Those that are gone already do not matter.  It is on disk when this returns.
  func removeErasedBlobs(_ blobs: Set<[UInt8]>) throws(KeyError) {
    guard !blobs.isEmpty else { return }
    let names = blobs.map { hex($0) }
    for file in BookDirectory.names(blobDirectory) ?? []
    where names.contains(where: { file.contains($0) }) {
      let path = blobDirectory + "/" + file
      guard unsafe unlink(path) == 0 || errno == ENOENT else { throw lastError("unlink", path) }
    }
    try Casebook.flushDirectory(blobDirectory)
  }

  // MARK: Reading

  /// How many bytes are sealed in an attachment; `nil` if it is not there, or cut off.
  package func blobByteCount(_ sha256: [UInt8]) -> Int? {
    var status = stat()
    guard unsafe stat(blobPath(sha256), &status) == 0 else { return nil }
    return BlobCipher.plainByteCount(ofSealed: Int(status.st_size))
  }

  /// Hands what an attachment seals to `body`, piece by piece.
  ///
  /// The whole file is compared with its name first: `body` sees nothing of one that was altered.
  ///
  /// - Throws: ``BlobError``; what `body` throws.
  package func readBlob(
    _ sha256: [UInt8], key: [UInt8], _ body: ([UInt8]) throws(BlobError) -> Void
  ) throws(BlobError) {
    let name = hex(sha256)
    guard key.count == CipherKey.byteCount else { throw .isDamaged(sha256: name) }
    let sum: String
    do throws(BookError) { sum = try FileSum.sha256(blobPath(sha256)) } catch .doesNotExist {
      throw .isMissing(sha256: name)
    } catch { throw .book(error) }
    guard sum == name else { throw .isDamaged(sha256: name) }
    let cipher = BlobCipher(key: key)
    let file: DiskFile
    let count: Int
    do throws(KeyError) {
      file = try DiskFile(reading: blobPath(sha256))
      count = try file.byteCount()
    } catch { throw .book(.keys(error)) }
    var offset = 0
    var index: UInt64 = 0
    while offset < count {
      let sealed: [UInt8]
      do throws(KeyError) {
        sealed = try file.read(min(BlobCipher.sealedByteCount, count - offset), at: offset)
      } catch { throw .book(.keys(error)) }
      offset += BlobCipher.sealedByteCount
      guard let chunk = cipher.open(sealed, index: index, isLast: offset >= count) else {
        throw .isDamaged(sha256: name)
      }
      try body(chunk)
      index += 1
    }
  }

  // MARK: Looking after them

  /// The files below `blobs/` that are attachments, and those that are none: unfinished ones.
  static func blobNames(in directory: String) -> (blobs: [String], others: [String]) {
    let names = BookDirectory.names(directory) ?? []
    let isBlob = { (name: String) in
      name.count == 64 && name.allSatisfy { $0.isHexDigit && !$0.isUppercase }
    }
    return (names.filter(isBlob), names.filter { !isBlob($0) })
  }
}
