// Customers who turned out to be one, and who turned out not to be.

extension Deciding {
  func merge(_ merged: CustomerMerged) throws(Refusal) {
    throw .notAllowed(right: "merge")
  }

  func unmerge(_ unmerged: CustomerUnmerged) throws(Refusal) {
    throw .notAllowed(right: "merge")
  }
}
