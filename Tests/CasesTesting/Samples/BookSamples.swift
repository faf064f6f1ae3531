package import Cases

extension Event.Book {
  /// One event of every type of this topic.
  package static let samples: [Event.Book] = [
    .documentPublished(.sample),
    .memberRegistered(.sample),
    .memberLeft(.sample),
    .entryRetracted(.sample),
    .entryPinned(.sample),
    .entryUnpinned(.sample),
    .clockJudged(.sample),
    .conflictRaised(.sample),
    .conflictSettled(.sample),
    .erasureOrdered(.sample),
    .erasureCompleted(.sample),
    .disclosureMade(.sample),
  ]
}

extension DocumentPublished {
  /// One of them, for tests.
  package static let sample = DocumentPublished(
    documentID: "reason-codes",
    kind: .reasonCodes,
    version: 1,
    title: "理由コード",
    content: [0x7b, 0x7d],
    sha256: nil,
    audience: .agents)
}

extension MemberRegistered {
  /// One of them, for tests.
  package static let sample = MemberRegistered(
    name: "佐藤 花子",
    team: .repair,
    skills: ["refrigerant"],
    osUser: "sato")
}

extension MemberLeft {
  /// One of them, for tests.
  package static let sample = MemberLeft()
}

extension EntryRetracted {
  /// One of them, for tests.
  package static let sample = EntryRetracted(
    events: [.sample("event")],
    reasonCode: "mistake",
    reason: "別の案件に書いた")
}

extension EntryPinned {
  /// One of them, for tests.
  package static let sample = EntryPinned(
    event: .sample("EntryPinned.event"))
}

extension EntryUnpinned {
  /// One of them, for tests.
  package static let sample = EntryUnpinned(
    event: .sample("EntryUnpinned.event"))
}

extension ClockJudged {
  /// One of them, for tests.
  package static let sample = ClockJudged(
    clock: "firstResponse",
    policyVersion: 1,
    calendarVersion: 1,
    dueAt: .sample,
    verdict: .breached,
    actualAt: Instant.sample.adding(seconds: 60),
    pausedSeconds: 600,
    restates: .sample("ClockJudged.restates"),
    cause: .sample("ClockJudged.cause"))
}

extension ConflictRaised {
  /// One of them, for tests.
  package static let sample = ConflictRaised(
    conflictID: .sample("ConflictRaised.conflictId"),
    rule: .refusedOffline,
    events: [.sample("event")],
    command: [0x0a, 0x00],
    refusal: "caseIsClosed")
}

extension ConflictSettled {
  /// One of them, for tests.
  package static let sample = ConflictSettled(
    conflictID: .sample("ConflictSettled.conflictId"),
    stands: .sample("ConflictSettled.stands"),
    reason: "現場の記録が正しい")
}

extension ErasureOrdered {
  /// One of them, for tests.
  package static let sample = ErasureOrdered(
    reason: "request",
    keeps: [.sample])
}

extension ErasureCompleted {
  /// One of them, for tests.
  package static let sample = ErasureCompleted(
    keys: [12, 13],
    recordCount: 31,
    blobCount: 2)
}

extension DisclosureMade {
  /// One of them, for tests.
  package static let sample = DisclosureMade(
    to: .subject,
    what: .export,
    reason: "request",
    sha256: .sampleHash)
}
