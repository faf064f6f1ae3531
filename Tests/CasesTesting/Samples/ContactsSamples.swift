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
    withheld: .anonymous,
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
    level: .maybe)
}

extension ContactTransferred {
  /// One of them, for tests.
  package static let sample = ContactTransferred(
    leg: 2,
    kind: .blind,
    from: .sample("ContactTransferred.from"),
    to: .sample,
    handoff: .sample("ContactTransferred.handoff"))
}

extension ContactDiverted {
  /// One of them, for tests.
  package static let sample = ContactDiverted(
    because: .noLine,
    to: .callback,
    page: "/support/e4")
}

extension ContactEnded {
  /// One of them, for tests.
  package static let sample = ContactEnded(
    stage: .ivr,
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
    category: .cancel,
    offsetSeconds: 95,
    speaker: .customer,
    quote: "さっきも言いましたが")
}

extension MessagePosted {
  /// One of them, for tests.
  package static let sample = MessagePosted(
    messageID: .sample("MessagePosted.messageId"),
    direction: .inbound,
    purpose: .reply,
    template: "visit-notice",
    sendAt: .sample,
    text: "また止まりました。至急お願いします")
}

extension MediaAttached {
  /// One of them, for tests.
  package static let sample = MediaAttached(
    mediaID: .sample("MediaAttached.mediaId"),
    kind: .recording,
    sha256: [0x9f, 0x2c],
    durationSeconds: 161,
    transcribes: .sample("MediaAttached.transcribes"),
    language: "ja",
    dictionaryVersion: "dict-4",
    retainUntil: Day(2027, 11, 19),
    mediaKey: [0x00, 0xff],
    location: "第2工場 北側 2F",
    caption: "銘板・交換後")
}
