package import Cases

extension Event.Contacts {
  /// One event of every type of this topic.
  package static let samples: [Event.Contacts] = [
    .contactStarted(.sample),
    .contactWaitStarted(.sample),
    .contactAnswered(.sample),
    .contactIdentified(.sample),
    .contactTransferred(.sample),
    .contactDiverted(.sample),
    .contactEnded(.sample),
    .contactWrappedUp(.sample),
    .contactAlertWordHeard(.sample),
    .messagePosted(.sample),
    .mediaAttached(.sample),
  ]
}

extension ContactStarted {
  /// One of them, for tests.
  package static let sample = ContactStarted(
    channel: .phone,
    direction: .inbound,
    caller: .sample,
    withheld: nil,
    toLine: "support-1",
    pbxCallID: "1763526720.17",
    ivrPath: ["1", "3"])
}

extension ContactWaitStarted {
  /// One of them, for tests.
  package static let sample = ContactWaitStarted(
    kind: .queue,
    queue: "support",
    position: 3,
    estimateSeconds: 120,
    reason: "allAgentsBusy")
}

extension ContactAnswered {
  /// One of them, for tests.
  package static let sample = ContactAnswered(
    leg: 1,
    agent: .sample("ContactAnswered.agent"),
    waitSeconds: 12)
}

extension ContactIdentified {
  /// One of them, for tests.
  package static let sample = ContactIdentified(
    candidates: [.sample],
    chosen: .sample("ContactIdentified.chosen"),
    method: .number,
    level: .known)
}

extension ContactTransferred {
  /// One of them, for tests.
  package static let sample = ContactTransferred(
    leg: 2,
    kind: .consult,
    from: .sample("ContactTransferred.from"),
    to: .sample,
    handoff: .sample("ContactTransferred.handoff"))
}

extension ContactDiverted {
  /// One of them, for tests.
  package static let sample = ContactDiverted(
    because: .waitTooLong,
    to: .callback,
    page: "/support/e4")
}

extension ContactEnded {
  /// One of them, for tests.
  package static let sample = ContactEnded(
    stage: .talk,
    outcome: .reached,
    talkSeconds: 161,
    holdSeconds: 0,
    cause: "normal")
}

extension ContactWrappedUp {
  /// One of them, for tests.
  package static let sample = ContactWrappedUp(
    leg: 1,
    disposition: "caseOpened",
    reasonCode: "malfunction",
    afterCallWorkSeconds: 45,
    cases: [.sample("case")],
    customerSaidResolved: true,
    summary: "異音とE4、訪問希望")
}

extension ContactAlertWordHeard {
  /// One of them, for tests.
  package static let sample = ContactAlertWordHeard(
    ruleID: "repeat-1",
    category: .repeat,
    offsetSeconds: 95,
    speaker: .customer,
    quote: "さっきも言いましたが")
}

extension MessagePosted {
  /// One of them, for tests.
  package static let sample = MessagePosted(
    messageID: .sample("MessagePosted.messageId"),
    direction: .outbound,
    purpose: .visitNotice,
    template: "visit-notice",
    sendAt: Instant.sample.adding(seconds: 3_600),
    text: "明日13時に伺います")
}

extension MediaAttached {
  /// One of them, for tests.
  package static let sample = MediaAttached(
    mediaID: .sample("MediaAttached.mediaId"),
    kind: .transcript,
    sha256: .sampleHash,
    durationSeconds: 161,
    transcribes: .sample("MediaAttached.transcribes"),
    language: "ja",
    dictionaryVersion: "dict-4",
    retainUntil: Day(2027, 11, 19),
    mediaKey: .sampleHash,
    location: "第2工場 北側 2F",
    caption: "応対の文字起こし")
}
