extension Record {
  /// Whether it changes what earlier records say, so that the states of its subjects are to be
  /// folded anew from their feeds.
  package var needsRefold: Bool {
    supersedes != nil || retractedEvents != nil
  }

  /// The events that it takes back; `nil` if it is no retraction.
  package var retractedEvents: [EventID]? {
    guard case .book(.entryRetracted(let retraction)) = event else { return nil }
    return retraction.events
  }
}

/// Which events of a feed no longer hold, and which ones stand in their place.
///
/// Nothing is ever deleted: a correction is a later event that `supersedes` an earlier one, a
/// retraction is `entry.retracted`.  Both can themselves be corrected and retracted; taking back
/// an event takes back its corrections too.
package struct Corrections: Sendable {
  /// Events that were taken back.
  package private(set) var retracted: Set<EventID> = []
  /// For each corrected event the correction that stands in its place.
  private var standIns: [EventID: Record] = [:]
  /// Corrections, which stand in the place of what they correct or not at all.
  private var placed: Set<EventID> = []
  /// Events in whose place a later one stands.
  private var superseded: Set<EventID> = []

  /// Reads `records`, in the order of `seq`.
  package init(of records: [Record], takenBack: Set<EventID> = []) {
    guard !takenBack.isEmpty || records.contains(where: \.needsRefold) else { return }
    retracted = takenBack
    collectRetractions(records)
    let present = Set(records.map(\.id))
    // Forward, because what a correction corrects stands before it: a correction of a correction
    // moves on to the first place of the chain.
    var places: [EventID: EventID] = [:]
    for record in records {
      guard let corrected = record.supersedes else { continue }
      if retracted.contains(corrected) { retracted.insert(record.id) }
      guard !retracted.contains(record.id), present.contains(corrected) else { continue }
      let place = places[corrected] ?? corrected
      places[record.id] = place
      placed.insert(record.id)
      superseded.formUnion([corrected, standIns[place]?.id ?? place])
      standIns[place] = record
    }
  }

  /// Backward, because a retraction holds unless a later event takes it back or corrects it.
  private mutating func collectRetractions(_ records: [Record]) {
    var corrected: Set<EventID> = []
    for record in records.reversed() where !retracted.contains(record.id) {
      if let earlier = record.supersedes { corrected.insert(earlier) }
      guard !corrected.contains(record.id), let events = record.retractedEvents else { continue }
      retracted.formUnion(events)
    }
  }

  /// Whether the event no longer holds as it was written.
  package func isTakenBack(_ event: EventID) -> Bool {
    retracted.contains(event) || superseded.contains(event)
  }

  /// What holds in the place of `record`; `nil` if nothing does.
  ///
  /// A correction says what happened and when; who did it for which team, and the numbers by which
  /// people know the entry, remain those of the record that it corrects.
  package func standing(at record: Record) -> Record? {
    guard !retracted.contains(record.id), !placed.contains(record.id) else { return nil }
    guard var standIn = standIns[record.id] else { return record }
    standIn.actor = record.actor
    standIn.team = record.team
    standIn.origin = record.origin
    standIn.number = record.number
    standIn.entry = record.entry
    return standIn
  }
}
