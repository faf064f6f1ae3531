internal import Cases
internal import Wire

/// An attachment in documents.
enum AttachmentDocument {
  static let shape: Shape<OpenedAttachment> = .object([
    Member("bytes", Shape<Int>.integer.orNull, "How many bytes it has; null where it is missing.") {
      $0.byteCount
    },
    Member("caption", Shape.personal) { $0.caption },
    Member("id", Shape<MediaID>.id()) { $0.media.mediaID },
    Member("kind", Shape<MediaKind>.word) { $0.media.kind },
    Member("number", Shape<Int>.integer, "Its place among the attachments of its entry, from 1.") {
      $0.ordinal
    },
    Member("occurredAt", Shape.time) { $0.record.occurredAt },
    Member("presence", Shape<OpenedAttachment.Presence>.word, "Whether it can be had.") {
      $0.presence
    },
    Member("ref", Shape.text.orNull, "The entry: C-1042#12.") { $0.reference },
    Member("retainUntil", Shape.day.orNull) { $0.media.retainUntil },
  ])

  /// `casebook.attachments/1`.
  static let list = DocumentShape<Page<OpenedAttachment>>(
    "casebook.attachments/1", "Attachments, in the order of the log.", Page.members(shape))

  /// `casebook.attachment/1`.
  static let taken = DocumentShape<TakenAttachment>(
    "casebook.attachment/1", "An attachment that was taken out.",
    [
      Member(
        "data",
        .object([
          Member("attachment", shape) { $0.attachment },
          Member("path", Shape.text, "Where it is, as it was typed.") { $0.path },
        ])
      ) { $0 }
    ])
}
