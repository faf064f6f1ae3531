internal import Casebook
internal import Cases
internal import Wire

/// `casebook.replica/1`: how a copy of a book stands to it.
struct ReplicaDocument: Sendable {
  let path: String
  let book: BookID
  let status: ReplicaStatus
  /// Where the copy ends.
  let head: LogPosition
  let hasKeys: Bool

  /// How many records the copy lacks, as far as it knows.
  static func missingCount(_ status: ReplicaStatus, headSeq: Int) -> Int? {
    status.sourceHead.map { max(0, $0.seq - headSeq) }
  }

  static let shape = DocumentShape<ReplicaDocument>(
    "casebook.replica/1", "How a copy of a book stands to it.",
    [
      Member(
        "data",
        .object([
          Member("alarm", alarm.orNull, "What does not fit; nothing is copied until it does.") {
            $0.status.alarm
          },
          Member("behind", Shape<Int>.integer.orNull, "How many records it lacks, when last heard.")
          {
            missingCount($0.status, headSeq: $0.head.seq)
          },
          Member("book", Shape<BookID>.id(), "The book of which it is a copy.") { $0.book },
          Member("hasKeys", Shape.truth, "Whether it can open personal fields.") { $0.hasKeys },
          Member("head", Shape.position, "Where the copy ends.") { $0.head },
          Member("heardAt", Shape<Instant>.time.orNull, "When the book was last heard of.") {
            $0.status.heardAt
          },
          Member("path", Shape.text, "The directory of the copy.") { $0.path },
          Member("source", Shape.text, "Where the book is.") { $0.status.source },
          Member("sourceHead", Shape.position.orNull, "Where the book ended then.") {
            $0.status.sourceHead
          },
        ])
      ) { $0 }
    ])

  private static let alarm = Shape<ReplicaStatus.Alarm>.object([
    Member("at", Shape<Instant>.time, "When it was seen.") { $0.at },
    Member("code", Shape.text, "What it is.") { $0.code },
    Member("seq", Shape<UInt64>.integer, "At which record; 0 for none.") { $0.seq },
  ])
}
