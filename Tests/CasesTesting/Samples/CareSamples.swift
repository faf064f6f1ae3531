package import Cases

extension Event.Care {
  /// One event of every type of this topic.
  package static let samples: [Event.Care] = [
    .followUpPlanned(.sample),
    .followUpDone(.sample),
    .maintenancePlanned(.sample),
    .maintenanceFellDue(.sample),
    .maintenanceDone(.sample),
    .recallAnnounced(.sample),
    .recallUnitNotified(.sample),
    .recallUnitTraced(.sample),
    .recallUnitRemedied(.sample),
    .surveyAnswered(.sample),
    .knowledgeSought(.sample),
    .salesSignaled(.sample),
    .trendFlagged(.sample),
  ]
}

extension FollowUpPlanned {
  /// One of them, for tests.
  package static let sample = FollowUpPlanned(
    trigger: .repair,
    window: .sample,
    channel: .phone,
    script: "after-repair")
}

extension FollowUpDone {
  /// One of them, for tests.
  package static let sample = FollowUpDone(
    outcome: .answered,
    using: .well,
    satisfied: true,
    findings: "音は気にならなくなった")
}

extension MaintenancePlanned {
  /// One of them, for tests.
  package static let sample = MaintenancePlanned(
    planID: .sample("MaintenancePlanned.planId"),
    basis: .interval,
    dueOn: Day(2027, 4, 1),
    checklist: "ax300-yearly",
    replaces: .sample("MaintenancePlanned.replaces"))
}

extension MaintenanceFellDue {
  /// One of them, for tests.
  package static let sample = MaintenanceFellDue(
    planID: .sample("MaintenanceFellDue.planId"),
    dueOn: Day(2027, 4, 1))
}

extension MaintenanceDone {
  /// One of them, for tests.
  package static let sample = MaintenanceDone(
    planID: .sample("MaintenanceDone.planId"),
    results: [.sample],
    nextDueOn: Day(2028, 4, 1))
}

extension RecallAnnounced {
  /// One of them, for tests.
  package static let sample = RecallAnnounced(
    revision: 1,
    models: ["AX-300"],
    serialRanges: [.sample],
    hazard: "overheating",
    healthRisk: "burn",
    period: "2024-01..2024-06",
    howFound: "fieldReports",
    remedy: .repair,
    unitsInMarketCount: 1204,
    authorityRef: "METI-2026-17",
    startedOn: Day(2026, 11, 1),
    endedOn: Day(2027, 10, 31))
}

extension RecallUnitNotified {
  /// One of them, for tests.
  package static let sample = RecallUnitNotified(
    via: .phone,
    message: .sample("RecallUnitNotified.message"))
}

extension RecallUnitTraced {
  /// One of them, for tests.
  package static let sample = RecallUnitTraced(
    result: .agreed)
}

extension RecallUnitRemedied {
  /// One of them, for tests.
  package static let sample = RecallUnitRemedied(
    how: .repair,
    repair: .sample("RecallUnitRemedied.repair"))
}

extension SurveyAnswered {
  /// One of them, for tests.
  package static let sample = SurveyAnswered(
    surveyID: .sample("SurveyAnswered.surveyId"),
    respondent: .customer,
    kind: .csat,
    score: 4,
    contactsNeeded: 2,
    saidRepeated: false,
    comment: "対応が早かった")
}

extension KnowledgeSought {
  /// One of them, for tests.
  package static let sample = KnowledgeSought(
    by: .agent,
    document: "KB-12",
    version: "3",
    how: .read,
    helped: true,
    query: "E4 異音")
}

extension SalesSignaled {
  /// One of them, for tests.
  package static let sample = SalesSignaled(
    kind: .upsell,
    basis: .sample("SalesSignaled.basis"),
    amount: .sample,
    note: "来期に2台増設の予定")
}

extension TrendFlagged {
  /// One of them, for tests.
  package static let sample = TrendFlagged(
    metric: "symptomByModel",
    window: .sample,
    expected: "2.1",
    observedCount: 9,
    probability: "0.0003",
    keys: .sample,
    firstCase: .sample("TrendFlagged.firstCase"))
}
