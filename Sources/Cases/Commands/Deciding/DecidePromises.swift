extension Deciding {
  /// The promise, and the settling of the one whose place it takes.
  func promise(_ made: PromiseMade) throws(Refusal) -> [Draft] {
    if refs.case != nil { _ = try existingCase() }
    try checkCustomerExists()
    try checkOwner(made.owner)
    if let point = made.pointID, let customer = situation.person,
      !customer.points.contains(where: { $0.id == point })
    {
      throw .doesNotExist(Ref(.site, point.any))
    }
    if refs.case != nil { _ = try liveCase() }
    if situation.customer?.isErased == true { throw .customerIsErased }
    try checkNotPast(made.window)
    try checkChannel(made)
    if made.kind == .callback, let left = situation.callbackSlotsLeftCount, left <= 0 {
      throw .slotIsFull
    }
    var drafts = [Draft(.commitments(.promiseMade(made)), refs: refs)]
    if let replaced = made.replaces { drafts.append(try settle(replaced)) }
    return drafts
  }

  /// The customer in the refs, which must exist.
  func checkCustomerExists() throws(Refusal) {
    guard let id = refs.customer, situation.customer?.id != id else { return }
    // A customer whom only the case names need not be at hand.
    if situation.customer == nil, situation.case?.customer == id { return }
    throw .doesNotExist(Ref(.customer, id.any))
  }

  private func checkChannel(_ made: PromiseMade) throws(Refusal) {
    guard let customer = situation.person else { return }
    if let point = customer.points.first(where: { $0.id == made.pointID }), point.isRetired {
      throw .contactPointIsRetired(point.id)
    }
    // Whoever asks for a promise agrees to hear of it, unless they have said no before.
    if let purpose = made.via?.consentPurpose, customer.consent(to: purpose) == false {
      throw .consentIsMissing(purpose)
    }
  }

  /// The promise that is replaced was renegotiated; it must still be open.
  private func settle(_ replaced: PromiseID) throws(Refusal) -> Draft {
    let inCase = situation.case?.promises.contains { $0.id == replaced } ?? false
    let names = [situation.customer].compactMap(\.self) + situation.otherNames
    let holder = names.first { $0.promises.contains { $0.id == replaced } }
    guard inCase || holder != nil else {
      let settled =
        (situation.case?.settledPromises ?? []) + names.flatMap(\.settledPromises)
      if settled.contains(where: { $0.id == replaced }) { throw .promiseIsSettled(replaced) }
      throw .doesNotExist(Ref(.promise, replaced.any))
    }
    var refs = refs
    refs.promise = replaced
    // It is settled where it was made, and under the name under which it was made.
    if !inCase {
      refs.case = nil
      refs.customer = holder?.id ?? refs.customer
    }
    return Draft(.commitments(.promiseSettled(PromiseSettled(outcome: .renegotiated))), refs: refs)
  }
}

extension Channel {
  /// The consent that writing to somebody this way takes.
  var consentPurpose: ConsentPurpose? {
    switch self {
    case .sms: .sms
    case .email: .email
    case .phone, .chat, .web, .chatbot, .counter, .fax: nil
    }
  }
}
