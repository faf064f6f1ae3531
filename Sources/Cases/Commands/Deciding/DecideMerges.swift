// Customers who turned out to be one, and who turned out not to be.

extension Deciding {
  /// Chains are allowed, circles are not.
  ///
  /// Who has been absorbed has somebody who stands for them: only that one is merged further.
  func merge(_ merged: CustomerMerged) throws(Refusal) {
    guard refs[.survivor] != refs[.absorbed] else { throw .mergesWithItself }
    let survivor = try mergedCustomer(.survivor)
    let absorbed = try mergedCustomer(.absorbed)
    try checkRecords(merged.evidence)
    guard !survivor.isErased, !absorbed.isErased else { throw .customerIsErased }
    if situation.survivor(of: survivor.id) == absorbed.id { throw .mergeMakesCycle }
    if absorbed.mergedInto != nil, let merge = absorbed.mergeID { throw .alreadyMerged(merge) }
  }

  /// A merge is undone only from the end of the chain: what was merged on top of it later is undone
  /// first.
  func unmerge(_ unmerged: CustomerUnmerged) throws(Refusal) {
    guard let merge = situation.merge else { throw .mergeDoesNotExist(unmerged.mergeID) }
    let absorbed = merge.refs[.absorbed].flatMap { situation.customers[CustomerID($0)] }
    guard let absorbed, absorbed.mergeID == unmerged.mergeID else {
      throw .alreadyUnmerged(unmerged.mergeID)
    }
    guard !absorbed.isErased else { throw .customerIsErased }
    let later = situation.mergesAbove.filter { $0.seq > merge.seq }.max { $0.seq < $1.seq }
    if let later = later?.mergeID { throw .mergeIsSuperseded(by: later) }
  }

  /// One of the two customers of a merge, who must exist.
  private func mergedCustomer(_ role: Role) throws(Refusal) -> CustomerState {
    guard let id = refs[role] else { throw .malformed(field: role.word) }
    guard let state = situation.customers[CustomerID(id)], state.lastSeq > 0 else {
      throw .doesNotExist(Ref(role, id))
    }
    return state
  }
}

extension Record {
  /// The merge of which it says that it was made; `nil` for any other event.
  package var mergeID: MergeID? {
    guard case .customers(.customerMerged(let merged)) = event else { return nil }
    return merged.mergeID
  }
}

extension Refs {
  /// These refs with the two customers of a merge as they stand on its record, and with no others
  /// in their roles: what undoes it belongs on the feeds of the same two.
  func undoing(_ merge: Record) -> Refs {
    let isOfMerge = { (ref: Ref) in ref.role == .survivor || ref.role == .absorbed }
    return Refs(all.filter { !isOfMerge($0) } + merge.refs.all.filter(isOfMerge))
  }
}
