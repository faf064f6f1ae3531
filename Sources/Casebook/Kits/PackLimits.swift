/// The bounds of a pack, on both sides.
package enum PackLimits {
  /// Cases that one device takes along.
  package static let caseCountMax = 200
  /// Records of all of them.
  package static let recordCountMax = 50_000
  /// Bytes of the documents of one page; a single larger one is sent alone.
  package static let pageByteCountMax = 1_048_576
  /// Pages that a device asks for before it gives up on a desk that never ends.
  package static let pageCountMax = 1_000
  /// Erasures of which a device is told, the latest ones.
  package static let erasureCountMax = 500
}

/// Why a pack was not made.
package enum PackError: Error, Hashable, Sendable {
  case book(BookError)
  /// More cases than a device takes along.
  case tooManyCases(Int)
  /// More records than a device takes along.
  case tooManyRecords
  /// What was sent back for more is not what was given.
  case nextIsMalformed
  /// A case was asked for that the audience may not follow.
  case notAllowed
  /// "Today" was asked for by a key without a member.
  case nobody
}

/// The kinds of documents in a pack.
package enum PackKind {
  /// The first document: `{"cases":["ULID",…]}`, the cases that were chosen.
  package static let choice = "choice"
  /// A record as it stands in the log, its personal part opened; its id is the position.
  package static let record = "record"
  /// `{"erasures":[{"event":"ULID","seq":9,"subjects":["case/ULID",…]},…]}`: who was forgotten, by
  /// what is about them; only where somebody was.
  package static let erased = "erased"
}
