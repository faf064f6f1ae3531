package import Cases

extension Event.Customers {
  /// One event of every type of this topic.
  package static let samples: [Event.Customers] = [
    .customerRegistered(.sample),
    .contactPointAdded(.sample),
    .contactPointRetired(.sample),
    .customerTagged(.sample),
    .customerMerged(.sample),
    .customerUnmerged(.sample),
    .consentRecorded(.sample),
  ]
}

extension CustomerRegistered {
  /// One of them, for tests.
  package static let sample = CustomerRegistered(
    kind: .person,
    name: "山田製作所",
    nameKana: "ヤマダセイサクショ",
    language: "ja")
}

extension ContactPointAdded {
  /// One of them, for tests.
  package static let sample = ContactPointAdded(
    pointID: .sample("ContactPointAdded.pointId"),
    kind: .phone,
    raw: "03-1234-5678",
    normalized: "+81312345678",
    extensionDigits: "12",
    label: "代表",
    sharing: .one,
    verifiedBy: .contact,
    validFrom: Day(2026, 11, 19))
}

extension ContactPointRetired {
  /// One of them, for tests.
  package static let sample = ContactPointRetired(
    pointID: .sample("ContactPointRetired.pointId"),
    reason: .moved,
    validTo: Day(2026, 11, 20))
}

extension CustomerTagged {
  /// One of them, for tests.
  package static let sample = CustomerTagged(
    added: ["vip"],
    removed: ["complaint"],
    until: .sample,
    reason: "いつも早めの連絡を希望")
}

extension CustomerMerged {
  /// One of them, for tests.
  package static let sample = CustomerMerged(
    mergeID: .sample("CustomerMerged.mergeId"),
    evidence: [.sample("event")],
    score: 92,
    method: "samePhoneAndName")
}

extension CustomerUnmerged {
  /// One of them, for tests.
  package static let sample = CustomerUnmerged(
    mergeID: .sample("CustomerUnmerged.mergeId"),
    reason: "differentPeople")
}

extension ConsentRecorded {
  /// One of them, for tests.
  package static let sample = ConsentRecorded(
    purpose: .sms,
    given: true,
    how: "spoken",
    textVersion: "privacy-3")
}
