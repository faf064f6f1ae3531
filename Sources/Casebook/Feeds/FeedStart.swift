package import Cases
package import EventLog

/// Where a reader goes on who says how far he is.
package enum FeedStart: Hashable, Sendable {
  /// After this place: up to it his history is the book's.
  case from(UInt64)
  /// He holds events that the book does not have: up to `from`, in his own epoch, history is the
  /// same.  `number` is the book's epoch.
  case epoch(number: UInt32, from: LogPosition)
  /// He is beyond the head, or in an epoch that has not begun: this must not happen.
  case ahead

  /// Judges a position by the epochs of a book, at least one, and by the end of its log.
  package init(of position: LogPosition?, epochs: [Epoch], headSeq: UInt64) {
    guard let position else {
      self = .from(0)
      return
    }
    guard let seq = UInt64(exactly: position.seq), let present = epochs.last,
      let epoch = UInt32(exactly: position.epoch), epoch <= present.number
    else {
      self = .ahead
      return
    }
    if epoch == present.number {
      self = seq <= headSeq ? .from(seq) : .ahead
      return
    }
    // An epoch that the book never had began nobody knows where: nothing is known to be the same.
    let isKnown = epochs.contains { $0.number == epoch }
    let parting = isKnown ? epochs.first { $0.number > epoch }?.startsAfter ?? 0 : 0
    if seq <= parting {
      self = .from(seq)
    } else {
      self = .epoch(
        number: present.number, from: LogPosition(epoch: position.epoch, seq: Int(parting)))
    }
  }
}

extension BookSnapshot {
  /// Where a reader goes on who has everything up to `position`; `nil` for one who has nothing.
  package func start(of position: LogPosition?) -> FeedStart {
    FeedStart(of: position, epochs: epochs, headSeq: head.seq)
  }
}
