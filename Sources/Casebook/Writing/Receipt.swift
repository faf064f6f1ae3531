package import Cases

/// What a command produced: told to its sender once it is durable, and again when it comes again.
package struct Receipt: Hashable, Sendable {
  /// One event of the command.
  package struct Line: Hashable, Sendable {
    package let id: EventID
    package let seq: UInt64
    /// The stable name of its type.
    package let type: String
    /// The number that it gave to what it creates: "C-1042".
    package let number: String?
    package let refs: Refs
  }

  package let command: CommandID
  package let lines: [Line]
  /// The number of the entry in its first case.
  package let entry: Int?
  package let acceptedAt: Instant
  package let occurredAt: Instant
  /// Whether the command had been carried out before: nothing was added now.
  package let isReplayed: Bool
  /// The contradictions that the book noticed and noted.
  package let conflicts: [ConflictRaised]
  /// Why a decision that came from a device was refused (DOMAIN.md §4); the book has kept it as a
  /// conflict, so that nothing said at the door is lost.
  package let refusal: String?
}

/// The answer of the book to a command.
package enum Reply: Hashable, Sendable {
  case accepted(Receipt)
  /// Nothing was written.
  case refused(Refusal)
  /// The command's id was used for something else; nothing was written.
  case idIsReused
  /// The number of the device was used for something else; nothing was written.
  case deviceIsReused(DeviceID, UInt64)
  /// Nothing was written: a view that deciding needs has stopped, or keys cannot be read.
  case failed(BookError)
}
