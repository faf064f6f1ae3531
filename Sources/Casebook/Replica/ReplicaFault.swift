package import Cases

/// Why a replica follows no more: it and the book do not say the same, and a person must look.
///
/// Nothing that does not fit has been written.
package enum ReplicaFault: Error, Hashable, Sendable {
  /// At the other end is another book.
  case bookDiffers(BookID)
  /// The epochs of the book are not a continuation of the replica's.
  case epochsDiffer
  /// The book began an epoch after `from`, and the replica has records beyond that.
  case beyondParting(epoch: UInt32, from: LogPosition)
  /// The replica has more records than the book.
  case isAhead(seq: UInt64)
  /// Record `seq` stands here with another chain hash than there.
  case headDiffers(seq: UInt64)
  /// The chain hash that came with record `seq` is not that of its bytes and of all before it.
  case hashDiffers(seq: UInt64)
  /// After record `seq` another one came than the next.
  case isNotNext(after: UInt64)
  /// Record `seq` cannot be read, or was accepted before the one in front of it.
  case recordIsMalformed(seq: UInt64)

  /// The stable name, for notes and for `explain`.
  package var code: String {
    switch self {
    case .bookDiffers: "bookDiffers"
    case .epochsDiffer: "epochsDiffer"
    case .beyondParting: "beyondParting"
    case .isAhead: "isAhead"
    case .headDiffers: "headDiffers"
    case .hashDiffers: "hashDiffers"
    case .isNotNext: "isNotNext"
    case .recordIsMalformed: "recordIsMalformed"
    }
  }

  /// The record at which it was seen; 0 where it is about none.
  package var seq: UInt64 {
    switch self {
    case .bookDiffers, .epochsDiffer: 0
    case .beyondParting(_, let from): UInt64(clamping: from.seq)
    case .isAhead(let seq), .headDiffers(let seq), .hashDiffers(let seq), .isNotNext(let seq),
      .recordIsMalformed(let seq):
      seq
    }
  }
}

/// Why following a book ended.
package enum ReplicaError: Error, Hashable, Sendable {
  /// What the two books say does not fit: an alarm.
  case fault(ReplicaFault)
  /// The source gave no answer.
  case source(SourceError)
  /// The replica itself cannot be read or written.
  case book(BookError)
}
