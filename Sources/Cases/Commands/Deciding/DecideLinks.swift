// Cases that have to do with each other; closed ones too.

extension Deciding {
  func link(_ linked: CaseLinked) throws(Refusal) {
    guard refs.case != linked.otherCase else { throw .linksWithItself }
    let state = try existingCase()
    guard let other = situation.linkedCases[linked.otherCase], other.stage != .absent else {
      throw .doesNotExist(Ref(.case, linked.otherCase.any))
    }
    let same = state.links.first {
      $0.relation == linked.relation && $0.other == linked.otherCase && $0.isFromHere
    }
    if let same { throw .linkExists(same.id) }
    if let survivor = state.duplicateOf { throw .caseIsDuplicate(of: survivor) }
    if leads(from: linked.otherCase, to: state.id, by: linked.relation) { throw .linkMakesCycle }
  }

  /// Whether links of one relation lead from one case to another.
  private func leads(
    from start: CaseID, to end: CaseID, by relation: CaseRelation
  ) -> Bool {
    var seen: Set<CaseID> = []
    var waiting = [start]
    while let next = waiting.popLast() {
      if next == end { return true }
      guard seen.insert(next).inserted else { continue }
      waiting += situation.linkedCases[next]?.others(by: relation) ?? []
    }
    return false
  }

  /// A duplicate is let go only from the case that stands at the end: what was linked later is
  /// undone first.
  func unlink(_ unlinked: CaseUnlinked) throws(Refusal) {
    let state = try existingCase()
    guard let link = state.links.first(where: { $0.id == unlinked.linkID }) else {
      if state.undoneLinks.contains(unlinked.linkID) { throw .alreadyUnlinked(unlinked.linkID) }
      throw .linkDoesNotExist(unlinked.linkID)
    }
    guard link.relation == .duplicateOf else { return }
    let survivor = link.isFromHere ? situation.linkedCases[link.other] : state
    let later = duplicateLinks(above: survivor)
      .filter { $0.id != link.id && $0.seq > link.seq }.max { $0.seq < $1.seq }
    if let later { throw .linkIsSuperseded(by: later.id) }
  }

  /// The links by which a case, and what it is a duplicate of in turn, are duplicates.
  private func duplicateLinks(above start: CaseState?) -> [CaseLink] {
    var links: [CaseLink] = []
    var seen: Set<CaseID> = []
    var next = start
    while let state = next, seen.insert(state.id).inserted, let link = state.duplicateLink {
      links.append(link)
      next = situation.linkedCases[link.other]
    }
    return links
  }
}

extension CaseState {
  /// The cases to which links of one relation lead from here.
  package func others(by relation: CaseRelation) -> [CaseID] {
    links.filter { $0.relation == relation && $0.isFromHere }.map(\.other)
  }
}

extension Refs {
  /// These refs with the case that a link is said of first: that which is not the other one.
  package func linking(to other: CaseID) -> Refs {
    let cases = all.filter { $0.role == .case && $0.id != other.any }
    guard let first = cases.first else { return self }
    var refs = Refs([first])
    for ref in all { refs.insert(ref) }
    refs.insert(Ref(.case, other.any))
    return refs
  }
}
