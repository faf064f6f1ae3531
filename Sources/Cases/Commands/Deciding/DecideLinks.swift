// Cases that have to do with each other; closed ones too.

extension Deciding {
  func link(_ linked: CaseLinked) throws(Refusal) {
    guard linked.otherCase != refs.case else { throw .linksWithItself }
    let state = try existingCase()
    if let survivor = state.duplicateOf { throw .caseIsDuplicate(of: survivor) }
  }

  func unlink(_ unlinked: CaseUnlinked) throws(Refusal) {
    let state = try existingCase()
    guard state.duplicateLink == unlinked.linkID else {
      throw .linkDoesNotExist(unlinked.linkID)
    }
  }
}
