internal import Cases
package import EventLog
package import Views

/// Something in a book that is not what it should be, and the exact place.
package enum VerifyFault: Hashable, Sendable {
  /// A row of a view, by its key.
  package enum RowFault: String, Hashable, Sendable {
    /// The fold of the log has it, the table has not.
    case missing
    /// The table has it, the fold of the log has not.
    case extra
    /// Both have it, with different bytes.
    case differs
  }

  case log(LogFault)
  /// A record's bytes are no record.
  case recordIsMalformed(seq: UInt64)
  case row(ViewName, key: [UInt8], RowFault)
  case viewHasStopped(ViewName, seq: UInt64, why: String)
  /// The key that a record names is not there, and nobody was erased.
  case keyIsMissing(slot: UInt64, seq: UInt64)
  case keyIsDamaged(slot: UInt64)
  /// The key does not open what it is said to have sealed.
  case sealedPartDoesNotOpen(seq: UInt64)
  case blobIsMissing(sha256: String, seq: UInt64)
  case blobDiffers(sha256: String, seq: UInt64)
  /// The process that looked at the book was ended by a signal: a page of the store is damaged.
  case lookingEnded(signal: Int32)
  /// A checkpoint says another hash for that place, or is not this book's.
  case checkpointDiffers(file: String, seq: UInt64, why: String)
}

/// What a verification found.
package struct VerifyReport: Hashable, Sendable {
  /// The number of records that were looked at.
  package var recordCount: UInt64 = 0
  /// The chain hash of the last of them, in hex.
  package var hash = ""
  /// The faults, at most `faultCountMax`.
  package var faults: [VerifyFault] = []
  /// Files below `blobs/` that no record names, at most `faultCountMax`; no fault.
  package var orphans: [String] = []

  /// How many faults are listed: more of them say no more.
  package static let faultCountMax = 100

  package init(faults: [VerifyFault] = []) { self.faults = faults }

  mutating func add(_ fault: VerifyFault) {
    if faults.count < Self.faultCountMax { faults.append(fault) }
  }
}

/// What a verification is doing.
package enum VerifyStage: Hashable, Sendable {
  case log, sealed, views, keys
}
