package import Cases
internal import Glibc
internal import Wire

/// `BOOK/book.json`: what a directory must say of itself to be a book.
///
/// It is written once by `create` and again by `restore`, which begins an epoch.  Every opener
/// holds a shared lock on it; what replaces the files of the book holds it alone.
package struct BookFile: Hashable, Sendable {
  /// The version of the layout on disk; a greater one belongs to newer code.
  package static let formatVersion = 1

  package var format: Int
  /// Sixteen bytes that name the book; in events as `urn:uuid:`.
  package var id: BookID
  /// The epoch in which is written, from 1.
  package var epoch: UInt32
  package var createdAt: Instant
  /// Where the book is of which this one is a copy that follows it; `nil` for a book of its own.
  package var replicaOf: String?

  package static func path(in directory: String) -> String { directory + "/book.json" }

  /// Where it stands while the book is being made.
  static func unestablishedPath(in directory: String) -> String { directory + "/book.json.making" }

  /// The text, ending in a newline.
  var bytes: [UInt8] {
    var members: [String: JSON] = [
      "bookId": .string(id.description), "createdAtMicroseconds": .integer(createdAt.microseconds),
      "epoch": .integer(Int64(epoch)), "format": .integer(Int64(format)),
    ]
    if let replicaOf { members["replicaOf"] = .string(replicaOf) }
    return JSON.object(members).bytes() + [0x0A]
  }

  /// Reads the text.
  init(_ bytes: [UInt8], path: String) throws(BookError) {
    let parsed: JSON
    do { parsed = try JSON(parsing: bytes) } catch {
      throw .bookFileIsDamaged(path: path, why: "\(error)")
    }
    guard case .object(let members) = parsed, case .integer(let format)? = members["format"] else {
      throw .bookFileIsDamaged(path: path, why: "format")
    }
    guard format <= Self.formatVersion else {
      throw .formatIsNewer(path: path, found: Int(format), known: Self.formatVersion)
    }
    guard case .string(let text)? = members["bookId"], let id = BookID(ulid: text),
      case .integer(let epoch)? = members["epoch"], let epoch = UInt32(exactly: epoch), epoch > 0,
      case .integer(let created)? = members["createdAtMicroseconds"]
    else { throw .bookFileIsDamaged(path: path, why: "bookId, epoch or createdAtMicroseconds") }
    self.init(
      format: Int(format), id: id, epoch: epoch, createdAt: Instant(microseconds: created),
      replicaOf: members["replicaOf"]?.text)
  }

  init(
    format: Int = Self.formatVersion, id: BookID, epoch: UInt32, createdAt: Instant,
    replicaOf: String? = nil
  ) {
    self.format = format
    self.id = id
    self.epoch = epoch
    self.createdAt = createdAt
    self.replicaOf = replicaOf
  }
}

/// The open `book.json`, with a lock that lasts as long as this object.
package final class BookLock: Sendable {
  private let descriptor: CInt

  /// Opens the file and takes the lock.
  ///
  /// `flock(2)` belongs to the open file, so that each opening has its own, also in one process.
  init(path: String, isExclusive: Bool) throws(BookError) {
    let opened = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else {
      switch errno {
      case ENOENT, ENOTDIR: throw .doesNotExist(path: path)
      case EACCES, EPERM: throw .permissionIsDenied(path: path)
      default: throw .file(path: path, why: systemText(errno))
      }
    }
    descriptor = opened
    guard flock(descriptor, (isExclusive ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0 else {
      let code = errno
      close(opened)
      throw code == EWOULDBLOCK ? .overloaded : .file(path: path, why: systemText(code))
    }
  }

  deinit { close(descriptor) }
}

/// What the system says of an error number.
func systemText(_ code: CInt) -> String {
  guard let text = unsafe strerror(code) else { return "error \(code)" }
  return unsafe String(cString: text)
}
