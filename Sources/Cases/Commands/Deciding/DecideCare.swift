// Follow-ups, maintenance and recalls.

extension Deciding {
  /// A follow-up that is planned again, under its own id, is at another time.
  func plan(_ planned: FollowUpPlanned) throws(Refusal) {
    if refs.case != nil { _ = try existingCase() }
    try checkCustomerExists()
    if situation.customer?.isErased == true { throw .customerIsErased }
    if let id = refs[.followUp],
      situation.person?.doneFollowUps.contains(where: { $0.id.any == id }) == true
    {
      throw .planIsDone(id)
    }
    try checkNotPast(planned.window)
    try checkChannel(planned)
  }

  private func checkChannel(_ planned: FollowUpPlanned) throws(Refusal) {
    guard let customer = situation.person else { return }
    let points = customer.points.filter { planned.channel.reaches($0.kind) }
    if let last = points.last, points.allSatisfy(\.isRetired) {
      throw .contactPointIsRetired(last.id)
    }
    for need in planned.neededConsents {
      let said = customer.consent(to: need.purpose)
      guard said == true || (said == nil && !need.mustBeGiven) else {
        throw .consentIsMissing(need.purpose)
      }
    }
  }

  func plan(_ planned: MaintenancePlanned) throws(Refusal) {
    let item = try existingItem()
    for id in [planned.replaces, planned.planID].compactMap(\.self)
    where item.donePlans.contains(id) {
      throw .planIsDone(id.any)
    }
    guard let replaced = planned.replaces else { return }
    guard item.plans.contains(where: { $0.id == replaced }) else {
      throw .malformed(field: "replaces")
    }
  }

  /// Two revisions at once: the second to come is stale.
  func announce(_ announced: RecallAnnounced) throws(Refusal) {
    try checkRanges(announced)
    guard let current = situation.recall?.revision, announced.revision <= current else { return }
    throw .versionIsStale(current: current)
  }

  /// What covers no unit is no recall.
  func checkRanges(_ announced: RecallAnnounced) throws(Refusal) {
    guard !announced.models.isEmpty, !announced.serialRanges.contains(where: \.isEmpty) else {
      throw .rangeIsEmpty
    }
  }
}

/// A consent that a follow-up takes.
private struct NeededConsent {
  let purpose: ConsentPurpose
  /// Whether silence is not enough.
  let mustBeGiven: Bool
}

extension FollowUpPlanned {
  /// The consents that it takes.
  ///
  /// Nobody asked for a follow-up, so that writing takes a consent that was given.  What comes of
  /// a defect is for the safety of the customer and goes out unless they have said no; a new
  /// product is an advertisement, which takes consent to those.
  fileprivate var neededConsents: [NeededConsent] {
    let isWritten = channel.consentPurpose != nil
    var needed: [NeededConsent] = []
    if let purpose = channel.consentPurpose {
      needed.append(NeededConsent(purpose: purpose, mustBeGiven: trigger != .defect))
    }
    if trigger == .newProduct {
      needed.append(NeededConsent(purpose: .marketing, mustBeGiven: isWritten))
    }
    return needed
  }
}

extension Channel {
  /// Whether somebody is reached this way at a contact point of `kind`.
  package func reaches(_ kind: ContactPointKind) -> Bool {
    switch self {
    case .phone: kind == .phone || kind == .sms
    case .sms: kind == .sms || kind == .phone
    case .email: kind == .email
    case .fax: kind == .phone
    case .chat, .web, .chatbot, .counter: false
    }
  }
}
