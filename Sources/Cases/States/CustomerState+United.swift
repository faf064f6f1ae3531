extension CustomerState {
  /// What is known of one person who was written down several times.
  ///
  /// Only read, never kept: number, name and kind are those of this state; of what was said to the
  /// same purpose under several names the latest counts; what holds for one holds for all.
  ///
  /// - Parameter others: The states under the other names.
  /// - Returns: This state with their points, tags, consents, promises and follow-ups, each once.
  package func united(with others: [CustomerState]) -> CustomerState {
    var all = self
    for other in others where other.id != id {
      for point in other.points where !all.points.contains(where: { $0.id == point.id }) {
        all.points.append(point)
      }
      for tag in other.tags { all.add(tag) }
      for consent in other.consents { all.add(consent) }
      all.absorbed += other.absorbed.filter { !all.absorbed.contains($0) }
      all.promises += other.promises.filter { promise in
        !all.promises.contains { $0.id == promise.id }
      }
      all.settledPromises += other.settledPromises
      all.followUps += other.followUps
      all.doneFollowUps += other.doneFollowUps
      all.lastSeq = max(all.lastSeq, other.lastSeq)
      all.lastOccurredAt = max(all.lastOccurredAt, other.lastOccurredAt)
    }
    return all
  }

  /// A tag that was given twice ends when the last of both does.
  private mutating func add(_ tag: CustomerTag) {
    guard let place = tags.firstIndex(where: { $0.tag == tag.tag }) else {
      tags.append(tag)
      return
    }
    guard let end = tags[place].until, let other = tag.until else {
      tags[place].until = nil
      return
    }
    tags[place].until = max(end, other)
  }

  private mutating func add(_ consent: ConsentState) {
    guard let place = consents.firstIndex(where: { $0.purpose == consent.purpose }) else {
      consents.append(consent)
      return
    }
    if consents[place].saidAt < consent.saidAt { consents[place] = consent }
  }
}
