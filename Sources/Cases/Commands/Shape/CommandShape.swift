/// Refuses a command that cannot be meant as it stands, before anything is looked up.
///
/// - Throws: As `checkShape(_:as:)`; `malformed` also for the circumstances of the command.
package func checkShape(_ command: Command) throws(Refusal) {
  try checkTimes(
    occurredAt: command.occurredAt, recordedAt: command.recordedAt,
    utcOffsetMinutes: command.utcOffsetMinutes)
  switch command.content {
  case .decide: break  // `decide` checks it first, once it knows the subjects that follow.
  case .record(let drafts):
    try checkCount(drafts.count)
    for draft in drafts {
      try checkShape(draft, as: command.wasOffline ? .deviceFact : .typedFact)
    }
  case .import(let drafts):
    try checkCount(drafts.count)
    for imported in drafts { try checkShape(imported) }
  case .passTime(let subject):
    guard subject.role == .case || subject.role == .item else {
      throw .malformed(field: "refs")
    }
  case .completeErasure: break
  }
}

/// Refuses an event of history of which something is missing, out of range or too long.
package func checkShape(_ imported: ImportedDraft) throws(Refusal) {
  try checkTimes(
    occurredAt: imported.occurredAt, recordedAt: imported.recordedAt,
    utcOffsetMinutes: imported.utcOffsetMinutes)
  try checkShape(imported.draft, as: .history)
}

private func checkTimes(
  occurredAt: Instant, recordedAt: Instant, utcOffsetMinutes: Int
) throws(Refusal) {
  guard Instant.range.contains(occurredAt) else { throw .malformed(field: "occurredAt") }
  guard Instant.range.contains(recordedAt) else { throw .malformed(field: "recordedAt") }
  let offsets = -ShapeLimits.utcOffsetMinutesMax...ShapeLimits.utcOffsetMinutesMax
  guard offsets.contains(utcOffsetMinutes) else { throw .malformed(field: "utcOffsetMinutes") }
}

private func checkCount(_ count: Int) throws(Refusal) {
  guard (1...ShapeLimits.draftCountMax).contains(count) else {
    throw .malformed(field: "events")
  }
}

/// Refuses a correction of something that is not there, not of the same type, or taken back.
///
/// It names every subject of what it corrects, because their states are folded from their feeds:
/// what was filed under the wrong subject is retracted there and recorded anew.
///
/// - Parameters:
///   - draft: What shall stand in its place; one without `supersedes` is fine.
///   - situation: Knows the record that is corrected.
/// - Throws: `eventDoesNotExist`, `eventIsRetracted`, or `malformed` for another type or a subject
///   that is lost.
package func checkCorrection(_ draft: Draft, situation: Situation) throws(Refusal) {
  guard let original = draft.supersedes else { return }
  guard let record = situation.records[original] else { throw .eventDoesNotExist(original) }
  guard !situation.retracted.contains(original) else { throw .eventIsRetracted(original) }
  // What is gone does not come back with other words about why.
  if case .book(.erasureOrdered) = record.event { throw .customerIsErased }
  guard record.event.kind == draft.event.kind, draft.event.kind != nil else {
    throw .malformed(field: "supersedes")
  }
  guard record.refs.all.allSatisfy(draft.refs.all.contains) else {
    throw .malformed(field: "refs")
  }
}

/// Refuses a command whose sender had not seen what has come to the case since.
package func checkFreshness(_ command: Command, of state: CaseState?) throws(Refusal) {
  guard let expected = command.expectedSeq, let state, state.lastSeq > expected else { return }
  throw .isStale(lastSeq: state.lastSeq)
}
