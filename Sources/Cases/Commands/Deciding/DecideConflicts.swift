// A person says which of the facts that contradict each other stands.

extension Deciding {
  /// The settling stands on the feeds of all the events of the conflict.
  func settle(_ settled: ConflictSettled) throws(Refusal) -> [Draft] {
    guard let raised = situation.conflict, case .book(.conflictRaised(let conflict)) = raised.event
    else { throw .conflictDoesNotExist(settled.conflictID) }
    guard !situation.isConflictSettled else { throw .conflictIsSettled(settled.conflictID) }
    if let stands = settled.stands, !conflict.events.contains(stands) {
      throw .eventIsNotInConflict(stands)
    }
    let refs = Refs(refs.all + raised.refs.all)
    return [Draft(.book(.conflictSettled(settled)), refs: refs)]
  }
}
