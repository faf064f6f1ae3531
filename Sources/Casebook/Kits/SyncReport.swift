internal import Cases
package import Wire

/// What became of a sync.
package struct SyncReport: Hashable, Sendable {
  /// What the desk said of one entry.
  package struct Line: Hashable, Sendable {
    package var entry: OutboxEntry
    /// "C-1042#14"; `nil` where it stands on no case.
    package var reference: String?
    package var conflicts: [DoAnswer.Conflict] = []
    /// The code of the refusal, or of what the desk could not read.
    package var code: String?

    package init(entry: OutboxEntry) { self.entry = entry }
  }

  /// Accepted now.
  package var accepted: [Line] = []
  /// Kept by the book as conflicts: decisions that it could not accept.
  package var refused: [Line] = []
  /// What the desk could not read: somebody has to look.
  package var stuck: [Line] = []
  /// What still waits.
  package var leftCount = 0
  /// Records that are new in the pack.
  package var receivedCount = 0
  /// How far the device's clock is ahead.
  package var skewMilliseconds: Int?
  /// Whether the device has turned out to be a copy, and has a new id now.
  package var hasNewDevice = false
  /// Whether the pack is new.
  package var isPacked = false
  /// Why it ended before its end, if it did.
  package var failure: KitError?

  package init() {}

  /// The contradictions with what was known.
  package var conflictCount: Int {
    accepted.reduce(0) { $0 + $1.conflicts.count } + refused.count
  }
}
