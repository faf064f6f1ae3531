package import Cases
package import EventLog

/// What a book says of itself to whoever wants to follow it.
package struct ReplicaOrigin: Hashable, Sendable {
  package var book: BookID
  /// All its epochs, in order; at least one.
  package var epochs: [Epoch]
  /// Where its log ends; `nil` for who may not see that.
  package var head: LogPosition?

  package init(book: BookID, epochs: [Epoch], head: LogPosition?) {
    self.book = book
    self.epochs = epochs
    self.head = head
  }
}

/// Where the records of a book come from that is followed: its desk; in tests the book itself.
package protocol RecordSource {
  /// Asks the book who it is; a lost connection is made anew.
  mutating func hello() throws(SourceError) -> ReplicaOrigin

  /// The next stored records of the whole log after a position.
  ///
  /// - Parameters:
  ///   - position: Of the one who asks; the book judges it by its epochs.
  ///   - limit: How many records at most, from 1 to `FeedLimits.eventCountMax`.
  ///   - waitMilliseconds: How long an empty answer may be held until there is a record.
  /// - Returns: Chain hash and record of each; none where the time was over.
  /// - Throws: Why there is no answer.
  mutating func records(
    after position: LogPosition, limit: Int, waitMilliseconds: Int
  ) throws(SourceError) -> FeedPage

  /// Tells the book that what an `erasure.completed` erased is gone here too.
  mutating func acknowledge(_ event: EventID) throws(SourceError)
}

/// Why a source of records gave no answer.
package enum SourceError: Error, Hashable, Sendable {
  /// Nobody answered, or not now: the same question later.
  case unreachable(String)
  /// Somebody here wants it to end.
  case interrupted
  /// The asker holds records that the book does not have: history is the same up to `from` only.
  case epoch(number: UInt32, from: LogPosition)
  /// The asker is beyond the head.
  case ahead
  /// Never as asked, with the code and the words of the desk.
  case refused(code: String, message: String)
}
