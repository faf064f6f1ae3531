// What a person may ask of those who keep data about them: to be shown it, to be forgotten.

extension Deciding {
  /// Forgets the person under all names: one order for each, the one that was named first.
  func order(_ ordered: ErasureOrdered) throws(Refusal) -> [Draft] {
    let customer = try existingCustomer()
    guard !customer.isErased else { throw .customerIsErased }
    for kept in ordered.keeps where kept.why.isEmpty {
      throw .keepIsUnexplained(what: kept.what)
    }
    guard situation.openCases.isEmpty else { throw .casesAreOpen(situation.openCases) }
    let others = situation.otherNames.filter { !$0.isErased }
    return ([customer] + others).map { name in
      Draft(.book(.erasureOrdered(ordered)), refs: Refs([Ref(.customer, name.id.any)]))
    }
  }

  /// Shows the person what is kept, once it is certain that it is the person.
  func disclose(_ disclosure: DisclosureMade) throws(Refusal) {
    let customer = try existingCustomer()
    guard !customer.isErased else { throw .customerIsErased }
    guard disclosure.to != .subject || situation.isIdentityVerified else {
      throw .identityIsUnverified
    }
  }

  private func existingCustomer() throws(Refusal) -> CustomerState {
    guard let id = refs.customer else { throw .malformed(field: Role.customer.word) }
    guard let state = situation.customer, state.id == id, !state.number.isEmpty else {
      throw .doesNotExist(Ref(.customer, id.any))
    }
    return state
  }
}
