internal import Glibc

/// Why a piece of an attachment is not taken in, or not given out.
package enum BlobPieceError: Error, Hashable, Sendable {
  /// It is not the one wanted next; that begins here.
  case wanted(offset: Int)
  /// What came is not what its name says: begin anew.
  case isAnother
  /// There is no such attachment.
  case isMissing
  case book(BookError)
}

// Sealed attachments on their way between books: bytes that nobody opens here.
extension Book {
  /// Takes in a piece of a sealed attachment; the last one makes it an attachment, on disk when
  /// this returns.
  ///
  /// Pieces come in order.  Those of an attachment that is not whole yet stand in a file whose name
  /// begins with `owner`, so that two who send the same do not write into one file.
  ///
  /// - Parameters:
  ///   - piece: The sealed bytes.
  ///   - offset: Where they begin.
  ///   - sha256: Of the whole, 32 bytes.
  ///   - size: Of the whole, in bytes.
  ///   - owner: ASCII letters, digits, `-`, `_` and `.`: whose it is.
  /// - Returns: The offset that is wanted next; `size` when everything is there.
  /// - Throws: `wanted` when a piece is missing before; `isAnother` when the whole is another one.
  package func takeIn(
    _ piece: [UInt8], at offset: Int, of sha256: [UInt8], size: Int, from owner: String
  ) throws(BlobPieceError) -> Int {
    let whole = path + "/blobs/" + hex(sha256)
    if unsafe Glibc.access(whole, F_OK) == 0 { return size }
    let part = path + "/blobs/\(owner).\(hex(sha256))" + BlobFile.unfinishedSuffix
    let descriptor = unsafe open(part, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw .book(DurableFile.failure(part)) }
    defer { Glibc.close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw .book(DurableFile.failure(part)) }
    let have = Int(status.st_size)
    // A piece that came before is not written again; one too early asks for those before it.
    guard offset == have else { throw .wanted(offset: have) }
    var done = 0
    while done < piece.count {
      let step = unsafe piece.withUnsafeBytes { buffer in
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[done...])
        return unsafe pwrite(descriptor, rest.baseAddress, rest.count, offset + done)
      }
      if step < 0, errno == EINTR { continue }
      guard step > 0 else {
        let error = DurableFile.failure(part)
        ftruncate(descriptor, offset)
        throw .book(error)
      }
      done += step
    }
    guard offset + piece.count >= size else { return offset + piece.count }
    try finish(descriptor, part, as: whole, sha256)
    return size
  }

  private func finish(
    _ descriptor: CInt, _ part: String, as whole: String, _ sha256: [UInt8]
  ) throws(BlobPieceError) {
    guard fsync(descriptor) == 0 else { throw .book(DurableFile.failure(part)) }
    let sum: String
    do throws(BookError) { sum = try FileSum.sha256(part) } catch { throw .book(error) }
    guard sum == hex(sha256) else {
      unsafe unlink(part)
      throw .isAnother
    }
    guard unsafe rename(part, whole) == 0 else { throw .book(DurableFile.failure(whole)) }
    do throws(BookError) { try DurableFile.flushDirectory(of: whole) } catch {
      throw .book(error)
    }
  }

  /// A piece of a sealed attachment.
  ///
  /// - Parameters:
  ///   - sha256: Of the whole, 32 bytes.
  ///   - offset: Where it begins.
  ///   - byteCountMax: How long it is at most.
  /// - Returns: The size of the whole, and the bytes; none at the end.
  /// - Throws: `isMissing`, or what the disk says.
  package func giveOut(
    _ sha256: [UInt8], at offset: Int, byteCountMax: Int
  ) throws(BlobPieceError) -> (size: Int, piece: [UInt8]) {
    let whole = path + "/blobs/" + hex(sha256)
    let descriptor = unsafe open(whole, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { throw .isMissing }
      throw .book(DurableFile.failure(whole))
    }
    defer { Glibc.close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw .book(DurableFile.failure(whole)) }
    let size = Int(status.st_size)
    var piece = [UInt8](repeating: 0, count: max(0, min(byteCountMax, size - offset)))
    var done = 0
    while done < piece.count {
      let step = unsafe piece.withUnsafeMutableBytes { buffer in
        let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
        return unsafe pread(descriptor, rest.baseAddress, rest.count, offset + done)
      }
      if step < 0, errno == EINTR { continue }
      guard step > 0 else { throw .book(DurableFile.failure(whole)) }
      done += step
    }
    return (size, piece)
  }

  /// The SHA-256 of bytes.
  package static func sha256(_ bytes: [UInt8]) -> [UInt8] { Digest.sha256(bytes) }
}
