internal import Cases
package import EventLog
internal import Glibc
package import LMDB
package import Views

/// Why something was not done with a book, or may not have been.
///
/// Each case has one exit code (EXPERIENCE.md, exit codes); the command line has the words.
package enum BookError: Error, Hashable, Sendable {
  /// There is no book at `path`.
  case doesNotExist(path: String)
  /// There is something at `path` already; a book is never made over anything.
  case existsAlready(path: String)
  /// At `path` is what is left of a book that was never finished, and nobody makes it any more.
  case isHalfMade(path: String)
  /// The directory or a file in it could not be made; nothing of the book stays.
  case cannotBeCreated(path: String, why: String)
  /// This user may not do that with `path`.
  case permissionIsDenied(path: String)
  /// The book has a format that only newer code knows.
  case formatIsNewer(path: String, found: Int, known: Int)
  /// `book.json` is not what `create` wrote.
  case bookFileIsDamaged(path: String, why: String)
  /// The keys cannot be read.
  case keys(KeyError)
  /// The log or its tables cannot be opened or read.
  case storage(LMDBError, path: String)
  /// The log is not what was written.
  case log(LogFault)
  /// Nothing was written; the same command may be sent again.
  case unavailable(Unavailability)
  /// Too many requests wait already; nothing was written.
  case overloaded
  /// Whether it was written is not known; the same command may be sent again.
  case outcomeIsUnknown(LMDBError)
  /// This book is a copy that follows the one at `source`, which alone is written to.
  case isReplica(of: String, path: String)
  /// This is a book of its own and follows no other.
  case isNoReplica(path: String)
  /// This process has been closed, or somebody with newer code writes the book.
  case isClosed
  case codeIsOlder
  /// Older code has folded views, and who only reads cannot fold them again.
  case viewsAreOutdated
  /// The view stopped at an event that it cannot fold; nothing beyond it is in its rows.
  case viewHasStopped(ViewName, seq: UInt64, why: String)
  /// A record of the log cannot be decoded.
  case recordIsDamaged(seq: UInt64)
  /// Files beside the log: checkpoints, backups.
  case file(path: String, why: String)
}

extension BookError {
  /// The error of the log as one of the book.
  init(_ error: LogError, path: String) {
    switch error {
    case .closed: self = .isClosed
    case .overloaded: self = .overloaded
    case .unavailable(let reason): self = .unavailable(reason)
    case .unknown(let error): self = .outcomeIsUnknown(error)
    case .storage(let error): self.init(storage: error, path: path)
    case .corrupted(let fault): self = .log(fault)
    case .bookIsNewer: self = .codeIsOlder
    }
  }

  /// A failure of the store in or below the directory `path` as one of the book.
  ///
  /// LMDB tells a full disk as an I/O error (STORAGE.md §1), so the device is asked which it is.
  init(storage error: LMDBError, path: String) {
    if error.code == .accessDenied {
      self = .permissionIsDenied(path: path)
    } else if error.code == .mapFull {
      self = .unavailable(.mapFull)
    } else if error.code.isDisk {
      let isFull = error.code != .inputOutput || !Self.hasRoom(path)
      self = .unavailable(isFull ? .diskFull : .diskFails)
    } else {
      self = .storage(error, path: path)
    }
  }

  /// A failure of the keys as one of the book.
  init(keys error: KeyError) { self = error.isDiskFull ? .unavailable(.diskFull) : .keys(error) }

  /// Whether the device of `path` has as much room as the writer asks for; one that cannot be asked
  /// is not full but failing.
  private static func hasRoom(_ path: String) -> Bool {
    var status = statvfs()
    guard unsafe statvfs(path, &status) == 0 else { return true }
    let free = UInt64(status.f_bavail) &* UInt64(status.f_frsize)
    return free >= UInt64(LogLimits().roomByteCountMin)
  }

  /// A failure of rows as one of the book.
  package init(_ error: RowsError, path: String) {
    switch error {
    case .storage(let why): self = .file(path: path, why: why)
    case .damagedRow(let view): self = .viewHasStopped(view, seq: 0, why: "damagedRow")
    case .viewHasStopped(let view): self = .viewHasStopped(view, seq: 0, why: "stopped")
    case .damagedRecord(let seq): self = .recordIsDamaged(seq: seq)
    }
  }
}
