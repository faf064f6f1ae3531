package import Cases

extension Event.Cases {
  /// One event of every type of this topic.
  package static let samples: [Event.Cases] = [
    .caseOpened(.sample),
    .caseClassified(.sample),
    .caseAssigned(.sample),
    .caseWaitStarted(.sample),
    .caseWaitEnded(.sample),
    .caseLinked(.sample),
    .caseUnlinked(.sample),
    .caseResolved(.sample),
    .caseReopened(.sample),
    .caseClosed(.sample),
  ]
}

extension CaseOpened {
  /// One of them, for tests.
  package static let sample = CaseOpened(
    channel: .phone,
    reasonCode: "malfunction",
    priority: .high,
    subject: "圧縮機 異音 E4",
    firstWords: "昨夜から動かすとガラガラ鳴る")
}

extension CaseClassified {
  /// One of them, for tests.
  package static let sample = CaseClassified(
    symptom: "noise",
    cause: "bearingWorn",
    reason: "malfunction",
    priority: .high,
    severity: .major,
    basis: "customerSaid")
}

extension CaseAssigned {
  /// One of them, for tests.
  package static let sample = CaseAssigned(
    team: .repair,
    person: .sample("CaseAssigned.person"),
    reason: "available")
}

extension CaseWaitStarted {
  /// One of them, for tests.
  package static let sample = CaseWaitStarted(
    waitID: .sample("CaseWaitStarted.waitId"),
    reason: .parts,
    pauses: ["resolution"],
    expectedUntil: Instant.sample.adding(seconds: 432_000),
    nudgeOn: Day(2026, 11, 24))
}

extension CaseWaitEnded {
  /// One of them, for tests.
  package static let sample = CaseWaitEnded(
    waitID: .sample("CaseWaitEnded.waitId"),
    why: "arrived")
}

extension CaseLinked {
  /// One of them, for tests.
  package static let sample = CaseLinked(
    linkID: .sample("CaseLinked.linkId"),
    relation: .duplicateOf,
    otherCase: .sample("CaseLinked.otherCase"))
}

extension CaseUnlinked {
  /// One of them, for tests.
  package static let sample = CaseUnlinked(
    linkID: .sample("CaseUnlinked.linkId"),
    reason: "mistake")
}

extension CaseResolved {
  /// One of them, for tests.
  package static let sample = CaseResolved(
    resolutionCode: "repaired",
    causeCode: "bearingWorn",
    remedyCode: "partReplaced",
    confirmedWithCustomer: true,
    document: "KB-12",
    note: "圧縮機を交換し、試運転で異音なし")
}

extension CaseReopened {
  /// One of them, for tests.
  package static let sample = CaseReopened(
    sameIssue: true,
    reason: "recurred")
}

extension CaseClosed {
  /// One of them, for tests.
  package static let sample = CaseClosed(
    surveyWanted: true)
}
