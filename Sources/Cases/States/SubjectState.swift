/// What is known of one subject: a pure fold over the records of its feed.
///
/// Same records, same state; no clock, no disk, no randomness.  Stages fold in the order of the
/// log, intervals by when things happened, so that a fact that comes late gives the same intervals
/// as one that came in time (DOMAIN.md §7).
package protocol SubjectState: Hashable, Sendable {
  associatedtype ID
  init(id: ID)

  /// Takes note that a record stands in the feed, whether or not its event still holds.
  mutating func count(_ record: Record)

  /// Changes the state as the event asks for.
  mutating func change(_ record: Record)
}

extension SubjectState {
  /// Folds the next record of the feed in.
  ///
  /// Enough unless `record.needsRefold`: then the state is to be made anew by `fold`.
  package mutating func apply(_ record: Record) {
    count(record)
    change(record)
  }

  /// The state after all `records` of the subject's feed, without those that were taken back.
  ///
  /// An event that corrects another takes its place: same place in the order, new content.
  ///
  /// - Parameters:
  ///   - id: The subject.
  ///   - records: The whole feed, in the order of `seq`.
  ///   - takenBack: Events of this feed that records of other feeds retract or correct, as when a
  ///     memo is moved to another case.
  /// - Returns: The state up to the last of `records`.
  package static func fold(
    _ id: ID, records: some Sequence<Record>, takenBack: Set<EventID> = []
  ) -> Self {
    let records = Array(records)
    let corrections = Corrections(of: records, takenBack: takenBack)
    var state = Self(id: id)
    for record in records {
      state.count(record)
      if let standing = corrections.standing(at: record) { state.change(standing) }
    }
    return state
  }
}
