internal import LMDB
internal import Synchronization

/// What is done about a batch that failed: the table of STORAGE.md §3.
enum Remedy {
  /// The same requests once more, at most so many of them.
  case again(requestCountMax: Int)
  /// The callers are answered, and the log stands as said; `nil` for as before.
  case answer(LogError, LogState?)
}

extension WriterLoop {
  /// Decides what is done about `failure`, and makes the map larger when that is it.
  func remedy(
    for failure: BatchFailure, _ requestCountMax: Int, _ growthCount: inout Int
  ) -> Remedy {
    switch failure.error {
    case .storage(let error):
      return remedy(for: error, failure, requestCountMax, &growthCount)
    case .corrupted, .unknown: return .answer(failure.error, .failed(failure.error))
    case .bookIsNewer: return .answer(.bookIsNewer, .bookIsNewer)
    case .unavailable(.diskFull): return .answer(failure.error, .readOnly(.diskFull))
    case .unavailable(.diskFails): return .answer(failure.error, .readOnly(.diskFails))
    case .unavailable, .closed, .overloaded: return .answer(failure.error, nil)
    }
  }

  private func remedy(
    for error: LMDBError, _ failure: BatchFailure, _ requestCountMax: Int,
    _ growthCount: inout Int
  ) -> Remedy {
    if error.code == .mapFull { return grow(requestCountMax, &growthCount) }
    if error.code == .transactionFull {
      guard failure.requestCount > 1 else {
        return .answer(.unavailable(.requestTooLarge), nil)
      }
      return .again(requestCountMax: failure.requestCount / 2)
    }
    if error.code.isFatal || (failure.isInCommit && store.environment.isPanicked) {
      return .answer(.unknown(error), .failed(.unknown(error)))
    }
    // LMDB gives the same codes for a page that could not be written and for a flush that
    // failed.  Both leave the file as before.  When the disk is full either may be tried again,
    // since the next transaction writes all of its pages anew; when it is not full, neither is.
    if error.code.isDisk || failure.isInCommit {
      let isFull = error.code == .quotaExceeded || !hasRoomOnDevice
      let reason: Unavailability = isFull ? .diskFull : .diskFails
      return .answer(.unavailable(reason), .readOnly(reason))
    }
    return .answer(.unavailable(.store(error)), nil)
  }

  private func grow(_ requestCountMax: Int, _ growthCount: inout Int) -> Remedy {
    guard hasRoomOnDevice else {
      return .answer(.unavailable(.diskFull), .readOnly(.diskFull))
    }
    guard growthCount < limits.growthCountMax else {
      return .answer(.unavailable(.mapFull), .readOnly(.mapFull))
    }
    growthCount += 1
    do throws(LMDBError) { try store.environment.grow() } catch {
      if error.code.isFatal { return .answer(.unknown(error), .failed(.unknown(error))) }
      return .answer(.unavailable(.mapFull), .readOnly(.mapFull))
    }
    return .again(requestCountMax: requestCountMax)
  }

  /// What requests are answered without a try; `nil` when one is made.
  func standingRefusal() -> LogError? {
    switch state.withLock({ $0 }) {
    case .writable, .readOnly(.mapFull): nil
    case .readOnly(.diskFull): hasRoomOnDevice ? nil : .unavailable(.diskFull)
    case .readOnly(let reason): .unavailable(reason)
    case .bookIsNewer: .bookIsNewer
    case .failed: .unavailable(.failed)
    }
  }

  private var hasRoomOnDevice: Bool {
    do throws(LMDBError) {
      return try store.environment.freeByteCount() >= limits.roomByteCountMin
    } catch { return true }  // A device that cannot be asked is not full but failing.
  }
}
