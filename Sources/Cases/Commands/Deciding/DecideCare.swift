// Follow-ups, maintenance and recalls.

extension Deciding {
  func plan(_ planned: FollowUpPlanned) throws(Refusal) {
    if refs.case != nil { _ = try existingCase() }
    if situation.customer?.isErased == true { throw .customerIsErased }
    try checkNotPast(planned.window)
  }

  func plan(_ planned: MaintenancePlanned) throws(Refusal) {
    _ = try existingItem()
  }

  func announce(_ announced: RecallAnnounced) throws(Refusal) {
    try checkRanges(announced)
  }

  /// Serial numbers are texts: of two with the same length the digits decide, and a shorter one
  /// comes first.
  func checkRanges(_ announced: RecallAnnounced) throws(Refusal) {
    let isEmpty = announced.serialRanges.contains { range in
      (range.to.count, range.to) < (range.from.count, range.from)
    }
    if isEmpty { throw .rangeIsEmpty }
  }
}
