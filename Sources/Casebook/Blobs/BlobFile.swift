internal import Crypto
internal import Glibc

/// A file below `blobs/` while it is written: under another name until it is whole and flushed.
///
/// Whoever is killed meanwhile leaves a file whose name ends in `.new`, which nothing refers to.
struct BlobFile: ~Copyable {
  /// What the name of an unfinished file ends in.
  static let unfinishedSuffix = ".new"

  private let directory: String
  private let temporary: String
  private let descriptor: CInt
  private var hasher = SHA256()
  private var isFinished = false

  /// Creates the file in `directory`; `random` makes its name one that nobody else has.
  init(in directory: String, random: [UInt8]) throws(BlobError) {
    self.directory = directory
    temporary = directory + "/" + hex(random) + Self.unfinishedSuffix
    descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw .book(DurableFile.failure(temporary)) }
  }

  deinit {
    close(descriptor)
    if !isFinished { unsafe unlink(temporary) }
  }

  mutating func write(_ bytes: [UInt8]) throws(BlobError) {
    hasher.update(data: bytes)
    var done = 0
    while done < bytes.count {
      let step = unsafe bytes.withUnsafeBytes { buffer in
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[done...])
        return unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
      }
      if step < 0, errno == EINTR { continue }
      guard step > 0 else { throw .book(DurableFile.failure(temporary)) }
      done += step
    }
  }

  /// Gives the file its name, the SHA-256 of what is in it; on disk when this returns.
  mutating func finish() throws(BlobError) -> [UInt8] {
    guard fsync(descriptor) == 0 else { throw .book(DurableFile.failure(temporary)) }
    let sum = Array(hasher.finalize())
    let path = directory + "/" + hex(sum)
    guard unsafe rename(temporary, path) == 0 else { throw .book(DurableFile.failure(path)) }
    isFinished = true
    do throws(BookError) { try DurableFile.flushDirectory(of: path) } catch {
      throw .book(error)
    }
    return sum
  }
}
