// What a person may ask of those who keep data about them: to be shown it, to be forgotten.

extension Deciding {
  func order(_ ordered: ErasureOrdered) throws(Refusal) {
    throw .notAllowed(right: "erase")
  }

  func disclose(_ disclosure: DisclosureMade) throws(Refusal) {
    throw .notAllowed(right: "disclose")
  }
}
