package import Cases

extension Event.Commitments {
  /// One event of every type of this topic.
  package static let samples: [Event.Commitments] = [
    .handoffOffered(.sample),
    .handoffAccepted(.sample),
    .handoffDeclined(.sample),
    .handoffLapsed(.sample),
    .promiseMade(.sample),
    .promiseSettled(.sample),
  ]
}

extension HandoffOffered {
  /// One of them, for tests.
  package static let sample = HandoffOffered(
    from: Owner(team: .support, person: .sample("member")),
    to: .sample,
    reasonCode: "needsRepair",
    brief: .sample,
    doNotAsk: ["item.serial", "case.symptom"],
    evidence: [.sample("event")],
    respondBy: Instant.sample.adding(seconds: 3_600))
}

extension HandoffAccepted {
  /// One of them, for tests.
  package static let sample = HandoffAccepted(
    by: .sample("HandoffAccepted.by"),
    restatedNextStep: "今日13時に訪問",
    readToSeq: .sample)
}

extension HandoffDeclined {
  /// One of them, for tests.
  package static let sample = HandoffDeclined(
    by: .sample("HandoffDeclined.by"),
    reasonCode: .wrongTeam,
    missing: ["case.lightsOnPanel"],
    suggestTo: .sales)
}

extension HandoffLapsed {
  /// One of them, for tests.
  package static let sample = HandoffLapsed(
    cause: .withdrawn,
    escalatedTo: .sample)
}

extension PromiseMade {
  /// One of them, for tests.
  package static let sample = PromiseMade(
    kind: .callback,
    what: "試運転後の確認電話",
    window: .sample,
    via: .phone,
    pointID: .sample("PromiseMade.pointId"),
    owner: .sample,
    replaces: .sample("PromiseMade.replaces"),
    agreedWithCustomer: true)
}

extension PromiseSettled {
  /// One of them, for tests.
  package static let sample = PromiseSettled(
    outcome: .released,
    evidence: .sample,
    reason: "お客様の都合で不要になった")
}
